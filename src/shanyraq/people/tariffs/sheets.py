"""The sheets of a book of tariffs: which columns each has, and what a cell of a column takes.

A column that is a fact of the law takes that fact's title, meaning and limits from the law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.law.tariffs.codes import RecipientGroup, TariffForm, TariffUnit
from shanyraq.law.tariffs.facts import MOST_UNITS, MOST_YEAR, TARIFF_FACTS
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.tariffs.book import (
    SHEETS,
    Accepted,
    Certainty,
    Change,
    ChangedThing,
    CostItem,
    Limit,
    Need,
    Price,
    Provider,
    Service,
    Setting,
    StaffNorm,
)
from shanyraq.rules import Codes, Fact, Text
from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")

FACTS: Mapping[str, Fact] = {fact.name: fact for fact in TARIFF_FACTS}


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes:
        key: the field of the row it fills.
        kind: `text`, `codes`, `count`, `tiyn`, `quantity`, `share`, `flag`, `day`, `month`, `year` or `setting`.
        required: whether every row fills it.
        codes: its list of answers.
        fact: the fact of the law that it is, by name.
        least: the smallest number it takes, as files keep it.
        most: the largest.
    """

    key: str
    kind: str
    required: bool = True
    codes: type[Codes] | None = None
    fact: str | None = None
    least: int = 0
    most: int = 0

    def title(self, lang: str) -> str:
        """Its heading."""
        return FACTS[self.fact].title.lang(lang) if self.fact else say(f"column_{self.key}", lang)

    def meaning(self, lang: str) -> str:
        """What to enter."""
        found = FACTS[self.fact].meaning if self.fact else None
        if found is not None:
            return found.lang(lang)
        own = f"note_{self.key}"
        return say(own, lang) if own in messages(TEXTS) else say(f"note_of_{self.kind}", lang)


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        key: the part of the book it holds.
        row: what its rows are.
        columns: its columns, in the order of the row's fields.
        required: whether a book has to have it.
    """

    key: str
    row: type[Any]
    columns: tuple[Column, ...]
    required: bool = False

    def name(self, lang: str) -> str:
        """What it is called in a workbook."""
        return say(f"sheet_{self.key}", lang)

    def column(self, key: str) -> Column:
        """One of its columns."""
        return next(column for column in self.columns if column.key == key)


def say(key: str, lang: str, /, **places: object) -> str:
    """A text of books of tariffs, filled."""
    return messages(TEXTS)[key][lang].format(**places)


def of_fact(key: str, name: str, *, required: bool | None = None) -> Column:
    """A column that is a fact of the law."""
    fact = FACTS[name]
    codes = fact.unit.codes
    kept = codes if codes is not None and issubclass(codes, Codes) else None
    needed = fact.default is None if required is None else required
    return Column(key, fact.unit.name, needed, kept, name, fact.least, fact.most)


def text(key: str, *, required: bool = True) -> Column:
    """A column of words."""
    return Column(key, "text", required)


FORM = Column("form", "codes", required=False, codes=TariffForm)
GROUP = Column("group", "codes", required=False, codes=RecipientGroup)
REGION = of_fact("region", "service_region", required=False)
SINCE = Column("since", "day")
SOURCE = text("source")
CERTAINTY = Column("certainty", "codes", codes=Certainty)
SIZES = (of_fact("size_from", "size_from"), of_fact("size_to", "size_to"))


def _units(key: str, *, required: bool = False) -> Column:
    return Column(key, "count", required, most=1000 * MOST_UNITS)


def _limit(key: str, fact: str) -> Column:
    return of_fact(key, fact)


ALL_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "providers",
        Provider,
        (
            text("code"),
            text("name"),
            of_fact("region", "service_region"),
            of_fact("village", "service_in_village", required=True),
        ),
        required=True,
    ),
    Sheet(
        "services",
        Service,
        (
            text("code"),
            text("provider"),
            text("name"),
            of_fact("form", "service_form"),
            of_fact("group", "recipient_group"),
            of_fact("unit", "tariff_unit"),
            of_fact("on", "tariff_date"),
            of_fact("places", "places"),
            of_fact("recipients", "recipients"),
            of_fact("days", "service_days"),
            of_fact("visits", "visits_each"),
            of_fact("premises_m2", "premises_m2"),
            of_fact("dependency", "recipients_dependency"),
            of_fact("approved", "approved_tariff"),
        ),
        required=True,
    ),
    Sheet(
        "staff_norms",
        StaffNorm,
        (
            text("item"),
            SINCE,
            FORM,
            GROUP,
            *SIZES,
            of_fact("counts", "norm_base"),
            of_fact("persons", "recipients_per_norm"),
            of_fact("posts", "posts_per_norm"),
            of_fact("step", "post_step"),
            of_fact("least", "least_posts"),
            SOURCE,
            CERTAINTY,
        ),
        required=True,
    ),
    Sheet(
        "items",
        CostItem,
        (
            text("code"),
            text("name"),
            SINCE,
            FORM,
            GROUP,
            text("service", required=False),
            of_fact("kind", "cost_kind"),
            of_fact("driver", "cost_driver"),
            of_fact("norm", "cost_norm"),
            *SIZES,
            of_fact("heated", "heated"),
            SOURCE,
            CERTAINTY,
        ),
        required=True,
    ),
    Sheet(
        "prices",
        Price,
        (text("item"), REGION, SINCE, Column("amount", "tiyn", most=MOST_YEAR), SOURCE, CERTAINTY),
        required=True,
    ),
    Sheet(
        "limits",
        Limit,
        (
            Column("form", "codes", codes=TariffForm),
            GROUP,
            Column("unit", "codes", codes=TariffUnit),
            REGION,
            SINCE,
            _limit("lowest", "lowest_tariff"),
            _limit("highest", "highest_tariff"),
            text("act"),
            CERTAINTY,
        ),
    ),
    Sheet(
        "accepted",
        Accepted,
        (
            text("service"),
            Column("month", "month"),
            of_fact("accepted", "accepted_units", required=True),
            of_fact("absent", "absent_units"),
        ),
    ),
    Sheet(
        "need",
        Need,
        (
            of_fact("region", "service_region"),
            Column("form", "codes", codes=TariffForm),
            Column("group", "codes", codes=RecipientGroup),
            Column("unit", "codes", codes=TariffUnit),
            Column("year", "year", least=2000, most=2099),
            _units("observed"),
            _units("low"),
            _units("likely"),
            _units("high"),
            SOURCE,
        ),
    ),
    Sheet("settings", Setting, (Column("name", "setting"), Column("value", "text"))),
    Sheet(
        "changes",
        Change,
        (
            text("scenario"),
            Column("thing", "codes", codes=ChangedThing),
            text("name", required=False),
            Column("share", "share", required=False, least=-10_000, most=100_000),
            text("value", required=False),
        ),
    ),
)
"""Every sheet, in the order of the book."""

assert tuple(sheet.key for sheet in ALL_SHEETS) == SHEETS


def sheet_of(key: str) -> Sheet:
    """A sheet by its key."""
    return next(sheet for sheet in ALL_SHEETS if sheet.key == key)


@cache
def code_words(codes: type[Codes]) -> Mapping[str, Text]:
    """What each answer of a list is called, by how files write it."""
    if codes in (Certainty, ChangedThing):
        words = messages(TEXTS)
        return {code.wire: Text(**words[f"{codes.__name__.lower()}_{code.wire}"]) for code in codes}
    return TARIFF_LAW.labels[codes.__name__]
