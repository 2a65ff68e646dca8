"""The level and spread of market incomes of every region, found on trial families so that published figures are met.

Three numbers a region: a scale for the mean, how far earnings are evened out among families for the poverty rate, and
the spread of luck above the middle for the distance of the richest tenth from the poorest. Evening is needed because
surveys find people much closer together than independent earners would be: those with many to feed have more, by
whatever way. The trial families are the same whatever the seed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Region
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.earnings import PARTS, draw_earnings
from shanyraq.people.country.families import draw_families
from shanyraq.people.country.incomes import (
    EVENING_MOST,
    EVENING_PARTS,
    Level,
    evened,
    evened_of,
    evening_places,
    family_sums,
    fed,
)
from shanyraq.people.country.labour import Labour, fitted, labour_figures
from shanyraq.people.country.levels import LevelFigures, consumption_share, decile_figure, level_figures
from shanyraq.people.country.lives import draw_before_work, draw_lives, people_by_age
from shanyraq.people.country.payments import draw_benefits, draw_careers, draw_other_payments
from shanyraq.people.country.structure import structures
from shanyraq.people.draws import PLACES, Whole, generator

TRIED = 1 << 13
"""Trial families of a region."""

TRIAL_SEED = 19_911_216

SPREADS = 1000
"""Spreads of luck are thousandths of a logarithm."""

WIDEST = 1_500
MOST_EVEN = 1_000
NEAR = 4

STRATA = 16
"""Places of luck at which each trial family's income is looked at for the tenths."""

BINS, BIN_WIDTH = 2_400, 0.01
TENTH = 0.1

QUANTILES = np.array([NormalDist().inv_cdf((place + 0.5) / PLACES) for place in range(PLACES)])


@dataclass
class Trial:
    """Trial families of a region.

    Attributes:
        figures: what their incomes are to come to.
        weight: how many people of the country one of these stands for.
        sizes: persons.
        market: what the market brings each family, in tenge of the quarter, before level and luck.
        state: what the state pays it.
        needs: the cash of the quarter below which it is poor.
        raw: what of that is evened out, before it is.
        plain: what of that is not.
        middle: the mean of that for each person to feed.
        places: each family's place in the table of evening.
        even: how far earnings are evened out, in thousandths: the power of the factor.
        high: spread of luck above the middle, in thousandths of a logarithm.
        scale: of the market, in ten-thousandths.
    """

    figures: LevelFigures
    weight: float
    sizes: Whole
    market: Whole
    state: Whole
    needs: Whole
    raw: Whole
    plain: Whole
    middle: int
    places: Whole
    even: int = 0
    high: int = 400
    scale: int = PARTS

    def luck(self) -> Whole:
        """The table of factors, in ten-thousandths."""
        return luck_table(round(float(assumed("earnings", "luck_below")) * SPREADS), self.high)

    def set_evening(self, even: int) -> None:
        """Even out market incomes so far."""
        self.even = even
        self.market = self.plain + self.raw * evening_table(even)[self.places] // PARTS

    def set_scale(self) -> None:
        """The scale that leaves the mean as published."""
        wanted = self.figures.mean * QUARTER_MONTHS * int(self.sizes.sum()) - int(self.state.sum())
        brought = int(self.market.sum()) * float(self.luck().mean()) / PARTS
        self.scale = max(1, round(wanted / brought * PARTS))

    def poor(self) -> float:
        """The share of people below the line."""
        short = (self.needs - self.state).astype(np.float64) * PARTS * PARTS
        below = np.searchsorted(self.luck(), short / np.maximum(self.market * self.scale, 1))
        return float((below * self.sizes).sum() / (PLACES * self.sizes.sum()))

    def heads(self) -> NDArray[np.float64]:
        """Cash a head and month of each family at each of the looked-at places of luck."""
        luck = self.luck().reshape(STRATA, -1).mean(axis=1)
        cash = self.state + self.market * (self.scale / PARTS) * (luck[:, None] / PARTS)
        return np.asarray(cash / (QUARTER_MONTHS * self.sizes))

    def tenths(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """People and their incomes by bins of income a head."""
        heads = self.heads()
        bins = np.clip((np.log(np.maximum(heads, 1)) / BIN_WIDTH).astype(np.int64), 0, BINS - 1)
        people = np.broadcast_to(self.sizes, heads.shape) * (self.weight / STRATA)
        counts, sums = (np.bincount(bins.ravel(), each.ravel(), BINS) for each in (people, people * heads))
        return counts.astype(np.float64), sums.astype(np.float64)


@cache
def luck_table(low: int, high: int) -> Whole:
    """Factors of luck in ten-thousandths: one in the middle, log-normal with one spread below and another above it."""
    spreads = np.where(QUANTILES < 0, low, high) / SPREADS
    return np.asarray(np.rint(PARTS * np.exp(spreads * QUANTILES)), dtype=np.int64)


@cache
def evening_table(even: int) -> Whole:
    """Factors in ten-thousandths: a power of how a family's market income for each person to feed is to the middle."""
    ratios = np.maximum(np.arange(EVENING_MOST), 1) / EVENING_PARTS
    factors = np.minimum(ratios ** (-even / SPREADS), float(assumed("earnings", "most_evening")))
    return np.asarray(np.rint(PARTS * factors), dtype=np.int64)


def decile_ratio(counts: NDArray[np.float64], sums: NDArray[np.float64]) -> float:
    """How many times the poorest tenth's income the richest tenth has, from people and incomes by rising bins."""
    reached = np.cumsum(counts) / counts.sum()
    shares = np.cumsum(sums) / sums.sum()
    poorest = float(np.interp(TENTH, reached, shares))
    richest = 1 - float(np.interp(1 - TENTH, reached, shares))
    return richest / max(poorest, 1e-9)


@cache
def labours(day: date) -> Mapping[Region, Labour]:
    """Every region's chances of work on a day."""
    figures, found = labour_figures(day), {}
    for region, structure in structures(day).items():
        rng = generator(TRIAL_SEED, int(region), 0)
        lot = draw_families(rng, day, region, structure.odds.draw(rng, TRIED), structure.urban)
        draw_before_work(lot)
        found[region] = fitted(people_by_age(lot), figures[region], day)
    return found


@cache
def levels(day: date) -> Mapping[Region, Level]:
    """Every region's level of market incomes on a day."""
    trials = {region: _trial(day, region, figures) for region, figures in level_figures(day).items()}
    own = [trial for trial in trials.values() if trial.figures.deciles is not None]
    rest = [trial for trial in trials.values() if trial.figures.deciles is None]
    country = decile_figure(day, None)
    assert country is not None  # it is in the file
    for trial in own:
        assert trial.figures.deciles is not None  # chosen for it
        _fit_tenths([trial], [trial], trial.figures.deciles)
    _fit_tenths(rest, [*own, *rest], country.value)
    return {
        region: Level(trial.scale, trial.luck(), trial.middle, evening_table(trial.even))
        for region, trial in trials.items()
    }


def _trial(day: date, region: Region, figures: LevelFigures) -> Trial:
    structure = structures(day)[region]
    rng = generator(TRIAL_SEED, int(region), 1)
    lot = draw_families(rng, day, region, structure.odds.draw(rng, TRIED), structure.urban)
    draw_lives(lot, labours(day)[region])
    market = draw_earnings(lot)
    earned = family_sums(lot, market)
    guess = round(figures.mean * QUARTER_MONTHS * lot.number / max(int(earned.sum()), 1) * PARTS * 8 // 10)
    draw_careers(lot, guess)
    state = family_sums(lot, [*draw_benefits(lot, by_income=False), *draw_other_payments(lot)])
    needs = np.rint(figures.line * QUARTER_MONTHS * fed(lot.sizes) / 10 / consumption_share()).astype(np.int64)
    raw = family_sums(lot, evened_of(market))
    middle = max(1, int(evened(raw, lot.sizes).mean()))
    weight = structure.shape.persons / lot.number
    places = evening_places(raw, lot.sizes, middle)
    return Trial(figures, weight, lot.sizes, earned, state, needs, raw, earned - raw, middle, places)


def _fit_tenths(moved: list[Trial], counted: list[Trial], wanted: float) -> None:
    """The spread above the middle, common to some regions, that leaves all counted ones the published ratio.

    Poverty comes first: where so wide a spread leaves more people poor than published, the region's is narrower.
    """
    fixed = [trial.tenths() for trial in counted if trial not in moved]
    low, high = 0, WIDEST
    while high - low > NEAR:
        middle = (low + high) // 2
        for trial in moved:
            _fit_poverty(trial, middle)
        found = [*fixed, *(trial.tenths() for trial in moved)]
        counts, sums = (np.sum([each[side] for each in found], axis=0) for side in (0, 1))
        ratio = decile_ratio(counts, sums)
        low, high = (middle, high) if ratio < wanted else (low, middle)


def _fit_poverty(trial: Trial, widest: int) -> None:
    """The evening that leaves the poverty rate as published; where the most does not, a narrower spread of luck."""
    trial.high = widest
    if _poor(trial, MOST_EVEN) > trial.figures.poor:
        trial.high = _least(lambda high: _poor_at(trial, high) > trial.figures.poor, widest)
    else:
        trial.set_evening(_least(lambda even: _poor(trial, even) <= trial.figures.poor, MOST_EVEN))
    trial.set_scale()


def _poor(trial: Trial, even: int) -> float:
    trial.set_evening(even)
    trial.set_scale()
    return trial.poor()


def _poor_at(trial: Trial, high: int) -> float:
    trial.high = high
    trial.set_scale()
    return trial.poor()


def _least(holds: Callable[[int], bool], most: int) -> int:
    """The least whole number, to within `NEAR`, for which something holds that holds for all above it."""
    low, high = 0, most
    while high - low > NEAR:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
