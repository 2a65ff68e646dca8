"""The common subset: what every peer can express of the law of one day, read from the law itself.

Outputs, facts and numbers come from `shanyraq.law`; the peers get the numbers as JSON, so that no second copy of a
number exists.
"""

from datetime import date
from typing import Any

from shanyraq.law.codes import Region, Relation
from shanyraq.law.families import LAW
from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.in_force import LawInForce, ParameterInForce

DAY = date(2024, 5, 14)

LAW_IN_FORCE = LAW.at(DAY)

INCOMES = ("income_wage", "income_self_employment", "income_pension", "income_other")

PERSON_FACTS = ("birth_date", "relation", "residence", "state_support", "disability", *INCOMES)

FACTS = ("region", *PERSON_FACTS)
"""The columns of the common subset; every other fact of the law takes its declared default for everybody."""

OUTPUTS = (
    "family_size",
    "quarter_income",
    "income_per_member",
    "low_income",
    "kind",
    "assistance_month",
    "child_top_up_month",
    "targeted_assistance_month",
)

ASKED = ("majority_age", "working_age", "pension_age_men", "top_up_from_age", "top_up_to_age")


def numbers(law: LawInForce) -> dict[str, Any]:
    """The law's numbers that the peers' copies of the rules need, in tiyn, years and months."""
    found: dict[str, Any] = {name: _parameter(law, name) for name in ASKED}
    lines = {region: decide(law, _somebody(region), ["poverty_line"])["poverty_line"] for region in Region}
    top_up = decide(law, _somebody(Region.ASTANA), ["top_up_per_child"])["top_up_per_child"]
    return found | {
        "day": DAY.isoformat(),
        "poverty_line": {int(region): line for region, line in lines.items()},
        "top_up_per_child": top_up,
    }


def _parameter(law: LawInForce, name: str) -> int:
    origin = law[name].origin
    assert isinstance(origin, ParameterInForce)
    return origin.value(None)[0]


def _somebody(region: Region) -> Case:
    return Case({"region": region}, ({"relation": Relation.APPLICANT, "birth_date": to_day(date(1990, 1, 1))},), ("",))
