"""Published figures beside what was reached, as people and programs read them."""

from dataclasses import replace
from datetime import date

import pytest

from shanyraq.people.country.targets import targets
from shanyraq.people.describe.aims import Aim, has_aims, worst
from shanyraq.people.describe.aims_page import aim_row, met_told
from shanyraq.people.describe.describe import portrait_of
from shanyraq.people.describe.drawings import MISSES, drawings
from shanyraq.people.describe.measures import tally_of
from shanyraq.people.describe.page import portrait_page
from shanyraq.people.population_files import About
from shanyraq.rules import Text

DAY = date(2024, 5, 14)
SOURCE = Text("сынақ", "проверка", "a test")
TARGET = replace(targets(DAY)[0], aim=200.0, published=180.0, unit="persons", matched=True, tolerance=0.1)


def aim(reached: float | None, **changes: object) -> Aim:
    return Aim(replace(TARGET, **changes), reached)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reached", "miss", "within", "told"),
    [
        (200.0, 0.0, True, "0%"),
        (220.0, 0.1, True, "+10%"),
        (150.0, -0.25, False, "−25%"),
        (200.01, 0.00005, True, "0%"),
        (None, None, False, "—"),
    ],
)
def test_a_miss_is_a_part_of_the_aim(reached: float | None, miss: float | None, within: bool, told: str) -> None:
    found = aim(reached)
    assert found.miss == (None if miss is None else pytest.approx(miss, abs=1e-6))
    assert (found.within, found.miss_told("en")) == (within, told)


@pytest.mark.parametrize(
    ("unit", "value", "told"),
    [
        ("persons", 1234.6, "1\u00a0235"),
        ("families", 12.0, "12"),
        ("share", 0.0461, "4,6\u00a0%"),
        ("tenge", 80305.4, "80\u00a0305\u00a0₸"),
        ("ratio", 6.249, "6,2"),
        ("index", 0.28449, "0,284"),
        ("years", 32.3, "32,3"),
        ("persons", None, "—"),
    ],
)
def test_a_figure_is_told_in_its_unit(unit: str, value: float | None, told: str) -> None:
    assert aim(1.0, unit=unit).told(value, "ru") == told


def test_the_largest_misses_come_first_whichever_way_they_miss() -> None:
    found = worst([aim(210.0), aim(None), aim(100.0), aim(290.0)], 2)
    assert [one.reached for one in found] == [100.0, 290.0]


def test_a_row_tells_the_figure_its_year_and_whether_it_was_matched() -> None:
    row = aim_row(aim(190.0), "en")
    assert row == [TARGET.title.en, f"180 ({TARGET.year})", "200", "190", "−5%", "matched"]
    assert aim_row(aim(190.0, matched=False), "ru")[-1] == "сверено"


def test_only_a_synthetic_country_is_held_against_figures() -> None:
    assert has_aims(About(DAY, SOURCE, synthetic=True, made={"generator": "country"}))
    assert not has_aims(About(DAY, SOURCE, synthetic=False, made={"generator": "country"}))
    assert not has_aims(About(DAY, SOURCE, synthetic=True, made={"sample": {}}))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_figure_and_its_source_stands_on_the_page(made, lang: str) -> None:
    population = made(({}, [{"relation": 0, "birth_date": "1990-05-15"}]))
    aims = (aim(190.0), aim(400.0, matched=False, source="https://example.kz/b"), aim(None))
    found = replace(portrait_of(tally_of(population), population.about), aims=aims)
    matched, checked = met_told(found, lang)
    assert matched.endswith(": 1.")
    assert checked.endswith(": 1.")
    drawn = list(drawings(found, lang))
    assert drawn[-1].key == MISSES
    page = portrait_page(found, drawn, lang)
    assert [one.target.source for one in aims if one.target.source not in page] == []
    assert TARGET.title.lang(lang) in page
    assert drawn[-1].svg.strip() in page
