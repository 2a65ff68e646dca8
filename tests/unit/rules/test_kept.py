"""What a reform leaves alone is kept: a second law runs only what lies downstream of it, and gives the same."""

from datetime import date

import numpy as np
import pytest

from shanyraq.rules import LANGUAGES, InputProblem, LawProblem, Rounding, to_day
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.kept import keep
from shanyraq.rules.reform import Overlay, Reform
from shanyraq.rules.sweep import sweep

OLD, DAY = date(2009, 12, 31), date(2024, 5, 14)
NAMES = ("benefit", "all_income", "size", "income", "age", "line")
SIZES = [1, 4, 2, 2, 7, 1, 30, 4]


@pytest.fixture(scope="module")
def people(population):
    random = np.random.default_rng(5)
    members = sum(SIZES)
    return population(
        SIZES,
        region=random.integers(1, 4, len(SIZES)).astype(np.uint8),
        cars=random.integers(0, 3, len(SIZES)),
        birth_date=random.integers(to_day(date(1940, 1, 1)), to_day(DAY), members).astype(np.int32),
        work=random.integers(0, 3, members).astype(np.uint8),
        wage=random.integers(0, 3_000_000, members),
        pension=random.integers(0, 3_000_000, members),
    )


def columns_of(results):
    return {name: results.column(name).tolist() for name in results.plan.outputs}


VARIANTS = {
    "poverty_line": {"poverty_line": 900_000},
    "ratio": {"ratio": 9_000},
    "line": {"line": 3_000_000},  # given by region
    "count_pension": {"count_pension": 0},  # a flag
    "rounding": {"rounding": Rounding.DOWN},
    "ratio and flag": {"ratio": 9_000, "count_pension": 1},
    "a rule of members": {"income": 5},
    "an output": {"size": 2},
    "nothing": {},
}


@pytest.mark.parametrize("day", [OLD, DAY])
@pytest.mark.parametrize("values", VARIANTS.values(), ids=VARIANTS)
def test_under_a_changed_law_it_is_what_a_fresh_evaluation_gives(toy_law, people, day, values):
    values = {name: value for name, value in values.items() if name in toy_law.at(day).nodes}
    law = toy_law.at(day)
    kept = keep(people, law, NAMES, changing=values)
    changed = law.with_values(values)
    assert columns_of(kept.baseline) == columns_of(evaluate(people, law, NAMES))
    assert columns_of(kept.under(changed)) == columns_of(evaluate(people, changed, NAMES))
    assert tuple(kept.under(changed).plan.outputs) == NAMES


def test_only_what_lies_downstream_runs_again(toy_law, people):
    law = toy_law.at(DAY)
    kept = keep(people, law, NAMES, changing=["ratio"])
    assert kept.under(law.with_values({"ratio": 1})).plan.rules_run == ("benefit",)
    assert kept.under(law).plan.rules_run == ()
    kept = keep(people, law, NAMES, changing=["count_pension"])
    assert kept.under(law.with_values({"count_pension": 0})).plan.rules_run == ("income", "all_income", "benefit")


def test_a_change_that_was_not_announced_is_computed_all_the_same(toy_law, people):
    law = toy_law.at(DAY)
    kept = keep(people, law, NAMES, changing=["ratio"])
    changed = law.with_values({"count_pension": 0, "line": 5_000_000})
    assert columns_of(kept.under(changed)) == columns_of(evaluate(people, changed, NAMES))


def test_a_reform_of_parameters_and_rules_may_be_laid_over_kept_values(toy_law, people):
    law = toy_law.at(DAY)
    kept = keep(people, law, NAMES, changing=["ratio"])
    reformed = toy_law.with_reform(Reform("more", overlays=(Overlay("ratio", "1.2"), Overlay("line", "9000")))).at(DAY)
    assert columns_of(kept.under(reformed)) == columns_of(evaluate(people, reformed, NAMES))


def test_asking_again_and_in_another_order_gives_the_same(toy_law, people):
    law = toy_law.at(DAY)
    kept = keep(people, law, NAMES, changing=["ratio"])
    first, second = law.with_values({"ratio": 1}), law.with_values({"ratio": 20_000})
    answers = [columns_of(kept.under(one)) for one in (first, second, first)]
    assert answers[0] == answers[2] != answers[1]
    assert columns_of(kept.baseline) == columns_of(evaluate(people, law, NAMES))


def test_a_law_of_another_day_is_refused(toy_law, people):
    kept = keep(people, toy_law.at(DAY), NAMES, changing=["ratio"])
    with pytest.raises(InputProblem) as caught:
        kept.under(toy_law.at(date(2024, 5, 15)))
    assert caught.value.key == "kept_other_day"
    for lang in LANGUAGES:
        assert all(day in caught.value.text(lang) for day in ("2024-05-14", "2024-05-15"))


SWEPT = {
    "ratio": [0, 7_000, 3_333, 20_000],
    "line": [0, 1_000_000, 99],
    "count_pension": [0, 1, 1],
    "rounding": list(Rounding),
}


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("day", [OLD, DAY])
@pytest.mark.parametrize("name", SWEPT)
def test_a_sweep_is_an_evaluation_under_each_value(toy_law, people, name, day, workers):
    law = toy_law.at(day)
    names = (*NAMES, "poverty_line", "ratio", "some_barred") + (("rounding",) if day == OLD else ())
    told = []
    found = sweep(
        people,
        law,
        name,
        SWEPT[name],
        names,
        workers=workers,
        progress=lambda done, groups: told.append((done, groups)),
    )
    assert (found.name, found.values) == (name, tuple(SWEPT[name]))
    results = [evaluate(people, law.with_values({name: value}), names) for value in SWEPT[name]]
    assert found.totals == {one: tuple(result.total(one) for result in results) for one in names}
    assert found.above_zero == {one: tuple(result.above_zero(one) for result in results) for one in names}
    assert told[-1] == (len(SIZES), len(SIZES))


def test_a_sweep_runs_again_only_what_lies_downstream(toy_law, people):
    assert sweep(people, toy_law.at(DAY), "ratio", [1, 2], NAMES).rules_run == ("benefit",)


def test_a_sweep_over_nobody(toy_law, population):
    found = sweep(population([], region=np.empty(0, np.uint8)), toy_law.at(DAY), "ratio", [1, 2], ["poverty_line"])
    assert found.totals == {"poverty_line": (0, 0)}


@pytest.mark.parametrize("name", ["poverty_line", "cars", "application_date"])
def test_only_a_parameter_is_swept(toy_law, people, name):
    with pytest.raises(InputProblem) as caught:
        sweep(people, toy_law.at(DAY), name, [1], NAMES)
    assert caught.value.key == "sweep_name"
    assert all(name in caught.value.text(lang) for lang in LANGUAGES)


def test_an_unknown_parameter_is_answered_with_the_nearest(toy_law, people):
    with pytest.raises(InputProblem, match="ratio"):
        sweep(people, toy_law.at(DAY), "ratoi", [1], NAMES)


def test_a_sweep_has_values(toy_law, people):
    with pytest.raises(InputProblem) as caught:
        sweep(people, toy_law.at(DAY), "ratio", [], NAMES)
    assert caught.value.key == "sweep_empty"
    assert all("ratio" in caught.value.text(lang) for lang in LANGUAGES)


def test_a_sweep_too_far_is_refused_before_it_begins(toy_law, people):
    with pytest.raises(LawProblem) as caught:
        sweep(people, toy_law.at(DAY), "line", [1, 10**18], NAMES)
    assert caught.value.key == "may_overflow"
