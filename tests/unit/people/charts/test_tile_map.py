"""The map of regions: a tile each, no two in a place, shades from little to much."""

import xml.etree.ElementTree as ET

import pytest

from shanyraq.law.codes import Region
from shanyraq.people.charts.labels import Labels
from shanyraq.people.charts.tile_map import COLUMNS, PLACES, ROWS, tile_map, tile_map_svg

LABELS = Labels("Families in need", "en", form="percent", synthetic=True)
TODAY = [region for region in Region if region != Region.SOUTH_KAZAKHSTAN]


def test_every_region_of_today_has_a_tile_of_its_own() -> None:
    assert set(PLACES) == set(TODAY)
    assert len(set(PLACES.values())) == len(TODAY) == 20
    assert all(row < ROWS and column < COLUMNS for row, column in PLACES.values())


def test_the_least_value_is_lightest_and_the_most_darkest() -> None:
    laid = tile_map({Region.ABAI: 0.1, Region.ASTANA: 0.35, Region.ULYTAU: 0.6}, LABELS)
    levels = {tile.region: tile.level for tile in laid.tiles}
    assert [levels[region] for region in (Region.ABAI, Region.ASTANA, Region.ULYTAU)] == [0, 2, 4]
    assert levels[Region.ALMATY] is None
    assert laid.legend[0] == "10% – 20%"
    assert laid.title == "Families in need (synthetic)"


def test_regions_that_are_all_alike_have_the_middle_shade() -> None:
    laid = tile_map(dict.fromkeys(TODAY, 7.0), Labels("t", "ru"))
    assert {tile.level for tile in laid.tiles} == {2}
    assert laid.legend == ("7",)


def test_values_beside_each_other_have_as_many_decimals() -> None:
    values = {Region.ABAI: 0.01, Region.ASTANA: 0.0253, Region.ULYTAU: 0.004}
    laid = tile_map(values, Labels("t", "ru", form="percent"))
    told = {tile.region: tile.value for tile in laid.tiles}
    assert [told[region] for region in values] == ["1,0\u00a0%", "2,5\u00a0%", "0,4\u00a0%"]
    near = tile_map({Region.ABAI: 0.367, Region.ASTANA: 0.225}, Labels("t", "en"))
    assert near.legend[0] == "0.22 – 0.25"
    assert len(set(near.legend)) == 5


def test_the_former_region_takes_the_tile_of_its_successor() -> None:
    tiles = {(tile.row, tile.column): tile for tile in tile_map({Region.SOUTH_KAZAKHSTAN: 1.0}, LABELS).tiles}
    assert tiles[PLACES[Region.TURKESTAN]].region == Region.SOUTH_KAZAKHSTAN
    both = tile_map({Region.SOUTH_KAZAKHSTAN: 1.0, Region.TURKESTAN: 2.0}, LABELS)
    assert Region.TURKESTAN in {tile.region for tile in both.tiles}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_names_fit_their_tiles_and_differ(lang: str) -> None:
    names = [tile.name for tile in tile_map({}, Labels("t", lang)).tiles]
    assert len(set(names)) == 20
    assert all(len(line) <= 14 for name in names for line in name)
    assert all(len(name) <= 2 for name in names)


@pytest.mark.parametrize("values", [{}, {Region.ABAI: 0.5}, dict.fromkeys(TODAY, 0.25)])
def test_the_drawing_is_sound_and_says_that_it_is_synthetic(values: dict[Region, float]) -> None:
    drawn = tile_map_svg(values, LABELS)
    assert drawn == tile_map_svg(values, LABELS)
    texts = [element.text for element in ET.fromstring(drawn).iter() if element.text]
    assert "synthetic" in texts
    assert ("no data" in texts) == (len(values) < 20)
