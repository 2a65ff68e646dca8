"""The quarter's incomes month by month: what the sums of the person facts are made of."""

from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.families import Lot
from shanyraq.people.country.payments import INCOME
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.parameters import quarter_before

KINDS = tuple(fact.name.removeprefix(INCOME) for fact in INCOME_FACTS)

SCHEMA = pa.schema(
    [
        pa.field(FAMILY_ID, pa.int64()),
        pa.field("person", pa.int16()),
        pa.field("kind", pa.dictionary(pa.int8(), pa.string())),
        pa.field("month", pa.date32()),
        pa.field("amount", pa.int64()),
    ]
)


def income_table(lot: Lot, ids: NDArray[np.int64]) -> pa.Table:
    """A row for every person, kind and month with an income, in the order of the persons."""
    place = np.arange(lot.number) - np.repeat(lot.first, lot.sizes) + 1
    parts = [_of_kind(lot, code) for code in range(len(KINDS))]
    rows, kinds, months, amounts = (np.concatenate([part[column] for part in parts]) for column in range(4))
    order = np.lexsort((months, kinds, rows))
    rows = rows[order]
    first = quarter_before(lot.day)
    days = np.array(
        [to_day(date(first.year, first.month + later, 1)) for later in range(QUARTER_MONTHS)], dtype=np.int32
    )
    words = pa.DictionaryArray.from_arrays(pa.array(kinds[order].astype(np.int8)), pa.array(KINDS))
    family = ids[lot.family[rows]]
    columns = [
        family,
        place[rows].astype(np.int16),
        words,
        pa.array(days[months[order]]).cast(pa.date32()),
        amounts[order],
    ]
    return pa.table(columns, schema=SCHEMA)


Column = NDArray[np.int64]


def _of_kind(lot: Lot, code: int) -> tuple[Column, Column, Column, Column]:
    """Persons, kinds, months and amounts of one kind: steady ones in thirds, single ones in the month drawn."""
    sums = lot.persons[INCOME_FACTS[code].name]
    rows = np.flatnonzero(sums)
    amounts = sums[rows]
    if KINDS[code] in assumed("months", "single"):
        month = lot.rng.integers(0, QUARTER_MONTHS, len(rows))
    else:
        third = amounts // TENGE // QUARTER_MONTHS * TENGE
        last = amounts - (QUARTER_MONTHS - 1) * third
        month = np.tile(np.arange(QUARTER_MONTHS), len(rows))
        amounts = np.stack([third, third, last], axis=1).ravel()
        rows = np.repeat(rows, QUARTER_MONTHS)
        some = amounts != 0
        rows, month, amounts = rows[some], month[some], amounts[some]
    return rows, np.full(len(rows), code), month, amounts
