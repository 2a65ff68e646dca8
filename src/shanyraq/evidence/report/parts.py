"""The words around tables and figures, alike in every form: headings, heads of columns, notes under them."""

from dataclasses import replace

from shanyraq.evidence.report.model import Cell, Column, Figure, Flag, Row, Table
from shanyraq.evidence.report.words import word

Note = tuple[str, str]


def heading(block: Table | Figure, lang: str) -> str:
    """`Table 3` or `Figure 3`."""
    return word("table" if isinstance(block, Table) else "figure", lang, number=block.number)


def heads(table: Table, lang: str) -> list[Column]:
    """Every column as it is printed: the rows' own, the table's, and what rows rest on."""
    found = [Column(table.head, words=True), *table.columns]
    found = [*found, Column(word(f"n_{table.basis}", lang))] if table.counted else found
    return [replace(column, title=sentence(column.title)) for column in found]


def row_title(row: Row) -> str:
    """What a row is of, as it is printed."""
    return sentence(row.title)


def sentence(text: str) -> str:
    """A text that begins as sentences do."""
    return text[:1].upper() + text[1:]


def notes_of(block: Table | Figure, lang: str, *, synthetic: bool) -> list[Note]:
    """What stands under a table or a figure, its marks told and made-up data called so."""
    found = list(block.notes)
    if isinstance(block, Table):
        marks = [word(key, lang) for key in _marks(block)]
        found += [(word("marks_title", lang), "; ".join(marks))] if marks else []
    if synthetic:
        found.append((word("data", lang), word("synthetic_note", lang)))
    return found


def note_text(notes: list[Note]) -> str:
    """Notes in one line of text."""
    return " ".join(f"{label}: {text.rstrip('.')}." for label, text in notes)


def _marks(table: Table) -> list[str]:
    cells = [cell for row in table.rows for cell in row.cells if isinstance(cell, Cell)]
    flags = {cell.flag for cell in cells}
    found = ["mark_errors"] if not table.cards and any(cell.std_error == cell.std_error for cell in cells) else []
    if any(flag.hidden for flag in flags):
        found.append(f"mark_hidden_{table.basis}")
    found += [f"mark_few_{table.basis}"] if Flag.FEW in flags else []
    found += [f"mark_unsure_{table.basis}"] if Flag.UNSURE in flags else []
    unknown = any(cell.value != cell.value and not cell.flag.hidden for cell in cells)
    return [*found, "mark_unknown"] if unknown else found
