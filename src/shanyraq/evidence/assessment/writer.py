"""Whoever writes chapters: the material and a language, and what every chapter says alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.assessment.estimates import Cells, Reader, estimated, measured
from shanyraq.evidence.assessment.material import Material, Receipt
from shanyraq.evidence.assessment.words import text
from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.families.samples import kinds, regions
from shanyraq.evidence.measure import EVERYBODY, Groups
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.report.disclosure import guarded
from shanyraq.evidence.report.model import Cell, Column, Figure, Group, Row, Table
from shanyraq.evidence.report.written import number
from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.describe.family_types import TYPES, FamilyType
from shanyraq.people.descriptors import SETTLEMENTS, Settlement
from shanyraq.rules import to_day
from shanyraq.rules.formats import day

Flags = NDArray[np.bool_]

MILLION, BILLION = 1_000_000, 1_000_000_000

REGIONS = {region.wire: region for region in Region}


@dataclass(frozen=True)
class Writer:
    """Writes in one language.

    Attributes:
        material: what is written about.
        lang: one of `LANGUAGES`.
    """

    material: Material
    lang: str

    def say(self, key: str, /, **places: object) -> str:
        """A text, filled."""
        return text(key, self.lang, **places)

    def told(self, cell: Cell) -> str:
        """A cell's number inside a sentence; a dash where it is not known or not told."""
        value = float("nan") if cell.shown is None else cell.value
        return number(value, cell.scale, self.lang, places=cell.places)

    def written(self, value: float, scale: Scale) -> str:
        """A number inside a sentence."""
        return number(value, scale, self.lang)

    def billions(self, tenge: float) -> str:
        """Much money inside a sentence."""
        return self.say("billions", number=number(tenge / BILLION, Scale.INDEX, self.lang, places=1))

    @property
    def date(self) -> str:
        """The day of the law."""
        return day(to_day(self.material.asked.day), self.lang)

    @cached_property
    def reader(self) -> Reader:
        """Reads what was estimated for another language already."""
        return self.material.ledger.reader()

    # Groups and what they are called.

    @cached_property
    def groupings(self) -> dict[str, Groups]:
        """How families are told apart."""
        families = self.material.families
        settled = np.unique(families.settlement)
        codes = np.searchsorted(settled, families.settlement)
        many = np.minimum(families.children, 5)
        found = {
            "settlement": Groups(codes, tuple(Settlement(int(code)).wire for code in settled)),
            "region": regions(families),
            "family_type": kinds(families),
            "children": Groups(many, tuple(str(count) for count in range(6))),
            "tenth": self.material.tenths,
            "fifth": self.material.fifths,
        }
        if settled.tolist() == [Settlement.UNSTATED]:
            del found["settlement"]
        return found

    def title_of(self, by: str, name: str) -> str:
        """What a group is called."""
        if name == EVERYBODY:
            return self.say("everybody")
        match by:
            case "region":
                return LAW.labels["Region"][name].lang(self.lang)
            case "settlement":
                return SETTLEMENTS[next(one for one in Settlement if one.wire == name)].lang(self.lang)
            case "family_type":
                return TYPES[next(one for one in FamilyType if one.wire == name)].lang(self.lang)
            case "children":
                return self.say(f"children_{name}")
        return self.say(by, number=int(name[1:]))

    # Estimates and tables.

    def measured(self, sample: Sample, names: Sequence[str], by: str | None, **bases: Flags) -> Cells:
        """Measures of the groups of a kind, or of everybody alone."""
        groups = None if by is None else self.groupings[by]
        what = (tuple(names), by, sample.conventions)
        return self.reader.found(what, lambda: measured(sample, self.material.design, names, groups, bases))

    def estimated(self, score: Score, scale: Scale, rows: Flags) -> Cell:
        """One estimate, with the families it rests on."""
        n = int(np.count_nonzero(rows))
        what = (f"{score.value:.12g}", scale, n)
        found = self.reader.found(what, lambda: {"": {"": estimated(score, self.material.design, scale, n)}})
        return found[""][""]

    def in_millions(self, score: Score, rows: Flags) -> Cell:
        """Much money as millions of tenge."""
        return replace(self.estimated(score * (1 / MILLION), Scale.INDEX, rows), places=1)

    def count(self, rows: Flags) -> int:
        """Families of the data."""
        return int(np.count_nonzero(rows))

    def grouped(
        self,
        cells_of: Callable[[str | None], Cells],
        names: Sequence[str],
        by: Sequence[str],
        *,
        whole: bool = True,
    ) -> tuple[Group, ...]:
        """Rows of everybody and of each kind of group.

        Args:
            cells_of: the cells of a kind of group, and of everybody for None.
            names: the measures, a column each.
            by: the kinds of groups.
            whole: whether everybody has a row.
        """
        found = []
        if whole:
            found.append(Group("", (self._row("", EVERYBODY, cells_of(None)[EVERYBODY], names),)))
        for kind in by:
            if kind in self.groupings:
                cells = cells_of(kind)
                rows = tuple(self._row(kind, name, cells[name], names) for name in self.groupings[kind].names)
                found.append(Group(self.say(f"by_{kind}"), rows))
        return tuple(found)

    def _row(self, by: str, name: str, cells: dict[str, Cell], names: Sequence[str]) -> Row:
        rows = np.ones(self.material.families.number, dtype=bool)
        if name != EVERYBODY:
            groups = self.groupings[by]
            rows = np.asarray(groups.codes == groups.names.index(name))
        return Row(self.title_of(by, name), tuple(cells[measure] for measure in names), self.count(rows), name)

    def table(
        self,
        key: str,
        columns: Sequence[Column | str],
        groups: Sequence[Group],
        *notes: str,
        cards: bool = False,
        head: str = "group",
    ) -> Table:
        """A table with its title, guarded, and under it the notes that are named besides its source."""
        found = tuple(Column(self.say(one)) if isinstance(one, str) else one for one in columns)
        told = tuple((self.say(f"note_{note}"), self.note(note)) for note in (*notes, "source"))
        return guarded(Table(key, self.say(f"table_{key}"), self.say(head), found, tuple(groups), told, cards=cards))

    def note(self, name: str) -> str:
        """A note that many tables have."""
        material = self.material
        match name:
            case "source":
                return material.families.about.source.lang(self.lang)
            case "receipt":
                return self.receipt
            case "reform_receipt":
                return self.taken
            case "line":
                return self.say("note_line_text", date=self.date)
            case "errors":
                key = "errors_survey" if material.families.psu is not None else "errors_families"
                return self.say(key)
        return self.say(f"note_{name}_text")

    @property
    def receipt(self) -> str:
        """Where receipt is known from."""
        return self.say("receipt_recorded") if self.material.receipt is Receipt.RECORDED else self.taken

    @property
    def taken(self) -> str:
        """Who is taken to receive where the law decides."""
        share = number(self.material.share, Scale.SHARE, self.lang, places=0)
        return self.say("receipt_all" if self.material.asked.take_up is None else "receipt_share", share=share)

    # Drawings.

    def labels(self, key: str, form: Form = "percent", *, x: str = "", y: str = "", description: str = "") -> Labels:
        """The words of a drawing."""
        synthetic = self.material.families.about.synthetic
        along, up = (self.say(side) if side else "" for side in (x, y))
        title = self.say(f"figure_{key}")
        return Labels(title, self.lang, along, up, form, synthetic, description)

    def figure(self, key: str, svg: str, description: str, *notes: str) -> Figure:
        """A drawing with its caption and notes."""
        told = tuple((self.say(f"note_{note}"), self.note(note)) for note in (*notes, "source"))
        title = self.say(f"figure_{key}")
        return Figure(key, title, svg, self.say(f"caption_{key}"), f"{title}. {description}", told)

    def listed(self, values: dict[str, Cell]) -> str:
        """Numbers in a row of words, for who cannot see a drawing."""
        return "; ".join(f"{name}: {self.told(cell)}" for name, cell in values.items()) + "."
