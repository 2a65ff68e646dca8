"""Housing assistance: what housing costs above the share of its income a family is expected to bear.

The share is set by each region's council between 5 and 10 per cent; the norms of space and use are taken as applied to
the costs stated, and the income as that of targeted assistance.
"""

from shanyraq.law.levels import family_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import TENGE, WHOLE, Count, Rounding, Share, Tiyn, divide

INCOME_HEEDED = 300
"""Costs of a month that a quarter's income is heeded up to: even a hundredth of so much covers them."""


@family_rule("Law 94-I; Order 117", since="2018-01-01", certainty="assumed")
def housing_burden_month(quarter_income: Tiyn, housing_costs_month: Tiyn, housing_share: Share) -> Tiyn:
    """The share of its monthly income that the family bears itself."""
    heeded = min(quarter_income, housing_costs_month * INCOME_HEEDED)
    return divide(heeded * housing_share, QUARTER_MONTHS * WHOLE, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Law 94-I; Order 117", since="2018-01-01", certainty="reported")
def housing_assistance_month(dwellings: Count, housing_costs_month: Tiyn, housing_burden_month: Tiyn) -> Tiyn:
    """What the costs of the only dwelling, or of one rented from the state, exceed the family's own burden by."""
    if dwellings > 1:
        return 0
    return max(0, housing_costs_month - housing_burden_month)
