"""Whoever writes the study: its estimates and a language, and what every chapter says alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Column, Figure, Flag, Group, Row, Table
from shanyraq.evidence.report.written import number
from shanyraq.evidence.youth.indicators.catalogue import Indicator, known_variables
from shanyraq.evidence.youth.indicators.estimates import EVERYBODY, Estimate, Precision
from shanyraq.evidence.youth.study.material import REGION, Study
from shanyraq.evidence.youth.study.words import text
from shanyraq.law.families import LAW
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.rules import to_day
from shanyraq.rules.formats import day

FLAGS = {
    Precision.FIT: Flag.NONE,
    Precision.UNSURE: Flag.UNSURE,
    Precision.FEW: Flag.SUPPRESSED,
    Precision.WILD: Flag.SUPPRESSED,
    Precision.NONE: Flag.NONE,
}
"""What a reader has to know of an estimate."""

MONEY = ("pay", "pay_median")
"""Indicators that are told in tenge."""


@dataclass(frozen=True)
class Writer:
    """Writes in one language.

    Attributes:
        study: what is written about.
        lang: one of `LANGUAGES`.
    """

    study: Study
    lang: str

    def say(self, key: str, /, **places: object) -> str:
        """A text, filled."""
        return text(key, self.lang, **places)

    def written(self, cell: Cell) -> str:
        """A number inside a sentence; a dash where it is not told."""
        value = cell.shown
        return number(float("nan") if value is None else value, cell.scale, self.lang, places=cell.places)

    def indicator(self, name: str) -> Indicator:
        """An indicator by its name."""
        return next(one for one in self.study.indicators if one.name == name)

    def called(self, name: str) -> str:
        """What an indicator is called."""
        return self.indicator(name).text.lang(self.lang)

    def variable(self, name: str) -> str:
        """What a variable that makes groups is called."""
        return known_variables()[name].text.lang(self.lang)

    def group(self, grouping: str, code: int | None) -> str:
        """What a group is called."""
        if grouping == EVERYBODY or code is None:
            return self.say("everybody")
        if grouping == REGION:
            return self.region(code)
        question = known_variables()[grouping]
        return next(answer.text.lang(self.lang) for answer in question.listed if answer.code == code)

    def region(self, code: int) -> str:
        """What a region is called."""
        return LAW.labels["Region"][f"{code:02d}"].lang(self.lang)

    def community(self, code: int) -> str:
        """What the towns or the villages of a region are called."""
        region, settlement = divmod(code, 10)
        return self.say(
            "community", region=self.region(region), settlement=self.group("settlement", settlement).lower()
        )

    def scale(self, name: str) -> tuple[Scale, int | None]:
        """How an indicator's numbers are written, and with how many decimals."""
        kind = self.indicator(name).kind
        if kind == "share":
            return Scale.SHARE, None
        return (Scale.MONEY, None) if name in MONEY else (Scale.NUMBER, 1)

    def cell(self, found: Estimate) -> Cell:
        """An estimate as a cell, hidden or marked as its precision asks."""
        scale, places = self.scale(found.indicator)
        cell = Cell(found.value, scale, found.std_error, found.n, FLAGS[found.precision], found.low, found.high, places)
        return cell if found.precision.told or found.precision is Precision.NONE else cell.hidden

    def cells(self, name: str, grouping: str = EVERYBODY) -> list[Cell]:
        """An indicator of every group of a grouping."""
        groups = self.study.groupings[grouping].values or (None,)
        return [self.cell(self.study.estimate(name, grouping, group)) for group in groups]

    def heads(self, grouping: str) -> list[str]:
        """What the groups of a grouping are called."""
        return [self.group(grouping, group) for group in self.study.groupings[grouping].values or (None,)]

    def by_groups(self, key: str, names: Sequence[str], groupings: Sequence[str], *notes: str) -> Table:
        """Indicators by groups: a row an indicator and a column a group."""
        columns = [Column(head) for grouping in groupings for head in self.heads(grouping)]
        rows = []
        for name in names:
            cells = tuple(cell for grouping in groupings for cell in self.cells(name, grouping))
            rows.append(Row(self.called(name), cells, self.study.estimate(name).n, name))
        return self.table(key, "indicator", columns, [Group("", tuple(rows))], *notes)

    def table(self, key: str, head: str, columns: Sequence[Column], groups: Sequence[Group], *notes: str) -> Table:
        """A table with the study's own notes."""
        return Table(
            key,
            self.say(f"table_{key}"),
            self.say(head),
            tuple(columns),
            tuple(groups),
            self.notes(*notes),
            basis="persons",
        )

    def notes(self, *keys: str) -> tuple[tuple[str, str], ...]:
        """Labelled sentences under a table: its own, how errors were found, where it is from."""
        own = [(self.say("note"), self.say(key)) for key in keys]
        places = {"edition": self.study.survey.about.edition, "when": self.days}
        return (
            *own,
            (self.say("errors"), self.say("errors_note")),
            (self.say("source"), self.say("source_note", **places)),
        )

    @property
    def days(self) -> str:
        """The days of the fieldwork; nothing where they were left out."""
        about = self.study.survey.about
        if not about.first:
            return ""
        first, last = (day(to_day(date.fromisoformat(one)), self.lang) for one in (about.first, about.last))
        return first if first == last else f"{first} – {last}"

    def labels(self, key: str, form: Form = "number", x: str = "") -> Labels:
        """The words of a drawing."""
        title = self.say(f"figure_{key}")
        synthetic = self.study.survey.about.synthetic
        return Labels(title, self.lang, x=x, form=form, synthetic=synthetic, description=title)

    def figure(self, key: str, svg: str, caption: str) -> Figure:
        """A drawing with its sentence."""
        return Figure(key, self.say(f"figure_{key}"), svg, caption, caption, self.notes())

    def told(self, cell: Cell) -> str:
        """A number with its interval, for a finding."""
        if cell.shown is None or not isfinite(cell.low):
            return self.written(cell)
        ends = [number(end, cell.scale, self.lang, places=cell.places) for end in (cell.low, cell.high)]
        return self.say("with_interval", value=self.written(cell), low=ends[0], high=ends[1])
