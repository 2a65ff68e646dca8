"""Decompositions as rows, as `shanyraq measure --decompose` asks: by group, by source, and of a change."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.decompositions.change import datt_ravallion, sectoral, shapley
from shanyraq.evidence.decompositions.groups import inequality_by_group, poverty_by_group
from shanyraq.evidence.decompositions.sources import gini_by_source
from shanyraq.evidence.estimation.interval import interval
from shanyraq.evidence.estimation.replicates import Replicates, bootstrap, replicate_covariance
from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measure import EVERYBODY, Groups, Row, Variance
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.question import Answer, Question, Read, groups_of, read_sample

Parts = dict[tuple[str, str], float]
"""A decomposition's numbers, by part and group."""


class Decomposition(StrEnum):
    """What is taken apart."""

    GROUPS = "groups"
    """Poverty by group, or inequality between and within groups."""

    SOURCES = "sources"
    """The Gini coefficient by source of income."""

    GROWTH = "growth"
    """The change of poverty from another survey: growth and redistribution."""

    SECTORS = "sectors"
    """The change of poverty from another survey: each group's own change, and moves between groups."""


OF_CHANGE = (Decomposition.GROWTH, Decomposition.SECTORS)


@dataclass(frozen=True)
class Asked:
    """What to take apart.

    Attributes:
        what: the decomposition.
        against: the earlier survey, for a decomposition of change; None for one of a single survey.
        sources: the columns that add up to welfare, for one by source.
    """

    what: Decomposition
    against: Path | None = None
    sources: tuple[str, ...] = ()


def decompose_file(file: Path, question: Question, asked: Asked) -> Answer:
    """Take measures of a file apart.

    By group and by source, errors are linearised. Of a change they are found by repeating it over both surveys'
    bootstrap weights, and there are none unless the bootstrap is asked for.

    Raises:
        EvidenceProblem: a file, a column, a measure or an option cannot be used, or they do not fit the decomposition.
    """
    if (asked.against is not None) != (asked.what in OF_CHANGE):
        raise EvidenceProblem("decompose_against", what=asked.what)
    if bool(asked.sources) != (asked.what is Decomposition.SOURCES):
        raise EvidenceProblem("decompose_sources", what=asked.what)
    if not question.measures and not asked.sources:
        raise EvidenceProblem("measures_none")
    own = read_sample(file, question, asked.sources)
    if asked.against is not None:
        earlier = read_sample(asked.against, question)
        rows = [*_of_change(own, earlier, question, asked.what)]
        return Answer(rows, own.sample.records, own.dropped + earlier.dropped)
    rows = [*(_by_source(own, question, asked) if asked.sources else _by_group(own, question))]
    return Answer(rows, own.sample.records, own.dropped)


def _by_group(own: Read, question: Question) -> Iterator[Row]:
    groups = _groups(own, question)
    for name in question.measures:
        power = _power(name, "fgt", "ge")
        if name.startswith("ge"):
            found = inequality_by_group(own.sample, groups, power)
            for part, score in (("whole", found.whole), ("between", found.between), ("within", found.within)):
                yield _scored(own, question, (name, part, EVERYBODY), score, Scale.INDEX)
            continue
        for one in poverty_by_group(own.sample, groups, power):
            scales = {"persons": Scale.SHARE, "measure": Scale.INDEX, "contribution": Scale.SHARE}
            for (part, scale), score in zip(scales.items(), (one.share, one.measure, one.contribution), strict=True):
                yield _scored(own, question, (name, part, one.group), score, scale)


def _by_source(own: Read, question: Question, asked: Asked) -> Iterator[Row]:
    if tuple(question.measures) not in ((), ("gini",)):
        raise EvidenceProblem("decompose_measures", allowed="gini")
    sources = {name: own.table.numbers(name) for name in asked.sources}
    for one in gini_by_source(own.sample, sources):
        parts = {"share": Scale.SHARE, "concentration": Scale.INDEX, "contribution": Scale.SHARE}
        scales = {**parts, "elasticity": Scale.INDEX}
        scores = (one.share, one.concentration, one.contribution, one.elasticity)
        for (part, scale), score in zip(scales.items(), scores, strict=True):
            yield _scored(own, question, ("gini", part, one.name), score, scale)


def _scored(own: Read, question: Question, what: tuple[str, str, str], score: Score, scale: Scale) -> Row:
    """A row with its linearised error."""
    measure, part, group = what
    error = float("nan")
    if question.uncertainty.variance is not Variance.NONE and score.value == score.value:
        error = float(np.sqrt(variance(own.design, score.scores)))
    return _row(question, (measure, part, group), (score.value, error), own.design.degrees, own.sample.records, scale)


def _of_change(own: Read, earlier: Read, question: Question, what: Decomposition) -> Iterator[Row]:
    if question.line is None:
        raise EvidenceProblem("decompose_line")
    pair = (earlier, own)
    groups = tuple(_groups(read, question) for read in pair) if what is Decomposition.SECTORS else None
    for name in question.measures:
        taken = _taking(what, _power(name, "fgt"), groups)
        found = taken(earlier.sample, own.sample)
        errors = _errors(pair, question, taken, list(found))
        degrees = earlier.design.degrees + own.design.degrees
        records = earlier.sample.records + own.sample.records
        for (part, group), error in zip(found, errors, strict=True):
            numbers = found[part, group], error
            yield _row(question, (name, part, group), numbers, degrees, records, Scale.INDEX)


def _taking(what: Decomposition, power: float, groups: tuple[Groups, ...] | None) -> Callable[[Sample, Sample], Parts]:
    """A decomposition of the change of P_α as one that two samples suffice for."""

    def growth(first: Sample, second: Sample) -> Parts:
        ravallion, even = datt_ravallion(first, second, power), shapley(first, second, power)
        found: Parts = {("change", EVERYBODY): even.change}
        for way, parts in (("shapley", even), ("datt-ravallion", ravallion)):
            found |= {("growth", way): parts.growth, ("redistribution", way): parts.redistribution}
        return found | {("residual", "datt-ravallion"): ravallion.residual}

    def sectors(first: Sample, second: Sample) -> Parts:
        assert groups is not None
        parts = sectoral(first, second, (groups[0], groups[1]), power)
        within = {("within", name): value for name, value in parts.within.items()}
        return within | {("shift", name): value for name, value in parts.shift.items()}

    return growth if what is Decomposition.GROWTH else sectors


def _errors(
    pair: tuple[Read, Read],
    question: Question,
    taken: Callable[[Sample, Sample], Parts],
    places: Sequence[tuple[str, str]],
) -> NDArray[np.float64]:
    """Standard errors by both surveys' bootstrap; NaN where it was not asked for."""
    how = question.uncertainty
    if how.variance is not Variance.BOOTSTRAP:
        return np.full(len(places), np.nan)
    sets = [_sets(read, question, number) for number, read in enumerate(pair)]
    estimates = []
    for weights in zip(*(one.weights for one in sets), strict=True):
        samples = [read.sample.weighing(weight) for read, weight in zip(pair, weights, strict=True)]
        found = taken(*samples)
        estimates.append([found[place] for place in places])
    squares = np.diag(replicate_covariance(np.array(estimates), sets[0].scale))
    return np.sqrt(np.maximum(squares, 0.0))


def _sets(read: Read, question: Question, number: int) -> Replicates:
    """A survey's bootstrap weights, drawn apart from the other's."""
    how = question.uncertainty
    return bootstrap(read.design, read.sample.whole, how.replicates, 2 * how.seed + number)


def _groups(read: Read, question: Question) -> Groups:
    if question.parts.by is None:
        raise EvidenceProblem("decompose_by")
    groups = groups_of(read.table, replace(question, quantile_groups=0), read.sample)
    assert groups is not None  # a column was given
    return groups


def _power(name: str, *stems: str) -> float:
    """The number behind the name of a measure that can be taken apart.

    Raises:
        EvidenceProblem: it cannot be.
    """
    for stem in stems:
        number = name.removeprefix(stem)
        if number != name and number.replace(".", "", 1).replace("-", "", 1).isdigit():
            return float(number)
    raise EvidenceProblem("decompose_measures", allowed=", ".join(f"{stem}0, {stem}1, {stem}2" for stem in stems))


def _row(
    question: Question,
    what: tuple[str, str, str],
    numbers: tuple[float, float],
    degrees: int,
    records: int,
    scale: Scale,
) -> Row:
    measure, part, group = what
    value, error = numbers
    low, high = interval(value, error, degrees, level=question.uncertainty.level)
    told = {**question.conventions.told(), **question.uncertainty.told()}
    if question.line is not None:
        told["line"] = question.line
    return Row(f"{measure} {part}", group, value, error, low, high, records, scale, told, degrees)
