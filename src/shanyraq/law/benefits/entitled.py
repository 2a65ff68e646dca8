"""The benefits by name, and the income each is received as: for whoever gives benefits or lists what is owed."""

from typing import NamedTuple


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
)
"""Every benefit; each output has a value on every day from 2018-01-01."""
