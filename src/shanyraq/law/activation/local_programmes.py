"""Programmes that regions run themselves: the youth teams "Zhasyl El", and "Altyn zhas" for those past pension age.

No act of either was read. Ages, wages and places are those of announcements, and differ from region to region.
"""

from shanyraq.law.activation.codes import Measure
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Flag, Tiyn


@person_rule("Zhasyl El", since="2023-07-01", certainty="reported")
def zhasyl_el_fits(
    may_be_referred: Flag,
    measure: Measure,
    occupied: Flag,
    age: Count,
    zhasyl_el_age_least: Count,
    zhasyl_el_age_most: Count,
) -> Flag:
    """Summer work in a youth team, half the day: the young without work, pupils and students among them."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.ZHASYL_EL)
        and not occupied
        and zhasyl_el_age_least <= age <= zhasyl_el_age_most
    )


@person_rule("Zhasyl El", since="2023-07-01", certainty="reported")
def zhasyl_el_months(zhasyl_el_fits: Flag, zhasyl_el_most_months: Count) -> Count:
    """Months that a season lasts at most."""
    return zhasyl_el_most_months if zhasyl_el_fits else 0


@person_rule("Zhasyl El", since="2023-07-01", certainty="reported")
def zhasyl_el_month(zhasyl_el_fits: Flag, zhasyl_el_wage: Tiyn) -> Tiyn:
    """What a youth team pays a month at least, where the region announced it."""
    return zhasyl_el_wage if zhasyl_el_fits else 0


@person_rule("Altyn zhas", since="2024-01-01", until="2028-12-31", certainty="reported")
def altyn_zhas_fits(
    may_be_referred: Flag, measure: Measure, occupied: Flag, of_pension_age: Flag, altyn_zhas_here: Flag
) -> Flag:
    """A subsidised job for somebody past the pension age, in a region that runs the programme."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.ALTYN_ZHAS)
        and not occupied
        and of_pension_age
        and altyn_zhas_here
    )


@person_rule("Altyn zhas", since="2024-01-01", until="2028-12-31", certainty="reported")
def altyn_zhas_months(altyn_zhas_fits: Flag, measure_months: Count, altyn_zhas_most_months: Count) -> Count:
    """Months of the programme that are still open."""
    return max(0, altyn_zhas_most_months - measure_months) if altyn_zhas_fits else 0
