"""What the market brings the members of a lot, before the level of the region and the family's luck are laid on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Sex, Work
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.assumptions import assumed, steps
from shanyraq.people.country.families import Lot
from shanyraq.people.country.lives import on_leave
from shanyraq.people.draws import Whole, bands, factors, happens, places

PARTS = 10_000
ADULT = 18

EVENED = ("wage", "self_employment", "farming", "livestock_sale", "money_transfers", "alimony")
"""The kinds that families even out: what they work for and are given to live on."""

OWN = factors(float(assumed("earnings", "spread")))
OTHER = factors(float(assumed("other_market", "spread")))
HERD = factors(float(assumed("livestock", "spread")))


@dataclass(frozen=True)
class Receipt:
    """Who receives one kind of income, and how much of it in the quarter, in tenge.

    Attributes:
        kind: the income fact's name without `income_`.
        rows: the persons, each once.
        amounts: theirs.
    """

    kind: str
    rows: NDArray[np.intp]
    amounts: Whole


def draw_earnings(lot: Lot) -> list[Receipt]:
    """What everybody earns and receives from others, at the level of the assumptions."""
    lot.families["livestock_units"] = _livestock(lot)
    found = [*_wages(lot), *_businesses(lot), *_farming(lot)]
    earning = np.zeros(lot.number, dtype=bool)
    for receipt in found:
        earning[receipt.rows] = True
    return [*found, *_others(lot, earning)]


def potential_month(lot: Lot, rows: NDArray[np.intp], month: int) -> Whole:
    """What a job of this middle amount would bring these persons a month, by age, sex and place."""
    ages = sorted(steps("earnings", "ages").items())
    by_age = np.array([part for _, part in ages])[bands({age: row for row, (age, _) in enumerate(ages)})]
    amounts = month * by_age[lot.age[rows]].astype(np.int64) // 100
    amounts = amounts * OWN[places(lot.rng, len(rows))] // PARTS
    woman = lot.persons["sex"][rows] == Sex.FEMALE
    amounts = np.where(woman, amounts * round(assumed("earnings", "woman_of_man") * PARTS) // PARTS, amounts)
    rural = ~lot.urban[lot.family[rows]]
    return np.where(rural, amounts * round(assumed("earnings", "rural_of_urban") * PARTS) // PARTS, amounts)


def _wages(lot: Lot) -> list[Receipt]:
    """Wages of employees, for the months they worked; who is on leave has none."""
    months = np.full(lot.number, QUARTER_MONTHS, dtype=np.int64)
    part = happens(lot.rng, lot.number, assumed("months", "worked_part"))
    months[part] = 1 + (places(lot.rng, int(part.sum())) & 1)
    found = []
    leave = on_leave(lot)
    for work, month in assumed("earnings", "wage").items():
        rows = np.flatnonzero((lot.persons["work"] == Work[work.upper()]) & ~leave)
        found.append((rows, potential_month(lot, rows, month) * months[rows]))
    return [_joined("wage", found)]


def _businesses(lot: Lot) -> list[Receipt]:
    found = []
    for work, month in assumed("earnings", "business").items():
        rows = np.flatnonzero(lot.persons["work"] == Work[work.upper()])
        found.append((rows, potential_month(lot, rows, month) * QUARTER_MONTHS))
    return [_joined("self_employment", found)]


def _farming(lot: Lot) -> list[Receipt]:
    """Household farming of those who live by it, and of the applicants of families with livestock."""
    units = lot.families["livestock_units"].astype(np.int64)
    farmers = np.flatnonzero(lot.persons["work"] == Work.HOUSEHOLD_FARMING)
    own = potential_month(lot, farmers, assumed("earnings", "farming")) * QUARTER_MONTHS
    amounts = np.zeros(lot.number, dtype=np.int64)
    amounts[farmers] = own
    amounts[lot.first] += units * int(assumed("earnings", "farming_a_unit")) * QUARTER_MONTHS
    rows = np.flatnonzero(amounts)
    sells = (units > 0) & happens(lot.rng, len(units), assumed("earnings", "sells_livestock"))
    sold = units[sells] * int(assumed("earnings", "livestock_sale_a_unit")) * QUARTER_MONTHS
    return [Receipt("farming", rows, amounts[rows]), Receipt("livestock_sale", lot.first[sells], sold)]


def _others(lot: Lot, earning: NDArray[np.bool_]) -> list[Receipt]:
    """Rent, interest, transfers, gifts, alimony: what a few in a hundred adults have beside."""
    adult = lot.age >= ADULT
    found = []
    for kind, of in _common_kinds().items():
        found.append(_drawn(lot, kind, np.flatnonzero(adult), of["chance"], of["month"]))
    without = lot.in_family(earning | (lot.age >= int(assumed("other_market", "lives_by_pension_from")))) == 0
    helped = assumed("other_market", "transfers_without_earner")
    alone = _drawn(lot, "money_transfers", lot.first[without], helped["chance"], helped["month"])
    found = [_merged(receipt, alone) if receipt.kind == "money_transfers" else receipt for receipt in found]
    lone = (lot.in_family(adult) == 1) & (lot.in_family(~adult) > 0)
    child = assumed("other_market", "alimony_of_lone_parents_child")
    rows = np.flatnonzero(~adult & lot.to_persons(lone))
    return [*found, _drawn(lot, "alimony", rows, child["chance"], child["month"])]


def _common_kinds() -> dict[str, dict[str, float]]:
    kinds = ("rent", "deposit_interest", "securities", "money_transfers", "other", "gifts_inheritance", "winnings")
    return {kind: assumed("other_market", kind) for kind in kinds}


def _drawn(lot: Lot, kind: str, rows: NDArray[np.intp], chance: float, month: float) -> Receipt:
    chosen = rows[happens(lot.rng, len(rows), chance)]
    amounts = QUARTER_MONTHS * int(month) * OTHER[places(lot.rng, len(chosen))] // PARTS
    return Receipt(kind, chosen, amounts)


def _joined(kind: str, found: list[tuple[NDArray[np.intp], Whole]]) -> Receipt:
    return Receipt(kind, np.concatenate([rows for rows, _ in found]), np.concatenate([sums for _, sums in found]))


def _merged(one: Receipt, other: Receipt) -> Receipt:
    """Two receipts of one kind, in which a person may stand in both."""
    rows, place = np.unique(np.concatenate([one.rows, other.rows]), return_inverse=True)
    sums = np.zeros(len(rows), dtype=np.int64)
    np.add.at(sums, place, np.concatenate([one.amounts, other.amounts]))
    return Receipt(one.kind, rows, sums)


def _livestock(lot: Lot) -> NDArray[np.int32]:
    keeps = assumed("livestock", "keeps")
    number = len(lot.sizes)
    farms = lot.in_family(lot.persons["work"] == Work.HOUSEHOLD_FARMING) > 0
    keeping = happens_by_family(lot, keeps["urban"], keeps["rural"]) | farms
    units = np.maximum(int(assumed("livestock", "units")) * HERD[places(lot.rng, number)] // PARTS, 1)
    return np.where(keeping, units, 0).astype(np.int32)


def happens_by_family(lot: Lot, urban: float, rural: float) -> NDArray[np.bool_]:
    """Whether something of other chances in towns and villages happens to each family."""
    chances = np.where(lot.urban, round(urban * (1 << 16)), round(rural * (1 << 16)))
    return np.asarray(lot.rng.integers(0, 1 << 16, len(lot.sizes), dtype=np.uint16) < chances)
