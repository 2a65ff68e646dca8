"""The levels of income that figures tell: means, poverty and the distance of rich and poor, carried to a day.

One concept throughout: cash income of household surveys is what the income facts add up to; income used for
consumption, on which official poverty is counted, is the published share of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.demography import shapes
from shanyraq.people.country.figures import REGIONS, Figure, chosen, known, nearest
from shanyraq.rules import TENGE
from shanyraq.rules.in_force import ParameterInForce
from shanyraq.rules.parameters import Value, quarter_before

PERCENT = 100

CASH = "hbs_cash_income_per_capita_quarter"
CONSUMED_QUARTER = "income_used_for_consumption_per_capita_quarter"
CONSUMED_MONTH = "income_used_for_consumption_per_capita_month"
POVERTY = "poverty_rate_below_subsistence_minimum"
DECILES = "decile_ratio_top10_to_bottom10"

SAME_YEAR = 366

LAST_MINIMUM = date(2026, 1, 1)
"""A day of the law on which the subsistence minimum is in force; its parameter holds the values of all days."""


@dataclass(frozen=True)
class LevelFigures:
    """What incomes of a region are to come to.

    Attributes:
        mean: cash income a head and month, in tenge.
        poor: the share of people whose income used for consumption is below the line.
        deciles: how many times the poorest tenth's income the richest tenth has; None where no figure tells.
        line: the subsistence minimum in tenge a month.
    """

    mean: float
    poor: float
    deciles: float | None
    line: int


def reference_day(day: date) -> date:
    """The middle of the quarter whose incomes a population of a day has."""
    first = quarter_before(day)
    return date(first.year, first.month + 1, 15)


@cache
def consumption_share() -> float:
    """Income used for consumption as a share of cash income, of the quarter for which both are published."""
    consumed = known("incomes", CONSUMED_QUARTER, date(2024, 5, 15))
    return consumed.value / known("incomes", CASH, consumed.middle).value


def mean_income(day: date) -> float:
    """Cash income a head and month in the country, of the quarter that counts."""
    return income_on(reference_day(day))


def income_on(on: date) -> float:
    """Cash income a head and month at a time: between two figures in proportion to time, outside as the nearest."""
    points = {figure.middle: figure.value / QUARTER_MONTHS for figure in chosen("incomes", CASH)}
    for figure in chosen("incomes", CONSUMED_MONTH):
        if all(abs((figure.middle - other).days) > SAME_YEAR for other in tuple(points)):
            points[figure.middle] = figure.value / consumption_share()
    before = max((at for at in points if at <= on), default=min(points))
    after = min((at for at in points if at >= on), default=max(points))
    if before >= after:
        return points[before]
    part = (on - before).days / (after - before).days
    return points[before] + part * (points[after] - points[before])


def income_figure(day: date, region: Region | None) -> Figure | None:
    """The published cash income nearest to the quarter that counts."""
    return nearest(chosen("incomes", CASH, region), reference_day(day))


def poverty_figure(day: date, region: Region | None, group: str = "") -> Figure | None:
    """The published poverty rate nearest to the quarter that counts."""
    return nearest(chosen("poverty", POVERTY, region, group), reference_day(day))


def decile_figure(day: date, region: Region | None, group: str = "") -> Figure | None:
    """The published ratio of the outer tenths nearest to the quarter that counts."""
    return nearest(chosen("incomes", DECILES, region, group), reference_day(day))


@cache
def level_figures(day: date) -> Mapping[Region, LevelFigures]:
    """Every region's figures on a day."""
    means = _spread(mean_income(day), {region: _relative_mean(day, region) for region in REGIONS}, day)
    country = poverty_figure(day, None)
    assert country is not None  # it is in the file
    relative = {region: carried(poverty_figure(day, region), day) for region in REGIONS}
    rates = _spread(country.value / PERCENT, relative, day)
    return {
        region: LevelFigures(means[region], rates[region], carried(decile_figure(day, region), day), line(day, region))
        for region in REGIONS
    }


def carried(figure: Figure | None, day: date) -> float | None:
    """A region's or a group's figure carried to a day: as many times the country's as when it was published."""
    if figure is None:
        return None
    subject = "poverty" if figure.indicator == POVERTY else "incomes"
    then = known(subject, figure.indicator, figure.middle)
    now = known(subject, figure.indicator, reference_day(day))
    value = figure.value / then.value * now.value
    return value / PERCENT if figure.unit == "%" else value


@cache
def line(day: date, region: Region | None) -> int:
    """The subsistence minimum of the quarter that counts, in tenge a month, of a region or of the country.

    Where the law knows none of the region's own for this quarter, the country's, in the proportion of the nearest
    quarter for which it knows one.
    """
    values = _minimums()
    quarter = quarter_before(day)
    country = _in_force(values, quarter)
    own = [value for value in values if region is not None and value.key == region.wire]
    if not own:
        return country
    near = min(own, key=lambda value: abs((value.since - quarter).days))
    return int(near.value) // TENGE * country // _in_force(values, near.since)


def _minimums() -> tuple[Value, ...]:
    origin = LAW.at(LAST_MINIMUM).nodes["subsistence_minimum"].origin
    assert isinstance(origin, ParameterInForce)  # it is a parameter of the law
    return origin.parameter.values


def _in_force(values: tuple[Value, ...], on: date) -> int:
    """The country's value of a day."""
    found = [value for value in values if value.key is None and value.since <= on]
    return int(found[-1].value) // TENGE


def _relative_mean(day: date, region: Region) -> float | None:
    figure = income_figure(day, region)
    if figure is None:
        return None
    return figure.value / known("incomes", CASH, figure.middle).value * mean_income(day)


def _spread(country: float, published: Mapping[Region, float | None], day: date) -> dict[Region, float]:
    """Published values, and for the other regions the one value that leaves the country its own."""
    persons = {region: shape.persons for region, shape in shapes(day).items()}
    told = {region: value for region, value in published.items() if value is not None}
    left = country * sum(persons.values()) - sum(persons[region] * value for region, value in told.items())
    others = left / sum(persons[region] for region in persons if region not in told)
    return {region: told.get(region, others) for region in persons}
