"""Evaluating a population: what comes in, what comes out, and what it does not depend on."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest

from shanyraq.rules import LANGUAGES, NEVER, Codes, InputProblem, LawProblem, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate, exact_sum, lay_out
from shanyraq.rules.explain import explain

DAY = date(2024, 5, 14)
NAMES = ("benefit", "size", "children", "all_income", "poverty_line", "oldest", "youngest", "income", "barred", "age")
BIRTHS = (to_day(date(1890, 1, 1)), to_day(date(2006, 5, 14)), to_day(date(2006, 5, 15)), to_day(date(2024, 5, 15)))


def drawn(seed, sizes):
    """Columns of facts that reach every branch of the toy law."""
    random = np.random.default_rng(seed)
    groups, members = len(sizes), int(np.sum(sizes))
    return {
        "region": random.integers(1, 4, groups).astype(np.uint8),
        "cars": random.integers(0, 4, groups).astype(np.int32),
        "birth_date": random.choice(BIRTHS, members).astype(np.int32),
        "work": random.integers(0, 3, members).astype(np.uint8),
        "refused_on": random.choice([NEVER, to_day(DAY) - 20, to_day(DAY) + 20], members).astype(np.int32),
        "wage": random.choice([0, 500_000, 10**11], members),
        "pension": random.integers(0, 10**6, members),
    }


def cases(sizes, columns):
    """The same groups one by one."""
    ends = np.cumsum(sizes)
    member_facts = ("birth_date", "work", "refused_on", "wage", "pension")
    for group, (end, size) in enumerate(zip(ends, sizes)):
        facts = {name: int(column[group]) for name, column in columns.items() if name not in member_facts}
        people = tuple(
            {name: int(columns[name][row]) for name in member_facts if name in columns}
            for row in range(end - size, end)
        )
        yield Case(facts, people, tuple(str(slot) for slot in range(size)))


def one_by_one(law, sizes, columns, names=NAMES):
    answers = [explain(law, case, names).results for case in cases(sizes, columns)]
    member = {name for name in names if law[name].level == "person"}
    return {
        name: [int(one) for answer in answers for one in (answer[name] if name in member else [answer[name]])]
        for name in names
    }


def columns_of(results, names=NAMES):
    return {name: results.column(name).tolist() for name in names}


@pytest.mark.parametrize("day", [date(2009, 12, 31), DAY])
@pytest.mark.parametrize("sizes", [[1], [30], [100], [3, 1, 30, 1, 2, 100, 3], [5] * 40, [1, 2] * 30])
def test_every_group_gets_what_it_would_get_alone(toy_law, population, sizes, day):
    law, columns = toy_law.at(day), drawn(len(sizes), sizes)
    results = evaluate(population(sizes, **columns), law, NAMES)
    assert columns_of(results) == one_by_one(law, sizes, columns)
    assert {name: results.column(name).dtype for name in NAMES} == {name: law[name].unit.dtype for name in NAMES}


def test_deciding_gives_the_same(toy_law, population):
    law, sizes = toy_law.at(DAY), [2, 3, 1, 4]
    columns = drawn(1, sizes)
    results = evaluate(population(sizes, **columns), law, ["benefit", "age"])
    decided = [decide(law, case, ["benefit", "age"]) for case in cases(sizes, columns)]
    assert results.column("benefit").tolist() == [answer["benefit"] for answer in decided]
    assert results.column("age").tolist() == [age for answer in decided for age in answer["age"]]


def test_a_country_without_families(toy_law, population):
    results = evaluate(population([], **drawn(1, [])), toy_law.at(DAY), NAMES)
    assert columns_of(results) == {name: [] for name in NAMES}
    assert results.column("benefit").dtype == np.int64
    assert (results.total("benefit"), results.above_zero("benefit")) == (0, 0)


@pytest.mark.parametrize(("sizes", "row", "size"), [([1, 0, 2], 1, 0), ([1, 101], 1, 101), ([-1], 0, -1)])
def test_a_group_of_an_impossible_size_is_refused_with_its_row(toy_law, population, sizes, row, size):
    with pytest.raises(InputProblem) as caught:
        evaluate(population(sizes, **drawn(1, [1])), toy_law.at(DAY), ["size"])
    assert caught.value.key == "group_size"
    for lang in LANGUAGES:
        assert all(str(part) in caught.value.text(lang) for part in (row, size, 100))


def test_neither_blocks_nor_workers_nor_the_order_of_questions_matter(toy_law, population):
    law, sizes = toy_law.at(DAY), [1, 4, 2, 2, 7, 1, 30, 4] * 6
    people = population(sizes, **drawn(3, sizes))
    expected = columns_of(evaluate(people, law, NAMES))
    for block in (1, 5, 64, 10**6):
        for workers in (1, 2, 5):
            results = evaluate(people, law, NAMES[::-1], workers=workers, block_members=block)
            assert columns_of(results) == expected


def test_the_order_of_groups_does_not_matter(toy_law, population):
    law, sizes = toy_law.at(DAY), [1, 4, 2, 2, 7, 1, 30, 4]
    columns = drawn(4, sizes)
    order = np.random.default_rng(1).permutation(len(sizes))
    ends = np.cumsum(sizes)
    rows = np.concatenate([np.arange(ends[group] - sizes[group], ends[group]) for group in order])
    turned = {name: column[order if len(column) == len(sizes) else rows] for name, column in columns.items()}
    straight = evaluate(population(sizes, **columns), law, NAMES)
    shuffled = evaluate(population(np.array(sizes)[order], **turned), law, NAMES)
    for name in NAMES:
        moved = order if law[name].level == "family" else rows
        assert shuffled.column(name).tolist() == straight.column(name)[moved].tolist()


def test_totals(toy_law, population):
    law, sizes = toy_law.at(DAY), [1, 4, 2, 2, 7]
    results = evaluate(population(sizes, **drawn(5, sizes)), law, ["benefit", "barred"])
    for name in ("benefit", "barred"):
        assert results.total(name) == results.column(name).sum()
        assert results.above_zero(name) == np.count_nonzero(results.column(name))


def test_a_sum_past_64_bits_is_exact():
    assert exact_sum(np.full(5, 2**62)) == 5 * 2**62
    assert exact_sum(np.full(5, -(2**62)) - 1) == -5 * (2**62 + 1)
    assert exact_sum(np.array([True, True, False])) == 2
    assert exact_sum(np.array([200, 100], dtype=np.uint8)) == 300
    assert exact_sum(np.array([], dtype=np.int64)) == 0


def test_a_column_that_is_missing_takes_its_declared_default_and_says_so(toy_law, population):
    law, sizes = toy_law.at(DAY), [2, 3]
    columns = drawn(6, sizes)
    for name in ("cars", "work", "wage", "refused_on"):
        del columns[name]
    results = evaluate(population(sizes, **columns), law, NAMES)
    assert set(results.defaults) == {"cars", "work", "wage", "refused_on"}
    assert columns_of(results) == one_by_one(law, sizes, columns)
    assert evaluate(population(sizes, **columns), law, ["poverty_line"]).defaults == ()


@pytest.mark.parametrize(("name", "level"), [("region", "family"), ("birth_date", "person")])
def test_a_column_without_default_may_not_be_missing(toy_law, population, name, level):
    columns = drawn(7, [2])
    del columns[name]
    with pytest.raises(InputProblem) as caught:
        evaluate(population([2], **columns), toy_law.at(DAY), ["benefit"])
    assert caught.value.key == "column_missing"
    for lang in LANGUAGES:
        assert name in caught.value.text(lang)
        assert level in caught.value.text(lang)


def test_a_column_that_is_missing_may_leave_a_rule_to_the_region_alone(write_law, population):
    text = """
@family_rule("Act", since="2002-01-01")
def found(cars: Count, region: Region) -> Count:
    return cars if Work.JOB == Work.JOB else 5 if region == Region.NORTH else 6
"""
    law = write_law(text).at(DAY)
    people = population([1, 1], region=np.array([1, 2], np.uint8))
    assert evaluate(people, law, ["found"]).column("found").tolist() == [0, 0]


def test_a_column_nobody_asks_for_is_not_read(toy_law, population):
    results = evaluate(population([2], region=np.array([1], np.uint8)), toy_law.at(DAY), ["poverty_line"])
    assert results.column("poverty_line").tolist() == [700_000]


@pytest.mark.parametrize(
    ("name", "row", "value", "told"),
    [
        ("wage", 2, -1, ("-0.01", "0.00", "1000000000.00")),
        ("wage", 1, 10**11 + 1, ("1000000000.01",)),
        ("cars", 1, 51, ("51", "0", "50")),
        ("region", 0, 0, ("0", "north", "east")),
        ("work", 2, 3, ("3", "none", "farm")),
        ("birth_date", 0, to_day(date(1879, 12, 31)), ("1879-12-31", "1880-01-01")),
        ("refused_on", 3, to_day(date(2100, 1, 1)), ("2100-01-01", "0001-01-01", "2099-12-31")),
    ],
)
def test_a_value_that_cannot_be_true_is_refused_with_column_and_row(toy_law, population, name, row, value, told):
    columns = drawn(8, [2, 2])
    columns[name] = columns[name].astype(np.int64)
    columns[name][row] = value
    with pytest.raises(InputProblem) as caught:
        evaluate(population([2, 2], **columns), toy_law.at(DAY), NAMES)
    assert caught.value.key == "column_out_of_range"
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in (name, str(row), *told))


class Place(Codes):
    NEAR = 1
    FAR = 9


def test_a_number_between_two_codes_is_refused_with_column_and_row(write_law, toy, population, monkeypatch):
    monkeypatch.setattr(toy, "Place", Place, raising=False)
    text = '@family_rule("Act", since="2002-01-01")\ndef found(place: Place) -> Flag:\n    return place == Place.FAR\n'
    law = write_law(text, facts=(*toy.FACTS, toy.fact("place", "family", Place, None, 1, 9))).at(DAY)
    with pytest.raises(InputProblem) as caught:
        evaluate(population([1, 1, 1], place=np.array([1, 9, 5], np.uint8)), law, ["found"])
    assert caught.value.key == "column_code_unknown"
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in ("place", "2", "5", "near, far"))


@pytest.mark.parametrize("column", [np.array([1.0, 2.0]), np.array([1.5, np.nan]), np.array(["1", "2"])])
def test_a_column_of_anything_but_whole_numbers_is_refused(toy_law, population, column):
    columns = {**drawn(9, [1, 1]), "cars": column}
    with pytest.raises(InputProblem) as caught:
        evaluate(population([1, 1], **columns), toy_law.at(DAY), NAMES)
    assert caught.value.key == "column_not_whole"
    assert all("cars" in caught.value.text(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("length", [1, 3])
def test_a_column_of_another_length_is_refused(toy_law, population, length):
    columns = {**drawn(9, [1, 1]), "cars": np.zeros(length, np.int32)}
    with pytest.raises(InputProblem) as caught:
        evaluate(population([1, 1], **columns), toy_law.at(DAY), NAMES)
    assert caught.value.key == "column_length"
    assert all("cars" in caught.value.text(lang) and str(length) in caught.value.text(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int16, np.int64])
def test_a_column_may_be_held_in_any_whole_type(toy_law, population, dtype):
    law, sizes = toy_law.at(DAY), [4, 3, 4]
    columns = drawn(10, sizes)
    columns["wage"] = np.full(11, 120)
    expected = one_by_one(law, sizes, columns)
    for name in ("wage", "cars", "region", "work"):
        columns[name] = columns[name].astype(dtype)
    assert columns_of(evaluate(population(sizes, **columns), law, NAMES)) == expected


def test_flags_may_be_noughts_and_ones(write_law, toy, population):
    ill = toy.fact("ill", "person", toy.Flag, 0)
    text = '@family_rule("Act", since="2002-01-01")\ndef found(ill: Members[Flag]) -> Count:\n    return count(ill)\n'
    law = write_law(text, facts=(*toy.FACTS, ill)).at(DAY)
    for dtype in (np.bool_, np.uint8, np.int64):
        results = evaluate(population([2, 1], ill=np.array([1, 1, 0], dtype)), law, ["found", "ill"])
        assert columns_of(results, ["found", "ill"]) == {"found": [2, 0], "ill": [True, True, False]}


def test_only_the_rules_that_are_needed_run(toy_law, population):
    law = toy_law.at(DAY)
    people = population([2, 1], **drawn(11, [2, 1]))
    assert evaluate(people, law, ["children"]).plan.rules_run == ("child", "children")
    assert evaluate(people, law, ["cars"]).plan.rules_run == ()
    assert "poverty_line" not in evaluate(people, law, ["benefit"]).plan.rules_run, "computed once for each region"


def test_facts_and_parameters_are_outputs_too(toy_law, population):
    law, sizes = toy_law.at(DAY), [2, 1]
    columns = drawn(12, sizes)
    results = evaluate(population(sizes, **columns), law, ["wage", "region", "ratio", "line", "application_date"])
    assert results.column("wage").tolist() == columns["wage"].tolist()
    assert results.column("ratio").tolist() == [7_000, 7_000]
    assert set(results.column("line").tolist()) <= {1_000_000, 1_200_050}
    assert results.column("application_date").tolist() == [to_day(DAY)] * 2


SKIPPING = """
@family_rule("Act", since="2002-01-01")
def found(cars: Count, switch: Flag, parts: Count) -> Count:
    if switch:
        return cars
    more = divide(cars, parts, to=Rounding.UP)
    return more + cars


@family_rule("Act", since="2002-01-01")
def chosen(cars: Count, switch: Flag, parts: Count) -> Count:
    return cars if switch else divide(cars, parts, to=Rounding.UP)
"""


def number(name, unit, value):
    text = f'{{ since = 2002-01-01, value = {value}, act = "Act", source = "s", certainty = "read" }}'
    return f'[{name}]\nunit = "{unit}"\ntitle = {{ en = "n", ru = "n", kk = "n" }}\nvalues = [ {text} ]\n'


def test_what_a_parameter_switches_off_is_not_computed(write_law, population):
    people = population([1, 1], cars=np.array([3, 5]))
    law = write_law(SKIPPING, number("switch", "flag", "true") + number("parts", "count", 0)).at(DAY)
    results = evaluate(people, law, ["found", "chosen"])
    assert columns_of(results, ["found", "chosen"]) == {"found": [3, 5], "chosen": [3, 5]}
    assert "divide" not in results.plan.source
    with pytest.raises(LawProblem, match="divides by 0"):
        evaluate(people, law.with_values({"switch": 0}), ["found"])
    on = law.with_values({"switch": 0, "parts": 2})
    assert evaluate(people, on, ["found", "chosen"]).column("found").tolist() == [5, 8]


DIVIDING = """
@family_rule("Act", since="2002-01-01")
def guarded(cars: Count) -> Count:
    if cars == 0:
        return 7
    return divide(100, cars, to=Rounding.UP)


@family_rule("Act", since="2002-01-01")
def guarded_inside(cars: Count) -> Count:
    return (divide(100, cars, to=Rounding.UP) if cars > 0 else 7) + 1


@family_rule("Act", since="2002-01-01")
def guarded_by_and(cars: Count) -> Flag:
    return cars > 0 and divide(100, cars, to=Rounding.UP) > 30


@family_rule("Act", since="2002-01-01")
def guarded_by_or(cars: Count) -> Flag:
    return cars == 0 or divide(100, cars, to=Rounding.UP) > 30


@family_rule("Act", since="2002-01-01")
def guarded_by_chain(cars: Count) -> Flag:
    return 0 < cars < divide(100, cars, to=Rounding.UP)


@family_rule("Act", since="2002-01-01")
def guarded_twice(cars: Count, wage: Members[Tiyn]) -> Tiyn:
    shared = 0
    for one in wage:
        if cars > 0:
            if one > 5:
                shared += divide(one, cars - 0, to=Rounding.UP)
    return shared


@family_rule("Act", since="2002-01-01")
def unguarded(cars: Count) -> Count:
    return divide(100, cars, to=Rounding.UP)


@family_rule("Act", since="2002-01-01")
def half_guarded(cars: Count) -> Count:
    if cars == 2:
        return 0
    return divide(100, cars - 2, to=Rounding.UP)
"""
GUARDED = ("guarded", "guarded_inside", "guarded_by_and", "guarded_by_or", "guarded_by_chain", "guarded_twice")


@pytest.mark.parametrize("name", GUARDED)
def test_a_division_that_is_guarded_asks_only_those_it_is_for(write_law, population, name):
    law = write_law(DIVIDING).at(DAY)
    cars, wages = np.array([0, 3, 0, 50]), np.array([9, 9, 3, 9])
    expected = [
        explain(law, Case({"cars": int(one)}, ({"wage": int(wage)},), ("m1",)), [name]).results[name]
        for one, wage in zip(cars, wages)
    ]
    results = evaluate(population([1, 1, 1, 1], cars=cars, wage=wages), law, [name])
    assert results.column(name).tolist() == expected


@pytest.mark.parametrize(("name", "cars"), [("unguarded", 0), ("half_guarded", 1), ("half_guarded", 0)])
def test_a_division_by_nought_is_the_same_error_everywhere(write_law, population, name, cars):
    law = write_law(DIVIDING).at(DAY)
    ways = (
        lambda: explain(law, Case({"cars": cars}, ({},), ("m1",)), [name]),
        lambda: decide(law, Case({"cars": cars}, ({},), ("m1",)), [name]),
        lambda: evaluate(population([1, 1], cars=np.array([7, cars])), law, [name]),
        lambda: evaluate(population([1, 1], cars=np.array([cars, cars])), law, [name]),
    )
    for way in ways:
        with pytest.raises(LawProblem) as caught:
            way()
        assert caught.value.key == "division_not_positive"


BORN = """
@person_rule("Act", since="2002-01-01")
def years(birth_date: Day, refused_on: Day, work: Work, application_date: Day) -> Count:
    born = birth_date
    if work == Work.JOB:
        born = refused_on
    return age_on(born, application_date)


@person_rule("Act", since="2002-01-01")
def young(years: Count) -> Flag:
    return years < 18 or 20 < years != 54 <= 100
"""


@pytest.mark.parametrize("names", [["young"], ["young", "years"]])
def test_an_age_of_births_that_a_rule_has_chosen_itself(write_law, population, names):
    law, sizes = write_law(BORN).at(DAY), [3, 2, 4]
    columns = drawn(17, sizes)
    assert columns_of(evaluate(population(sizes, **columns), law, names), names) == one_by_one(
        law, sizes, columns, names
    )


def test_a_decision_inside_another_may_leave_it_undecided(write_law, population):
    """Where no inner branch returns, the text goes on below the outer one, in whatever way it is run."""
    rule = """
@family_rule("Act", since="2002-01-01")
def found(cars: Count) -> Count:
    \"\"\"Found.\"\"\"
    if cars > 1:
        if cars == 2:
            return 20
        if cars == 3:
            return 30
    return 1


@family_rule("Act", since="2002-01-01")
def asked(found: Count, cars: Count) -> Count:
    \"\"\"Asked.\"\"\"
    return found + cars
"""
    law, cars = write_law(rule).at(DAY), [0, 1, 2, 3, 4]
    results = evaluate(population([1] * 5, cars=np.array(cars, dtype=np.int32)), law, ["found", "asked"])
    assert results.column("found").tolist() == [1, 1, 20, 30, 1]
    for way in (decide, lambda *asked: explain(*asked).results):
        answers = [way(law, Case({"cars": number}, ({},), ("m1",)), ["asked"])["asked"] for number in cars]
        assert answers == [1, 2, 22, 33, 5]


def test_a_walk_along_members_that_are_all_the_same(write_law, population):
    text = """
@family_rule("Act", since="2002-01-01")
def found(wage: Members[Tiyn], cars: Count) -> Count:
    seen = 0
    for one in wage:
        if one > 5:
            last = 1
    for one in wage:
        seen += 1 if one > 5 else 0
    return seen + cars
"""
    law = write_law(text).at(DAY)
    assert evaluate(population([2, 1], cars=np.array([1, 2])), law, ["found"]).column("found").tolist() == [1, 2]
    people = population([2, 1], wage=np.array([9, 9, 9]))
    assert evaluate(people, law, ["found"]).column("found").tolist() == [2, 1]


def test_a_day_that_differs_between_groups_is_refused(write_law, population):
    text = (
        '@person_rule("Act", since="2002-01-01")\n'
        "def found(birth_date: Day, refused_on: Day) -> Count:\n    return age_on(birth_date, refused_on)\n"
    )
    law = write_law(text).at(DAY)
    with pytest.raises(LawProblem) as caught:
        evaluate(population([1], birth_date=np.array([1]), refused_on=np.array([5])), law, ["found"])
    assert caught.value.key == "day_differs"
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in ("age_on(birth_date, refused_on)", "application_date"))


def test_progress_is_told_to_the_end(toy_law, population):
    sizes = [2, 1, 2, 3, 1] * 4
    told = []
    evaluate(
        population(sizes, **drawn(13, sizes)),
        toy_law.at(DAY),
        ["benefit"],
        workers=1,
        block_members=4,
        progress=lambda done, whole: told.append((done, whole)),
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (20, 20)
    assert len(told) > 5


def test_nothing_stays_behind_from_one_evaluation_to_the_next(toy_law, population):
    old, new = toy_law.at(date(2009, 12, 31)), toy_law.at(DAY)
    populations = [population(sizes, **drawn(seed, sizes)) for seed, sizes in enumerate(([1, 2, 3], [3, 3], [2] * 9))]
    asked = [(people, law, names) for people in populations for law in (old, new) for names in (NAMES, NAMES[:2])]
    alone = [columns_of(evaluate(*question), question[2]) for question in asked]
    again = [columns_of(evaluate(*question), question[2]) for question in reversed(asked)]
    assert again[::-1] == alone
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: columns_of(evaluate(*question), question[2]), asked * 3))
    assert together == alone * 3


def test_a_population_laid_out_once_is_asked_many_times(toy_law, population):
    law, sizes = toy_law.at(DAY), [2, 1, 4]
    people = population(sizes, **drawn(14, sizes))
    planes = lay_out(people, law, NAMES)
    for names in (NAMES, ["benefit"], ["age", "line"]):
        assert columns_of(evaluate(planes, law, names), names) == columns_of(evaluate(people, law, names), names)


def test_what_was_not_laid_out_does_not_pass_for_absent(toy_law, population):
    law = toy_law.at(DAY)
    planes = lay_out(population([2], **drawn(15, [2])), law, ["children"])
    with pytest.raises(InputProblem) as caught:
        evaluate(planes, law, ["all_income"])
    assert caught.value.key == "column_not_laid_out"
    assert all("wage" in caught.value.text(lang) or "pension" in caught.value.text(lang) for lang in LANGUAGES)


def test_the_input_is_not_written_to(toy_law, population):
    sizes = [2, 3, 2]
    columns = drawn(16, sizes)
    for column in columns.values():
        column.flags.writeable = False
    results = evaluate(population(sizes, **columns), toy_law.at(DAY), [*NAMES, "wage"])
    results.column("wage")[:] = 5
    assert columns["wage"].max() > 5
