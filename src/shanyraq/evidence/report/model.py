"""What a report is made of: chapters of findings, words, numbered tables and figures, in one language.

Every number stands in a table once; pages, print and workbooks only write it down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import isfinite
from typing import Literal

from shanyraq.evidence.measures.catalogue import Scale


class Flag(StrEnum):
    """What a reader has to know of a number."""

    NONE = ""
    FEW = "few"
    """It rests on few families."""

    UNSURE = "unsure"
    """Its error is large beside it."""

    SUPPRESSED = "suppressed"
    """It rests on so few families that it is not told."""

    COMPLEMENT = "complement"
    """It is not told, as another that is not could be found from it."""

    @property
    def hidden(self) -> bool:
        """Whether the number is not told."""
        return self in (Flag.SUPPRESSED, Flag.COMPLEMENT)


Basis = Literal["families", "persons"]
"""What numbers of a table rest on; words of marks and columns follow it."""


@dataclass(frozen=True)
class Cell:
    """A number of a table.

    Attributes:
        value: the estimate; NaN where the data cannot tell it.
        scale: what kind of number it is.
        std_error: its standard error; NaN where there is none.
        n: families it rests on; None where it rests on no sample, such as a number of the law.
        flag: what a reader has to know.
        low: the lower end of its interval; NaN where none is told.
        high: the upper end.
        places: decimals of the number and of its error, where they are not the usual ones.
    """

    value: float
    scale: Scale
    std_error: float = float("nan")
    n: int | None = None
    flag: Flag = Flag.NONE
    low: float = float("nan")
    high: float = float("nan")
    places: int | None = None

    @property
    def shown(self) -> float | None:
        """The number for drawings and sentences; None where it is not known or not told."""
        return None if self.flag.hidden or not isfinite(self.value) else self.value

    @property
    def hidden(self) -> "Cell":
        """The same without its numbers."""
        nothing = float("nan")
        return replace(self, value=nothing, std_error=nothing, low=nothing, high=nothing)


Content = Cell | str
"""A number or words."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        title: what it holds, with its unit.
        words: whether it holds words, which stand to the left.
        adds_up: whether its rows of a group add up to a total that is told, so that one hidden number needs another.
    """

    title: str
    words: bool = False
    adds_up: bool = False


@dataclass(frozen=True)
class Row:
    """A row.

    Attributes:
        title: what it is of.
        cells: one a column.
        n: families it rests on; None where that says nothing.
        key: what programs call it.
    """

    title: str
    cells: tuple[Content, ...]
    n: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Group:
    """Rows that belong together, under a heading where there is one."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        key: what programs call it.
        title: what it holds.
        head: what its rows are.
        columns: what its columns are.
        groups: its rows.
        notes: labelled sentences: line, unit, weight, convention, errors, source.
        number: its number in the report; 0 before it has one.
        cards: whether its rows are few numbers to be shown large, each of an estimate alone.
        basis: what its numbers rest on, families or persons.
    """

    key: str
    title: str
    head: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    notes: tuple[tuple[str, str], ...] = ()
    number: int = 0
    cards: bool = False
    basis: Basis = "families"

    @property
    def rows(self) -> list[Row]:
        """The rows of all groups."""
        return [row for group in self.groups for row in group.rows]

    @property
    def counted(self) -> bool:
        """Whether rows tell what they rest on."""
        return any(row.n is not None for row in self.rows)

    def cell(self, row: str, column: int) -> Cell:
        """A number by its row's key and its column's place."""
        [found] = [one.cells[column] for one in self.rows if one.key == row]
        assert isinstance(found, Cell)  # columns of words are not asked for numbers
        return found


@dataclass(frozen=True)
class Figure:
    """A drawing.

    Attributes:
        key: what programs call it.
        title: what it shows; it stands in the drawing, too.
        svg: the drawing.
        caption: what to see in it.
        description: it in words, for who cannot see it.
        notes: labelled sentences.
        number: its number in the report; 0 before it has one.
    """

    key: str
    title: str
    svg: str
    caption: str
    description: str
    notes: tuple[tuple[str, str], ...] = ()
    number: int = 0


@dataclass(frozen=True)
class Words:
    """A paragraph, or a list where there are several texts and it is one.

    Attributes:
        texts: the paragraphs or the points.
        points: whether they are a list.
    """

    texts: tuple[str, ...]
    points: bool = False


@dataclass(frozen=True)
class Terms:
    """Words and what they mean."""

    pairs: tuple[tuple[str, str], ...]


Block = Table | Figure | Words | Terms


@dataclass(frozen=True)
class Chapter:
    """A chapter.

    Attributes:
        key: what programs call it.
        title: its heading.
        findings: up to three sentences that its numbers say.
        blocks: what it holds, in order.
        number: its number; 0 before it has one.
        follows: whether in print it may begin on the page where the one before it ends.
    """

    key: str
    title: str
    findings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    number: int = 0
    follows: bool = False


@dataclass(frozen=True)
class Report:
    """A report in one language.

    Attributes:
        title: its title.
        lang: one of `LANGUAGES`.
        synthetic: whether it tells of a made-up population.
        facts: labelled lines of the cover.
        chapters: its chapters.
        mark: what kind of copy it is, such as a draft; empty for none.
    """

    title: str
    lang: str
    synthetic: bool
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...] = field(default=())
    mark: str = ""

    @property
    def sheet(self) -> bool:
        """Whether it is one chapter alone, which needs no cover and no contents."""
        return len(self.chapters) == 1

    @property
    def tables(self) -> list[Table]:
        """All tables in their order."""
        return [block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Table)]

    @property
    def figures(self) -> list[Figure]:
        """All figures in their order."""
        return [block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Figure)]


def numbered(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with numbers of their own, their tables' and their figures'."""
    counters = {Table: _count(), Figure: _count()}
    found = []
    for place, chapter in enumerate(chapters, start=1):
        blocks = tuple(
            replace(block, number=next(counters[type(block)])) if isinstance(block, Table | Figure) else block
            for block in chapter.blocks
        )
        found.append(replace(chapter, number=place, blocks=blocks))
    return tuple(found)


def _count() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number
