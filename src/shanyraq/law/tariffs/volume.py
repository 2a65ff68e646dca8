"""The volume of a service over a year: days, visits, the units that a tariff is of, and how full the house is.

No act that was seen says how units are planned; the texts are the plain meaning of their names.
"""

from shanyraq.law.tariffs.codes import TariffUnit
from shanyraq.law.tariffs.levels import service_rule
from shanyraq.rules import WHOLE, Count, Rounding, Share, divide, portion

YEAR_MONTHS = 12
"""Months in a year: a fact of the calendar, not of the law."""


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def occupancy(recipients: Count, places: Count) -> Share:
    """The share of places that are taken; nothing where there are no places."""
    return divide(recipients * WHOLE, places, to=Rounding.NEAREST) if places > 0 else 0


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def recipient_days(recipients: Count, service_days: Count) -> Count:
    """Days of all recipients in the year."""
    return recipients * service_days


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def visits_year(recipients: Count, visits_each: Count) -> Count:
    """Visits to all recipients in the year."""
    return recipients * visits_each


@service_rule("Social Code, art. 142(2)", since="2025-01-01", certainty="assumed")
def planned_units(tariff_unit: TariffUnit, recipients: Count, recipient_days: Count, visits_year: Count) -> Count:
    """Units that the provider plans for the year."""
    if tariff_unit == TariffUnit.RECIPIENT_DAY:
        return recipient_days
    if tariff_unit == TariffUnit.VISIT:
        return visits_year
    return recipients * YEAR_MONTHS if tariff_unit == TariffUnit.RECIPIENT_MONTH else recipients


@service_rule("Social Code, art. 142(2)", since="2025-01-01", certainty="assumed")
def capacity_units(tariff_unit: TariffUnit, places: Count, service_days: Count, visits_each: Count) -> Count:
    """Units that there would be if every place were taken."""
    if tariff_unit == TariffUnit.RECIPIENT_DAY:
        return places * service_days
    if tariff_unit == TariffUnit.VISIT:
        return places * visits_each
    return places * YEAR_MONTHS if tariff_unit == TariffUnit.RECIPIENT_MONTH else places


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def tariff_units(planned_units: Count, capacity_units: Count, least_occupancy: Share) -> Count:
    """Units that the cost is divided by: the planned ones, but not fewer than at the least occupancy that counts."""
    return max(planned_units, portion(capacity_units, least_occupancy, to=Rounding.UP))
