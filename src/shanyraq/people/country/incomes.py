"""What the members of a lot received in the quarter that counts, kind by kind, at their region's level of incomes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.earnings import EVENED, OTHER, PARTS, Receipt, draw_earnings
from shanyraq.people.country.families import Lot
from shanyraq.people.country.payments import INCOME, draw_benefits, draw_careers, draw_other_payments
from shanyraq.people.draws import Whole, happens, places
from shanyraq.rules import TENGE

NOT_CASH_INCOME = ("consumer_loan", "mortgage_loan", "property_sale", "targeted_assistance")
"""Receipts that household surveys do not count as cash income, and targeted assistance, which nobody here receives:
whether it is due is what the law is asked."""

CASH_INCOME = tuple(fact.name for fact in INCOME_FACTS if fact.name.removeprefix(INCOME) not in NOT_CASH_INCOME)
"""The income facts that make up cash income."""

ADULT = 18


@dataclass(frozen=True)
class Level:
    """How incomes of a region lie around those of the assumptions.

    Attributes:
        scale: market incomes in ten-thousandths of the assumptions'.
        luck: for each place in the table of luck a family's factor, in ten-thousandths.
        middle: what the market brings a family for each person it has to feed, on average, in tenge of the quarter.
        evening: for each thousandth of `middle` that a family's own is, its factor in ten-thousandths: above one where
            there is little for each person, below one where there is much.
    """

    scale: int
    luck: Whole
    middle: int
    evening: Whole

    def evening_of(self, sizes: Whole, earned: Whole) -> Whole:
        """Each family's factor of what is evened out, in ten-thousandths, from its size and what it earns."""
        return self.evening[evening_places(earned, sizes, self.middle)]


EVENING_PARTS, EVENING_MOST = 1_000, 1 << 14


def fed(sizes: Whole) -> Whole:
    """Persons a family has to feed, in tenths: the first counts as one, every other by the scale of equivalence."""
    return 10 + round(10 * float(assumed("concepts", "other_member"))) * (sizes - 1)


def evened(earned: Whole, sizes: Whole) -> Whole:
    """What the market brings a family beside what it needs, in the sense in which earnings are evened out.

    Large families are not evened out wholly: their needs count as a power below one.
    """
    power = float(assumed("earnings", "evening_of_size"))
    needs = np.rint(PARTS * (fed(np.arange(int(sizes.max()) + 1)).clip(10) / 10) ** power).astype(np.int64)
    return earned * PARTS // needs[sizes]


def evening_places(earned: Whole, sizes: Whole, middle: int) -> Whole:
    """The place of each family in the table of evening: its market income for what it needs beside the middle."""
    return np.minimum(evened(earned, sizes) * EVENING_PARTS // middle, EVENING_MOST - 1)


def draw_incomes(lot: Lot, level: Level) -> None:
    """Add every kind of income of the law to the persons' facts, in tiyn of the quarter."""
    market = draw_earnings(lot)
    draw_careers(lot, level.scale)
    state = [*draw_benefits(lot, by_income=False), *draw_other_payments(lot)]
    loans = _borrowed(lot)
    luck = level.luck[lot.luck]
    evened_factor = luck * level.evening_of(lot.sizes, family_sums(lot, evened_of(market))) // PARTS
    received: dict[str, NDArray[np.int64]] = {}
    for receipt in (*market, *loans):
        factor = evened_factor if receipt.kind in EVENED else luck
        amounts = receipt.amounts * factor[lot.family[receipt.rows]] // PARTS * level.scale // PARTS
        _add(lot, received, receipt, amounts)
    for receipt in state:
        _add(lot, received, receipt, receipt.amounts)
    nothing = np.zeros(lot.number, dtype=np.int64)
    for fact in INCOME_FACTS:
        lot.persons[fact.name] = received.get(fact.name, nothing)
    for receipt in draw_benefits(lot, by_income=True):
        _add(lot, received, receipt, receipt.amounts)
        lot.persons[f"{INCOME}{receipt.kind}"] = received[f"{INCOME}{receipt.kind}"]
    _repayments(lot, received)


def evened_of(receipts: list[Receipt]) -> list[Receipt]:
    """The receipts that families even out."""
    return [receipt for receipt in receipts if receipt.kind in EVENED]


def family_sums(lot: Lot, receipts: list[Receipt]) -> Whole:
    """What receipts bring each family, in tenge of the quarter."""
    sums = np.zeros(len(lot.sizes), dtype=np.int64)
    for receipt in receipts:
        np.add.at(sums, lot.family[receipt.rows], receipt.amounts)
    return sums


def _add(lot: Lot, received: dict[str, NDArray[np.int64]], receipt: Receipt, amounts: Whole) -> None:
    values = received.setdefault(f"{INCOME}{receipt.kind}", np.zeros(lot.number, dtype=np.int64))
    values[receipt.rows] += amounts * TENGE


def _borrowed(lot: Lot) -> list[Receipt]:
    """Loans taken and property sold in the quarter, by one adult of a family."""
    rows = lot.first
    found = []
    for kind in ("consumer_loan", "mortgage_loan", "property_sale"):
        of = assumed("borrowed_and_sold", kind)
        chosen = rows[happens(lot.rng, len(rows), of["chance"])]
        amounts = QUARTER_MONTHS * of["month"] * OTHER[places(lot.rng, len(chosen))] // PARTS
        found.append(Receipt(kind, chosen, amounts))
    return found


def _repayments(lot: Lot, received: dict[str, NDArray[np.int64]]) -> None:
    """What families pay on loans a month: a share of what their work brings them."""
    earned = np.zeros(len(lot.sizes), dtype=np.int64)
    for kind in ("wage", "self_employment", "farming"):
        values = received.get(f"{INCOME}{kind}")
        if values is not None:
            earned += np.add.reduceat(values, lot.first) // TENGE
    pays = happens(lot.rng, len(earned), assumed("loans", "has"))
    share = round(assumed("loans", "share_of_income") * PARTS)
    lot.families["loan_payment_month"] = np.where(pays, earned // QUARTER_MONTHS * share // PARTS, 0) * TENGE
