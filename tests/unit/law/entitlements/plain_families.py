"""Families in a few words, and the list of what they have a right to."""

from datetime import date
from typing import Any

from shanyraq.law.codes import Relation
from shanyraq.law.entitlements.listing import Entitlement, Entitlements, entitlements
from shanyraq.law.entitlements.receipts import label, months_of_quarter
from shanyraq.law.families import LAW
from shanyraq.rules import to_day
from shanyraq.rules.case import Case

DAY = date(2026, 2, 16)

Person = dict[str, Any]


def born(year: int, month: int = 1, day: int = 1) -> int:
    return to_day(date(year, month, day))


def person(relation: Relation, birth: int, **facts: int) -> Person:
    return {"relation": int(relation), "birth_date": birth, **facts}


def mother(**facts: int) -> Person:
    return person(Relation.APPLICANT, born(1990), **{"sex": 1, **facts})


def child(birth: int, **facts: int) -> Person:
    return person(Relation.CHILD, birth, **facts)


def of(found: Entitlements, output: str) -> Entitlement:
    """The one benefit of a name."""
    [item] = [item for item in found.items if item.listed.output == output]
    return item


def listing(
    *members: Person,
    day: date = DAY,
    monthly: dict[int, dict[str, tuple[int, int, int]]] | None = None,
    **group: int,
) -> Entitlements:
    """The list of a family; `monthly` states incomes by month: `{slot: {kind: (tenge, tenge, tenge)}}`."""
    details: dict[tuple[int | None, str], tuple[tuple[str, int], ...]] = {}
    people = [dict(member) for member in members]
    names = [label(month) for month in months_of_quarter(day)]
    for slot, kinds in (monthly or {}).items():
        for kind, tenge in kinds.items():
            lines = tuple((name, each * 100) for name, each in zip(names, tenge, strict=True) if each)
            details[slot, f"income_{kind}"] = lines
            people[slot][f"income_{kind}"] = sum(each for _, each in lines)
    ids = tuple(f"m{number + 1}" for number in range(len(people)))
    case = Case({"region": 35, **group}, tuple(people), ids, details)
    return entitlements(LAW.at(day), case)
