"""What was received beside what was owed: the three months of the quarter that counts, and whether they agree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from shanyraq.law.entitlements.over_time import last_of_month, months_after
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import TENGE
from shanyraq.rules.case import Case
from shanyraq.rules.parameters import quarter_before

Months = Mapping[str, int]
"""Amounts by month (`2024-01`)."""


def months_of_quarter(day: date) -> tuple[date, ...]:
    """The last days of the three months whose incomes count on a day."""
    first = quarter_before(day)
    return tuple(last_of_month(months_after(first, later)) for later in range(QUARTER_MONTHS))


def label(day: date) -> str:
    """A day's month as files write it."""
    return f"{day.year}-{day.month:02d}"


def received(case: Case, slots: Iterable[int], fact: str) -> tuple[int, Months]:
    """What members received of a kind in the quarter, and by month where months were stated."""
    total, months = 0, dict[str, int]()
    for slot in slots:
        total += case.members[slot].get(fact, 0)
        for month, amount in case.details.get((slot, fact), ()):
            months[month] = months.get(month, 0) + amount
    return total, months if sum(months.values()) == total else {}


def agrees(total: int, months: Months, owed: Months) -> bool:
    """Whether what was received is what was owed, from some month of the quarter to its end, to a tenge a month."""
    names = sorted(owed)
    for place in range(len(names)):
        later = names[place:]
        if months:
            paid_alike = all(abs(months.get(name, 0) - owed[name]) <= TENGE for name in later)
            if paid_alike and set(months) <= set(later):
                return True
        elif abs(total - sum(owed[name] for name in later)) <= TENGE * len(later):
            return True
    return False


def explained(total: int, months: Months, owed: Sequence[Months]) -> frozenset[int]:
    """Which of several benefits of one kind the amount received is made of: the most of them that agree with it."""
    everyone = [place for place, of in enumerate(owed) if any(of.values())]
    for number in range(len(everyone), 0, -1):
        for chosen in combinations(everyone, number):
            if agrees(total, months, together([owed[place] for place in chosen])):
                return frozenset(chosen)
    return frozenset()


def together(owed: Sequence[Months]) -> Months:
    """Several amounts by month as one."""
    return {name: sum(each[name] for each in owed) for name in owed[0]}
