"""What a population comes to, in the terms of the published figures: sums that parts add to one after another."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Award, Disability, Region, Sex, Study, Work
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.calibration import BIN_WIDTH, BINS, TENTH, decile_ratio
from shanyraq.people.country.demography import AGE_GROUPS, SEXES, group_name
from shanyraq.people.country.disability import GROUPS
from shanyraq.people.country.incomes import CASH_INCOME, fed
from shanyraq.people.country.labour import YOUNG
from shanyraq.people.country.levels import consumption_share, line
from shanyraq.people.country.lives import YEAR
from shanyraq.people.country.targets import Target
from shanyraq.people.descriptors import Settlement
from shanyraq.people.population import Population
from shanyraq.rules import TENGE, to_day

ADULT, LARGE, BIG = 18, 4, 5

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]

Key = tuple[str, int, str]
"""What is summed, the region's code (nought for the country), the group."""

SETTLEMENTS = {"urban": Settlement.URBAN, "rural": Settlement.RURAL}


@dataclass
class _People:
    """The columns of a part that figures are about, read once."""

    population: Population
    day: date

    def family(self, name: str) -> NDArray[np.int64]:
        """A fact of the families."""
        values = self.population.column(name)
        return np.zeros(len(self.sizes), dtype=np.int64) if values is None else values

    def person(self, name: str) -> NDArray[np.int64]:
        """A fact of the persons."""
        values = self.population.column(name)
        return np.zeros(len(self.of), dtype=np.int64) if values is None else values

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        return self.population.sizes

    @cached_property
    def of(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @cached_property
    def weights(self) -> Values:
        return self.population.weights()

    @cached_property
    def region(self) -> NDArray[np.int64]:
        return self.family("region").astype(np.int64)

    @cached_property
    def age(self) -> NDArray[np.int64]:
        born = self.person("birth_date").astype(np.int64).astype("datetime64[D]")
        on = np.datetime64(self.day, "D")
        months = on.astype("datetime64[M]").astype(int) - born.astype("datetime64[M]").astype(int)
        late = (born - born.astype("datetime64[M]")) > (on - on.astype("datetime64[M]"))
        return np.asarray((months - late) // 12)

    def in_family(self, flags: Flags) -> NDArray[np.int64]:
        return np.bincount(self.of[flags], minlength=len(self.sizes))


class Measures:
    """What a population of a day comes to.

    Attributes:
        day: its day.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        self._sums: dict[Key, float] = defaultdict(float)
        self._heads: dict[tuple[int, str], tuple[Values, Values]] = {}

    def add(self, population: Population) -> None:
        """Count a part of the population in."""
        people = _People(population, self.day)
        if not len(people.sizes):
            return
        self._add_families(people)
        self._add_persons(people)
        self._add_work(people)
        self._add_benefits(people)
        self._add_incomes(people)

    def merge(self, other: "Measures") -> None:
        """Count in what other measures have counted."""
        for key, value in other._sums.items():
            self._sums[key] += value
        for place, (counts, sums) in other._heads.items():
            self._add_heads(place, counts, sums)

    def reached(self, target: Target) -> float | None:
        """What the population comes to where a figure is published; None where it has nobody to tell of."""
        region = 0 if target.region is None else int(target.region)
        found = _READ[target.name](self, region, target.group)
        return None if found is None or np.isnan(found) else found

    def total(self, name: str, region: int, group: str = "") -> float:
        """One sum."""
        return self._sums.get((name, region, group), 0.0)

    def ratio(self, name: str, of: str, region: int, group: str = "", of_group: str | None = None) -> float | None:
        """One sum over another; None where the other is nought."""
        whole = self.total(of, region, group if of_group is None else of_group)
        return self.total(name, region, group) / whole if whole else None

    def heads(self, region: int, group: str) -> tuple[Values, Values] | None:
        """People and their cash by bins of cash a head, of a region or of all, of towns, villages or both."""
        found = [
            value
            for (at, place), value in self._heads.items()
            if (not region or at == region) and (not group or place == group)
        ]
        if not found:
            return None
        return np.sum([counts for counts, _ in found], axis=0), np.sum([sums for _, sums in found], axis=0)

    def _count(self, name: str, people: _People, values: NDArray[Any], group: str = "") -> None:
        """Add weighted values of families to their regions and to the country."""
        by_region = np.bincount(people.region, values * people.weights)
        for code in np.flatnonzero(by_region):
            self._sums[name, int(code), group] += float(by_region[code])
        self._sums[name, 0, group] += float(by_region.sum())

    def _persons(self, name: str, people: _People, flags: Flags, group: str = "") -> None:
        self._count(name, people, people.in_family(flags).astype(np.float64), group)

    def _add_families(self, people: _People) -> None:
        ones = np.ones(len(people.sizes))
        self._count("families", people, ones)
        self._count("persons", people, people.sizes.astype(np.float64))
        settlement = people.family("settlement")
        self._count("urban", people, people.sizes * (settlement == Settlement.URBAN))
        minors = people.in_family(people.age < ADULT)
        self._count("large_families", people, ones * (minors >= LARGE))
        woman = people.person("sex") == Sex.FEMALE
        adult = people.age >= ADULT
        lone = (minors > 0) & (people.in_family(adult) == 1)
        mother = people.in_family(adult & woman) > 0
        self._count("lone_parents", people, ones * (lone & mother), "mothers")
        self._count("lone_parents", people, ones * (lone & ~mother), "fathers")
        recent = people.person("joined_on") >= to_day(self.day) - YEAR
        wed = recent & np.isin(people.person("relation"), (1, 2))
        applicant_wed = recent & (people.person("relation") == 0)
        self._count("marriages", people, (people.in_family(wed | applicant_wed) > 0) * ones)

    def _add_persons(self, people: _People) -> None:
        woman, age = people.person("sex") == Sex.FEMALE, people.age
        for sex, is_sex in zip(SEXES, (woman, ~woman), strict=True):
            for first, last in AGE_GROUPS:
                self._persons("age_sex", people, is_sex & (age >= first) & (age <= last), group_name(sex, first, last))
        shares = {"0-14": (0, 14), "under 25": (0, 24), "25-64": (25, 64), "65 and over": (65, 200)}
        for group, (first, last) in shares.items():
            self._persons("age_share", people, (age >= first) & (age <= last), group)
        self._count("years", people, np.bincount(people.of, age + 0.5, len(people.sizes)))
        disabled = people.person("disability") != Disability.NONE
        self._persons("disability", people, disabled)
        old = age >= int(assumed("disability", "pension_age_from"))
        for group, of_age in zip(GROUPS, (age < ADULT, (age >= ADULT) & ~old, old), strict=True):
            self._persons("disability", people, disabled & of_age, group)

    def _add_work(self, people: _People) -> None:
        work, woman = people.person("work"), people.person("sex") == Sex.FEMALE
        unemployed = work == Work.REGISTERED_UNEMPLOYED
        works = ~unemployed & (work != Work.NOT_WORKING)
        for group, of_group in (("", np.ones(len(work), dtype=bool)), ("men", ~woman), ("women", woman)):
            self._persons("unemployed", people, unemployed & of_group, group)
            self._persons("labour_force", people, (works | unemployed) & of_group, group)
        young = (people.age >= YOUNG[0]) & (people.age <= YOUNG[1])
        self._persons("young", people, young)
        self._persons("idle_youth", people, young & ~works & (people.person("study") == Study.NONE))

    def _add_benefits(self, people: _People) -> None:
        receipts = {
            "disability_allowance": "income_disability_benefit",
            "survivor_allowance": "income_survivor_benefit",
        }
        for name, fact in receipts.items():
            self._persons(name, people, people.person(fact) > 0)
        paid = people.person("income_disability_benefit") / (QUARTER_MONTHS * TENGE)
        self._count("disability_allowance_paid", people, np.bincount(people.of, paid, len(people.sizes)))
        self._persons("awarded_mothers", people, people.person("award") != Award.NONE)
        large = people.in_family(people.person("income_large_family_allowance") > 0) > 0
        self._count("large_family_allowance", people, large * 1.0)

    def _add_incomes(self, people: _People) -> None:
        """Cash income a head, poverty and its depth."""
        cash = np.zeros(len(people.sizes), dtype=np.int64)
        for name in CASH_INCOME:
            values = people.person(name)
            if values.any():
                np.add.at(cash, people.of, values)
        month = cash / (QUARTER_MONTHS * TENGE)
        self._count("cash", people, month)
        lines = np.zeros(256)
        for region in np.unique(people.region):
            lines[region] = line(self.day, Region(int(region)))
        needs = lines[people.region] * fed(people.sizes) / 10
        consumed = month * consumption_share()
        poor = consumed < needs
        gap = np.where(poor, 1 - consumed / np.maximum(needs, 1), 0)
        big = people.sizes >= BIG
        settlement = people.family("settlement")
        groups = {"": np.ones(len(poor), dtype=bool), "households of 5 and more members": big}
        groups |= {name: settlement == code for name, code in SETTLEMENTS.items()}
        for group, of_group in groups.items():
            self._count("people", people, people.sizes * of_group, group)
            self._count("poor", people, people.sizes * (poor & of_group), group)
        self._count("gap", people, people.sizes * gap)
        self._add_bins(people, month / people.sizes, settlement)

    def _add_bins(self, people: _People, heads: Values, settlement: NDArray[np.int64]) -> None:
        bins = np.clip((np.log(np.maximum(heads, 1)) / BIN_WIDTH).astype(np.int64), 0, BINS - 1)
        persons = people.sizes * people.weights
        for region in np.unique(people.region):
            for group, code in (*SETTLEMENTS.items(), ("", Settlement.UNSTATED)):
                rows = (people.region == region) & (settlement == code)
                if rows.any():
                    found = (np.bincount(bins[rows], each[rows], BINS) for each in (persons, persons * heads))
                    counts, sums = (each.astype(np.float64) for each in found)
                    self._add_heads((int(region), group), counts, sums)

    def _add_heads(self, place: tuple[int, str], counts: Values, sums: Values) -> None:
        before = self._heads.get(place, (np.zeros(BINS), np.zeros(BINS)))
        self._heads[place] = (before[0] + counts, before[1] + sums)


Reading = Callable[[Measures, int, str], float | None]


def _of_heads(read: Callable[[Values, Values], float]) -> Reading:
    def reading(measures: Measures, region: int, group: str) -> float | None:
        found = measures.heads(region, group)
        return None if found is None else read(*found)

    return reading


def gini(counts: Values, sums: Values) -> float:
    """The Gini coefficient from people and incomes by rising bins, by trapezoids."""
    people, incomes = counts / counts.sum(), np.cumsum(sums) / sums.sum()
    before = np.concatenate([[0.0], incomes[:-1]])
    return float(1 - (people * (incomes + before)).sum())


def lower_share(counts: Values, sums: Values, part: float) -> float:
    """The share of incomes that the poorest part of people has."""
    return float(np.interp(part, np.cumsum(counts) / counts.sum(), np.cumsum(sums) / sums.sum()))


def upper_bound(counts: Values, part: float) -> float:
    """The income a head that a part of people has more than."""
    place = float(np.interp(1 - part, np.cumsum(counts) / counts.sum(), np.arange(1, BINS + 1)))
    return float(np.exp(place * BIN_WIDTH))


def _sum_of(name: str) -> Reading:
    return lambda measures, region, group: measures.total(name, region, group)


_SUMS = (
    *("persons", "families", "age_sex", "large_families", "large_family_allowance", "lone_parents", "marriages"),
    *("disability", "disability_allowance", "survivor_allowance", "awarded_mothers", "labour_force"),
)

_READ: dict[str, Reading] = {
    **{name: _sum_of(name) for name in _SUMS},
    "families_registered": lambda m, region, _: m.total("families", region),
    "share_urban": lambda m, region, _: m.ratio("urban", "persons", region),
    "age_share": lambda m, region, group: m.ratio("age_share", "persons", region, group, ""),
    "mean_age": lambda m, region, _: m.ratio("years", "persons", region),
    "disability_share": lambda m, region, _: m.ratio("disability", "persons", region),
    "disability_allowance_mean": lambda m, r, _: m.ratio("disability_allowance_paid", "disability_allowance", r),
    "unemployment_rate": lambda m, region, group: m.ratio("unemployed", "labour_force", region, group),
    "idle_youth": lambda m, region, _: m.ratio("idle_youth", "young", region),
    "cash_income": lambda m, region, _: m.ratio("cash", "persons", region),
    "poverty_rate": lambda m, region, group: m.ratio("poor", "people", region, group),
    "poverty_gap": lambda m, region, _: m.ratio("gap", "people", region),
    "poor_in_large_households": lambda m, region, _: m.ratio(
        "poor", "poor", region, "households of 5 and more members", ""
    ),
    "decile_ratio": _of_heads(decile_ratio),
    "gini": _of_heads(gini),
    "top_share": _of_heads(lambda counts, sums: 1 - lower_share(counts, sums, 1 - TENTH)),
    "bottom_share": _of_heads(lambda counts, sums: lower_share(counts, sums, 0.5)),
    "tenth_bound": _of_heads(lambda counts, _: upper_bound(counts, TENTH) * consumption_share()),
}
"""How each figure is read from the sums."""
