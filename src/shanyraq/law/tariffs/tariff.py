"""The tariff of a unit, the price limits it has to keep to, and what stands in the way of its approval.

That there is a highest and a lowest tariff was read in the Code (art. 1(5)), and that employment services have a
ceiling (art. 12(5)); the limits themselves are in acts that were not seen.
"""

from shanyraq.law.tariffs.codes import NO_HINDRANCE, Hindrances, TariffForm
from shanyraq.law.tariffs.levels import service_rule
from shanyraq.rules import Count, Flag, Rounding, Tiyn, divide


@service_rule("Social Code, art. 142(2); Order 281, annex 2", since="2025-01-01", certainty="assumed")
def tariff(estimate_year: Tiyn, tariff_units: Count, tariff_rounding: Rounding, tariff_step: Tiyn) -> Tiyn:
    """The cost of one unit, rounded once as the method has it; nothing where there are no units."""
    return divide(estimate_year, tariff_units, to=tariff_rounding, unit=tariff_step) if tariff_units > 0 else 0


@service_rule("Social Code, art. 1(5)", since="2025-01-01")
def below_lowest(service_form: TariffForm, tariff: Tiyn, lowest_tariff: Tiyn) -> Flag:
    """The tariff is below the lowest that secures the guaranteed volume; employment services have a ceiling alone."""
    return service_form != TariffForm.EMPLOYMENT and tariff < lowest_tariff


@service_rule("Social Code, art. 1(5); Social Code, art. 12(5)", since="2025-01-01")
def above_highest(tariff: Tiyn, highest_tariff: Tiyn, highest_tariff_stated: Flag) -> Flag:
    """The tariff is above the highest, where one is set."""
    return highest_tariff_stated and tariff > highest_tariff


@service_rule("Social Code, art. 1(5); Social Code, art. 142(2)", since="2025-01-01", certainty="assumed")
def tariff_hindrances(
    tariff_units: Count, estimate_year: Tiyn, recipients: Count, places: Count, below_lowest: Flag, above_highest: Flag
) -> Hindrances:
    """Why the tariff may not be approved as it is."""
    found = NO_HINDRANCE
    if tariff_units == 0:
        found |= Hindrances.NO_UNITS
    if estimate_year == 0:
        found |= Hindrances.NO_COST
    if recipients > places:
        found |= Hindrances.ABOVE_CAPACITY
    if below_lowest:
        found |= Hindrances.BELOW_LOWEST
    if above_highest:
        found |= Hindrances.ABOVE_HIGHEST
    return found


@service_rule("Social Code, art. 142(2)", since="2025-01-01", certainty="assumed")
def tariff_approvable(tariff_hindrances: Hindrances) -> Flag:
    """Nothing stands in the way of the tariff's approval."""
    return tariff_hindrances == NO_HINDRANCE
