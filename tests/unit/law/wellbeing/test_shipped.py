"""The ladders that come with the program: what is known of them, where and when each applies, what is illustrative."""

from datetime import date

import pytest

from shanyraq.law.wellbeing.problems import LadderProblem
from shanyraq.law.wellbeing.shipped import applying, check_day, ladder_named, ladders
from shanyraq.rules import WHOLE

CARD, SCORING = ladder_named("family-card"), ladder_named("scoring-2025")


def test_what_is_known_of_each():
    assert ladders() == (CARD, SCORING)
    assert [level.code for level in CARD.levels] == list("ABCDE")
    assert [domain.code for domain in CARD.domains] == ["economic", "social", "housing", "health", "education"]
    assert [level.code for level in SCORING.levels] == list("654321")
    assert len(SCORING.names) == 23
    assert len(SCORING.domains) == 5
    assert SCORING.regions == ("79", "35")


@pytest.mark.parametrize("ladder", ladders(), ids=lambda ladder: ladder.name)
def test_what_nobody_published_is_illustrative(ladder):
    for scale in ladder.scales:
        assert scale.illustrative
        assert "illustrative" in scale.source
        assert sum(scale.weights.values()) == WHOLE
    assert ladder.certainty == "reported"


@pytest.mark.parametrize(
    ("day", "region", "name"),
    [
        (date(2023, 7, 1), "35", "family-card"),
        (date(2025, 5, 20), "35", "family-card"),
        (date(2025, 5, 21), "35", "scoring-2025"),
        (date(2025, 5, 21), "79", "scoring-2025"),
        (date(2025, 5, 21), "71", "family-card"),
        (date(2026, 8, 1), "61", "family-card"),
    ],
)
def test_the_ladder_of_a_day_and_a_region(day, region, name):
    assert applying(day, region).name == name


def test_before_the_first_there_is_none():
    with pytest.raises(LadderProblem, match="2023-07-01") as refused:
        applying(date(2023, 6, 30), "35")
    assert refused.value.key == "ladder_none_then"


def test_a_ladder_is_refused_on_another_day():
    check_day(SCORING, date(2025, 5, 21))
    with pytest.raises(LadderProblem, match="2025-05-21") as refused:
        check_day(SCORING, date(2025, 5, 20))
    assert refused.value.key == "ladder_not_then"


def test_an_unknown_name_is_answered_by_the_known_ones():
    with pytest.raises(LadderProblem, match="family-card, scoring-2025") as refused:
        ladder_named("family")
    assert refused.value.key == "ladder_unknown"


def test_what_was_published_of_the_pilot():
    published = {one.service: one.published for one in SCORING.exclusions}
    rates = {name: round(1000 * found.excluded / found.asked) for name, found in published.items() if found}
    assert rates == {"housing_assistance": 0, "rent_subsidy": 388, "home_education": 25}
