"""The tables of activation name what the law has: every measure, every clock, each with what it says it is."""

from datetime import date

import pytest

from shanyraq.law import activation
from shanyraq.law.activation.clocks import CLOCKS
from shanyraq.law.activation.codes import Measure
from shanyraq.law.activation.measures import MEASURES, EmploymentMeasure
from shanyraq.law.activation.plan import PLAN_PARTS
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.rules import to_day
from shanyraq.rules.acts import cited_acts
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide

SINCE = date(2023, 7, 1)
CHANGES = [day for day in LAW.changes() if day >= SINCE]
VOUCHER, CERTIFICATE, ALTYN_ZHAS = date(2023, 9, 4), date(2024, 5, 28), (date(2024, 1, 1), date(2028, 12, 31))


def test_every_measure_has_one_row_in_the_order_of_the_codes() -> None:
    assert [measure.measure for measure in MEASURES] == [code for code in Measure if code != Measure.NONE]


def test_every_rule_that_says_whether_a_measure_fits_is_in_the_table() -> None:
    said = {rule.name for rule in LAW.rules if rule.name.endswith("_fits")}
    assert said == {measure.fits for measure in MEASURES}


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_every_measure_is_there_while_it_is_in_force(day: date) -> None:
    nodes = LAW.at(day).nodes
    names = {name for measure in MEASURES for name in outputs_of(measure)}
    missing = {name for name in names if name not in nodes}
    assert {"qualification_voucher_fits", "qualification_voucher_days"} & missing == (
        set() if day >= VOUCHER else {"qualification_voucher_fits", "qualification_voucher_days"}
    )
    assert ("relocation_certificate" in missing) == (day < CERTIFICATE)
    assert ("altyn_zhas_fits" in missing) == (not ALTYN_ZHAS[0] <= day <= ALTYN_ZHAS[1])
    assert {
        name for name in missing if not name.startswith(("qualification", "relocation_certificate", "altyn"))
    } == set()


def outputs_of(measure: EmploymentMeasure) -> list[str]:
    lasts = [measure.lasts.output] if measure.lasts else []
    months = [one.months for one in measure.employer if one.months]
    return [measure.fits, *lasts, *(one.output for one in measure.pays), *months]


def test_the_table_says_truly_what_its_rules_give() -> None:
    nodes = LAW.at(date(2026, 3, 2)).nodes
    for measure in MEASURES:
        assert (nodes[measure.fits].unit.name, nodes[measure.fits].level) == ("flag", "person")
        assert not measure.lasts or nodes[measure.lasts.output].unit.name == "count"
        for one in measure.pays:
            assert nodes[one.output].unit.name == "tiyn"
            assert nodes[one.output].level == "family" or one.to != "family"


def test_whatever_employers_owe_and_plans_hold_is_cited() -> None:
    for one in (*(one for measure in MEASURES for one in measure.employer), *PLAN_PARTS):
        assert set(cited_acts(one.article)) <= LAW.acts.keys(), one.key


def test_clocks_count_what_the_names_of_their_numbers_say() -> None:
    nodes = LAW.at(date(2026, 3, 2)).nodes
    for clock in CLOCKS:
        assert nodes[clock.output].unit.name == "count"
        assert nodes[clock.output].level == ("person" if clock.who == "person" else "family")
        asked = [name for name in nodes[clock.output].inputs if name.endswith("_working_days")]
        assert bool(asked) == (clock.counts == "working_days"), clock.output


@pytest.mark.parametrize("day", LAW.changes(), ids=str)
def test_assistance_asks_activation_for_who_takes_part_and_for_nothing_else(day: date) -> None:
    law = LAW.at(day)
    asked = {
        node.origin.function.__module__
        for node in law.needed(OUTPUTS)
        if (function := getattr(node.origin, "function", None)) and function.__module__.startswith(activation.__name__)
    }
    assert asked <= {f"{activation.__name__}.participation"}


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_a_grown_up_of_whom_nothing_is_stated_is_offered_what_asks_for_nothing(day: date) -> None:
    law = LAW.at(day)
    case = Case({"region": 55}, ({"relation": 0, "birth_date": to_day(date(1985, 6, 1))},), ("m1",))
    fits = [measure.fits for measure in MEASURES if measure.fits in law.nodes]
    open_to_all = {"public_works_fits", "social_job_fits", "online_training_fits", "business_course_fits"}
    open_to_all |= {"qualification_voucher_fits"} & {*fits}
    found = {name for name, (value,) in decide(law, case, fits).items() if value}
    assert found == open_to_all
