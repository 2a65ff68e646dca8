"""A part of what is earned counts as income, the rest stays with the family."""

from shanyraq.law.levels import person_rule
from shanyraq.rules import Rounding, Share, Tiyn, portion


@person_rule("Proposal", since="2020-01-01")
def earnings(income_wage: Tiyn, income_self_employment: Tiyn, earnings_counted: Share) -> Tiyn:
    """Wages and income from one's own business, as far as they count."""
    return portion(income_wage + income_self_employment, earnings_counted, to=Rounding.NEAREST, unit=1)
