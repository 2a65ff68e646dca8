"""Who has a disability: the published share of each region, split by age as in the country."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import numpy as np

from shanyraq.law.codes import Disability, Region
from shanyraq.people.country.assumptions import assumed, code_odds
from shanyraq.people.country.demography import AGE_GROUPS, Shape, shapes
from shanyraq.people.country.figures import Figure, chosen, known, nearest
from shanyraq.people.draws import FINE, Odds

PERCENT = 100

GROUPS = {"children under 18": 0, "working age": 1, "pension age": 2}
"""The ages of the published split, youngest first."""

ADULT = 18


@cache
def disability_odds(day: date) -> Mapping[Region, tuple[dict[int, int], Odds]]:
    """For every region the row of each age, and the odds of the groups of disability."""
    known_shapes = shapes(day)
    country = _country_rates(known_shapes, day)
    found = {}
    for region, shape in known_shapes.items():
        figure = region_share(day, region)
        expected = sum(rate * part for rate, part in zip(country, age_parts(shape), strict=True))
        factor = 1.0 if figure is None else figure.value / PERCENT / expected
        found[region] = _odds([rate * factor for rate in country])
    return found


def region_share(day: date, region: Region) -> Figure | None:
    """The published share of people with disabilities in a region."""
    return nearest(chosen("disability", "pwd_share_of_population", region), day)


def country_count(day: date) -> Figure:
    """People with disabilities in the country."""
    return known("disability", "persons_with_disabilities", day)


def age_split(day: date) -> dict[str, float]:
    """Which part of them is of which age."""
    counts = {group: known("disability", "persons_with_disabilities", day, group=group).value for group in GROUPS}
    return {group: count / sum(counts.values()) for group, count in counts.items()}


def age_parts(shape: Shape) -> tuple[float, float, float]:
    """The shares of children, of working age and of pension age in a region, roughly as the figures' own ages."""
    by_group = np.array(shape.groups).reshape(2, len(AGE_GROUPS)).sum(axis=0)
    children, *_, sixties, aged = by_group
    below_pension = (int(assumed("disability", "pension_age_from")) - AGE_GROUPS[3][0]) / 15
    old = float(sixties * (1 - below_pension) + aged)
    return float(children), 1 - float(children) - old, old


def _country_rates(known_shapes: Mapping[Region, Shape], day: date) -> list[float]:
    persons = sum(shape.persons for shape in known_shapes.values())
    figure = country_count(day)
    people = figure.value / known("population", "persons", figure.middle).value * persons
    parts = [0.0, 0.0, 0.0]
    for shape in known_shapes.values():
        for row, part in enumerate(age_parts(shape)):
            parts[row] += part * shape.persons
    split = age_split(day)
    return [people * split[group] / parts[row] for group, row in GROUPS.items()]


def _odds(rates: list[float]) -> tuple[dict[int, int], Odds]:
    """Rows: children without and with groups, working age, pension age."""
    adult = code_odds(assumed("disability", "adult_groups"), Disability)
    child = code_odds(assumed("disability", "child_groups"), Disability)
    groups: tuple[dict[int, float], ...] = ({int(Disability.CHILD_WITHOUT_GROUP): 1}, child, adult, adult)
    rows = {
        0: 0,
        int(assumed("disability", "no_group_until")): 1,
        ADULT: 2,
        int(assumed("disability", "pension_age_from")): 3,
    }
    chances = (rates[0], rates[0], rates[1], rates[2])
    return rows, Odds(*(_with_rate(rate, kind) for rate, kind in zip(chances, groups, strict=True)), fine=FINE)


def _with_rate(rate: float, groups: Mapping[int, float]) -> dict[int, float]:
    whole = sum(groups.values())
    return {int(Disability.NONE): 1 - rate} | {code: rate * weight / whole for code, weight in groups.items()}
