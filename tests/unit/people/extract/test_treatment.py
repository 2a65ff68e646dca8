"""Extremes, fine amounts and rare answers, one rule at a time."""

from datetime import date
from decimal import Decimal

import pytest
from small_country import population

from shanyraq.law.codes import Region, StateSupport
from shanyraq.people.extract.plan import Kept, read_plan
from shanyraq.people.extract.source import COLUMNS, Drawn, Source
from shanyraq.people.extract.treatment import treat
from shanyraq.rules import Text

TITLE = Text("а", "б", "c")
GROUPS = read_plan().groups
TENGE = 100


class Given:
    """A source of one column."""

    def __init__(self, values):
        self.values = values

    def column(self, name):
        import numpy as np

        fact = COLUMNS[name]
        return None if self.values is None else np.array(self.values, dtype=fact.unit.dtype)


def treated(column, values, k=2, **treatment):
    variable = Kept("x", (column,), COLUMNS[column].level, TITLE, treatment)
    return treat(variable, Given(values), GROUPS, k)


def test_a_column_the_population_lacks_is_not_there():
    assert treated("cars", None) is None


@pytest.mark.parametrize(
    ("treatment", "before", "after"),
    [
        ({"round": 10}, [0, 4, 5, 14, 15, 26], [0, 10, 10, 10, 20, 30]),
        ({"most": 2}, [0, 0, 1, 1, 2, 3, 9], [0, 0, 1, 1, 2, 2, 2]),
        ({"most": 2}, [0, 0, 1, 2, 3], [0, 0, None, 2, 2]),
        ({"most": 8}, [1, 1, 2, 2, 3, 9], [1, 1, 2, 2, 3, 3]),
        ({"top": Decimal("0.8")}, [0, 10, 20, 30, 40, 50], [0, 10, 20, 30, 40, 40]),
        ({"top": Decimal(1)}, [0, 10, 20, 30, 40, 99], [0, 10, 20, 30, 40, 40]),
        ({"bottom": Decimal(0)}, [0, 1, 20, 30, 40, 50], [0, 20, 20, 30, 40, 50]),
        ({"top": Decimal(1), "bottom": Decimal(0)}, [0, 1, 99], [0, 1, 1]),
        ({"top": Decimal("0.8"), "round": 20}, [1, 30, 35, 41, 59, 77], [20, 40, 40, 40, 40, 40]),
        ({}, [0, 7], [None, None]),
        ({}, [0, 0], [0, 0]),
        ({"top": Decimal(1)}, [], []),
    ],
)
def test_numbers_keep_no_value_that_one_row_alone_reaches(treatment, before, after):
    assert treated("dwelling_area_m2", before, **treatment).values.to_list() == after


def test_amounts_are_rounded_in_tenge_and_limits_told():
    found = treated("income_wage", [0, 149_999, 150_000, 800_000, 99_900_000], round=1000, top=Decimal(1))
    assert found.values.to_list() == [0, 1000 * TENGE, 2000 * TENGE, 8000 * TENGE, 8000 * TENGE]
    assert found.limits == {"top": 8000 * TENGE}
    assert found.changed == {"top": 1, "rounded": 2}


def test_several_columns_are_added_up():
    country = population(
        [
            {
                "region": int(Region.ABAI),
                "members": [{"birth_date": date(1980, 1, 1), "sex": 1, "relation": 0, "income_wage": 5}],
            }
        ]
    )
    import numpy as np

    one = np.zeros(1, dtype=np.int64)
    source = Source(country, Drawn(one, one, one, one + 1))
    assert source.column("quarter_income").tolist() == [5]
    assert source.column("other_incomes").tolist() == [5]
    assert Source(country, Drawn(one, one, one, one + 1), ["income_wage"]).column("other_incomes") is None
    assert source.cluster("psu") is None
    assert source.weights() is None


@pytest.mark.parametrize(
    ("k", "treatment", "before", "after"),
    [
        (2, {}, [0, 0, 4, 4], ["none", "none", "prison", "prison"]),
        (2, {}, [0, 0, 4, 3], ["none", "none", "other", "other"]),
        (2, {}, [0, 0, 4], ["none", "none", None]),
        (1, {"rare": 3}, [0, 0, 0, 4, 4], ["none", "none", "none", None, None]),
        (2, {}, [], []),
    ],
)
def test_rare_codes_stand_together_or_are_not_told(k, treatment, before, after):
    assert StateSupport.PRISON == 4
    assert treated("state_support", before, k, **treatment).values.to_list() == after


def test_codes_are_grouped_before_rare_ones_are_looked_for():
    found = treated("disability", [0, 0, 1, 2], groups="has_disability")
    assert found.values.to_list() == ["no", "no", "yes", "yes"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([True, True, False, False], [True, True, False, False]),
        ([True, False, False, False], [None] * 4),
        ([True, True, True, False], [None] * 4),
        ([False, False], [False, False]),
    ],
)
def test_yes_and_no_are_told_only_where_several_rows_say_either(before, after):
    assert treated("machinery", before).values.to_list() == after


def test_days_are_told_as_periods_and_never_as_never():
    from shanyraq.rules import NEVER, to_day

    days = [NEVER, NEVER, to_day(date(2024, 1, 1)), to_day(date(2024, 12, 31)), to_day(date(2019, 5, 1))]
    assert treated("contract_broken_on", days).values.to_list() == ["never", "never", "2024", "2024", None]
    quarters = treated("contract_broken_on", days, 1, period="quarter").values.to_list()
    assert quarters == ["never", "never", "2024-Q1", "2024-Q4", "2019-Q2"]


def test_parts_hold_equal_numbers_and_equal_values_stay_together():
    assert treated("dwelling_area_m2", [5, 1, 3, 2, 4, 6], parts=3).values.to_list() == ["3", "1", "2", "1", "2", "3"]
    assert treated("dwelling_area_m2", [0, 0, 0, 9], parts=2).values.to_list() == ["1", "1", "1", "2"]
    assert treated("dwelling_area_m2", [], parts=2).values.to_list() == []
