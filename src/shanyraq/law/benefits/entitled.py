"""The benefits by name, and the income each is received as: for whoever gives benefits or lists what is owed."""

from datetime import date
from typing import NamedTuple

BENEFITS_SINCE = date(2018, 1, 1)
"""Before this day the benefits are not written as law."""


class Benefit(NamedTuple):
    """A benefit that the law gives.

    Attributes:
        output: the rule whose value is the amount, in tiyn.
        received_as: the income fact it is received as, for the person, or for the applicant where it is the family's.
        once: paid once for the event; otherwise the amount is a month's.
    """

    output: str
    received_as: str
    once: bool = False


BENEFITS: tuple[Benefit, ...] = (
    Benefit("pension_month", "income_pension"),
    Benefit("disability_allowance_month", "income_disability_benefit"),
    Benefit("child_disability_allowance_month", "income_child_disability_benefit"),
    Benefit("carer_allowance_month", "income_carer_allowance"),
    Benefit("survivor_allowance_month", "income_survivor_benefit"),
    Benefit("awarded_mother_allowance_month", "income_awarded_mother_allowance"),
    Benefit("childcare_allowance_month", "income_childcare_allowance"),
    Benefit("childcare_payment_month", "income_social_insurance"),
    Benefit("birth_grant", "income_birth_grant", once=True),
    Benefit("unemployment_payment_month", "income_unemployment_benefit"),
    Benefit("large_family_allowance_month", "income_large_family_allowance"),
    Benefit("special_state_benefit_month", "income_special_state_benefit"),
    Benefit("housing_assistance_month", "income_housing_assistance"),
)
"""Every benefit in money; the law of a day gives those it has texts for, nothing before 2018."""
