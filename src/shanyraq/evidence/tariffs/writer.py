"""Whoever writes reports on tariffs: a book, its services, a language, and what every chapter says alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import nan

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import (
    Block,
    Cell,
    Chapter,
    Column,
    Content,
    Figure,
    Group,
    Report,
    Row,
    Table,
    numbered,
)
from shanyraq.evidence.report.parts import sentence
from shanyraq.evidence.report.written import number
from shanyraq.evidence.tariffs.costing import Costed
from shanyraq.evidence.tariffs.words import text
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.tariffs.book import Book, Certainty
from shanyraq.rules import TENGE, WHOLE, Codes, Marks, to_day
from shanyraq.rules.formats import day, decimal

Number = int | float | Fraction

MONEY_PLACES = 2
"""Decimals of tariffs and prices; sums of a year are told in whole tenge."""


@dataclass(frozen=True)
class Writer:
    """Writes in one language.

    Attributes:
        book: the book.
        costed: its services.
        source: what the book is called.
        lang: one of `LANGUAGES`.
    """

    book: Book
    costed: tuple[Costed, ...]
    source: str
    lang: str

    def say(self, key: str, /, **places: object) -> str:
        """A text, filled."""
        return text(key, self.lang, **places)

    def answer(self, code: Codes | Marks) -> str:
        """What an answer of a list of the law is called."""
        return TARIFF_LAW.labels[type(code).__name__][code.wire].lang(self.lang)

    def service(self, one: Costed) -> str:
        """What a service is called."""
        return f"{one.service.code}. {one.service.name}"

    def tiyn(self, amount: Number, places: int | None = None) -> Cell:
        """An amount as a cell of tenge."""
        return Cell(float(Fraction(amount) / TENGE), Scale.MONEY, places=places)

    def price(self, amount: Number) -> Cell:
        """A tariff or a price."""
        return self.tiyn(amount, MONEY_PLACES)

    def count(self, value: Number, places: int | None = None) -> Cell:
        """A number."""
        return Cell(float(value), Scale.NUMBER, places=places)

    def quantity(self, value: int) -> Cell:
        """So much of something, kept in ten-thousandths."""
        return self.count(Fraction(value, WHOLE), MONEY_PLACES)

    def share(self, value: Number) -> Cell:
        """A share of one."""
        return Cell(float(value), Scale.SHARE)

    def index(self, value: Number) -> Cell:
        """A ratio."""
        return Cell(float(value), Scale.INDEX)

    def nothing(self, scale: Scale) -> Cell:
        """A number that there is not."""
        return Cell(nan, scale)

    def written(self, amount: Number) -> str:
        """An amount of tiyn inside a sentence, with its decimals."""
        return number(float(Fraction(amount) / TENGE), Scale.MONEY, self.lang, places=MONEY_PLACES)

    def summed(self, amount: Number) -> str:
        """A sum of tiyn inside a sentence, in whole tenge."""
        return number(float(Fraction(amount) / TENGE), Scale.MONEY, self.lang)

    def told_quantity(self, value: int) -> str:
        """So much of something inside a sentence."""
        return decimal(Fraction(value, WHOLE), self.lang)

    def percent(self, value: Number) -> str:
        """A share inside a sentence, without idle decimals."""
        idle = round(float(value) * 1000) % 10 == 0
        return number(float(value), Scale.SHARE, self.lang, places=0 if idle else None)

    def table(
        self,
        key: str,
        head: str,
        columns: Sequence[tuple[str, bool]],
        groups: Sequence[Group],
        *notes: str,
        **places: object,
    ) -> Table:
        """A table.

        Args:
            key: its key; the key of its title is what stands before a dot.
            head: the key of what its rows are.
            columns: the keys of its columns, and whether they hold words.
            groups: its rows.
            notes: the keys of its notes.
            places: what fills its title and notes.
        """
        titles = tuple(Column(self.say(f"column_{name}"), words=words) for name, words in columns)
        title = self.say(f"table_{key.partition('.')[0]}", **places)
        return Table(
            key.replace(".", "_"), title, self.say(f"head_{head}"), titles, tuple(groups), self.notes(*notes, **places)
        )

    def row(self, title: str, key: str, *cells: Content) -> Row:
        """A row."""
        return Row(title, cells, key=key)

    def notes(self, *keys: str, **places: object) -> tuple[tuple[str, str], ...]:
        """Labelled sentences: what is peculiar, and how sure the figures are."""
        found = [(self.say("note"), self.say(key, **places)) for key in keys]
        return (*found, (self.say("sureness"), self.sureness))

    @property
    def sureness(self) -> str:
        """How sure the figures are."""
        sure = self.book.certainties
        assumed, reported = sure.count(Certainty.ASSUMED), sure.count(Certainty.REPORTED)
        return self.say("sureness_text", assumed=assumed, reported=reported, rows=len(sure))

    def labels(self, key: str, form: Form = "money", *, x: str = "", y: str = "", **places: object) -> Labels:
        """The words of a drawing, which say that figures are assumed."""
        title = self.say(f"figure_{key}", **places)
        shown = f"{title} ({self.say('assumed_short')})"
        return Labels(shown, self.lang, x=x, y=y, form=form, description=title)

    def figure(self, key: str, name: str, svg: str, caption: str, **places: object) -> Figure:
        """A drawing with its sentence."""
        return Figure(name, self.say(f"figure_{key}", **places), svg, caption, caption, self.notes())

    def chapter(self, key: str, findings: Iterable[str], *blocks: Block, name: str = "", title: str = "") -> Chapter:
        """A chapter."""
        return Chapter(
            name or f"tariff_{key}",
            title or self.say(f"chapter_{key}"),
            tuple(map(sentence, findings)),
            blocks,
            follows=True,
        )

    def report(self, key: str, chapters: Sequence[Chapter]) -> Report:
        """A whole report."""
        laws = dict.fromkeys((one.explanation.law.day, one.explanation.law.fingerprint) for one in self.costed)
        told = "; ".join(self.say("law_of", day=day(to_day(on), self.lang), mark=mark) for on, mark in laws)
        facts = (
            (self.say("fact_book"), self.source),
            (self.say("fact_services"), number(len(self.costed), Scale.NUMBER, self.lang)),
            (self.say("fact_law"), told),
            (self.say("sureness"), self.sureness),
        )
        mark = self.say("assumed_mark")
        return Report(self.say(f"title_{key}"), self.lang, False, facts, numbered(chapters), mark)


def address_of(code: str) -> str:
    """A code as it may stand in an address inside a page: no two codes have the same."""
    return "".join(letter if letter.isalnum() else f"_{ord(letter):x}_" for letter in code)


WORDS, NUMBERS = True, False
"""Whether a column holds words or numbers."""
