"""Spells of receipt worked out by hand: breaks, ends not seen, beginnings not seen, and returns."""

from datetime import date

import polars as pl
import pytest

from shanyraq.evidence.caseload.spells import going_on_after, median_months, returns, spells_of, survival

START = 12 * 2024


def paid(**months: list[int]) -> pl.DataFrame:
    """Payments of families in months of 2024 and after, from 1."""
    rows = [(name, date(2024 + (m - 1) // 12, (m - 1) % 12 + 1, 1), 100) for name, of in months.items() for m in of]
    return pl.DataFrame(rows, schema={"family": pl.String, "month": pl.Date, "amount": pl.Int64}, orient="row")


def told(spells: pl.DataFrame) -> list[tuple[str, int, int, bool, bool]]:
    """Family, first month, months, whether it began before and whether it is open."""
    rows = spells.select("family", pl.col("first") - START + 1, "months", "before", "open").rows()
    return [(str(row[0]), int(row[1]), int(row[2]), bool(row[3]), bool(row[4])) for row in rows]


def test_a_month_without_payment_ends_a_spell() -> None:
    found = spells_of(paid(a=[1, 2, 3, 5, 6], b=[4, 5], c=[12, 13, 14]))
    assert told(found) == [
        ("a", 1, 3, True, False),
        ("a", 5, 2, False, False),
        ("b", 4, 2, False, False),
        ("c", 12, 3, False, True),
    ]


def test_a_gap_may_be_bridged_and_then_leaves_the_last_month_but_one_open() -> None:
    found = spells_of(paid(a=[2, 3, 5], b=[1, 6]), gap=1)
    assert told(found) == [("a", 2, 4, False, True), ("b", 1, 1, True, False), ("b", 6, 1, False, True)]


def test_the_order_of_rows_does_not_matter() -> None:
    rows = paid(a=[5, 1, 2], b=[3])
    assert spells_of(rows).equals(spells_of(rows.reverse()))


def test_survival_is_kaplan_and_meiers_with_greenwoods_errors() -> None:
    # Lengths 1, 2, 2 (open), 3, 5 (open): 4/5, then 4/5 x 3/4, then 3/5 x 1/2.
    spells = pl.DataFrame({"months": [1, 2, 2, 3, 5], "open": [False, False, True, False, True], "before": [False] * 5})
    steps = survival(spells)
    assert [(step.month, step.at_risk, step.ended) for step in steps] == [(1, 5, 1), (2, 4, 1), (3, 2, 1)]
    assert [step.going_on for step in steps] == pytest.approx([0.8, 0.6, 0.3])
    scaled = [1 / 20, 1 / 20 + 1 / 12, 1 / 20 + 1 / 12 + 1 / 2]
    errors = [share * value**0.5 for share, value in zip([0.8, 0.6, 0.3], scaled, strict=True)]
    assert [step.std_error for step in steps] == pytest.approx(errors)
    assert median_months(steps) == 3
    assert going_on_after(steps, 0) is None
    assert going_on_after(steps, 4) == steps[-1]


def test_spells_that_began_unseen_are_left_out() -> None:
    spells = pl.DataFrame({"months": [9, 2], "open": [False, False], "before": [True, False]})
    [step] = survival(spells)
    assert (step.month, step.at_risk, step.going_on, step.std_error) == (2, 1, 0.0, 0.0)


def test_nobody_has_ended_where_all_spells_are_open() -> None:
    steps = survival(pl.DataFrame({"months": [4], "open": [True], "before": [False]}))
    assert steps == []
    assert median_months(steps) is None


def test_returns_count_in_time_only_where_they_could_be_seen() -> None:
    # Last month 24. a: ends in 3, back in 10 (7 later). b: ends in 4, back in 24 (20 later). c: ends in 20: too late.
    spells = spells_of(paid(a=[2, 3, *range(10, 25)], b=[4, 24], c=[20]))
    found = returns(spells)
    assert (found.ended, found.returned, found.share) == (2, 1, 0.5)
    assert found.std_error == pytest.approx((0.25 / 2) ** 0.5)
    longer = returns(spells, within=20)
    assert (longer.ended, longer.returned) == (2, 2)


def test_no_spell_has_no_share() -> None:
    found = returns(spells_of(paid(a=[1, 2])).clear())
    assert (found.ended, found.returned) == (0, 0)
    assert found.share != found.share
    assert found.std_error != found.std_error
