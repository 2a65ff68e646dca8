"""The proof that 64 bits suffice, made before anything is evaluated."""

from datetime import date

import pytest

from shanyraq.rules import LANGUAGES, LawProblem, to_day
from shanyraq.rules.bounds import Range, prove_bounds
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.population import MOST_MEMBERS

DAY = date(2024, 5, 14)


@pytest.fixture
def ranges(write_law):
    """The range of `found`, a rule of the body given."""

    def of(arguments, body, gives="Tiyn", more=""):
        text = more + f'@family_rule("Act", since="2002-01-01")\ndef found({arguments}) -> {gives}:\n    {body}\n'
        law = write_law(text).at(DAY)
        return prove_bounds(law, law.needed(["found"]))["found"]

    return of


def test_the_toy_law_fits_on_every_day(toy_law):
    for day in toy_law.changes():
        law = toy_law.at(day)
        found = prove_bounds(law, law.needed(law.nodes))
        assert found["application_date"] == Range(to_day(day), to_day(day))
        assert found["all_income"].most == MOST_MEMBERS * found["income"].most
        assert found["region"] == Range(1, 3)


@pytest.mark.parametrize(
    ("arguments", "body", "expected"),
    [
        ("cars: Count", "return cars * 2 + 1", (1, 101)),
        ("cars: Count", "return 3 - cars", (-47, 3)),
        ("cars: Count", "return -cars", (-50, 0)),
        ("cars: Count", "return (cars - 10) * (cars - 20)", (-800, 1200)),
        ("cars: Count", "return cars // 7", (0, 50)),
        ("cars: Count", "return cars % 7", (0, 7)),
        ("cars: Count", "return min(cars, 7)", (0, 7)),
        ("cars: Count", "return max(cars, 7, -3)", (7, 50)),
        ("cars: Count", "return cars if cars > 3 else 90", (0, 90)),
        ("cars: Count", "return (cars > 3) + (cars > 4)", (0, 2)),
        ("cars: Count", "return 4 | 2", (0, 7)),
        ("wage: Members[Tiyn]", "return total(wage)", (0, MOST_MEMBERS * 10**11)),
        ("wage: Members[Tiyn], cars: Count", "return greatest(wage, otherwise=-cars)", (-50, 10**11)),
        ("birth_date: Members[Day]", "return greatest(birth_date, otherwise=0) - 5", (-32877, 47476)),
        ("application_date: Day", "return months_before(application_date, 2)", (19793, 19857)),
        ("application_date: Day", "return month_of_quarter(application_date)", (1, 3)),
    ],
)
def test_the_range_of_an_expression(ranges, arguments, body, expected):
    found = ranges(arguments, body)
    assert found.least <= expected[0]
    assert found.most >= expected[1]
    assert (found.least, found.most) == expected


def test_both_sides_of_a_decision_count(ranges):
    text = "if cars > 3:\n        amount = 100\n    else:\n        amount = -7\n    return amount"
    assert ranges("cars: Count", text) == (-7, 100)


def test_a_walk_adds_up_to_as_many_members_as_there_may_be(ranges):
    text = "amount = 5\n    for one in wage:\n        amount += one\n    return amount"
    assert ranges("wage: Members[Tiyn]", text) == (5, 5 + MOST_MEMBERS * 10**11)


def test_a_division_includes_what_its_rounding_adds(ranges):
    found = ranges("wage: Members[Tiyn]", "return divide(total(wage), 3, to=Rounding.UP, unit=TENGE)")
    assert found.least == 0
    assert 10**13 // 3 <= found.most <= 10**13 // 3 + 200


def test_a_portion_fits_where_its_result_does(ranges):
    """The product outgrows 64 bits, but is never made."""
    found = ranges("wage: Members[Tiyn]", "return portion(total(wage) * 1000, WHOLE, to=Rounding.DOWN)")
    assert found.least == 0
    assert 10**16 <= found.most <= 10**16 + 1


OVERFLOWS = {
    "total(wage) * total(wage)": 10**26,
    "total(wage) * 1000000": 10**19,
    "divide(total(wage) * 500000, 3, to=Rounding.NEAREST)": 10**19,  # twice the numerator, on the way to the nearest
    "portion(total(wage) * 100000, WHOLE * 10, to=Rounding.DOWN)": 10**19,
    "-(total(wage) * total(wage))": 10**26,
}


@pytest.mark.parametrize("expression", OVERFLOWS)
def test_what_may_not_fit_is_refused_by_name(ranges, first_line, expression):
    with pytest.raises(LawProblem) as caught:
        ranges("wage: Members[Tiyn]", f"return {expression}")
    assert caught.value.key == "may_overflow"
    for lang in LANGUAGES:
        said = caught.value.text(lang)
        assert all(part in said for part in (f"rules.py:{first_line}", "found", "wage 0…100000000000")), said


def test_a_walk_that_multiplies_is_refused(ranges):
    text = "amount = 1\n    for one in wage:\n        amount *= 2\n    return amount"
    with pytest.raises(LawProblem, match="amount \\* 2"):
        ranges("wage: Members[Tiyn]", text)


def test_a_result_that_its_column_would_not_hold_is_refused(ranges):
    with pytest.raises(LawProblem) as caught:
        ranges("wage: Members[Tiyn]", "return total(wage)", gives="Count")
    assert caught.value.key == "may_overflow"
    assert "found" in caught.value.text()
    with pytest.raises(LawProblem):
        ranges("cars: Count", "return cars * 6", gives="Work")


def test_nothing_is_evaluated_that_may_overflow(write_law, population):
    text = '@family_rule("Act", since="2002-01-01")\ndef found(wage: Members[Tiyn]) -> Tiyn:\n'
    law = write_law(text + "    return total(wage) * total(wage)\n").at(DAY)
    with pytest.raises(LawProblem, match="may reach 100000000000000000000000000"):
        evaluate(population([]), law, ["found"])


def test_a_number_swept_too_far_is_refused(toy_law):
    law = toy_law.at(DAY)
    nodes = law.needed(["poverty_line"])
    assert prove_bounds(law, nodes, {"ratio": Range(0, 20_000)})["poverty_line"].most >= 2_400_100
    with pytest.raises(LawProblem, match="poverty_line"):
        prove_bounds(law, nodes, {"ratio": Range(0, 10**13)})
