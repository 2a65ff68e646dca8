"""The poverty line of the quarter of application, in each region, a month for one person.

A line that the region published is taken as it stands; otherwise it is computed from the quarter before.
"""

from shanyraq.law.levels import family_rule
from shanyraq.rules import TENGE, Count, Rounding, Share, Tiyn, portion

QUARTER_MONTHS = 3
"""Months in a quarter: a fact of the calendar, not of the law."""


@family_rule("Resolution 537, p. 4; Order 290, p. 1(1); Order 160, p. 1(1)", since="2002-01-01")
def line_by_minimum(subsistence_minimum: Tiyn, poverty_line_ratio: Share) -> Tiyn:
    """The share of the region's subsistence minimum, to the nearest tenge."""
    return portion(subsistence_minimum, poverty_line_ratio, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Order 290, p. 1(1)", since="2018-01-01", until="2019-09-30")
def line_floor(budget_law_minimum: Tiyn, poverty_line_floor_ratio: Share) -> Tiyn:
    """The least the line may be: a share of the budget law's subsistence minimum, nothing where there is no floor."""
    return portion(budget_law_minimum, poverty_line_floor_ratio, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Social Code, art. 120(3); Order 160, p. 1(1)", since="2025-01-01")
def line_by_median(median_income: Tiyn, median_income_ratio: Share) -> Tiyn:
    """The share of the median income, to the nearest tenge."""
    return portion(median_income, median_income_ratio, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Resolution 537, p. 4", since="2002-01-01", until="2017-12-31")
def computed_line__share_of_minimum(line_by_minimum: Tiyn) -> Tiyn:
    """The share of the subsistence minimum."""
    return line_by_minimum


@family_rule("Order 290, p. 1(1)", since="2018-01-01", until="2019-09-30")
def computed_line__with_floor(line_by_minimum: Tiyn, line_floor: Tiyn) -> Tiyn:
    """The share of the subsistence minimum, but not less than the floor."""
    return max(line_by_minimum, line_floor)


@family_rule("Order 290, p. 1(1); Order 160, p. 1(1)", since="2019-10-01", until="2024-12-31")
def computed_line__without_floor(line_by_minimum: Tiyn) -> Tiyn:
    """The share of the subsistence minimum."""
    return line_by_minimum


@family_rule("Social Code, art. 120(3); Order 160, p. 1(1)", since="2025-01-01")
def computed_line__larger_of_two(line_by_median: Tiyn, line_by_minimum: Tiyn) -> Tiyn:
    """The larger of the share of the median income and the share of the subsistence minimum."""
    return max(line_by_median, line_by_minimum)


@family_rule("Law 246-II, art. 2; Social Code, art. 120(4)", since="2002-01-01")
def poverty_line(published_poverty_line: Tiyn, computed_line: Tiyn) -> Tiyn:
    """The line the region published for the quarter, or the computed one."""
    return published_poverty_line if published_poverty_line > 0 else computed_line


@family_rule("Law 246-II, art. 6(2); Social Code, art. 127(2)", since="2002-01-01")
def quarter_line(poverty_line: Tiyn, family_size: Count) -> Tiyn:
    """The poverty line of all members over the three months, which the family's income is compared with."""
    return poverty_line * QUARTER_MONTHS * family_size
