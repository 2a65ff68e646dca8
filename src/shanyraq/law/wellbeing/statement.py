"""Whether the family's income is known: each grown member has to have said something of it, be it that there was none.

An income is known member by member: whoever states one kind has stated all there were, and the rest is nought.
"""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Flag, Members, all_of


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def private_income_stated(
    income_wage_stated: Flag,
    income_self_employment_stated: Flag,
    income_farming_stated: Flag,
    income_livestock_sale_stated: Flag,
    income_rent_stated: Flag,
    income_property_sale_stated: Flag,
    income_securities_stated: Flag,
    income_deposit_interest_stated: Flag,
    income_winnings_stated: Flag,
    income_gifts_inheritance_stated: Flag,
    income_alimony_stated: Flag,
    income_money_transfers_stated: Flag,
    income_consumer_loan_stated: Flag,
    income_mortgage_loan_stated: Flag,
    income_other_stated: Flag,
) -> Flag:
    """Something is stated of what the person earned, owned, was given or borrowed."""
    return (
        income_wage_stated
        or income_self_employment_stated
        or income_farming_stated
        or income_livestock_sale_stated
        or income_rent_stated
        or income_property_sale_stated
        or income_securities_stated
        or income_deposit_interest_stated
        or income_winnings_stated
        or income_gifts_inheritance_stated
        or income_alimony_stated
        or income_money_transfers_stated
        or income_consumer_loan_stated
        or income_mortgage_loan_stated
        or income_other_stated
    )


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def state_income_stated(
    income_pension_stated: Flag,
    income_survivor_benefit_stated: Flag,
    income_disability_benefit_stated: Flag,
    income_child_disability_benefit_stated: Flag,
    income_carer_allowance_stated: Flag,
    income_special_state_benefit_stated: Flag,
    income_special_large_family_benefit_stated: Flag,
    income_awarded_mother_allowance_stated: Flag,
    income_large_family_allowance_stated: Flag,
    income_childcare_allowance_stated: Flag,
    income_birth_grant_stated: Flag,
    income_child_allowance_stated: Flag,
    income_social_insurance_stated: Flag,
    income_unemployment_benefit_stated: Flag,
    income_employment_measures_stated: Flag,
    income_relocation_payment_stated: Flag,
    income_scholarship_stated: Flag,
    income_housing_assistance_stated: Flag,
    income_funeral_grant_stated: Flag,
    income_targeted_assistance_stated: Flag,
) -> Flag:
    """Something is stated of what the state paid the person."""
    return (
        income_pension_stated
        or income_survivor_benefit_stated
        or income_disability_benefit_stated
        or income_child_disability_benefit_stated
        or income_carer_allowance_stated
        or income_special_state_benefit_stated
        or income_special_large_family_benefit_stated
        or income_awarded_mother_allowance_stated
        or income_large_family_allowance_stated
        or income_childcare_allowance_stated
        or income_birth_grant_stated
        or income_child_allowance_stated
        or income_social_insurance_stated
        or income_unemployment_benefit_stated
        or income_employment_measures_stated
        or income_relocation_payment_stated
        or income_scholarship_stated
        or income_housing_assistance_stated
        or income_funeral_grant_stated
        or income_targeted_assistance_stated
    )


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def income_known(counted: Flag, minor: Flag, private_income_stated: Flag, state_income_stated: Flag) -> Flag:
    """Nothing is left open about the person's income: it is stated, or is a child's or an outsider's."""
    return private_income_stated or state_income_stated or minor or not counted


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def incomes_stated(income_known: Members[Flag]) -> Flag:
    """The income of every grown member is stated."""
    return all_of(income_known)
