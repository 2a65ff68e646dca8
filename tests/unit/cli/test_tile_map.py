"""The map at the terminal: cells in their places, shades with colours, marks without."""

import pytest

from shanyraq.cli.tile_map import MARKS, drawn_map
from shanyraq.law.codes import Region
from shanyraq.people.charts.labels import Labels
from shanyraq.people.charts.tile_map import PLACES, TileMap, tile_map


def laid(values: dict[Region, float], lang: str = "en") -> TileMap:
    return tile_map(values, Labels("Share", lang, form="percent"))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_region_has_a_cell_that_fits_the_screen(lang: str, width: int) -> None:
    drawn = drawn_map(laid({region: 0.01 * place for place, region in enumerate(PLACES)}, lang), width, coloured=False)
    lines = drawn.plain.splitlines()
    assert max(map(len, lines)) <= max(width, 80)
    assert drawn.plain.count("%") >= len(PLACES)


def test_the_capital_lies_east_of_akmola_and_south_of_the_north() -> None:
    lines = drawn_map(laid(dict.fromkeys(PLACES, 0.5)), 80, coloured=True).plain.splitlines()
    [north] = [row for row, line in enumerate(lines) if "Kostanay" in line]
    [own] = [row for row, line in enumerate(lines) if "Astana" in line]
    assert north < own
    assert lines[own].index("Akmola") < lines[own].index("Astana")


def test_marks_tell_shades_apart_only_where_there_are_no_colours() -> None:
    values = {region: 0.01 * place for place, region in enumerate(PLACES)}
    assert all(mark in drawn_map(laid(values), 80, coloured=False).plain for mark in MARKS)
    assert not any(mark in drawn_map(laid(values), 80, coloured=True).plain for mark in MARKS)


def test_a_region_without_a_value_has_a_dash_and_no_shade() -> None:
    drawn = drawn_map(laid({Region.ASTANA: 0.25}), 80, coloured=False)
    assert "▒ 25%" in drawn.plain
    assert drawn.plain.count("—") == len(PLACES) - 1
    shaded = [span for span in drawn.spans if span.style]
    assert len(shaded) == 4, "three lines of the one cell, and the legend"
