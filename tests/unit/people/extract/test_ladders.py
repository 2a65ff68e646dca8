"""Each kind of step of a ladder, value by value."""

from datetime import date

import numpy as np
import pytest

from shanyraq.law.codes import Region, Relation
from shanyraq.people.extract.ladders import code_title, coded, label_title
from shanyraq.people.extract.plan import Step, read_plan
from shanyraq.people.extract.source import COLUMNS, ages, periods
from shanyraq.rules import NEVER, to_day

GROUPS = read_plan().groups


def labels(values, step, column):
    found = coded(np.array(values, dtype=np.int64), step, COLUMNS[column], GROUPS)
    return [found.labels[code - 1] if code else None for code in found.codes]


@pytest.mark.parametrize(
    ("step", "column", "values", "told"),
    [
        (Step("as_is", None), "size", [3, 1, 3], ["3", "1", "3"]),
        (Step("as_is", None), "region", [Region.ABAI, Region.ASTANA], ["10", "71"]),
        (Step("top", 3), "size", [1, 2, 3, 4, 90], ["1", "2", "3+", "3+", "3+"]),
        (Step("bands", (0, 7, 18)), "age", [0, 6, 7, 17, 18, 99], ["0–6", "0–6", "7–17", "7–17", "18+", "18+"]),
        (Step("bands", (5, 6, 9)), "age", [4, 5, 6, 8, 9], ["<5", "5", "6–8", "6–8", "9+"]),
        (
            Step("groups", "macro_region"),
            "region",
            [Region.ABAI, Region.ASTANA, Region.AKMOLA],
            ["east", "north", "north"],
        ),
        (Step("groups", "has_disability"), "disability", [0, 1, 4], ["no", "yes", "yes"]),
        (Step("groups", "generation"), "relation", [Relation.SPOUSE, Relation.UNRELATED], ["partner", "other"]),
        (Step("period", "quarter"), "refused_work_on", [to_day(date(2024, 3, 31)), NEVER], ["2024-Q1", "never"]),
        (Step("period", "year"), "birth_date", [to_day(date(1969, 12, 31)), 0], ["1969", "1970"]),
        (Step("hidden", None), "size", [1, 2], [None, None]),
        (Step("as_is", None), "size", [], []),
    ],
)
def test_a_value_becomes_what_its_step_says(step, column, values, told):
    assert labels(values, step, column) == told


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1988, 2, 29), date(2024, 2, 28), 35),
        (date(1988, 2, 29), date(2024, 2, 29), 36),
        (date(1988, 2, 29), date(2023, 2, 28), 34),
        (date(1960, 5, 15), date(2024, 5, 14), 63),
        (date(1960, 5, 14), date(2024, 5, 14), 64),
        (date(2024, 5, 14), date(2024, 5, 14), 0),
        (date(2024, 6, 1), date(2024, 5, 14), 0),
    ],
)
def test_ages_are_full_years(born, day, age):
    assert ages(np.array([to_day(born)]), day).tolist() == [age]


@pytest.mark.parametrize(("day", "told"), [(date(2023, 12, 31), "2023-Q4"), (date(2024, 4, 1), "2024-Q2")])
def test_a_day_is_told_as_its_quarter(day, told):
    assert periods(np.array([to_day(day)]), "quarter") == [told]


def test_each_step_of_the_plan_that_comes_with_the_program_is_coarser_than_the_one_before():
    values = {"age": range(120), "size": range(1, 30)}
    for variable in read_plan().known:
        codes = COLUMNS[variable.column].unit.codes
        every = list(codes) if codes is not None else list(values[variable.column])
        finer = None
        for step in variable.steps:
            found = labels(every, step, variable.column)
            if finer is not None:
                assert len(set(zip(finer, found))) == len(set(finer)), (variable.name, step)
                assert len(set(found)) < len(set(finer))
            finer = found


def test_labels_are_called_what_the_law_calls_them():
    groups = Step("groups", "macro_region")
    assert code_title("north", "region", groups, GROUPS).ru == "Север с Астаной"
    assert code_title("other", "region", groups, GROUPS).en == "other"
    assert code_title("35", "region", Step("as_is", None), GROUPS).en == "Karaganda Region"
    assert label_title("urban", COLUMNS["settlement"]).kk == "қала"
    assert label_title("other", COLUMNS["work"]).en == "rare codes together"
    assert label_title("0–6", COLUMNS["age"]).en == "0–6"
