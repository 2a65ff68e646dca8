"""The advice for one family: what fits whom and pays what, why the rest does not fit, and which days matter."""

import json
from datetime import date
from pathlib import Path

import pytest

from shanyraq.law.activation.codes import Measure, SuitableWork
from shanyraq.law.codes import Kind
from shanyraq.law.families import LAW
from shanyraq.people.activation.advice import Advice, MeasureAdvice, MemberAdvice, advise
from shanyraq.people.activation.as_json import advice_json
from shanyraq.people.case_file import read_case
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES, to_day
from shanyraq.rules.case import Case

EXAMPLE = Path(__file__).parents[4] / "examples/activation/jobseekers-2026.json"
TENGE = 100


def family(*members: dict[str, int], on: date = date(2026, 3, 2), lang: str = "en", **group: int) -> Advice:
    grown = {"relation": 0, "birth_date": to_day(date(1985, 6, 1))}
    people = tuple({**grown, "relation": min(slot, 1) * 6, **facts} for slot, facts in enumerate(members or ({},)))
    case = Case({"region": 35, **group}, people, tuple(f"m{slot}" for slot in range(len(people))))
    return advise(LAW.at(on), case, lang)


def example(lang: str = "en") -> Advice:
    file = read_case(EXAMPLE.read_bytes())
    return advise(LAW.at(file.application_date), file.case, lang)


def of(member: MemberAdvice, measure: Measure) -> MeasureAdvice:
    return next(one for one in member.measures if one.measure == measure)


def test_the_example_family_is_advised_member_by_member() -> None:
    advice = example()
    assert [member.id for member in advice.members] == ["father", "mother", "daughter", "son"]
    assert advice.too_young == ("baby",)
    assert advice.kind == Kind.CONDITIONAL
    assert [member.must_participate for member in advice.members] == [True, False, True, False]
    assert [bool(member.excused_by) for member in advice.members] == [False, True, False, False]
    father, _, daughter, son = advice.members
    assert of(father, Measure.SILVER_AGE).fits
    assert of(daughter, Measure.YOUTH_PRACTICE).fits
    assert {one.measure for one in son.measures if one.fits} == {Measure.PUBLIC_WORKS, Measure.ZHASYL_EL}
    assert son.guardian_consent
    assert father.suitable_work == SuitableWork.NEAR_HOME


def test_what_fits_comes_first_with_its_term_its_money_and_what_the_employer_owes() -> None:
    father = example().members[0]
    fitting = [one.fits for one in father.measures]
    assert fitting == sorted(fitting, reverse=True)
    silver = of(father, Measure.SILVER_AGE)
    assert silver.term is not None
    assert (silver.term.number, silver.term.counts, silver.term.bound) == (36, "months", "most")
    assert [(one.amount, one.bound, one.to) for one in silver.payments] == [
        (129_750 * TENGE, "most", "employer"),
        (112_000 * TENGE, "exact", "employer"),
    ]
    assert [(one.key, one.months) for one in silver.employer][-1] == ("keep_on_or_pension", 12)
    assert not silver.first_register


def test_a_part_of_the_wage_is_told_only_where_there_is_a_wage() -> None:
    [member] = family({"birth_date": to_day(date(1974, 1, 1))}).members
    assert [one.output for one in of(member, Measure.SILVER_AGE).payments] == ["silver_age_most_month"]
    assert of(member, Measure.SILVER_AGE).first_register


def test_what_does_not_fit_says_why_and_promises_nothing() -> None:
    [member] = family({}).members
    practice = of(member, Measure.YOUTH_PRACTICE)
    assert (practice.fits, practice.term, practice.payments, practice.employer) == (False, None, (), ())
    age, *unstated = practice.obstacles
    assert "Age (40) ≤" in age.text
    assert age.turn == "“yes” if it were 5 less"
    assert (age.needed, age.unstated, age.facts) == (True, False, ("birth_date",))
    assert [one.facts for one in unstated] == [("graduated_on",), ("experience",)]
    assert all(one.unstated for one in unstated)


def test_what_is_in_the_way_is_told_by_the_facts_it_comes_from() -> None:
    [member] = family({"work": 2}).members
    [obstacle] = member.registration_obstacles
    assert (obstacle.needed, obstacle.text) == (False, "Occupied (Work: permanent job)")


def test_being_struck_off_is_told_with_its_grounds_and_the_day_of_return() -> None:
    [member] = family({"work": 1, "refused_jobs": 3, "missed_terms": 1}).members
    assert member.to_be_struck_off
    assert len(member.struck_off_for) == 2
    [back] = [clock for clock in member.clocks if clock.output == "come_back_days"]
    assert back.until is not None
    assert (back.waits, back.until.day, back.certainty) == (True, date(2026, 4, 2), "assumed")


def test_clocks_bind_the_registered_alone() -> None:
    registered, idle = family({"work": 1}, {}).members
    own = {clock.output: clock.until and clock.until.day for clock in registered.clocks}
    assert own["contact_employer_days"] == date(2026, 3, 5)
    assert own["appear_at_work_days"] == date(2026, 3, 10)
    assert [clock.output for clock in idle.clocks] == ["qualification_voucher_days"]


def test_the_family_and_employers_have_clocks_of_their_own() -> None:
    clocks = {clock.output: clock for clock in example().clocks}
    assert clocks.keys() == {"report_to_assistance_days", "vacancy_days", "layoff_notice_months"}
    assert clocks["layoff_notice_months"].until is None
    assert "report_to_assistance_days" not in {
        clock.output for clock in family({"work": 2, "income_wage": 10**9}).clocks
    }


def test_a_pensioner_is_listed_where_something_fits() -> None:
    old = {"birth_date": to_day(date(1955, 1, 1)), "sex": 2}
    assert family(old).members[0].id == "m0"  # Karaganda is on the list of 2026
    assert family(old, region=55).members == ()
    assert family(old, on=date(2029, 1, 1)).members == ()


def test_what_was_not_read_is_told_where_it_carried_weight() -> None:
    [member] = family({"birth_date": to_day(date(1974, 1, 1))}, on=date(2024, 6, 1)).members
    silver = of(member, Measure.SILVER_AGE)
    assert silver.certainty == "reported"
    assert "Months of work after the silver age project at least" in silver.unread
    assert of(member, Measure.ONLINE_TRAINING).certainty == "assumed"
    assert of(member, Measure.FIRST_JOB).certainty == "read"


def test_moving_is_told_in_money_of_the_family_and_of_the_employer() -> None:
    [member] = family({}, relocation=1, in_region_since=to_day(date(2020, 1, 1))).members
    moving = of(member, Measure.RELOCATION)
    assert [one.amount // TENGE for one in moving.payments] == [302_750, 64_875, 129_750, 7_028_125, 1_730_000]
    assert [one.to for one in moving.payments] == ["family"] * 4 + ["employer"]


def test_before_the_code_there_is_no_advice() -> None:
    with pytest.raises(PeopleProblem) as problem:
        family({}, on=date(2023, 6, 30))
    assert problem.value.key == "measures_too_early"
    assert [len(problem.value.text(lang)) > 40 for lang in LANGUAGES] == [True] * 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_has_the_same_codes_and_numbers_in_every_language(lang: str) -> None:
    found, english = advice_json(example(lang)), advice_json(example())
    assert found["language"] == lang
    assert json.loads(json.dumps(found)) == found
    assert bare(found) == bare(english)
    assert found["members"][0]["measures"][0]["payments"][0]["amount"] == "103800.00"
    assert found["members"][0]["clocks"][0]["until"] == "2026-03-05"


TEXTS = {"title", "text", "turn", "within", "starts", "breach", "article", "unread", "language"}


def bare(found: object) -> object:
    """What is left without texts."""
    if isinstance(found, dict):
        return {name: bare(value) for name, value in found.items() if name not in TEXTS}
    return [bare(value) for value in found] if isinstance(found, list) else found


def test_an_amount_that_is_not_known_is_no_amount() -> None:
    found = advice_json(family({"profession": 1}))
    [training] = [one for one in found["members"][0]["measures"] if one["measure"] == "training"]
    assert training["fits"]
    assert [payment["amount"] for payment in training["payments"]] == [None]
