"""What the tables of a population may hold, column by column: a dictionary for people, Arrow schemas for programs.

Everything comes from the facts and the descriptors; only the columns that are neither are named here.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from shanyraq.law.families import LAW
from shanyraq.law.income_kinds import INCOME_FACTS, MOST_INCOME
from shanyraq.people.columns import FAMILY_FACTS, FAMILY_ID, PERSON_FACTS, arrow_type, fact_field
from shanyraq.people.descriptors import FAMILY_DESCRIPTORS, PERSON_DESCRIPTORS, SETTLEMENTS, Settlement
from shanyraq.people.fact_values import codes_of
from shanyraq.rules import LANGUAGES, Fact, Text, Unit
from shanyraq.rules.formats import NO_BREAK, told
from shanyraq.rules.problems import messages
from shanyraq.rules.units import UNITS

TEXTS = Path(__file__).with_name("data_dictionary.toml")

LABELS = {**LAW.labels, Settlement.__name__: {code.wire: text for code, text in SETTLEMENTS.items()}}
"""What every answer is called, those of the descriptors too."""

TABLES = ("families", "persons", "incomes")


@dataclass(frozen=True)
class Code:
    """One answer of a list.

    Attributes:
        number: as tables keep it; None where they keep the word.
        wire: as files and mappings write it.
        word: what it is called.
    """

    number: int | None
    wire: str
    word: Text


@dataclass(frozen=True)
class Entry:
    """One column.

    Attributes:
        table: one of `TABLES`.
        name: the column's name.
        title: what it is.
        meaning: what exactly to enter, where the title does not say it all.
        kind: the name of its unit, or `text` or `number`.
        kept: its Arrow type.
        required: whether it may not be left out.
        fact: the fact it tells, if it tells one.
        codes: the answers it may have.
    """

    table: str
    name: str
    title: Text
    meaning: Text | None
    kind: str
    kept: pa.DataType
    required: bool
    fact: Fact | None = None
    codes: tuple[Code, ...] = ()

    def default(self, lang: str) -> str:
        """What stands for it where it is left out."""
        if self.required:
            return said("required", lang)
        if self.fact is None or self.fact.default is None:
            return said("absent", lang)
        return self._told(self.fact.default, self.fact.unit, lang)

    def limits(self, lang: str) -> str:
        """The smallest and the largest value it can have; nothing for words, answers and codes."""
        if self.name == "amount":
            return f"{self._told(0, UNITS['tiyn'], lang)} – {self._told(MOST_INCOME, UNITS['tiyn'], lang)}"
        if self.fact is None or self.kind in ("flag", "codes"):
            return ""
        return " – ".join(self._told(end, self.fact.unit, lang) for end in (self.fact.least, self.fact.most))

    @staticmethod
    def _told(value: int, unit: Unit, lang: str) -> str:
        return told(value, unit, lang, LABELS)


def said(key: str, lang: str) -> str:
    """A text of the dictionary."""
    return messages(TEXTS)[key][lang]


def entries() -> tuple[Entry, ...]:
    """Every column, table by table, in the order forms ask for them."""
    families = {**FAMILY_FACTS, **FAMILY_DESCRIPTORS}
    persons = {**PERSON_FACTS, **PERSON_DESCRIPTORS}
    kinds = tuple(Code(None, fact.name.removeprefix("income_"), fact.title) for fact in INCOME_FACTS)
    return (
        _other("families", FAMILY_ID, "text", pa.int64(), required=True),
        *(_entry("families", fact) for fact in families.values()),
        _other("families", "weight", "number", pa.float64()),
        _other("families", "stratum", "text", pa.string()),
        _other("families", "psu", "text", pa.string()),
        _other("persons", FAMILY_ID, "text", pa.int64(), required=True),
        _other("persons", "person_id", "text", pa.string()),
        *(_entry("persons", fact) for fact in persons.values()),
        _other("incomes", FAMILY_ID, "text", pa.int64(), required=True),
        _other("incomes", "person", "count", pa.int16(), required=True),
        _other("incomes", "kind", "codes", pa.dictionary(pa.int8(), pa.string()), required=True, codes=kinds),
        _other("incomes", "month", "day", pa.date32(), required=True),
        _other("incomes", "amount", "tiyn", pa.int64(), required=True),
    )


def population_schema() -> dict[str, pa.Schema]:
    """The Arrow schema of each table with all its columns; numbers of families may also be text."""
    return {
        table: pa.schema(
            [
                fact_field(entry.fact)
                if entry.fact is not None
                else pa.field(entry.name, entry.kept, metadata={"title": entry.title.en})
                for entry in entries()
                if entry.table == table
            ]
        )
        for table in TABLES
    }


def dictionary_csv() -> str:
    """The dictionary in all languages as CSV: a row a column, and a row a code beneath its column."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    parts = ("title", "meaning", "kind", "default", "limits")
    heads = [f"{part}_{lang}" for part in parts for lang in LANGUAGES]
    writer.writerow(("table", "column", "code_number", "code", "kept_as", "required", *heads))
    for entry in entries():
        meaning = entry.meaning or Text("", "", "")
        by_part = (
            *(entry.title.lang(lang) for lang in LANGUAGES),
            *(meaning.lang(lang) for lang in LANGUAGES),
            *(said(f"kind_{entry.kind}", lang) for lang in LANGUAGES),
            *(entry.default(lang) for lang in LANGUAGES),
            *(entry.limits(lang) for lang in LANGUAGES),
        )
        row = (entry.table, entry.name, "", "", entry.kept, "yes" if entry.required else "no", *by_part)
        writer.writerow(str(cell).replace(NO_BREAK, " ") for cell in row)
        for code in entry.codes:
            number = "" if code.number is None else code.number
            words = (code.word.lang(lang) for lang in LANGUAGES)
            writer.writerow((entry.table, entry.name, number, code.wire, "", "", *words, *[""] * 12))
    return text.getvalue()


def _entry(table: str, fact: Fact) -> Entry:
    listed = codes_of(fact)
    codes = (
        ()
        if listed is None
        else tuple(Code(int(code), code.wire, LABELS[listed.__name__][code.wire]) for code in listed)
    )
    required = fact.default is None
    return Entry(
        table, fact.name, fact.title, fact.meaning, fact.unit.name, arrow_type(fact.unit), required, fact, codes
    )


def _other(
    table: str, name: str, kind: str, kept: pa.DataType, *, required: bool = False, codes: tuple[Code, ...] = ()
) -> Entry:
    """A column that tells no fact."""
    title = Text(**messages(TEXTS)[f"column_{name}"])
    return Entry(table, name, title, None, kind, kept, required, None, codes)
