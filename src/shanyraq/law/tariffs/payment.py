"""Payment for units that were accepted, and how income compares with cost.

That the budget pays by approved tariffs was read (art. 142(2)); the payment procedure was not seen. An absent
recipient's units are paid only where the payment rule says so.
"""

from shanyraq.law.tariffs.levels import service_rule
from shanyraq.rules import Count, Rounding, Share, Tiyn, portion


@service_rule("Social Code, art. 142(2); Social Code, art. 106(4)", since="2025-01-01", certainty="assumed")
def payment(approved_tariff: Tiyn, accepted_units: Count, absent_units: Count, absence_paid: Share) -> Tiyn:
    """What is due at the approved tariff for accepted units, with the share paid for units of absent recipients."""
    return approved_tariff * accepted_units + portion(approved_tariff * absent_units, absence_paid, to=Rounding.NEAREST)


@service_rule("Social Code, art. 142(2)", since="2025-01-01", certainty="assumed")
def income_year(approved_tariff: Tiyn, planned_units: Count) -> Tiyn:
    """What the planned units bring in over the year."""
    return approved_tariff * planned_units


@service_rule("Social Code, art. 142(2)", since="2025-01-01", certainty="assumed")
def surplus_year(income_year: Tiyn, estimate_year: Tiyn) -> Tiyn:
    """Income less cost over the year; below nought it is a loss."""
    return income_year - estimate_year
