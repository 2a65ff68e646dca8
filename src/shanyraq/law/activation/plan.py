"""What an individual plan of help has to hold: the parts are the Code's; the ministry's form of it was not read."""

from typing import NamedTuple

from shanyraq.rules.rule import Certainty


class PlanPart(NamedTuple):
    """Something an individual plan has to hold or to be.

    Attributes:
        key: what it is called in texts and in what is found missing.
        article: where the law says so, in English.
        certainty: how sure that is.
    """

    key: str
    article: str
    certainty: Certainty = "read"


PLAN_PARTS: tuple[PlanPart, ...] = (
    PlanPart("drawn_with_family", "Social Code, art. 1(1)(2)"),
    PlanPart("activities", "Social Code, art. 1(1)(2)"),
    PlanPart("everyone_bound", "Social Code, art. 122(1); Social Code, art. 122(3)"),
    PlanPart("fitting_measures", "Social Code, art. 111(6)"),
    PlanPart("within_contract", "Social Code, art. 122(2)"),
    PlanPart("dated", "Social Code, art. 122(3)", "assumed"),
    PlanPart("responsible", "Social Code, art. 122(3)", "assumed"),
)
"""The parts, in the order in which they are checked."""
