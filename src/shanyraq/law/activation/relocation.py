"""Voluntary relocation: who may move with the state's support, and what the family and the employer get.

The rules of relocation were not read; amounts and conditions are those the ministry published. The certificate of
economic mobility, for buying a home, came with Law 82-VIII of 16 May 2024; its first day is inferred.
"""

from shanyraq.law.activation.codes import Relocation
from shanyraq.law.codes import Residence
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Day, Flag, Members, Rounding, Share, Tiyn, any_of, months_old, portion


@person_rule("Social Code, art. 112(3); Resolution 765", since="2023-07-01", certainty="reported")
def relocation_place(
    relocation: Relocation,
    residence: Residence,
    in_region_since: Day,
    application_date: Day,
    relocation_resident_months: Count,
    receives_kandas: Flag,
    receives_settlers: Flag,
) -> Flag:
    """Wishes to leave a region after living there long enough, a kandas at once; or has come to one that receives."""
    kandas = residence == Residence.KANDAS
    if relocation == Relocation.IN_QUOTA:
        return receives_kandas if kandas else receives_settlers
    lived = months_old(in_region_since, application_date) >= relocation_resident_months
    return relocation == Relocation.WISHED and (kandas or lived)


@person_rule("Social Code, art. 112(1)", since="2023-07-01", certainty="reported")
def relocation_fits(may_be_referred: Flag, may_register: Flag, residence: Residence, relocation_place: Flag) -> Flag:
    """Support of a voluntary move: jobseekers, the unemployed and kandas."""
    return may_be_referred and (may_register or residence == Residence.KANDAS) and relocation_place


@family_rule("Social Code, art. 112(4)", since="2023-07-01", certainty="reported")
def relocating(relocation_fits: Members[Flag]) -> Flag:
    """Some member has a right to support of a voluntary move; it is given to the whole family."""
    return any_of(relocation_fits)


@family_rule("Social Code, art. 112(4)", since="2023-07-01", certainty="reported")
def relocation_help(relocating: Flag, family_size: Count, mci: Tiyn, relocation_mci: Share) -> Tiyn:
    """What the family gets once for moving, for all of its members together."""
    return portion(mci * family_size, relocation_mci, to=Rounding.NEAREST) if relocating else 0


@family_rule("Social Code, art. 112(4)", since="2023-07-01", certainty="reported")
def relocation_rent_least_month(relocating: Flag, mci: Tiyn, relocation_rent_mci_least: Share) -> Tiyn:
    """What the family gets a month for rent and utilities, at least."""
    return portion(mci, relocation_rent_mci_least, to=Rounding.NEAREST) if relocating else 0


@family_rule("Social Code, art. 112(4)", since="2023-07-01", certainty="reported")
def relocation_rent_most_month(relocating: Flag, mci: Tiyn, relocation_rent_mci_most: Share) -> Tiyn:
    """What the family gets a month for rent and utilities, at most."""
    return portion(mci, relocation_rent_mci_most, to=Rounding.NEAREST) if relocating else 0


@family_rule("Social Code, art. 112(4)", since="2024-05-28", until="2025-12-31", certainty="reported")
def relocation_certificate__half(
    relocating: Flag, home_price: Tiyn, mci: Tiyn, certificate_mci: Share, certificate_price_share: Share
) -> Tiyn:
    """The certificate for a home, at most: a share of its price, and no more than so many indices."""
    if not relocating:
        return 0
    most = portion(mci, certificate_mci, to=Rounding.NEAREST)
    if home_price == 0:
        return most
    return min(most, portion(home_price, certificate_price_share, to=Rounding.NEAREST))


@family_rule("Social Code, art. 112(4)", since="2026-01-01", certainty="reported")
def relocation_certificate__whole(relocating: Flag, home_price: Tiyn, mci: Tiyn, certificate_mci: Share) -> Tiyn:
    """The certificate for a home, at most: its price, and no more than so many indices."""
    if not relocating:
        return 0
    most = portion(mci, certificate_mci, to=Rounding.NEAREST)
    return most if home_price == 0 else min(most, home_price)


@family_rule("Social Code, art. 112(4)", since="2023-07-01", certainty="reported")
def relocation_employer_help(relocating: Flag, mci: Tiyn, relocation_employer_mci: Share) -> Tiyn:
    """What an employer gets once for helping a family to move."""
    return portion(mci, relocation_employer_mci, to=Rounding.NEAREST) if relocating else 0
