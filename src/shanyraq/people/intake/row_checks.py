"""One block of rows: read cell by cell and held against the rules a row can break by itself.

Nothing here knows another row or another block, so that blocks can be checked side by side.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from shanyraq.law.codes import Study
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.intake import iin
from shanyraq.people.intake.cells import read_cells, sent_texts
from shanyraq.people.intake.column_figures import Figures, figures_of
from shanyraq.people.intake.findings import found
from shanyraq.people.intake.mapping import (
    AMOUNT,
    ASSISTANCE,
    FAMILY,
    IIN,
    INCOME_KINDS,
    KATO,
    KIND,
    MONTH,
    PERSON,
    REGIONS,
    Role,
    unit_of,
)
from shanyraq.people.intake.marks import Marks
from shanyraq.people.intake.plan import NUMBER, Plan, years_before
from shanyraq.people.intake.source import Block
from shanyraq.people.intake.spill import person_keys

OWN, EASED, INCOMPLETE = "own", "eased", "incomplete"
"""Marks of a row: refused for itself; only by rules with a limit of their own; its family is not whole without it."""

FILE, ROW = "file", "row"

ORPHANED = {
    Role.PERSONS: "person_without_family",
    Role.FAMILIES: "cell_missing",
    Role.INCOMES: "income_without_person",
    Role.ASSETS: "asset_without_owner",
}
"""The rule that a row breaks which does not say whose it is."""

SCHOOL_AGES = (5, 21)
"""The youngest and the oldest age at which somebody at school needs no second look."""


@dataclass(frozen=True)
class Checked:
    """A block that was checked.

    Attributes:
        read: its rows, with those that could not be taken apart.
        rows: those that say whose they are, refused or not, with their values and marks.
        lost: rows that are refused and do not say whose they are.
        lost_eased: of them, those refused only by rules with a limit of their own.
        findings: what is wrong.
        figures: by target, the figures of its column.
        months: rows by month, of incomes.
    """

    read: int
    rows: pl.DataFrame
    lost: int
    lost_eased: int
    findings: pl.DataFrame
    figures: dict[str, Figures]
    months: Counter[str]


def check_block(plan: Plan, block: Block) -> Checked:
    """Read and check the rows of a block; rows are numbered from 1 in each block."""
    marks = Marks(plan.place, block.rows, frozenset(plan.mapping.limits.rules))
    texts: dict[str, pl.Series] = {}
    values: dict[str, pl.Series] = {}
    figures: dict[str, Figures] = {}
    for column in plan.sent:
        target = column.target
        texts[target] = sent_texts(block.cells[str(column.name)], column.cells)
        labels = plan.source.labels.get(str(column.name), {})
        read = read_cells(texts[target], column, labels, typed=plan.source.typed)
        for rule, wrong in read.wrong.items():
            marks.add(rule, target, wrong, texts[target])
        values[target] = _within_limits(plan, marks, target, read.values, texts[target])
        figures[target] = figures_of(target, texts[target], values[target])
        if plan.is_mandatory(target) and texts[target].null_count():
            marks.add("cell_missing", target, texts[target].is_null())
    height = block.cells.height
    for target, constant in plan.constants.items():
        values[target] = pl.Series(target, [constant]).new_from_index(0, height)
    if block.damaged:
        _check_letters(marks, texts)
    _check_person(marks, plan.mapping.day, values, texts)
    _check_place(marks, values)
    _check_amounts(plan, marks, values)
    months = _check_month(plan, marks, values, texts)
    return _checked(plan, block, marks, values, figures, months)


def _checked(
    plan: Plan,
    block: Block,
    marks: Marks,
    values: dict[str, pl.Series],
    figures: dict[str, Figures],
    months: Counter[str],
) -> Checked:
    """Part the rows that say whose they are from those that do not."""
    family, person = _keys(plan, marks, values)
    owner = person if plan.table.role is Role.INCOMES or family is None else family
    assert owner is not None  # a table has columns for one of them
    orphaned = owner.is_null() if plan.table.role is not Role.PERSONS or family is None else family.is_null()
    marks.add(ORPHANED[plan.table.role], FAMILY if owner is family else PERSON, orphaned)
    for target, counts in marks.invalid.items():
        if target in figures:
            figures[target].invalid = counts
    rows = _rows(plan, marks, values, family, person)
    findings = marks.findings
    if block.ragged:
        numbers, told = zip(*block.ragged, strict=True)
        findings.extend(found("row_ragged", pl.Series(numbers), plan.place, "", pl.Series(told)))
    gone = orphaned.to_numpy()
    eased = int(np.count_nonzero(gone & ~marks.counted))
    ragged_eased = len(block.ragged) if "row_ragged" in plan.mapping.limits.rules else 0
    return Checked(
        read=block.read,
        rows=rows.filter(~orphaned) if gone.any() else rows,
        lost=int(np.count_nonzero(gone)) + len(block.ragged),
        lost_eased=eased + ragged_eased,
        findings=findings,
        figures=figures,
        months=months,
    )


def _rows(
    plan: Plan, marks: Marks, values: dict[str, pl.Series], family: pl.Series | None, person: pl.Series | None
) -> pl.DataFrame:
    """The rows as they go on: whose they are, where they stood, their marks and their values."""
    keys = [key.alias(name) for name, key in ((FAMILY, family), (PERSON, person)) if key is not None]
    if NUMBER in plan.identities:
        keys.append(person_keys(values[IIN]).alias(NUMBER))
    kept = [series.alias(target) for target, series in values.items() if target not in (FAMILY, PERSON, IIN, KATO)]
    if plan.mapping.keep_iin and IIN in values:
        kept.append(values[IIN].alias(IIN))
    return pl.DataFrame(
        [
            *keys,
            pl.Series(FILE, np.full(len(marks.rows), plan.place, dtype=np.uint16)),
            marks.rows.alias(ROW),
            pl.Series(OWN, marks.own),
            pl.Series(EASED, marks.own & ~marks.counted),
            pl.Series(INCOMPLETE, marks.incomplete),
            *kept,
        ]
    )


def _keys(plan: Plan, marks: Marks, values: dict[str, pl.Series]) -> tuple[pl.Series | None, pl.Series | None]:
    """Whose the rows are: the family as it is written, the person as a number."""
    family, person = values.get(FAMILY), None
    if plan.person is not None:
        texts = values[plan.person]
        if plan.mapping.persons_in_family and plan.person == PERSON and family is not None:
            texts = family + "/" + texts
        person = person_keys(texts)
    if family is not None and plan.mapping.number_families:
        numbers = family.cast(pl.Int64, strict=False)
        marks.add("number_wrong", FAMILY, numbers.is_null() & family.is_not_null(), family)
        family = numbers
    return family, person


def _within_limits(plan: Plan, marks: Marks, target: str, values: pl.Series, texts: pl.Series) -> pl.Series:
    """Values with nothing where one is outside its limits."""
    limits = plan.limits(target)
    if limits is None or values.null_count() == len(values):
        return values
    numbers = values.to_physical() if unit_of(target) == "day" else values
    least, most = numbers.min(), numbers.max()
    if limits[0] <= least and most <= limits[1]:  # type: ignore[operator]  # whole numbers
        return values
    above, below = (numbers > limits[1]).fill_null(value=False), (numbers < limits[0]).fill_null(value=False)
    if unit_of(target) == "day":
        marks.add("date_after_population", target, above, texts)
        marks.add("value_out_of_range", target, below, texts)
    else:
        marks.add("value_out_of_range", target, above | below, texts)
    return values.set(above | below, None)


def _check_letters(marks: Marks, texts: dict[str, pl.Series]) -> None:
    for target, column in texts.items():
        marks.add("text_damaged", target, column.str.contains("\ufffd", literal=True).fill_null(value=False), column)


def _check_person(marks: Marks, day: date, values: dict[str, pl.Series], texts: dict[str, pl.Series]) -> None:
    """The IIN by itself, with the birth date and with the sex; the day of joining; the age of pupils."""
    births = values.get("birth_date")
    if IIN in texts:
        numbers = texts[IIN]
        digits, formed = iin.digits_of(numbers)
        right = iin.right_numbers(digits, formed)
        sent = numbers.is_not_null().to_numpy()
        marks.add("iin_wrong", IIN, sent & ~right, numbers)
        if births is not None:
            marks.add("iin_birth_date", IIN, right & ~iin.of_birth_date(digits, births), numbers)
        if "sex" in values:
            marks.add("iin_sex", IIN, right & ~iin.of_sex(digits, values["sex"]), numbers)
    if births is not None and "joined_on" in values:
        joined = values["joined_on"]
        marks.add(
            "joined_before_birth", "joined_on", (joined < births).fill_null(value=False), texts.get("joined_on", joined)
        )
    if births is not None and "study" in values:
        pupils = values["study"] == int(Study.SCHOOL)
        ages = years_before(day, SCHOOL_AGES[1] + 1), years_before(day, SCHOOL_AGES[0])
        odd = pupils & ((births <= ages[0]) | (births > ages[1]))
        marks.add("school_age", "birth_date", odd.fill_null(value=False), texts.get("birth_date", births))


def _check_place(marks: Marks, values: dict[str, pl.Series]) -> None:
    """The KATO code by itself and with the region; it becomes the district, and the region where none is told."""
    if KATO in values:
        codes = values[KATO]
        formed = (codes.str.len_bytes() == 9).fill_null(value=False)
        values["district"] = codes.set(~formed, None).cast(pl.Int64, strict=False)
        marks.add("kato_wrong", KATO, codes.is_not_null() & values["district"].is_null(), codes)
    if "district" not in values:
        return
    district = values["district"]
    region = district // 10_000_000
    known = region.is_in(list(REGIONS)) | (district == 0)
    if "region" in values:
        told = values["region"].cast(pl.Int64)
        known &= (region == told) | (district == 0) | told.is_null()
    else:
        known &= district != 0
        values["region"] = region.set(~known.fill_null(value=False), None).cast(pl.UInt8)
    marks.add("kato_wrong", KATO if KATO in values else "district", ~known.fill_null(value=True), district)


def _check_amounts(plan: Plan, marks: Marks, values: dict[str, pl.Series]) -> None:
    """Amounts that are impossible for their kind, of a quarter or of a month."""
    for target, amounts in values.items():
        ceiling = plan.ceilings.get(target.removeprefix("income_")) if target.startswith("income_") else None
        if ceiling is not None and (amounts.max() or 0) > QUARTER_MONTHS * ceiling:  # type: ignore[operator]
            marks.add("amount_impossible", target, (amounts > QUARTER_MONTHS * ceiling).fill_null(value=False), amounts)
    if AMOUNT in values:
        amounts = values[AMOUNT]
        ceilings = np.array(plan.ceilings_by_place)[values[KIND].fill_null(0).to_numpy()]
        marks.add("amount_impossible", AMOUNT, (amounts > pl.Series(ceilings)).fill_null(value=False), amounts)


def _check_month(plan: Plan, marks: Marks, values: dict[str, pl.Series], texts: dict[str, pl.Series]) -> Counter[str]:
    """Months outside the quarter that counts; how many rows there are of each month."""
    if MONTH not in values:
        return Counter()
    months = values[MONTH]
    first, last = plan.months
    outside = (months < first) | (months > last)
    if plan.mapping.history and KIND in values:
        paid = values[KIND] == INCOME_KINDS.index(ASSISTANCE)
        outside &= ~paid.fill_null(value=False) | (months > plan.mapping.day)
    outside = outside.fill_null(value=False)
    marks.add("month_outside_period", MONTH, outside, texts.get(MONTH, months))
    counts = months.drop_nulls().dt.strftime("%Y-%m").value_counts()
    return Counter({str(month): int(number) for month, number in counts.iter_rows()})
