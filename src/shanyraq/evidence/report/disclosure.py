"""What is not told, and what is told with a warning: small cells, large errors, and a log of both.

Below 20 families nothing is told and below 50 with a mark, as Eurostat does with EU-SILC; an error of more than a third
of its number is marked as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isfinite

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Content, Flag, Group, Report, Row, Table

LEAST_TOLD, LEAST_SURE = 20, 50
"""Families that a number needs to be told, and to be told without a mark."""

MOST_ERROR = 1 / 3
"""Of a number: a larger standard error is marked."""


@dataclass(frozen=True)
class Entry:
    """A line of the log.

    Attributes:
        table: the table's key.
        row: the row's title.
        column: the column's title.
        n: families the number rests on.
        flag: what was done.
    """

    table: str
    row: str
    column: str
    n: int | None
    flag: Flag


def guarded(table: Table) -> Table:
    """The table with small cells hidden or marked; a table that was guarded comes out as it was."""
    groups = [replace(group, rows=tuple(_row(row) for row in group.rows)) for group in table.groups]
    for place, column in enumerate(table.columns):
        if column.adds_up:
            groups = [_complemented(group, place) for group in groups]
    return replace(table, groups=tuple(groups))


def entries(tables: Iterable[Table]) -> list[Entry]:
    """What was hidden or marked, table by table."""
    return [
        Entry(table.key, row.title, column.title, cell.n, cell.flag)
        for table in tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if isinstance(cell, Cell) and cell.flag is not Flag.NONE
    ]


def flagged(cell: Cell) -> Cell:
    """A cell with what a reader has to know of it; a hidden one without its numbers."""
    if cell.flag.hidden or cell.n is None:
        return cell
    if cell.n < LEAST_TOLD:
        return replace(cell.hidden, flag=Flag.SUPPRESSED)
    if cell.n < LEAST_SURE:
        return replace(cell, flag=Flag.FEW)
    return replace(cell, flag=Flag.UNSURE if _unsure(cell) else Flag.NONE)


def all_guarded(report: Report) -> Report:
    """The report with every table guarded."""
    return replace(report, chapters=tuple(_chapter(chapter) for chapter in report.chapters))


def _chapter(chapter: Chapter) -> Chapter:
    return replace(
        chapter, blocks=tuple(guarded(block) if isinstance(block, Table) else block for block in chapter.blocks)
    )


def _unsure(cell: Cell) -> bool:
    if cell.scale is Scale.INDEX or not isfinite(cell.std_error) or not isfinite(cell.value):
        return False
    return abs(cell.value) > 0 and cell.std_error > MOST_ERROR * abs(cell.value)


def _row(row: Row) -> Row:
    """The row; what a few families are is not told either."""
    cells: tuple[Content, ...] = tuple(flagged(cell) if isinstance(cell, Cell) else cell for cell in row.cells)
    return replace(row, cells=cells)


def _complemented(group: Group, place: int) -> Group:
    """Where one number alone is hidden, the one on the fewest families beside it is hidden, too."""
    cells = {number: row.cells[place] for number, row in enumerate(group.rows)}
    numbers = {number: cell for number, cell in cells.items() if isinstance(cell, Cell)}
    hidden = [number for number, cell in numbers.items() if cell.flag.hidden]
    others = [number for number, cell in numbers.items() if cell.shown is not None and cell.value != 0]
    if len(hidden) != 1 or not others:
        return group
    chosen = min(others, key=lambda number: (numbers[number].n or 0, number))
    told = replace(numbers[chosen].hidden, flag=Flag.COMPLEMENT)
    row = group.rows[chosen]
    changed = replace(row, cells=(*row.cells[:place], told, *row.cells[place + 1 :]))
    return replace(group, rows=(*group.rows[:chosen], changed, *group.rows[chosen + 1 :]))
