"""The same family on other days: what the law owed it then, and when an amount next changes.

The facts stay as stated; only days pass. So a change is known as far as ages, dates and the law's own dates make it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from shanyraq.rules import to_date, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.in_force import LawInForce, SetByHand

Key = tuple[str, int | None]
"""An output, and whose it is; None is the family's."""

Keys = tuple[Key, ...]
"""What is added up to one amount."""

MONTHS_AHEAD = 18 * 12
"""How far the change of an amount is looked for: a child born on the day comes of age by then."""


class OverTime:
    """A family under the law of any day.

    Args:
        law: the law of the case's day, with what was set by hand.
        case: the family.
        outputs: the rules asked for.
    """

    def __init__(self, law: LawInForce, case: Case, outputs: Iterable[str]) -> None:
        self.law = law
        self.case = case
        self.outputs = tuple(outputs)
        self._starts = law.law.changes()
        self._periods: dict[date, LawInForce] = {}
        self._values: dict[date, Mapping[Key, int]] = {}

    def on(self, day: date) -> Mapping[Key, int]:
        """The outputs' values on a day; what that day's law does not give is left out."""
        if day not in self._values:
            self._values[day] = dict(self._asked(day))
        return self._values[day]

    def amount(self, keys: Keys, day: date) -> int:
        """What an amount is on a day."""
        values = self.on(day)
        return sum(values.get(key, 0) for key in keys)

    def changes(self, amounts: Iterable[Keys], months_ahead: int) -> dict[Keys, date]:
        """The first day after the case's on which each amount is another, where so many months bring one."""
        now = {keys: self.amount(keys, self.law.day) for keys in amounts}
        waiting = dict.fromkeys(now)
        found: dict[Keys, date] = {}
        before = self.law.day
        for months in range(1, months_ahead + 1):
            if not waiting:
                break
            here = months_after(self.law.day, months)
            for keys in [keys for keys in waiting if self.amount(keys, here) != now[keys]]:
                del waiting[keys]
                found[keys] = self._first_other(keys, before, here)
            before = here
        return found

    def _first_other(self, keys: Keys, same: date, other: date) -> date:
        """The day on which an amount turned, between one on which it had not and one on which it had."""
        value = self.amount(keys, same)
        while other - same > timedelta(days=1):
            middle = to_date((to_day(same) + to_day(other)) // 2)
            if self.amount(keys, middle) == value:
                same = middle
            else:
                other = middle
        return other

    def _asked(self, day: date) -> Iterator[tuple[Key, int]]:
        law = self.law_on(day)
        everyone = day >= self.law.day  # before it, whoever was not born yet was not there
        members = self.case.members
        there = [slot for slot, member in enumerate(members) if everyone or member["birth_date"] <= to_day(day)]
        case = Case(
            self.case.group,
            tuple(members[slot] for slot in there),
            tuple(self.case.ids[slot] for slot in there),
        )
        outputs = [name for name in self.outputs if name in law.nodes]
        for name, value in explain(law, case, outputs).results.items():
            if isinstance(value, tuple):
                yield from (((name, slot), one) for slot, one in zip(there, value, strict=True))
            else:
                yield (name, None), value

    def law_on(self, day: date) -> LawInForce:
        """The law of a day; within one period of it only the day differs."""
        start = self._starts[max(0, bisect_right(self._starts, day) - 1)]
        if start not in self._periods:
            law = self.law.law.at(start)
            fixed = {name: self.law.nodes[name].origin for name in self.law.fixed if name in law.nodes}
            values = {name: origin.value for name, origin in fixed.items() if isinstance(origin, SetByHand)}
            self._periods[start] = law.with_values(values) if values else law
        return replace(self._periods[start], day=day)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first + timedelta(days=min(day.day, days_of(first)) - 1)


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day + timedelta(days=days_of(day) - day.day)


def days_of(day: date) -> int:
    """How many days a day's month has."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
