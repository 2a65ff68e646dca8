"""The published figures that the country is drawn to meet, and those it is only checked against."""

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.demography import (
    AGE_GROUPS,
    SEXES,
    group_name,
    large_families,
    lone_parents,
    mean_size,
    shapes,
)
from shanyraq.people.country.disability import age_split, country_count, region_share
from shanyraq.people.country.figures import REGIONS, Figure, chosen, known, nearest
from shanyraq.people.country.labour import force_figure, labour_figures, rate_figure
from shanyraq.people.country.levels import (
    carried,
    decile_figure,
    income_figure,
    income_on,
    level_figures,
    mean_income,
    poverty_figure,
    reference_day,
)
from shanyraq.rules import Text

WORDS = Path(__file__).with_name("targets.toml")

PERCENT = 100

TRIAL_FAMILIES = 200_000
"""The size of a country for which tolerances are given."""

SYSTEMATIC = 0.02
CHANCE_ERRORS = 4.0
"""How many standard errors of drawing a figure may be off, besides."""

INCOME_VARIATION = 0.9
"""The standard deviation of families' incomes a head beside their mean, roughly."""

CHECKED = 0.25
RATIO_TOLERANCE = 0.15

ASSUMED_TO_FIT = 0.2
"""For what an assumption was chosen to meet, rather than fitted."""


@dataclass(frozen=True)
class Target:
    """A published figure and what a population of some day is to come to.

    Attributes:
        name: what is measured.
        region: where; None for the country.
        group: of whom; empty for all.
        title: the same in words.
        unit: `persons`, `families`, `share`, `tenge` (a head and month), `ratio`, `index` or `years`.
        published: the figure as published, in `unit`.
        source: where it was read.
        year: of which year.
        period: of which part of it.
        kind: what kind of place the source is.
        confidence: how sure the figure is.
        aim: the figure carried to the day.
        matched: whether the country is drawn to meet it; otherwise it is a check.
        tolerance: how far from the aim 200,000 families may be, as a part of it.
    """

    name: str
    region: Region | None
    group: str
    title: Text
    unit: str
    published: float
    source: str
    year: int
    period: str
    kind: str
    confidence: str
    aim: float
    matched: bool
    tolerance: float


def miss(target: Target, reached: float) -> float:
    """How far a figure reached is from the aim, as a part of it."""
    return (reached - target.aim) / target.aim


@cache
def targets(day: date) -> tuple[Target, ...]:
    """Every figure for a population of a day."""
    found = (_people, _ages, _families, _disability, _benefits, _labour, _incomes, _poverty, _tenths)
    return tuple(target for part in found for target in part(day))


def _target(
    day: date,
    name: str,
    figure: Figure,
    published: float,
    aim: float,
    *,
    unit: str,
    tolerance: float | None,
    group: str | None = None,
) -> Target:
    """A target of a figure; without a tolerance it is a check."""
    of = figure.group if group is None else group
    return Target(
        name=name,
        region=figure.region,
        group=of,
        title=title(name, figure.region, of),
        unit=unit,
        published=published,
        source=figure.source,
        year=figure.year,
        period=figure.period,
        kind=figure.kind,
        confidence=figure.confidence,
        aim=aim,
        matched=tolerance is not None,
        tolerance=CHECKED if tolerance is None else tolerance,
    )


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def title(name: str, region: Region | None, group: str) -> Text:
    """What a figure is called, with its region and group."""
    words = _words()
    texts = []
    for lang in ("kk", "ru", "en"):
        parts = [words["names"][name][lang]]
        if region is not None:
            parts.append(getattr(LAW.labels["Region"][region.wire], lang))
        if group:
            parts.append(_group_word(group, lang))
        texts.append(", ".join(parts))
    return Text(*texts)


def _group_word(group: str, lang: str) -> str:
    """A group in words: named as a whole, or a sex and its ages."""
    groups = _words()["groups"]
    if group in groups:
        return groups[group][lang]
    sex, _, ages = group.partition(" ")
    return f"{groups[sex][lang]} {ages}" if sex in groups else group


def chance_error(share: float, region: Region | None, day: date, size: float = 1.0) -> float:
    """How far a share may be off by drawing alone, as a part of it, when it is of whole families of some size."""
    known_shapes = shapes(day)
    country = sum(shape.persons for shape in known_shapes.values())
    part = 1.0 if region is None else known_shapes[region].persons / country
    persons = TRIAL_FAMILIES * mean_size(day) * part
    return SYSTEMATIC + CHANCE_ERRORS * math.sqrt((1 - share) / share * size / persons)


def _people(day: date) -> Iterator[Target]:
    for region in (*REGIONS, None):
        persons = known("population", "persons", day, region)
        urban = known("population", "persons_urban", day, region)
        share = urban.value / persons.value
        off = SYSTEMATIC + CHANCE_ERRORS / math.sqrt(TRIAL_FAMILIES / len(REGIONS) / 4)
        yield _target(day, "persons", persons, persons.value, persons.value, unit="persons", tolerance=off)
        if share < 1:
            off = chance_error(share, region, day, mean_size(day))
            yield _target(day, "share_urban", urban, share, share, unit="share", tolerance=off)


def _ages(day: date) -> Iterator[Target]:
    persons = known("population", "persons", day).value
    groups = [shape.groups for shape in shapes(day).values()]
    parts = [shape.persons / persons for shape in shapes(day).values()]
    aims = [
        sum(part * shares[row] for part, shares in zip(parts, groups, strict=True)) for row in range(len(groups[0]))
    ]
    names = [group_name(sex, first, last) for sex in SEXES for first, last in AGE_GROUPS]
    for name, share in zip(names, aims, strict=True):
        figure = nearest(chosen("ages", "population_by_age", group=name), day)
        if figure is not None:
            off = chance_error(share, None, day, 2.0)
            yield _target(day, "age_sex", figure, figure.value, share * persons, unit="persons", tolerance=off)
    for group in ("0-14", "under 25", "25-64", "65 and over"):
        for region in (*REGIONS, None):
            found = nearest(chosen("ages", "population_age_share", region, group), day)
            if found is not None:
                share = found.value / PERCENT
                yield _target(day, "age_share", found, share, share, unit="share", tolerance=None)
    mean = known("ages", "mean_age", day)
    yield _target(day, "mean_age", mean, mean.value, mean.value, unit="years", tolerance=None)


def _families(day: date) -> Iterator[Target]:
    families = sum(shape.families for shape in shapes(day).values())
    census = known("families", "families_census", day)
    yield _target(day, "families", census, census.value, families, unit="families", tolerance=SYSTEMATIC)
    card = known("families", "dfc_families_covered", day)
    yield _target(day, "families_registered", card, card.value, card.value, unit="families", tolerance=None)
    large, share = large_families(day)
    published = large.value if large.unit == "families" else large.value / PERCENT * families
    off = chance_error(share, None, day, mean_size(day))
    yield _target(day, "large_families", large, published, share * families, unit="families", tolerance=off, group="")
    if large.unit == "families":
        aim = share * families
        yield _target(day, "large_family_allowance", large, published, aim, unit="families", tolerance=None)
    for group in ("mothers", "fathers"):
        lone = lone_parents(day, group)
        share = lone.value / census.value
        off = chance_error(share, None, day, mean_size(day))
        yield _target(day, "lone_parents", lone, lone.value, share * families, unit="families", tolerance=off)
    married = known("families", "marriages", day)
    off = chance_error(married.value / families, None, day, mean_size(day))
    yield _target(day, "marriages", married, married.value, married.value, unit="families", tolerance=off)


def _disability(day: date) -> Iterator[Target]:
    persons = known("population", "persons", day).value
    figure = country_count(day)
    share = figure.value / known("population", "persons", figure.middle).value
    off = chance_error(share, None, day) + SYSTEMATIC
    yield _target(day, "disability", figure, figure.value, share * persons, unit="persons", tolerance=off)
    for group, part in age_split(day).items():
        counted = known("disability", "persons_with_disabilities", day, group=group)
        aim, rare = part * share * persons, chance_error(part * share, None, day) + 2 * SYSTEMATIC
        yield _target(day, "disability", counted, counted.value, aim, unit="persons", tolerance=rare)
    for region in REGIONS:
        found = region_share(day, region)
        if found is not None:
            own = found.value / PERCENT
            off = chance_error(own, region, day) + SYSTEMATIC
            yield _target(day, "disability_share", found, own, own, unit="share", tolerance=off)


def _benefits(day: date) -> Iterator[Target]:
    """Recipients of benefits: what the law gives those drawn; losses and awards are assumed so that these come out."""
    listed = (
        ("disability_allowance", "disability", "disability_allowance_recipients", "persons", None),
        ("disability_allowance_mean", "disability", "disability_allowance_mean", "tenge", None),
        ("survivor_allowance", "disability", "survivor_allowance_recipients", "persons", ASSUMED_TO_FIT),
        ("awarded_mothers", "families", "awarded_mothers", "persons", ASSUMED_TO_FIT),
    )
    for name, subject, indicator, unit, off in listed:
        figure = known(subject, indicator, day)
        yield _target(day, name, figure, figure.value, figure.value, unit=unit, tolerance=off)


def _labour(day: date) -> Iterator[Target]:
    aims = labour_figures(day)
    for region in (*REGIONS, None):
        force = force_figure(day, region)
        persons = known("population", "persons", day, region).value
        if force is not None:
            share = force.value / known("population", "persons", force.middle, region).value
            off = chance_error(share, region, day, mean_size(day))
            yield _target(day, "labour_force", force, force.value, share * persons, unit="persons", tolerance=off)
        for name, indicator in (("unemployment_rate", "unemployment_rate_15plus"), ("idle_youth", "neet_rate")):
            rate = rate_figure(indicator, day, region)
            if rate is None:
                continue
            aim = rate.value / PERCENT
            if region is not None:
                aim = aims[region].unemployment if name == "unemployment_rate" else aims[region].idle
            off = chance_error(aim, region, day, 4.0) + SYSTEMATIC
            matched = None if region is None else off
            yield _target(day, name, rate, rate.value / PERCENT, aim, unit="share", tolerance=matched)
    for group in ("men", "women"):
        rate = known("work", "unemployment_rate_15plus", day, group=group)
        share = rate.value / PERCENT
        yield _target(day, "unemployment_rate", rate, share, share, unit="share", tolerance=None)


def _incomes(day: date) -> Iterator[Target]:
    aims = level_figures(day)
    for region in (*REGIONS, None):
        figure = income_figure(day, region)
        if figure is None:
            continue
        aim = mean_income(day) if region is None else aims[region].mean
        off = chance_error(1 / (1 + INCOME_VARIATION**2), region, day, mean_size(day))
        yield _target(day, "cash_income", figure, figure.value / QUARTER_MONTHS, aim, unit="tenge", tolerance=off)


def _poverty(day: date) -> Iterator[Target]:
    aims = level_figures(day)
    for region in (*REGIONS, None):
        figure = poverty_figure(day, region)
        if figure is None:
            continue
        aim = figure.value / PERCENT if region is None else aims[region].poor
        off = chance_error(aim, region, day, 2 * mean_size(day)) + 2 * SYSTEMATIC
        yield _target(day, "poverty_rate", figure, figure.value / PERCENT, aim, unit="share", tolerance=off)
    for group in ("urban", "rural", "households of 5 and more members"):
        figure = poverty_figure(day, None, group)
        assert figure is not None  # it is in the file
        share = figure.value / PERCENT
        yield _target(day, "poverty_rate", figure, share, carried(figure, day) or share, unit="share", tolerance=None)
    for name, indicator in (
        ("poverty_gap", "poverty_gap"),
        ("poor_in_large_households", "share_of_poor_in_households_5plus"),
    ):
        figure = known("poverty", indicator, reference_day(day))
        share = figure.value / PERCENT
        yield _target(day, name, figure, share, share, unit="share", tolerance=None)


def _tenths(day: date) -> Iterator[Target]:
    loose = assumed("poverty_before_tenths", "regions")
    for region in (*REGIONS, None):
        figure = decile_figure(day, region)
        if figure is not None:
            aim = figure.value if region is None else carried(figure, day)
            assert aim is not None  # there is a figure
            off = None if region is not None and region.wire in loose else RATIO_TOLERANCE
            yield _target(day, "decile_ratio", figure, figure.value, aim, unit="ratio", tolerance=off)
    for group in ("urban", "rural"):
        figure = decile_figure(day, None, group)
        assert figure is not None  # it is in the file
        yield _target(day, "decile_ratio", figure, figure.value, figure.value, unit="ratio", tolerance=None)
    for region in (Region.ASTANA, None):
        figure = known("incomes", "gini", reference_day(day), region)
        yield _target(day, "gini", figure, figure.value, figure.value, unit="index", tolerance=None)
    for name, indicator in (("top_share", "income_share_top10"), ("bottom_share", "income_share_bottom50")):
        figure = known("incomes", indicator, reference_day(day))
        share = figure.value / PERCENT
        yield _target(day, name, figure, share, share, unit="share", tolerance=None)
    bound = known("incomes", "decile10_lower_bound", reference_day(day))
    aim = bound.value * mean_income(day) / income_on(bound.middle)
    yield _target(day, "tenth_bound", bound, bound.value, aim, unit="tenge", tolerance=None)
