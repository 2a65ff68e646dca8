"""Where the families of a lot live and what they own, what offices know of them, and who has joined them lately."""

from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Commission, LocalGround
from shanyraq.people.country.assumptions import assumed, code_odds
from shanyraq.people.country.earnings import PARTS, happens_by_family
from shanyraq.people.country.families import Lot
from shanyraq.people.country.family_types import Role, cell_table
from shanyraq.people.country.figures import known
from shanyraq.people.country.lives import YEAR, days_ago
from shanyraq.people.country.structure import structures
from shanyraq.people.descriptors import DRAWS
from shanyraq.people.draws import FINE, PLACES, Odds, factors, happens, places

FIFTHS = 5

AREAS = factors(float(assumed("homes", "area_spread")))


def draw_homes(lot: Lot) -> None:
    """Add what the families own, what offices know of them and who has joined them."""
    _dwellings(lot)
    _cars(lot)
    _administration(lot)
    lot.persons["joined_on"] = _joined(lot)
    lot.families["district"] = np.zeros(len(lot.sizes), dtype=np.int32)
    lot.families["take_up_draw"] = lot.rng.integers(0, DRAWS, len(lot.sizes)).astype(np.int32)


@cache
def _dwelling_odds() -> Odds:
    return Odds(*(dict(enumerate(assumed("homes", "dwellings")[place])) for place in ("urban", "rural")))


def _dwellings(lot: Lot) -> None:
    rng, families, number = lot.rng, lot.families, len(lot.sizes)
    rural = (~lot.urban).astype(np.uint8)
    dwellings = _dwelling_odds().draw(rng, number, rural).astype(np.int32)
    unsafe = (happens(rng, number, assumed("homes", "unsafe")) & (dwellings > 0)).astype(np.int32)
    areas = assumed("homes", "area_m2")
    area = np.where(lot.urban, areas["urban"], areas["rural"]) * AREAS[places(rng, number)] // PARTS
    families["dwellings"], families["unsafe_dwellings"] = dwellings, unsafe
    families["dwelling_area_m2"] = ((dwellings - unsafe) * area).astype(np.int32)
    disposed = happens(rng, number, assumed("homes", "disposed_in_a_year"))
    families["dwelling_disposed_on"] = days_ago(lot, disposed, YEAR)
    shop, plot = assumed("homes", "non_residential"), assumed("homes", "plot")
    families["non_residential_for_profit"] = happens_by_family(lot, shop["urban"], shop["rural"])
    families["building_plot"] = happens_by_family(lot, plot["urban"], plot["rural"])
    given = happens(rng, number, assumed("homes", "plot_from_akimat"))
    families["building_plot_from_akimat"] = families["building_plot"] & given


def _cars(lot: Lot) -> None:
    """One car or two, more often with more luck."""
    fifth = lot.luck.astype(np.int64) * FIFTHS // PLACES
    one, two = (np.rint(np.array(assumed("cars", name)) * FINE).astype(np.int64)[fifth] for name in ("one", "two"))
    drawn = lot.rng.integers(0, FINE, len(fifth))
    lot.families["cars"] = np.where(drawn < two, 2, np.where(drawn < two + one, 1, 0)).astype(np.int32)
    machinery = assumed("cars", "machinery")
    lot.families["machinery"] = happens_by_family(lot, machinery["urban"], machinery["rural"])


def _administration(lot: Lot) -> None:
    rng, families, number = lot.rng, lot.families, len(lot.sizes)
    of = {name: assumed("administration", name) for name in ("commission", "local_ground")}
    families["commission_conclusion"] = Odds(code_odds(of["commission"], Commission)).draw(rng, number)
    families["local_ground"] = Odds(code_odds(of["local_ground"], LocalGround)).draw(rng, number)
    for name in ("survey_refused", "farming_exempt_locally", "in_orleu_pilot"):
        families[name] = happens(rng, number, assumed("administration", name))
    for name in ("false_data", "contract_broken"):
        some = happens(rng, number, assumed("administration", name))
        families[f"{name}_on"] = days_ago(lot, some, YEAR)
    for name in ("contract_breaches", "contract_extension"):
        families[name] = happens(rng, number, assumed("administration", name)).astype(np.int32)


@cache
def wedding_chance(day: date) -> float:
    """How many couples whose woman is young married within a year: published marriages over such couples."""
    table, until = cell_table(), int(assumed("joined", "couples_until"))
    couple = (table.counts(Role.WOMAN, Role.MAN) > 1) & (table.low < until)
    couples = sum(one.shape.families * float(one.weights[couple].sum()) for one in structures(day).values())
    return known("families", "marriages", day).value / couples


def _joined(lot: Lot) -> NDArray[np.int32]:
    """Wives and husbands of the year, and a few others who came to live with the family."""
    until = int(assumed("joined", "couples_until"))
    couple = lot.in_family(lot.is_role(Role.WOMAN, Role.MAN)) > 1
    young = lot.in_family((lot.role == Role.WOMAN) & (lot.age < until)) > 0
    wed = couple & young & happens(lot.rng, len(couple), wedding_chance(lot.day) * _young_part(lot, couple & young))
    second = np.zeros(lot.number, dtype=bool)
    second[lot.first[wed] + 1] = True
    other = (lot.age >= 1) & ~lot.is_role(Role.WOMAN, Role.MAN)
    return days_ago(lot, second | (other & happens(lot.rng, lot.number, assumed("joined", "other_members"))), YEAR)


def _young_part(lot: Lot, young: NDArray[np.bool_]) -> float:
    """Cells of young couples hold some who are no longer young; the others marry for them."""
    table, until = cell_table(), int(assumed("joined", "couples_until"))
    of_cell = (table.counts(Role.WOMAN, Role.MAN) > 1) & (table.low < until)
    return float(of_cell[lot.cell].sum() / max(int(young.sum()), 1))
