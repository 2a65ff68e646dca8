"""Periods of statistics: years, quarters, months, days, stretches of days, and from a day on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.words import text
from shanyraq.rules import formats, to_day
from shanyraq.rules.parameters import quarter_after

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-?(?:[QqКк](?P<quarter>[1-4])|S(?P<half>[12])|[M]?(?P<month>\d\d)(?:-(?P<day>\d\d))?|A1))?"
)
_RANGE = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)/(?:(?P<last>\d{4}-\d\d-\d\d)|P(?P<number>\d{1,4})(?P<unit>[DMY]))")

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """The days a figure is about.

    Attributes:
        since: the first day.
        until: the last day; None where it holds until something else does.
    """

    since: date
    until: date | None

    @property
    def code(self) -> str:
        """How SDMX writes it: `2024`, `2024-Q1`, `2024-03`, a day, or the first day and a number of days."""
        months = self.months
        if months == 12 and self.since.month == 1:
            return f"{self.since.year}"
        if months == 3 and self.since.month % 3 == 1:
            return f"{self.since.year}-Q{self.since.month // 3 + 1}"
        if months == 1:
            return f"{self.since:%Y-%m}"
        if self.until is None or self.until == self.since:
            return self.since.isoformat()
        return f"{self.since.isoformat()}/P{(self.until - self.since).days + 1}D"

    @property
    def months(self) -> int:
        """How many calendar months it is, from a first day to a last; 0 where it is no such stretch."""
        if self.until is None or self.since.day != 1:
            return 0
        after = self.until + timedelta(days=1)
        return (after.year - self.since.year) * 12 + after.month - self.since.month if after.day == 1 else 0

    def told(self, lang: str) -> str:
        """The period as people write it."""
        first = formats.day(to_day(self.since), lang)
        if self.until is None:
            return text("since_day", lang, day=first)
        code = self.code
        if "-Q" in code:
            place = self.since.month // 3
            return text("quarter", lang, year=self.since.year, number=place + 1, roman=ROMAN[place])
        if len(code) == len("2024-03"):
            return formats.month(code, lang)
        if len(code) == len("2024"):
            return code
        return first if self.until == self.since else f"{first} – {formats.day(to_day(self.until), lang)}"

    def overlaps(self, other: "Period") -> bool:
        """Whether some day belongs to both."""
        return (other.until is None or self.since <= other.until) and (self.until is None or other.since <= self.until)

    def covers(self, other: "Period") -> bool:
        """Whether every day of the other belongs to it."""
        if self.since > other.since:
            return False
        return self.until is None or (other.until is not None and other.until <= self.until)


def parse_period(written: str) -> Period:
    """The period of a text: `2024`, `2024-Q1`, `2024-03`, `2024-03-31`, `2024-01-01/2024-03-31` or `2024-01-01/P91D`.

    Raises:
        StatisticsProblem: it is none of these, or no such day is in the calendar.
    """
    found, spread = _FORM.fullmatch(written.strip()), _RANGE.fullmatch(written.strip())
    try:
        if found:
            return _of_parts(found)
        if spread:
            return _of_range(spread)
    except ValueError:
        pass
    raise StatisticsProblem("period_unknown", value=written)


def quarter_of(day: date) -> Period:
    """The quarter a day lies in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period(first, quarter_after(day) - timedelta(days=1))


def year_of(day: date) -> Period:
    """The year a day lies in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def quarters(since: date, until: date) -> Iterator[Period]:
    """The quarters of two days and those between them."""
    quarter = quarter_of(since)
    while quarter.since <= until:
        yield quarter
        quarter = quarter_of(quarter_after(quarter.since))


def years(since: date, until: date) -> Iterator[Period]:
    """The years of two days and those between them."""
    return (year_of(date(year, 1, 1)) for year in range(since.year, until.year + 1))


def month_of(year: int, month: int) -> Period:
    """A calendar month."""
    return _stretch(date(year, month, 1), 1)


def _of_parts(found: re.Match[str]) -> Period:
    year = int(found["year"])
    if found["quarter"]:
        return quarter_of(date(year, 3 * int(found["quarter"]), 1))
    if found["half"]:
        return _stretch(date(year, 6 * int(found["half"]) - 5, 1), 6)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return Period(day, day)
    return month_of(year, int(found["month"])) if found["month"] else year_of(date(year, 1, 1))


def _of_range(found: re.Match[str]) -> Period:
    first = date.fromisoformat(found["first"])
    if found["last"]:
        last = date.fromisoformat(found["last"])
    elif found["unit"] == "D":
        last = first + timedelta(days=int(found["number"]) - 1)
    else:
        last = _stretch(first, int(found["number"]) * (12 if found["unit"] == "Y" else 1)).until or first
    if last < first:
        raise ValueError(last)
    return Period(first, last)


def _stretch(first: date, months: int) -> Period:
    """So many months from a day on."""
    after = first.year * 12 + first.month - 1 + months
    return Period(first, date(after // 12, after % 12 + 1, first.day) - timedelta(days=1))
