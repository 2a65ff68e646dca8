"""What a template asks for in one language: its columns with their words, limits, lists and an example."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from shanyraq.people.data_dictionary import TABLES, Entry, entries
from shanyraq.people.fact_values import bounds, codes_of
from shanyraq.people.intake.plan import quarter_months
from shanyraq.rules import NEVER, TENGE, Fact, to_date, to_day
from shanyraq.rules.formats import day, word
from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("words.toml")

DRAWN = ("take_up_draw", "weight", "stratum", "psu", "person_id", "family_id")
"""Columns of a population that no agency knows, or that templates ask for in another way."""

FIRST_SHEET_DAY = date(1900, 3, 1)
"""The first day that every workbook counts alike."""

EXAMPLES: dict[str, str | int | date] = {
    "family": "F-001",
    "person": 1,
    "region": "11",
    "settlement": "rural",
    "dwelling_area_m2": 54,
    "cars": 1,
    "relation": "applicant",
    "birth_date": date(1988, 2, 11),
    "sex": "female",
    "work": "not_working",
    "cares_for": "child_under_3",
    "kind": "large_family_allowance",
    "amount": 59_183,
}
"""The example of each table, in the words of mappings; other columns show their default."""


@dataclass(frozen=True)
class Asked:
    """One column of a template.

    Attributes:
        target: what mappings call it.
        kind: `text`, `count`, `tiyn`, `day`, `flag`, `month` or `codes`.
        title: its heading in a workbook.
        explained: what to enter, in a sentence or more.
        required: whether it must be filled.
        words: the words of its list with what they stand for in mappings; nothing where it has no list.
        least: the smallest value that may be entered, in tenge for money.
        most: the largest.
        example: a value, in the words of mappings; None for an empty cell.
    """

    target: str
    kind: str
    title: str
    explained: str
    required: bool
    words: dict[str, str]
    least: int | date | None = None
    most: int | date | None = None
    example: str | int | date | None = None

    def shown_example(self) -> str | int | date | None:
        """The example as it is chosen from the list."""
        named = {wire: label for label, wire in self.words.items()}
        return named.get(str(self.example), self.example) if self.words else self.example


def say(key: str, lang: str, /, **places: object) -> str:
    """A text of templates, filled."""
    return messages(TEXTS)[key][lang].format(**places)


def asked_columns(table: str, lang: str, on: date) -> tuple[Asked, ...]:
    """The columns of one of the tables.

    Args:
        table: `families`, `persons` or `incomes`.
        lang: one of `LANGUAGES`.
        on: the day the facts are of.
    """
    assert table in TABLES
    own = [_own("family", "text", lang)]
    if table == "incomes":
        [kinds] = [entry for entry in entries() if (entry.table, entry.name) == (table, "kind")]
        months = quarter_months(on)
        last_day = say("month_meaning", lang, day=day(to_day(on), lang))
        return (
            *own,
            _own("person", "count", lang, least=1, most=100),
            _own("kind", "codes", lang, words={code.word.lang(lang): code.wire for code in kinds.codes}),
            _own("month", "month", lang, least=months[0], most=months[1], meaning=last_day, example=months[0]),
            _own("amount", "tiyn", lang, least=0, most=10**11),
        )
    if table == "persons":
        own += [_own("person", "count", lang, least=1, most=100), _own("iin", "text", lang, required=False)]
    listed = [entry for entry in entries() if entry.table == table and entry.name not in DRAWN]
    return (*own, *(_of_fact(entry, entry.fact, lang, on) for entry in listed if entry.fact and _is_asked(entry)))


def months_of(column: Asked) -> list[date]:
    """The three months that may be chosen."""
    assert isinstance(column.least, date)
    first = 12 * column.least.year + column.least.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, first + 3)]


def _is_asked(entry: Entry) -> bool:
    return not entry.name.startswith("income_")


def _own(
    target: str,
    kind: str,
    lang: str,
    *,
    required: bool = True,
    words: dict[str, str] | None = None,
    least: int | date | None = None,
    most: int | date | None = None,
    meaning: str | None = None,
    example: date | None = None,
) -> Asked:
    """A column that tells no fact."""
    told = meaning or say(f"{target}_meaning", lang)
    explained = f"{told} {say('must', lang)}" if required else told
    shown = EXAMPLES.get(target, example)
    return Asked(target, kind, say(target, lang), explained, required, words or {}, least, most, shown)


def _of_fact(entry: Entry, fact: Fact, lang: str, on: date) -> Asked:
    money = fact.unit.name == "tiyn"
    title = fact.title.lang(lang)
    return Asked(
        target=fact.name,
        kind=fact.unit.name,
        title=say("in_tenge", lang, title=title) if money else title,
        explained=_explained(entry, fact, lang),
        required=entry.required,
        words=_words(entry, fact, lang),
        **_limits(fact, on),
        example=EXAMPLES.get(fact.name, _default(fact)),
    )


def _explained(entry: Entry, fact: Fact, lang: str) -> str:
    told = [fact.meaning.lang(lang)] if fact.meaning else []
    if codes_of(fact) is not None or fact.unit.name == "flag":
        told.append(say("choose", lang))
    if fact.default is None:
        told.append(say("must", lang))
    else:
        told.append(say("may", lang, default=entry.default(lang)))
    return " ".join(told)


def _words(entry: Entry, fact: Fact, lang: str) -> dict[str, str]:
    if fact.unit.name == "flag":
        return {word("yes", lang): "true", word("no", lang): "false"}
    return {code.word.lang(lang): code.wire for code in entry.codes}


def _limits(fact: Fact, on: date) -> dict[str, int | date | None]:
    if fact.unit.name == "day":
        first = FIRST_SHEET_DAY if fact.least == NEVER else max(to_date(fact.least), FIRST_SHEET_DAY)
        return {"least": first, "most": min(to_date(fact.most), on)}
    if fact.unit.name == "tiyn":
        return {"least": fact.least // TENGE, "most": int(Fraction(fact.most, TENGE))}
    if fact.unit.name == "count":
        least, most = bounds(fact)
        return {"least": int(str(least)), "most": int(str(most))}
    return {"least": None, "most": None}


def _default(fact: Fact) -> str | int | None:
    """A fact's default in the words of mappings; an empty cell for a day that has not come."""
    if fact.default is None or fact.unit.name == "day":
        return None
    if fact.unit.name == "flag":
        return "true" if fact.default else "false"
    codes = codes_of(fact)
    return fact.default if codes is None else codes(fact.default).wire
