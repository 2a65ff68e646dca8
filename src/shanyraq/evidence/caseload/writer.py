"""Whoever writes administrative chapters: the register and a language, and what every chapter says alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

import polars as pl

from shanyraq.evidence.caseload.caseload import Caseload
from shanyraq.evidence.caseload.words import text
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.disclosure import LEAST_TOLD, guarded
from shanyraq.evidence.report.model import Cell, Chapter, Column, Content, Figure, Group, Row, Table
from shanyraq.evidence.report.written import number
from shanyraq.law.families import LAW
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.formats import day, month


@dataclass(frozen=True)
class Writer:
    """Writes in one language.

    Rows do not tell what they rest on: in a register that is the very number that a hidden cell hides.

    Attributes:
        caseload: what is written about.
        lang: one of `LANGUAGES`.
    """

    caseload: Caseload
    lang: str

    def say(self, key: str, /, **places: object) -> str:
        """A text, filled."""
        return text(key, self.lang, **places)

    def written(self, value: float, families: int, scale: Scale = Scale.NUMBER) -> str:
        """A number inside a sentence; a dash where it rests on too few families to be told."""
        return number(value if families >= LEAST_TOLD else nan, scale, self.lang)

    def tick(self, code: str) -> str:
        """A month, `2024-01`, in numbers, where there is little room."""
        year, _, number = code.partition("-")
        return f"{number}{'/' if self.lang == 'en' else '.'}{year}"

    def month(self, code: str) -> str:
        """A month, `2024-01`, in words."""
        return month(code, self.lang)

    def region(self, code: str) -> str:
        """What a region is called."""
        return LAW.labels["Region"][code].lang(self.lang)

    def count(self, value: float, families: int) -> Cell:
        """A count with the families it rests on."""
        return Cell(float(value), Scale.NUMBER, n=families)

    def money(self, tiyn: float, families: int) -> Cell:
        """Tiyn as a cell of tenge."""
        return Cell(tiyn / TENGE, Scale.MONEY, n=families)

    def share_row(self, title: str, some: pl.DataFrame, paid: pl.DataFrame, key: str) -> Row:
        """Some of the paid families: how many, their share, their members."""
        share = some.height / paid.height if paid.height else nan
        cells = (
            self.count(some.height, some.height),
            Cell(share, Scale.SHARE, n=some.height),
            self.count(int(some["size"].sum()), some.height),
        )
        return Row(title, cells, key=key)

    def table(
        self, key: str, head: str, columns: Sequence[str], groups: Sequence[Group], *notes: str, adds_up: bool = False
    ) -> Table:
        """A table with small cells hidden or marked.

        Args:
            key: its key, and the key of its title.
            head: what its rows are.
            columns: the keys of its columns.
            groups: its rows.
            notes: the keys of its notes.
            adds_up: whether rows add up to a total that is told, so that one hidden number needs another.
        """
        titles = tuple(Column(self.say(name), adds_up=adds_up) for name in columns)
        return secret(Table(key, self.say(key), self.say(head), titles, tuple(groups), self.notes(*notes)))

    def notes(self, *keys: str) -> tuple[tuple[str, str], ...]:
        """Labelled sentences under a table: what the register is, and what is peculiar to the table."""
        about = self.caseload.register.about
        inhabitants = self.caseload.inhabitants
        places = {
            "date": day(to_day(about.date), self.lang),
            "within": self.caseload.within,
            "gap": self.caseload.gap,
            "period": "" if inhabitants is None else inhabitants.period,
        }
        first, last = (
            self.month(f"{one:%Y-%m}") for one in (self.caseload.register.first, self.caseload.register.last)
        )
        found = [(self.say("note"), self.say(key, **places)) for key in keys]
        return (*found, (self.say("source"), f"{about.source.lang(self.lang)}, {first} – {last}"))

    def labels(self, key: str, form: Form = "number", x: str = "") -> Labels:
        """The words of a drawing."""
        title = self.say(key)
        synthetic = self.caseload.register.about.synthetic
        return Labels(title, self.lang, x=x, form=form, synthetic=synthetic, description=title)

    def figure(self, key: str, svg: str, caption: str) -> Figure:
        """A drawing with its sentence."""
        return Figure(key, self.say(key), svg, caption, caption, self.notes())

    def chapter(self, key: str, findings: tuple[str, ...], *blocks: Table | Figure) -> Chapter:
        """A chapter."""
        return Chapter(f"administrative_{key}", self.say(f"chapter_{key}"), findings, blocks)


def secret(table: Table) -> Table:
    """A table with small cells hidden or marked, where a hidden one does not even tell what it rests on.

    In a register that is the number itself, or one from which it could be found.
    """

    def told(cell: Content) -> Content:
        return replace(cell, n=None) if isinstance(cell, Cell) and cell.flag.hidden else cell

    groups = (
        replace(group, rows=tuple(replace(row, cells=tuple(map(told, row.cells))) for row in group.rows))
        for group in guarded(table).groups
    )
    return replace(table, groups=tuple(groups))
