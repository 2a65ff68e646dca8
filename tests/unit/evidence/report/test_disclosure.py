"""Small cells are hidden or marked, and nobody can find a hidden one from the others."""

from dataclasses import replace

import pytest

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.disclosure import all_guarded, entries, flagged, guarded
from shanyraq.evidence.report.model import Cell, Column, Flag, Group, Report, Row, Table


@pytest.mark.parametrize(
    ("n", "flag"), [(0, Flag.SUPPRESSED), (19, Flag.SUPPRESSED), (20, Flag.FEW), (49, Flag.FEW), (50, Flag.NONE)]
)
def test_fewer_than_twenty_are_hidden_and_fewer_than_fifty_marked(n: int, flag: Flag) -> None:
    found = flagged(Cell(0.4, Scale.SHARE, 0.01, n))
    assert found.flag is flag
    assert (found.shown is None) == (flag is Flag.SUPPRESSED)
    assert (found.value == found.value) != flag.hidden  # no number stays behind a mark


def test_what_rests_on_no_sample_is_told() -> None:
    assert flagged(Cell(5.0, Scale.MONEY)).flag is Flag.NONE


def test_an_error_of_more_than_a_third_is_marked_except_of_indices() -> None:
    assert flagged(Cell(0.3, Scale.SHARE, 0.11, 100)).flag is Flag.UNSURE
    assert flagged(Cell(0.3, Scale.SHARE, 0.09, 100)).flag is Flag.NONE
    assert flagged(Cell(0.3, Scale.INDEX, 0.11, 100)).flag is Flag.NONE


def summed(*counts: int, adds_up: bool = True) -> Table:
    rows = tuple(Row(f"r{place}", (Cell(10.0 * n, Scale.NUMBER, n=n),), n) for place, n in enumerate(counts))
    return Table("t", "t", "r", (Column("families", adds_up=adds_up),), (Group("", rows),))


def test_one_hidden_number_of_a_sum_takes_the_one_on_the_fewest_families_with_it() -> None:
    flags = [row.cells[0].flag for row in guarded(summed(300, 19, 80, 60)).rows]
    assert flags == [Flag.NONE, Flag.SUPPRESSED, Flag.NONE, Flag.COMPLEMENT]


def test_two_hidden_numbers_protect_each_other_and_a_column_that_is_no_sum_needs_nothing() -> None:
    assert [row.cells[0].flag for row in guarded(summed(300, 19, 5)).rows].count(Flag.COMPLEMENT) == 0
    assert [row.cells[0].flag for row in guarded(summed(300, 19, adds_up=False)).rows].count(Flag.COMPLEMENT) == 0


def test_guarding_twice_changes_nothing_and_the_log_lists_each(report: Report) -> None:
    once = all_guarded(report)
    assert all_guarded(once) == once or repr(all_guarded(once)) == repr(once)  # NaN is unlike itself
    found = entries(once.tables)
    assert [(one.row, one.column, one.n, one.flag) for one in found[:2]] == [
        ("Ұлытау", "Үлес", 49, Flag.FEW),
        ("Үштөбе", "Үлес", 19, Flag.SUPPRESSED),
    ]


def test_a_hidden_cell_keeps_no_number() -> None:
    hidden = replace(Cell(1.0, Scale.MONEY, 2.0, 3, low=4.0, high=5.0)).hidden
    assert all(value != value for value in (hidden.value, hidden.std_error, hidden.low, hidden.high))
