"""Special social services have exactly twelve grounds, each with its one route, and questions for every criterion."""

from datetime import date

import pytest

from shanyraq.law.families import LAW
from shanyraq.law.services.codes import Cruelty, NeedCriteria, ServiceGrounds, ServiceRoutes
from shanyraq.law.services.facts import SERVICE_PERSON_FACTS
from shanyraq.law.services.questions import ASSESSED, questions
from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide

DAY = date(2025, 3, 1)
BORN = {ServiceGrounds.EARLY_DEVELOPMENT: date(2023, 1, 1), ServiceGrounds.OLD_AGE: date(1940, 1, 1)}
"""When somebody was born of whom a ground can hold; a minor otherwise."""

ROUTES = {
    ServiceGrounds.DISABILITY: ServiceRoutes.INDIVIDUAL_PROGRAMME,
    ServiceGrounds.CRUELTY: ServiceRoutes.CRUELTY_CRITERIA,
    ServiceGrounds.HOMELESSNESS: ServiceRoutes.APPLICATION,
    ServiceGrounds.RELEASED: ServiceRoutes.APPLICATION,
    ServiceGrounds.PROBATION: ServiceRoutes.APPLICATION,
}
"""Article 141(1): every other ground goes by decision of the local executive body."""


def stating(ground: ServiceGrounds) -> dict[str, int]:
    """A person of whom one ground is stated."""
    born = to_day(BORN.get(ground, date(2015, 1, 1)))
    if ground is ServiceGrounds.CRUELTY:
        return {"relation": 0, "birth_date": born, "cruelty": int(Cruelty.TRAFFICKING)}
    return {"relation": 0, "birth_date": born, f"ground_{ground.wire}": 1}


def test_there_are_exactly_twelve_grounds_in_the_order_of_the_article() -> None:
    assert [ground.value for ground in ServiceGrounds] == [1 << place for place in range(12)]


@pytest.mark.parametrize("ground", list(ServiceGrounds), ids=lambda ground: ground.wire)
def test_every_ground_holds_by_itself_and_has_one_route(ground: ServiceGrounds) -> None:
    case = Case({"region": 35}, (stating(ground),), ("m1",))
    found = decide(LAW.at(DAY), case, ("service_grounds", "service_routes"))
    assert found["service_grounds"] == (ground,)
    assert found["service_routes"] == (ROUTES.get(ground, ServiceRoutes.LOCAL_DECISION),)


def test_every_question_is_of_a_criterion_and_every_criterion_has_questions() -> None:
    assert {question.criterion for question in questions()} == set(NeedCriteria)


def test_every_answer_is_asked_for_by_the_criterion_it_is_about_or_by_the_form() -> None:
    """A question nobody heeds would be asked in vain."""
    law = LAW.at(DAY)
    heeded = {
        NeedCriteria.LIFE_LIMITATION: "life_limited",
        NeedCriteria.MALADAPTATION: "socially_maladapted",
        NeedCriteria.DEPRIVATION: "socially_deprived",
        NeedCriteria.ADVERSE_ENVIRONMENT: "in_adverse_environment",
    }
    for question in questions():
        assert f"{ASSESSED}{question.name}" in law[heeded[question.criterion]].inputs, question.name
        for rule in ("assessment_begun", "assessment_complete"):
            assert f"{ASSESSED}{question.name}_stated" in law[rule].inputs, question.name


def test_every_fact_of_services_is_heeded() -> None:
    law = LAW.at(DAY)
    asked = {name.removesuffix("_stated") for node in law.nodes.values() for name in node.inputs}
    assert [fact.name for fact in SERVICE_PERSON_FACTS if fact.name not in asked] == []
