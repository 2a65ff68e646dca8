"""The benefits the list speaks of, in the order of the Social Code, and what each is received as."""

from typing import NamedTuple


class Listed(NamedTuple):
    """A benefit of the list.

    Attributes:
        output: the rule whose value may be claimed: tiyn a month, or once; for goods in kind, a flag.
        received_as: the income fact it is received as; nothing for goods in kind.
        once: paid once for an event; otherwise the amount is a month's.
        shared: paid for the family or for members who do not draw it themselves, so that it may stand with anyone.
        payee: the flag of the members it may be paid to, where it is the family's; else the applicant.
        right: the rules that say why it is not due, where the output does not say it best.
        months: the rule of how many months it is granted for, counted with that of the application.
        called: the rule whose title names it, where the output's does not.
        other_grounds: the same kind of income is also paid on grounds that are not modelled.
    """

    output: str
    received_as: str
    once: bool = False
    shared: bool = False
    payee: str = ""
    right: tuple[str, ...] = ()
    months: str = ""
    called: str = ""
    other_grounds: bool = False


LISTED: tuple[Listed, ...] = (
    Listed("birth_grant_claim", "income_birth_grant", once=True, shared=True, called="birth_grant"),
    Listed("childcare_allowance_month", "income_childcare_allowance", shared=True),
    Listed("childcare_payment_month", "income_social_insurance", shared=True, other_grounds=True),
    Listed("large_family_allowance_month", "income_large_family_allowance", shared=True, payee="large_family_parent"),
    Listed("awarded_mother_allowance_month", "income_awarded_mother_allowance"),
    Listed("unemployment_payment_month", "income_unemployment_benefit"),
    Listed(
        "targeted_assistance_month",
        "income_targeted_assistance",
        shared=True,
        right=("targeted_assistance_month", "low_income"),
        months="months_paid",
    ),
    Listed("disability_allowance_month", "income_disability_benefit"),
    Listed("child_disability_allowance_month", "income_child_disability_benefit", shared=True),
    Listed("raising_allowance_month", "income_carer_allowance", shared=True),
    Listed("group_1_care_allowance_month", "income_carer_allowance", shared=True),
    Listed("special_state_benefit_month", "income_special_state_benefit", other_grounds=True),
    Listed("pension_month", "income_pension", right=("basic_pension_month",), other_grounds=True),
    Listed("survivor_allowance_month", "income_survivor_benefit", shared=True),
    Listed("housing_assistance_month", "income_housing_assistance", shared=True, months="months_to_quarter_end"),
    Listed("guaranteed_package", ""),
)
"""Every benefit that is modelled since 2018; the law of a day gives those it has texts for."""

ASSISTANCE = "targeted_assistance_month"
"""Targeted assistance, the one benefit that the others' amounts may lessen."""
