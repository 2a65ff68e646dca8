"""What the family had in the quarter before the application's, and whether it was little enough.

Which kinds count, and when, is written in `parameters/income.toml`. Comparisons use whole sums and divide nothing.
"""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import Count, Flag, Members, Rounding, Tiyn, divide, total


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def earnings(income_wage: Tiyn, income_self_employment: Tiyn) -> Tiyn:
    """Wages and income from one's own business."""
    return income_wage + income_self_employment


@person_rule("Law 246-II, art. 6(1)", since="2002-01-01", until="2009-01-15")
def farming_income__always(income_farming: Tiyn, income_livestock_sale: Tiyn) -> Tiyn:
    """Household farming and the sale of livestock."""
    return income_farming + income_livestock_sale


@person_rule("Law 246-II, art. 6(1); Social Code, art. 127(1)", since="2009-01-16")
def farming_income__unless_exempt(
    income_farming: Tiyn, income_livestock_sale: Tiyn, farming_exempt_locally: Flag
) -> Tiyn:
    """Household farming and the sale of livestock, unless the akimat found that they bring no income."""
    if farming_exempt_locally:
        return 0
    return income_farming + income_livestock_sale


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def property_income(
    income_rent: Tiyn,
    income_property_sale: Tiyn,
    income_securities: Tiyn,
    income_deposit_interest: Tiyn,
    income_winnings: Tiyn,
) -> Tiyn:
    """What property brings: rent, sale, securities, interest, winnings."""
    return income_rent + income_property_sale + income_securities + income_deposit_interest + income_winnings


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def private_receipts(
    income_alimony: Tiyn, income_gifts_inheritance: Tiyn, income_money_transfers: Tiyn, income_other: Tiyn
) -> Tiyn:
    """Alimony, gifts, inheritance, money transfers and whatever is not named elsewhere."""
    return income_alimony + income_gifts_inheritance + income_money_transfers + income_other


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def pensions_and_benefits(
    income_pension: Tiyn,
    income_survivor_benefit: Tiyn,
    income_disability_benefit: Tiyn,
    income_special_state_benefit: Tiyn,
    income_social_insurance: Tiyn,
    income_unemployment_benefit: Tiyn,
) -> Tiyn:
    """Pensions and benefits that have always counted."""
    return (
        income_pension
        + income_survivor_benefit
        + income_disability_benefit
        + income_special_state_benefit
        + income_social_insurance
        + income_unemployment_benefit
    )


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def child_benefits(
    income_child_allowance: Tiyn,
    income_large_family_allowance: Tiyn,
    income_childcare_allowance: Tiyn,
    income_birth_grant: Tiyn,
    counts_large_family_allowance: Flag,
    counts_childcare_allowance: Flag,
    counts_birth_grant: Flag,
) -> Tiyn:
    """Benefits to families with children that count."""
    counts = income_child_allowance
    counts += income_large_family_allowance if counts_large_family_allowance else 0
    counts += income_childcare_allowance if counts_childcare_allowance else 0
    counts += income_birth_grant if counts_birth_grant else 0
    return counts


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def disability_and_care_benefits(
    income_child_disability_benefit: Tiyn,
    income_carer_allowance: Tiyn,
    counts_child_disability_benefit: Flag,
    counts_carer_allowance: Flag,
) -> Tiyn:
    """The disability benefit of a child and the carer's allowance, where they count."""
    counts = income_child_disability_benefit if counts_child_disability_benefit else 0
    counts += income_carer_allowance if counts_carer_allowance else 0
    return counts


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def mothers_benefits(
    income_special_large_family_benefit: Tiyn,
    income_awarded_mother_allowance: Tiyn,
    counts_special_large_family_benefit: Flag,
    counts_awarded_mother_allowance: Flag,
) -> Tiyn:
    """The old special benefit of large families and the allowance of awarded mothers, where they count."""
    counts = income_special_large_family_benefit if counts_special_large_family_benefit else 0
    counts += income_awarded_mother_allowance if counts_awarded_mother_allowance else 0
    return counts


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def employment_support(
    income_employment_measures: Tiyn,
    income_relocation_payment: Tiyn,
    counts_employment_measures: Flag,
    counts_relocation_payment: Flag,
) -> Tiyn:
    """What employment measures pay, where it counts."""
    counts = income_employment_measures if counts_employment_measures else 0
    counts += income_relocation_payment if counts_relocation_payment else 0
    return counts


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def grants_and_aid(
    income_scholarship: Tiyn,
    income_funeral_grant: Tiyn,
    income_housing_assistance: Tiyn,
    income_targeted_assistance: Tiyn,
    counts_scholarship: Flag,
    counts_funeral_grant: Flag,
    counts_housing_assistance: Flag,
    counts_targeted_assistance: Flag,
) -> Tiyn:
    """Scholarships, funeral grants, housing assistance and targeted assistance itself, where they count."""
    counts = income_scholarship if counts_scholarship else 0
    counts += income_funeral_grant if counts_funeral_grant else 0
    counts += income_housing_assistance if counts_housing_assistance else 0
    counts += income_targeted_assistance if counts_targeted_assistance else 0
    return counts


@person_rule("Law 246-II, art. 6(1); Order 237; Order 181", since="2002-01-01")
def borrowed_money(
    income_consumer_loan: Tiyn,
    income_mortgage_loan: Tiyn,
    count_consumer_loans: Flag,
    count_mortgage_loans: Flag,
) -> Tiyn:
    """What was borrowed, where it counts."""
    counts = income_consumer_loan if count_consumer_loans else 0
    counts += income_mortgage_loan if count_mortgage_loans else 0
    return counts


@person_rule("Law 246-II, art. 6(1); Social Code, art. 127(1)", since="2002-01-01")
def state_benefits(
    pensions_and_benefits: Tiyn,
    child_benefits: Tiyn,
    disability_and_care_benefits: Tiyn,
    mothers_benefits: Tiyn,
    employment_support: Tiyn,
    grants_and_aid: Tiyn,
) -> Tiyn:
    """All state payments that count."""
    return (
        pensions_and_benefits
        + child_benefits
        + disability_and_care_benefits
        + mothers_benefits
        + employment_support
        + grants_and_aid
    )


@person_rule("Law 246-II, art. 6(1); Social Code, art. 127(1)", since="2002-01-01")
def counted_income(
    earnings: Tiyn,
    farming_income: Tiyn,
    property_income: Tiyn,
    private_receipts: Tiyn,
    state_benefits: Tiyn,
    borrowed_money: Tiyn,
) -> Tiyn:
    """What the person had in the quarter of all that counts."""
    return earnings + farming_income + property_income + private_receipts + state_benefits + borrowed_money


@family_rule("Law 246-II, art. 6(2); Social Code, art. 127(2)", since="2002-01-01")
def quarter_income(counted_income: Members[Tiyn], counted: Members[Flag]) -> Tiyn:
    """The family's total income of the quarter before the application's."""
    return total(counted_income, where=counted)


@family_rule("Law 246-II, art. 6(2); Social Code, art. 127(2)", since="2002-01-01")
def income_per_member(quarter_income: Tiyn, family_size: Count) -> Tiyn:
    """Average monthly income per member, to the nearest tiyn: shown to people, decides nothing."""
    if family_size == 0:
        return 0
    return divide(quarter_income, QUARTER_MONTHS * family_size, to=Rounding.NEAREST)


@family_rule("Law 246-II, art. 1; Social Code, art. 1(1)", since="2002-01-01")
def low_income(quarter_income: Tiyn, quarter_line: Tiyn) -> Flag:
    """The income per member is below the poverty line; a family without counted members is not of low income."""
    return quarter_income < quarter_line


@family_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2019-03-31")
def income_above_line__over(quarter_income: Tiyn, quarter_line: Tiyn) -> Flag:
    """The income per member is above the poverty line; one that equals it is not."""
    return quarter_income > quarter_line


@family_rule("Law 246-II, art. 2(2)", since="2019-04-01", until="2019-12-31", certainty="reported")
def income_above_line__not_below(low_income: Flag, family_size: Count) -> Flag:
    """The income per member is not below the poverty line: at the line a child's full amount was not given either."""
    return family_size > 0 and not low_income


@family_rule("Law 246-II, art. 2(2); Social Code, art. 128", since="2020-01-01")
def income_above_line__over_again(quarter_income: Tiyn, quarter_line: Tiyn) -> Flag:
    """The income per member is above the poverty line; one that equals it is not."""
    return quarter_income > quarter_line


@family_rule("Law 246-II, art. 7(1); Social Code, art. 126(1)", since="2002-01-01")
def quarter_gap(quarter_line: Tiyn, quarter_income: Tiyn) -> Tiyn:
    """What the family lacked to the poverty line over the three months."""
    return max(0, quarter_line - quarter_income)
