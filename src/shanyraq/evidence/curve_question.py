"""Curves of a file, or of one file against another, as `shanyraq measure --curve` asks."""

import math
from dataclasses import dataclass
from pathlib import Path

from shanyraq.evidence.curves.curve import Point
from shanyraq.evidence.curves.dominance import compare
from shanyraq.evidence.curves.named import MOST_POINTS, PAIRED, Curve, between, curve_of
from shanyraq.evidence.curves.shares import growth_incidence
from shanyraq.evidence.estimation.interval import interval
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.question import Question, Read, read_sample


@dataclass(frozen=True)
class Drawn:
    """A curve of a file.

    Attributes:
        curve: which.
        points: its points.
        conventions: the choices it was made under.
        records: rows of the file that it is of.
        dropped: rows that were left out for an empty place.
    """

    curve: Curve
    points: list[Point]
    conventions: dict[str, object]
    records: int
    dropped: int

    def as_json(self) -> list[dict[str, object]]:
        """The points as files have them; what is not known is null."""
        return [
            {
                "curve": str(self.curve),
                **{name: value if math.isfinite(value) else None for name, value in vars(point).items()},
                "n": self.records,
                "conventions": self.conventions,
            }
            for point in self.points
        ]


def curve_file(file: Path, question: Question, curve: Curve, number: int) -> Drawn:
    """A curve of a file, of all its records and with linearised errors.

    Raises:
        EvidenceProblem: the file, a column, an option or the number of points cannot be used, or the curve is of two
            samples.
    """
    if curve in PAIRED:
        raise EvidenceProblem("curve_against", curve=curve)
    _check_ungrouped(question)
    read = read_sample(file, question)
    found = curve_of(curve, read.sample, read.design, number, question.uncertainty.level)
    return Drawn(curve, found, _told(question, read.sample), read.sample.records, read.dropped)


@dataclass(frozen=True)
class Pairing:
    """How two files are drawn as one curve.

    Attributes:
        curve: growth or dominance.
        points: how many points growth has.
        years: between the two files.
        lines: where poverty is compared, ascending.
        order: of dominance: 1 compares headcounts, 2 gaps, 3 severities.
    """

    curve: Curve
    points: int = 11
    years: float = 1.0
    lines: tuple[float, ...] = ()
    order: int = 1


def paired_file(file: Path, other: Path, question: Question, pairing: Pairing) -> Drawn:
    """A curve of a file against another, earlier one of the same columns, drawn independently.

    Raises:
        EvidenceProblem: a file, a column, an option, the points or the lines cannot be used, or the curve is of one
            sample alone.
    """
    if pairing.curve not in PAIRED:
        raise EvidenceProblem("curve_alone", curve=pairing.curve)
    if not 1 <= pairing.points <= MOST_POINTS or not pairing.years > 0:
        raise EvidenceProblem("points_wrong", value=pairing.points, most=MOST_POINTS)
    _check_ungrouped(question)
    own, earlier = read_sample(file, question), read_sample(other, question)
    level = question.uncertainty.level
    if pairing.curve is Curve.GROWTH:
        designs = earlier.design, own.design
        at = between(pairing.points)
        found = growth_incidence(earlier.sample, own.sample, designs, at, pairing.years, level)
        told: dict[str, object] = {"years": pairing.years}
    else:
        found = _dominance(own, earlier, pairing, level)
        told = {"order": pairing.order}
    told |= {**question.conventions.told(), "variance": "linear", "level": level}
    records = own.sample.records + earlier.sample.records
    return Drawn(pairing.curve, found, told, records, own.dropped + earlier.dropped)


def _dominance(own: Read, earlier: Read, pairing: Pairing, level: float) -> list[Point]:
    compared = compare(own.sample, earlier.sample, (own.design, earlier.design), pairing.lines, pairing.order)
    degrees = own.design.degrees + earlier.design.degrees
    return [
        Point(line, gap, error, *interval(gap, error, degrees, level=level))
        for line, gap, error in zip(compared.lines, compared.differences, compared.errors, strict=True)
    ]


def _check_ungrouped(question: Question) -> None:
    if question.parts.by is not None or question.quantile_groups or question.difference is not None:
        raise EvidenceProblem("curve_groups")


def _told(question: Question, sample: Sample) -> dict[str, object]:
    """The choices that a curve was made under."""
    told = {**question.conventions.told(), "variance": "linear", "level": question.uncertainty.level}
    return told if sample.line_of is None else {**told, "line": sample.line.value}
