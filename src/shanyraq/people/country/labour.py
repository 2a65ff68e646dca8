"""Who works and who is unemployed: chances by age and sex, moved until a region's labour force fits its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Region, Sex
from shanyraq.people.country.assumptions import assumed, steps
from shanyraq.people.country.figures import REGIONS, Figure, chosen, known, nearest
from shanyraq.people.draws import OLDEST

PERCENT = 100

YOUNG = (15, 34)
"""Ages of the figures on young people neither in work nor in study."""

LABOUR_AGES = (15, 120)

UNEMPLOYED_UNTIL = 63

HALVINGS = 40
MOST_SHIFT = 8.0

Chances = NDArray[np.float64]


@dataclass(frozen=True)
class LabourFigures:
    """What a region's people of working age are to add up to.

    Attributes:
        force: the labour force as a share of everybody.
        unemployment: the unemployed as a share of the labour force.
        idle: those of `YOUNG` ages neither in work nor in study, as a share of these ages.
    """

    force: float
    unemployment: float
    idle: float


@dataclass(frozen=True)
class People:
    """How many of a region's people stand where, by sex (women first) and age, before work is drawn.

    Attributes:
        everybody: persons.
        free: those whose work is drawn from the table of chances.
        working: those known to work or expected to.
        idle: those known neither to work nor to study.
    """

    everybody: Chances
    free: Chances
    working: Chances
    idle: Chances


@dataclass(frozen=True)
class Labour:
    """Chances of a region's people, of 65,536, by sex (women first) and age.

    Attributes:
        works: to have work.
        unemployed: of those without work, to be unemployed.
    """

    works: NDArray[np.int64]
    unemployed: NDArray[np.int64]


@cache
def labour_figures(day: date) -> Mapping[Region, LabourFigures]:
    """Every region's figures on a day; where there is none, what the published ones leave over for the others."""
    force = _forces(day)
    return {
        region: LabourFigures(
            force[region], *(_rate(name, day, region) for name in ("unemployment_rate_15plus", "neet_rate"))
        )
        for region in REGIONS
    }


def rate_figure(indicator: str, day: date, region: Region | None) -> Figure | None:
    """The published rate nearest to a day, or None where the region has none."""
    found = (figure for figure in chosen("work", indicator, region) if figure.unit == "%")
    return nearest(found, day)


def force_figure(day: date, region: Region | None) -> Figure | None:
    """The published labour force nearest to a day."""
    return nearest(chosen("work", "labour_force_15plus", region), day)


def base_chances() -> Chances:
    """Assumed chances of work by sex and age."""
    rows = []
    for sex in ("women", "men"):
        row = np.zeros(OLDEST + 1)
        for age, chance in sorted(steps("work_chances", sex).items()):
            row[age:] = chance
        rows.append(row)
    return np.stack(rows)


def fitted(people: People, figures: LabourFigures, day: date) -> Labour:
    """Chances that bring a region's people to its figures, as near as people allow."""
    ages = np.arange(OLDEST + 1)
    young = np.broadcast_to((ages >= YOUNG[0]) & (ages <= YOUNG[1]), people.free.shape)
    base = base_chances()
    idle = figures.idle * people.everybody[young].sum() - people.idle[young].sum()
    works = np.where(young, _moved(base, people.free * young, people.free[young].sum() - idle), 0.0)
    force = figures.force * people.everybody.sum()
    employed = force * (1 - figures.unemployment)
    older = employed - people.working.sum() - (people.free * works)[young].sum()
    works = np.where(young, works, _moved(base, people.free * ~young, older))
    return Labour(_whole(works), _whole(_unemployed(people, works, force * figures.unemployment, day)))


def _moved(base: Chances, free: Chances, wanted: float) -> Chances:
    """Chances moved by the same step of log odds until so many are expected to work."""
    low, high = -MOST_SHIFT, MOST_SHIFT
    odds = np.divide(base, 1 - base)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        moved = odds * np.exp(middle)
        chances = moved / (1 + moved)
        low, high = (middle, high) if (free * chances).sum() < wanted else (low, middle)
    return np.asarray(chances)


def _unemployed(people: People, works: Chances, wanted: float, day: date) -> Chances:
    """Chances of those without work, the same for all of these ages but for the country's ratio of women to men."""
    ages = np.arange(OLDEST + 1)
    able = (ages >= assumed_work_age()) & (ages < UNEMPLOYED_UNTIL)
    without = (people.free * (1 - works)) * able
    women, men = (known("work", "unemployment_rate_15plus", day, group=sex).value for sex in ("women", "men"))
    lean = np.array([[women / men], [1.0]]) / np.maximum(without.sum(axis=1, keepdims=True), 1e-9)
    lean = lean * without.sum()
    share = wanted / max((without * lean).sum(), 1e-9)
    return np.asarray(np.minimum(lean * share * able, 1.0))


def assumed_work_age() -> int:
    """The first age at which anybody is assumed to work."""
    return min(age for age, chance in steps("work_chances", "men").items() if chance)


def _whole(chances: Chances) -> NDArray[np.int64]:
    return np.rint(chances * (1 << 16)).astype(np.int64)


def _rate(indicator: str, day: date, region: Region) -> float:
    figure = rate_figure(indicator, day, region) or rate_figure(indicator, day, None)
    assert figure is not None  # the country has one
    return figure.value / PERCENT


def _forces(day: date) -> dict[Region, float]:
    published, persons = {}, {}
    for region in REGIONS:
        persons[region] = known("population", "persons", day, region).value
        figure = force_figure(day, region)
        if figure is not None:
            published[region] = figure.value / known("population", "persons", figure.middle, region).value
    country = force_figure(day, None)
    assert country is not None  # it is in the file
    share = country.value / known("population", "persons", country.middle).value
    left = share * sum(persons.values()) - sum(persons[region] * found for region, found in published.items())
    others = left / sum(persons[region] for region in REGIONS if region not in published)
    return {region: published.get(region, others) for region in REGIONS}


def sex_rows(sex: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The row of tables by sex: women first."""
    return np.asarray(sex == Sex.MALE, dtype=np.int64)


def student_chance() -> float:
    """How many full-time students work beside."""
    return float(assumed("work_chances", "student"))
