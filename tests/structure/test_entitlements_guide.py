"""The guide to entitlements says what the law says of every benefit: rule, kind of income, whether that counts."""

import re
from datetime import date
from pathlib import Path

import pytest

from shanyraq.law.codes import Region, Relation
from shanyraq.law.entitlements.listed import LISTED
from shanyraq.law.entitlements.listing import Standing
from shanyraq.law.families import LAW
from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide

PAGE = (Path(__file__).parents[2] / "docs/how-to/entitlements.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| `(\w+)` \| (?:`(\w+)`)? ?\| ([^|]+) \|$", re.MULTILINE)
ROWS = {rule: (kind, counts) for _, rule, kind, counts in ROW.findall(PAGE)}
BEFORE, SINCE = date(2019, 3, 31), date(2019, 4, 1)
DAYS = (date(2018, 6, 1), BEFORE, SINCE, date(2020, 6, 1), date(2022, 6, 1), date(2023, 8, 1), date(2026, 2, 16))


def counts(fact: str, day: date) -> bool:
    one = {"relation": int(Relation.APPLICANT), "birth_date": to_day(date(1985, 1, 1)), fact: 300_000}
    return decide(LAW.at(day), Case({"region": int(Region.ASTANA)}, (one,), ("one",)), ["quarter_income"]) != {
        "quarter_income": 0
    }


def test_every_benefit_has_its_row_and_its_kind_of_income() -> None:
    assert {rule: kind for rule, (kind, _) in ROWS.items()} == {
        listed.output: listed.received_as.removeprefix("income_") for listed in LISTED
    }


@pytest.mark.parametrize("listed", [each for each in LISTED if each.received_as], ids=lambda each: each.output)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_counts_is_told_as_the_law_has_it(listed, day) -> None:
    told = ROWS[listed.output][1]
    assert told in ("yes", "no", "no, since April 2019")
    assert counts(listed.received_as, day) == (told == "yes" or (told != "no" and day < SINCE))


def test_every_group_is_told_of() -> None:
    assert set(re.findall(r"^\| \*\*[^|]+ \| `(\w+)` \|", PAGE, re.MULTILINE)) == {each.value for each in Standing}
