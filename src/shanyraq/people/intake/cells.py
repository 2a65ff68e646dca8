"""The texts of a column as values of what it is; what cannot be read is marked with the rule it breaks.

Amounts are read by whole-number arithmetic on their digits: no binary fraction ever stands for money.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from shanyraq.people.intake.mapping import MONTH, Cells, Column, unit_of, words_of
from shanyraq.people.intake.plain_amounts import plain_amounts
from shanyraq.people.population import WEIGHT

Mask = pl.Series
"""One truth a row, without empty places."""

_SPACES = "[ \u00a0\u2009\u202f]"

_GROUPS = {" ": _SPACES, ".": r"\.", ",": ",", "'": "['’]"}
"""What may stand between groups of three digits, as a pattern: a declared space is any of the spaces in use."""


MOST_DIGITS = 10**13
"""The largest number of an amount before its unit is heeded: times any unit it stays within 64 bits."""


@dataclass(frozen=True)
class Read:
    """A column as read.

    Attributes:
        values: nothing where nothing was sent or what was sent is wrong.
        wrong: by rule, the rows that break it.
    """

    values: pl.Series
    wrong: dict[str, Mask] = field(default_factory=dict)


def sent_texts(texts: pl.Series, cells: Cells) -> pl.Series:
    """A column's texts with nothing where one stands that means so."""
    if cells.trim:
        texts = texts.str.strip_chars()
    missing = [text for text in cells.missing if text] + ([""] if cells.trim else [])
    if not missing:
        return texts
    found = texts.is_in(missing)
    return texts.set(found, None) if found.any() else texts


def read_cells(texts: pl.Series, column: Column, labels: Mapping[str, str], *, typed: bool) -> Read:
    """The values of a column.

    Args:
        texts: what stands in its cells, or nothing; codes may come as an Enum that begins with the column's words.
        column: what it is and how its cells are written.
        labels: what the file itself says that its values mean.
        typed: whether days and numbers were such in the file.
    """
    words = words_of(column.target)
    if words is not None:
        return _codes(texts, column, words, labels)
    unit = unit_of(column.target)
    if unit == "text":
        return Read(texts)
    if unit == WEIGHT:
        return _weights(texts, column.cells)
    if unit == "day":
        return _days(texts, column, typed=typed)
    if unit == "tiyn":
        return _amounts(texts, column.cells)
    return _numbers(texts, column.cells)


def code_words(column: Column, words: Iterable[str]) -> dict[str, str]:
    """By the words of a column of codes, the system's own: by the mapping's list, or the same words."""
    return dict(column.codes) if column.codes is not None else {word: word for word in words}


def _codes(texts: pl.Series, column: Column, words: dict[str, int], labels: Mapping[str, str]) -> Read:
    """The numbers of codes: by the mapping's list, by the file's own labels of it, or by the words themselves."""
    codes = code_words(column, words)
    codes |= {value: codes[label] for value, label in labels.items() if label in codes and value not in codes}
    known = list(codes)
    listed = texts if isinstance(texts.dtype, pl.Enum) else texts.cast(pl.Enum(known), strict=False)
    places = listed.to_physical()
    numbers = np.array([words[codes[code]] for code in known] or [0], dtype=np.uint8)
    if places.null_count():
        values = pl.Series(texts.name, numbers[places.fill_null(0).to_numpy()]).set(places.is_null(), None)
    else:
        values = pl.Series(texts.name, numbers[places.to_numpy()])
    if set(words) == {"true", "false"}:
        values = values.cast(pl.Boolean)
    return _told(texts, values, "code_unknown")


def _days(texts: pl.Series, column: Column, *, typed: bool) -> Read:
    """Days by the first format that fits; a month is its first day."""
    month, found = column.target == MONTH, list[pl.Series]()
    for form in (*(("%Y-%m-%d",) if typed else ()), *column.cells.dates):
        whole = "%d" in form or not month
        dated = texts if whole else texts + "-01"
        written = form if whole else f"{form}-%d"
        found.append(dated.str.to_date(written, strict=False, exact=True, cache=False))
    days = found[0]
    ambiguous = np.zeros(len(texts), dtype=bool)
    for other in found[1:]:
        ambiguous |= ((days != other) & days.is_not_null()).fill_null(value=False).to_numpy()
        days = days.zip_with(days.is_not_null(), other)
    if month:
        days = days.dt.month_start()
    read = _told(texts, days.rename(texts.name), "date_wrong")
    if not ambiguous.any():
        return read
    marks = pl.Series(ambiguous)
    return Read(read.values.set(marks, None), {**read.wrong, "date_ambiguous": marks})


def _numbers(texts: pl.Series, cells: Cells) -> Read:
    """Whole numbers."""
    plain, grouped_wrong = _ungrouped(texts, cells)
    values = plain.cast(pl.Int64, strict=False)
    if grouped_wrong is not None:
        values = values.set(grouped_wrong, None)
    return _told(texts, values, "number_wrong")


def _amounts(texts: pl.Series, cells: Cells) -> Read:
    """Amounts in tiyn: the digits as one whole number, times what the place of the decimal mark asks for."""
    plain, grouped_wrong = _ungrouped(texts, cells)
    finest = {1: 0, 100: 2, 100_000: 5}[cells.money]
    hundredths = plain_amounts(plain, cells.decimal) if finest >= 2 and grouped_wrong is None else None
    if hundredths is not None:
        return Read(hundredths * 10 ** (finest - 2))
    mark = plain.str.find(cells.decimal, literal=True)
    fraction = (plain.str.len_bytes() - mark).cast(pl.Int16, wrap_numerical=True) - 1
    digits = plain.str.replace(cells.decimal, "", literal=True) if mark.null_count() < len(mark) else plain
    numbers = digits.cast(pl.Int64, strict=False)
    signed = plain.str.starts_with("-")
    bare = (mark < 1 + signed.cast(pl.UInt32)) | (fraction < 1)
    wrong = (bare | plain.str.starts_with("+")).fill_null(value=False)
    if grouped_wrong is not None:
        wrong |= grouped_wrong
    fine = (fraction > finest).fill_null(value=False) & numbers.is_not_null() & ~wrong
    wrong |= (numbers.abs() > MOST_DIGITS).fill_null(value=False) & ~fine
    places = fraction.fill_null(0).clip(0, finest).to_numpy()
    scale = np.array([10 ** (finest - place) for place in range(finest + 1)], dtype=np.int64)[places]
    values = (numbers * pl.Series(scale)).rename(texts.name)
    unread = wrong | fine
    read = _told(texts, values.set(unread, None) if unread.any() else values, "amount_wrong", besides=fine)
    return Read(read.values, {**read.wrong, "amount_too_fine": fine}) if fine.any() else read


def _weights(texts: pl.Series, cells: Cells) -> Read:
    """Weights, which are measurements and no money: a binary fraction is what statistics keep them in."""
    plain = texts.str.replace(cells.decimal, ".", literal=True) if cells.decimal != "." else texts
    values = plain.cast(pl.Float64, strict=False)
    positive = (values.is_finite() & (values > 0)).fill_null(value=False)
    return _told(texts, values.set(~positive, None), "weight_wrong")


def _ungrouped(texts: pl.Series, cells: Cells) -> tuple[pl.Series, Mask | None]:
    """Numbers without what stands between their groups of three, and where it stands elsewhere."""
    if not cells.thousands:
        return texts, None
    between = _GROUPS[cells.thousands]
    grouped = texts.str.contains(between)
    if not grouped.any():
        return texts, None
    mark = r"\." if cells.decimal == "." else ","
    right = texts.str.contains(rf"^-?\d{{1,3}}(?:{between}\d{{3}})*(?:{mark}\d*)?$")
    return texts.str.replace_all(between, ""), (grouped & ~right).fill_null(value=False)


def _told(texts: pl.Series, values: pl.Series, rule: str, *, besides: Mask | None = None) -> Read:
    """Values, with a rule for every text that became nothing."""
    if values.null_count() == texts.null_count():
        return Read(values)
    wrong = values.is_null() & texts.is_not_null()
    if besides is not None:
        wrong &= ~besides
    return Read(values, {rule: wrong} if wrong.any() else {})
