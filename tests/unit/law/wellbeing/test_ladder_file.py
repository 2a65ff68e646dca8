"""A ladder's file is read strictly: what is wrong is told by its place, in three languages."""

import re
from pathlib import Path

import pytest

import shanyraq.law.wellbeing
from shanyraq.law.wellbeing.ladder import Method
from shanyraq.law.wellbeing.ladder_file import read_ladder
from shanyraq.law.wellbeing.problems import LadderProblem
from shanyraq.rules import LANGUAGES

SHIPPED = Path(shanyraq.law.wellbeing.__file__).parent / "ladders"
TEXT = """
[ladder]
name = "small"
title = { en = "A small ladder", ru = "Малая лестница", kk = "Шағын саты" }
method = "points"
since = 2024-01-01
until = 2025-12-31
regions = ["35"]
act = "Order 267"
source = "made up"
certainty = "assumed"

[[levels]]
code = "up"
title = { en = "up", ru = "верх", kk = "жоғары" }
colour = "#00aa00"

[[levels]]
code = "middle"
title = { en = "middle", ru = "середина", kk = "орта" }
colour = "#aaaa00"

[[levels]]
code = "down"
title = { en = "down", ru = "низ", kk = "төмен" }
colour = "#aa0000"

[domains]
home = { en = "Home", ru = "Дом", kk = "Үй" }

[indicators]
home = ["no_own_dwelling", "no_piped_water", "second_dwelling"]

[[scales]]
since = 2024-01-01
act = "Order 267"
source = "made up"
certainty = "assumed"
cutoff = "0.5"
points = { no_own_dwelling = -10, no_piped_water = -5, second_dwelling = 5 }
points_from = { up = 0, middle = -10 }
weights = { no_own_dwelling = "0.6", no_piped_water = "0.4" }
weights_to = { up = "0", middle = "0.5" }

[[exclusions]]
service = "rent_subsidy"
title = { en = "Rent", ru = "Аренда", kk = "Жалға алу" }
asked_by = "asks_rent_subsidy"
levels = ["up"]
act = "Order 267"
source = "made up"
certainty = "assumed"
published = { on = 2026-02-02, asked = 10, excluded = 4, source = "made up" }
"""


@pytest.fixture
def read(tmp_path):
    def read(text):
        file = tmp_path / "small.toml"
        file.write_text(text, encoding="utf-8")
        return read_ladder(file)

    return read


def test_a_ladder_is_what_its_file_says(read):
    found = read(TEXT)
    assert (found.name, found.method, found.regions) == ("small", Method.POINTS, ("35",))
    assert [level.code for level in found.levels] == ["up", "middle", "down"]
    assert found.names == ("no_own_dwelling", "no_piped_water", "second_dwelling")
    [scale] = found.scales
    assert scale.points_from == (0, -10)
    assert scale.weights == {"no_own_dwelling": 6_000, "no_piped_water": 4_000}
    assert (scale.weights_to, scale.cutoff, scale.illustrative) == ((0, 5_000), 5_000, True)
    [exclusion] = found.exclusions
    assert exclusion.levels == {"up"}
    assert exclusion.published is not None
    assert (exclusion.published.asked, exclusion.published.excluded) == (10, 4)


def test_a_ladder_may_do_without_end_regions_and_exclusions(read):
    found = read(re.sub(r"until.*|regions.*", "", TEXT).partition("[[exclusions]]")[0])
    assert (found.until, found.regions, found.exclusions) == (None, (), ())


WRONG = [
    ('name = "small"', "", "ladder_key_missing", "name"),
    ('name = "small"', 'name = "small"\nnmae = 1', "ladder_key_unknown", "nmae"),
    ('name = "small"', 'name = "a b"', "ladder_code", "a b"),
    ('method = "points"', 'method = "guess"', "ladder_method", "guess"),
    ('certainty = "assumed"\n\n[[levels]]', 'certainty = "sure"\n\n[[levels]]', "ladder_certainty", "read"),
    ("since = 2024-01-01\nuntil", 'since = "2024-01-01"\nuntil', "ladder_day", "2024-01-01"),
    ("until = 2025-12-31", "until = 2023-12-31", "ladder_backwards", "2023-12-31"),
    ('regions = ["35"]', 'regions = ["99"]', "ladder_region", "99"),
    ('regions = ["35"]', "regions = 35", "ladder_list", "ladder.regions"),
    ('kk = "Шағын саты"', 'kk = " "', "ladder_text", "ladder.title"),
    (
        'act = "Order 267"\nsource = "made up"\ncertainty = "assumed"\n\n[[levels]]',
        'act = ""\nsource = "made up"\ncertainty = "assumed"\n\n[[levels]]',
        "ladder_word",
        "ladder.act",
    ),
    ('colour = "#00aa00"', 'colour = "green"', "ladder_colour", "green"),
    ('code = "middle"', 'code = "up"', "ladder_twice", "up"),
    ("[domains]\nhome =", "[domains]\nhouse =", "ladder_key_missing", "house"),
    ('home = ["no_own_dwelling"', 'home = ["no_own_dweling"', "ladder_indicator", "no_own_dwelling"),
    ('home = ["no_own_dwelling"', 'home = ["low_income"', "ladder_indicator", "low_income"),
    ('home = ["no_own_dwelling"', 'home = ["no_piped_water"', "ladder_twice", "no_piped_water"),
    (", second_dwelling = 5", "", "ladder_points_missing", "second_dwelling"),
    ("second_dwelling = 5 }", "second_dwelling = 5, several_cars = 5 }", "ladder_key_unknown", "several_cars"),
    ("no_own_dwelling = -10,", 'no_own_dwelling = "ten",', "ladder_number", "no_own_dwelling"),
    ('no_piped_water = "0.4"', 'no_piped_water = "0.5"', "ladder_weights", "1.1000"),
    ('"0.6", no_piped_water = "0.4"', '"1.1", no_piped_water = "-0.1"', "ladder_weights", "1.0000"),
    ('cutoff = "0.5"', 'cutoff = "1.5"', "ladder_cutoff", "1.5"),
    ('cutoff = "0.5"', 'cutoff = "0"', "ladder_cutoff", "0"),
    ("up = 0, middle = -10", "up = -10, middle = -10", "ladder_borders", "points_from"),
    ('up = "0", middle = "0.5"', 'up = "0.5", middle = "0"', "ladder_borders", "weights_to"),
    ("up = 0, middle = -10", "up = 0", "ladder_key_missing", "middle"),
    ("[[scales]]\nsince = 2024-01-01", "[[scales]]\nsince = 2024-02-01", "ladder_scale_late", "2024-02-01"),
    ('asked_by = "asks_rent_subsidy"', 'asked_by = "asks_rent"', "ladder_asked_by", "asks_rent_subsidy"),
    ('asked_by = "asks_rent_subsidy"', 'asked_by = "income_per_member"', "ladder_asked_by", "income_per_member"),
    ('levels = ["up"]', 'levels = ["top"]', "ladder_level_unknown", "top"),
    ('levels = ["up"]', "levels = []", "ladder_list", "levels"),
    ("excluded = 4", "excluded = 11", "ladder_published", "11"),
    ("[[scales]]", "[scales]", "ladder_tables", "scales"),
    ("[domains]\nhome = { en", "[domains]\n[domains.home]\n[unused]\nhome = { en", "ladder_key_unknown", "unused"),
    (
        '[indicators]\nhome = ["no_own_dwelling", "no_piped_water", "second_dwelling"]',
        "[indicators]",
        "ladder_table",
        "indicators",
    ),
    ("[ladder]", "[ladder", "ladder_not_toml", "small.toml"),
]


@pytest.mark.parametrize(("old", "new", "key", "said"), WRONG, ids=[f"{key}: {said}" for *_, key, said in WRONG])
def test_what_is_wrong_is_told_by_its_place(read, old, new, key, said):
    assert old in TEXT
    with pytest.raises(LadderProblem) as refused:
        read(TEXT.replace(old, new, 1))
    assert refused.value.key == key
    told = [refused.value.text(lang) for lang in LANGUAGES]
    assert all(said in text for text in told)
    assert len(set(told)) == 3


def test_one_level_is_no_ladder(read):
    head, _, rest = TEXT.partition('[[levels]]\ncode = "middle"')
    with pytest.raises(LadderProblem) as refused:
        read(head + rest[rest.index("[domains]") :])
    assert refused.value.key == "ladder_levels_few"


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LadderProblem, match=r"none\.toml") as refused:
        read_ladder(tmp_path / "none.toml")
    assert refused.value.key == "ladder_missing"


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.toml")), ids=lambda file: file.stem)
def test_a_shipped_ladder_is_named_like_its_file(file):
    assert read_ladder(file).name == file.stem
