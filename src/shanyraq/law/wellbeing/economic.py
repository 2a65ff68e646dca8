"""The economic domain: income against the subsistence minimum, loans, savings, property and what does not add up."""

from shanyraq.law.levels import family_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import WHOLE, Count, Flag, Rounding, Share, Tiyn, divide, portion


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def quarter_minimum(subsistence_minimum: Tiyn, family_size: Count) -> Tiyn:
    """The subsistence minimum of all members over the quarter."""
    return subsistence_minimum * QUARTER_MONTHS * family_size


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def income_below_minimum(
    quarter_income: Tiyn, quarter_minimum: Tiyn, low_income_ratio: Share, incomes_stated: Flag
) -> Finding:
    """The income per member is below the minimum; what is not stated could only raise it."""
    if quarter_income >= portion(quarter_minimum, low_income_ratio, to=Rounding.UP):
        return Finding.ABSENT
    return Finding.PRESENT if incomes_stated else Finding.UNKNOWN


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def income_far_below_minimum(
    quarter_income: Tiyn, quarter_minimum: Tiyn, lowest_income_ratio: Share, incomes_stated: Flag
) -> Finding:
    """The income per member is below a part of the minimum; what is not stated could only raise it."""
    if quarter_income >= portion(quarter_minimum, lowest_income_ratio, to=Rounding.UP):
        return Finding.ABSENT
    return Finding.PRESENT if incomes_stated else Finding.UNKNOWN


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def income_comfortable(
    quarter_income: Tiyn, quarter_minimum: Tiyn, comfortable_income_ratio: Share, incomes_stated: Flag
) -> Finding:
    """The income per member is several minimums; what is not stated could only raise it."""
    if quarter_minimum > 0 and quarter_income >= portion(quarter_minimum, comfortable_income_ratio, to=Rounding.UP):
        return Finding.PRESENT
    return Finding.ABSENT if incomes_stated else Finding.UNKNOWN


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def heavy_loans(
    loan_payment_month: Tiyn,
    loan_payment_month_stated: Flag,
    quarter_income: Tiyn,
    heavy_loan_share: Share,
    incomes_stated: Flag,
) -> Finding:
    """Loans take a large share of the income; what income is not stated could only make the share smaller."""
    if not loan_payment_month_stated:
        return Finding.UNKNOWN
    heavy_up_to = divide(loan_payment_month * QUARTER_MONTHS * WHOLE, heavy_loan_share, to=Rounding.DOWN)
    if loan_payment_month == 0 or quarter_income > heavy_up_to:
        return Finding.ABSENT
    return Finding.PRESENT if incomes_stated else Finding.UNKNOWN


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def behind_on_loans(loans_overdue: Flag, loans_overdue_stated: Flag) -> Finding:
    """Loan payments are overdue."""
    if not loans_overdue_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if loans_overdue else Finding.ABSENT


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def savings_held(deposits: Tiyn, deposits_stated: Flag, mci: Tiyn, savings_mci: Count) -> Finding:
    """The family has savings of many monthly calculation indices."""
    if not deposits_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if deposits >= mci * savings_mci else Finding.ABSENT


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def second_dwelling(
    dwellings: Count, dwellings_stated: Flag, unsafe_dwellings: Count, unsafe_dwellings_stated: Flag
) -> Finding:
    """The family owns more than one dwelling that is not certified as unsafe."""
    if not dwellings_stated:
        return Finding.UNKNOWN
    if dwellings < 2:
        return Finding.ABSENT
    if not unsafe_dwellings_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if dwellings - unsafe_dwellings > 1 else Finding.ABSENT


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def several_cars(cars: Count, cars_stated: Flag, several_cars_from: Count) -> Finding:
    """The family owns several cars."""
    if not cars_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if cars >= several_cars_from else Finding.ABSENT


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def spending_above_income(
    spending_month: Tiyn, spending_month_stated: Flag, quarter_income: Tiyn, spending_ratio: Share, incomes_stated: Flag
) -> Finding:
    """More leaves the accounts than the stated income explains; what income is not stated could only explain more."""
    if not spending_month_stated:
        return Finding.UNKNOWN
    explained_from = divide(spending_month * QUARTER_MONTHS * WHOLE, spending_ratio, to=Rounding.UP)
    if quarter_income >= explained_from:
        return Finding.ABSENT
    return Finding.PRESENT if incomes_stated else Finding.UNKNOWN


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def property_without_income(second_dwelling: Finding, several_cars: Finding, income_below_minimum: Finding) -> Finding:
    """The family owns a second dwelling or several cars on an income below the minimum."""
    owns_none = second_dwelling == Finding.ABSENT and several_cars == Finding.ABSENT
    if owns_none or income_below_minimum == Finding.ABSENT:
        return Finding.ABSENT
    owns = second_dwelling == Finding.PRESENT or several_cars == Finding.PRESENT
    return Finding.PRESENT if owns and income_below_minimum == Finding.PRESENT else Finding.UNKNOWN
