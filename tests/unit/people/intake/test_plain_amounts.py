"""Amounts written alike are read as any amounts are, only faster; whatever is written otherwise is left to the rest."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.people.intake.cells import read_cells
from shanyraq.people.intake.mapping import MONEY, Cells, Column
from shanyraq.people.intake.plain_amounts import plain_amounts

ODD = "7"
"""An amount without tiyn: a column that has it is not written alike."""


def test_plain_amounts_are_whole_tiyn() -> None:
    texts = pl.Series("wage", ["0,00", "42743,31", None, "007,05", "999999999999,99"])
    read = plain_amounts(texts, ",")
    assert read is not None
    assert read.name == "wage"
    assert read.to_list() == [0, 4_274_331, None, 705, 99_999_999_999_999]


def test_a_part_of_a_column_is_read_from_its_own_beginning() -> None:
    read = plain_amounts(pl.Series(["1.00", "22.00", "333.45", "9.99"]).slice(1, 2), ".")
    assert read is not None
    assert read.to_list() == [2200, 33_345]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "1,5",
        "1,234",
        "1.50",
        ",50",
        "-1,00",
        "+1,00",
        "-,50",
        "1,2,00",
        "1 0,00",
        "1,0a",
        "é1,00",
        "9" * 13 + ",00",
    ],
)
def test_what_is_written_otherwise_is_left(text: str) -> None:
    assert plain_amounts(pl.Series(["1,00", text]), ",") is None
    assert plain_amounts(pl.Series([text, "1,00"]), ",") is None


@pytest.mark.parametrize("texts", [[], [None, None], ["0,00", None, "0,00"]])
def test_a_column_of_nothing_is_read_too(texts: list[str | None]) -> None:
    read = plain_amounts(pl.Series(texts, dtype=pl.String), ",")
    assert read is not None
    assert read.to_list() == [None if text is None else 0 for text in texts]


@given(st.lists(st.none() | st.from_regex(r"\A[0-9]{1,12}[,.5][0-9]{2}\Z"), max_size=6), st.sampled_from(sorted(MONEY)))
def test_plain_amounts_are_what_amounts_are(texts: list[str | None], unit: str) -> None:
    column = Column("income_wage", "wage", Cells(decimal=",", money=MONEY[unit]))
    alone = read_cells(pl.Series(texts, dtype=pl.String), column, {}, typed=False)
    among = read_cells(pl.Series([*texts, ODD], dtype=pl.String), column, {}, typed=False)
    assert alone.values.to_list() == among.values.to_list()[:-1]
    assert {rule: wrong.to_list() for rule, wrong in alone.wrong.items()} == {
        rule: wrong.to_list()[:-1] for rule, wrong in among.wrong.items()
    }
