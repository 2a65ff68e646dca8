"""The housing domain: whether there is a home of one's own, whether it is safe, wide enough and has water."""

from shanyraq.law.levels import family_rule
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import Count, Flag


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def no_own_dwelling(dwellings: Count, dwellings_stated: Flag) -> Finding:
    """The family owns no dwelling."""
    if not dwellings_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if dwellings == 0 else Finding.ABSENT


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def unsafe_home(
    dwellings: Count, dwellings_stated: Flag, unsafe_dwellings: Count, unsafe_dwellings_stated: Flag
) -> Finding:
    """All the family owns is certified as unsafe."""
    if dwellings_stated and dwellings == 0:
        return Finding.ABSENT
    if not unsafe_dwellings_stated:
        return Finding.UNKNOWN
    if unsafe_dwellings == 0:
        return Finding.ABSENT
    if not dwellings_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if unsafe_dwellings >= dwellings else Finding.ABSENT


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def crowded_home(home_area_m2: Count, home_area_m2_stated: Flag, family_size: Count, crowded_area_m2: Count) -> Finding:
    """The home has less area than so much for each member."""
    if not home_area_m2_stated:
        return Finding.UNKNOWN
    return Finding.PRESENT if home_area_m2 < crowded_area_m2 * family_size else Finding.ABSENT


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def no_piped_water(piped_water: Flag, piped_water_stated: Flag) -> Finding:
    """There is no piped water in the home."""
    if not piped_water_stated:
        return Finding.UNKNOWN
    return Finding.ABSENT if piped_water else Finding.PRESENT
