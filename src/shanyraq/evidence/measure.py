"""A sample in, rows of estimates out: measures by name, of all records and of groups, with errors and conventions."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Codes, Design, Lonely
from shanyraq.evidence.estimation.interval import ForShares, interval, student
from shanyraq.evidence.estimation.moments import quotients
from shanyraq.evidence.estimation.replicates import Replicates, bootstrap, replicate_covariance
from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measures.catalogue import Measure, Needs, Scale, measure_named
from shanyraq.evidence.measures.quantiles import distribution, quantile_value, woodruff
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]

EVERYBODY = "all"
"""What the group of all records is called."""


class Variance(StrEnum):
    """How errors are found."""

    LINEAR = "linear"
    """By linearisation, and Woodruff's way for quantiles."""

    BOOTSTRAP = "bootstrap"
    """By the rescaled bootstrap."""

    REPLICATES = "replicates"
    """By the replicate weights that the data came with."""

    NONE = "none"
    """Not at all."""


@dataclass(frozen=True)
class Uncertainty:
    """How errors and intervals are made.

    Attributes:
        variance: the way.
        level: how often an interval holds the true value.
        shares: the way for intervals of shares.
        replicates: sets of weights of the bootstrap.
        seed: of the bootstrap.
    """

    variance: Variance = Variance.LINEAR
    level: float = 0.95
    shares: ForShares = ForShares.LOGIT
    replicates: int = 200
    seed: int = 1

    def told(self) -> dict[str, object]:
        """For a table's note."""
        told: dict[str, object] = {"variance": str(self.variance), "level": self.level, "interval": str(self.shares)}
        if self.variance is Variance.BOOTSTRAP:
            told |= {"replicates": self.replicates, "seed": self.seed}
        return told


@dataclass(frozen=True)
class Groups:
    """What domains there are.

    Attributes:
        codes: the group of each record, from 0.
        names: what each is called.
    """

    codes: Codes
    names: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One estimate.

    Attributes:
        measure: its name.
        group: the group's name; `all` for all records, `a - b` for the difference of two groups.
        estimate: the value; NaN where the records cannot tell it.
        std_error: its standard error; NaN where there is none.
        ci_low: the lower end of its interval.
        ci_high: the upper end.
        n: records it rests on.
        scale: what kind of number it is.
        conventions: the choices it was made under.
        degrees: degrees of freedom of its error.
    """

    measure: str
    group: str
    estimate: float
    std_error: float
    ci_low: float
    ci_high: float
    n: int
    scale: Scale
    conventions: dict[str, object] = field(repr=False, compare=False)
    degrees: int = field(default=0, repr=False, compare=False)

    def less(self, other: "Row", group: str) -> "Row":
        """What it is more than another estimate, of an independent sample, whose variance adds to its own.

        Args:
            other: the other estimate.
            group: what the difference is called.
        """
        value, error = self.estimate - other.estimate, math.hypot(self.std_error, other.std_error)
        degrees = self.degrees + other.degrees
        level = float(str(self.conventions["level"]))
        low, high = interval(value, error, degrees, level=level)
        told = self.conventions
        return Row(self.measure, group, value, error, low, high, self.n + other.n, self.scale, told, degrees)

    def as_json(self) -> dict[str, object]:
        """The row as files have it; what is not known is null."""
        numbers = {name: getattr(self, name) for name in ("estimate", "std_error", "ci_low", "ci_high")}
        known = {name: number if math.isfinite(number) else None for name, number in numbers.items()}
        return {"measure": self.measure, "group": self.group, **known, "n": self.n, "conventions": self.conventions}


def measure_sample(
    sample: Sample,
    design: Design,
    names: Sequence[str],
    *,
    groups: Groups | None = None,
    uncertainty: Uncertainty | None = None,
    replicates: Replicates | None = None,
    reference: str | None = None,
) -> list[Row]:
    """Take measures of a sample and of its groups.

    Args:
        sample: the records.
        design: how they were drawn.
        names: of the measures.
        groups: domains to measure besides all records.
        uncertainty: how errors are made.
        replicates: the sets of weights that the data came with, where errors are made by them.
        reference: the group that the others are compared with, each difference with its own error; None for none.

    Raises:
        EvidenceProblem: no measure, an unknown one, one that needs what was not given, a reference that is no group,
            a design that tells no error.
    """
    how = uncertainty or Uncertainty()
    measures = [measure_named(name) for name in names]
    if not measures:
        raise EvidenceProblem("measures_none")
    for found in measures:
        _check_needs(found, sample)
    if reference is not None and (groups is None or reference not in groups.names):
        raise EvidenceProblem("reference_unknown", value=reference, allowed=", ".join(groups.names if groups else ()))
    if how.variance is Variance.REPLICATES and replicates is None:
        raise EvidenceProblem("replicates_missing")
    taking = _Taking(sample, design, groups, how, measures, replicates)
    return [row for found in measures for row in (*taking.rows(found), *taking.differences(found, reference))]


def _check_needs(measure: Measure, sample: Sample) -> None:
    given = {
        Needs.LINE: sample.line_of,
        Needs.TRANSFER: sample.transfer,
        Needs.ELIGIBLE: sample.eligible,
        Needs.OTHER: sample.other,
    }
    for need in sorted(measure.needs):
        if given[need] is None:
            raise EvidenceProblem("measure_needs", measure=measure.name, need=f"--{need}")


class _Taking:
    """Measures being taken of one sample."""

    def __init__(
        self,
        sample: Sample,
        design: Design,
        groups: Groups | None,
        how: Uncertainty,
        measures: Sequence[Measure],
        replicates: Replicates | None,
    ) -> None:
        self.sample = _with_line(sample)
        self.unsettled = sample
        self.design = design
        self.how = how
        self.groups = groups
        self.measures = measures
        self.replicates = replicates
        self.names = (*(groups.names if groups else ()), EVERYBODY)
        self.fixed_line = sample.line_of is None or sample.line.exact
        self.conventions = {**sample.conventions.told(), **how.told(), **self._told_of_design()}
        if sample.line_of is not None:
            self.conventions |= {"line": sample.line.value, "line_estimated": not self.fixed_line}

    def rows(self, measure: Measure) -> Iterator[Row]:
        """One measure, of every group and of all records."""
        quick = self.how.variance is Variance.LINEAR and self.fixed_line and self.design.calibration is None
        if self.sets is not None:
            yield from self._replicated(measure)
        elif measure.parts is not None and quick:
            yield from self._quotients(measure)
        else:
            for name, domain in zip(self.names, self.domains(self.sample), strict=True):
                yield self._scored(measure, name, domain)

    def differences(self, measure: Measure, reference: str | None) -> Iterator[Row]:
        """One measure of every group less that of a reference group, with the error that heeds what both share."""
        if reference is None or self.groups is None:
            return
        base = self.names.index(reference)
        within = self.sample.domain(self.groups.codes == base)
        other = measure.function(within)
        matrix = None if self.sets is None else self._covariance(measure)
        for place, (name, domain) in enumerate(zip(self.groups.names, self.domains(self.sample), strict=False)):
            if place == base:
                continue
            score = measure.function(domain)
            value, error = score.value - other.value, math.nan
            if matrix is not None:
                error = float(
                    np.sqrt(np.maximum(matrix[place, place] + matrix[base, base] - 2 * matrix[place, base], 0))
                )
            elif self.how.variance is Variance.LINEAR and not math.isnan(value):
                _, error = difference(self.design, score, other)
            low, high = interval(value, error, self.degrees, level=self.how.level)
            told, records = f"{name} - {reference}", domain.records + within.records
            scale, conventions = measure.scale, self.conventions
            yield Row(measure.name, told, value, error, low, high, records, scale, conventions, self.degrees)

    def domains(self, sample: Sample) -> Iterator[Sample]:
        """The sample inside each group, and the whole."""
        if self.groups is not None:
            for code in range(len(self.groups.names)):
                yield sample.domain(self.groups.codes == code)
        yield sample

    @cached_property
    def sets(self) -> Replicates | None:
        """The sets of weights that errors are found by; None where they are not."""
        if self.how.variance is Variance.BOOTSTRAP:
            return bootstrap(self.design, self.sample.whole, self.how.replicates, self.how.seed)
        return self.replicates if self.how.variance is Variance.REPLICATES else None

    @property
    def degrees(self) -> int:
        """Degrees of freedom of the errors."""
        return self.design.degrees if self.sets is None else self.sets.degrees

    @cached_property
    def estimates(self) -> Numbers:
        """Every measure of every group by every set of weights, each set looked at once."""
        assert self.sets is not None
        return np.array(
            [
                [
                    [measure.function(domain).value for measure in self.measures]
                    for domain in self.domains(_with_line(self.unsettled.weighing(weights)))
                ]
                for weights in self.sets.weights
            ]
        )

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Records of each group and of all."""
        within = self.sample.weight > 0
        if self.groups is None:
            return np.array([np.count_nonzero(within)])
        found = np.bincount(self.groups.codes[within], minlength=len(self.groups.names))
        return np.append(found, found.sum())

    def _told_of_design(self) -> dict[str, object]:
        """What a table's note says of the design and of welfare that some measures cannot use."""
        design, sample = self.design, self.sample
        told: dict[str, object] = {"units": design.units, "strata": int(np.count_nonzero(design.units_of_strata))}
        if design.lonely is not Lonely.FAIL:
            told["lonely"] = str(design.lonely)
        if design.fractions is not None:
            told["finite_correction"] = True
        if design.calibration is not None:
            told["calibrated"] = True
        if self.how.variance is Variance.REPLICATES and self.replicates is not None:
            told |= {"replicates": self.replicates.number, "replicate_scale": self.replicates.scale}
        return {**told, "nonpositive_records": int(np.count_nonzero((sample.welfare <= 0) & (sample.weight > 0)))}

    def _quotients(self, measure: Measure) -> Iterator[Row]:
        assert measure.parts is not None
        above, below = measure.parts(self.sample)
        codes = None if self.groups is None else self.groups.codes
        number = 0 if self.groups is None else len(self.groups.names)
        found = quotients(self.design, self.sample.weight, above, below, codes, number)
        for name, value, square, records in zip(self.names, *found, self.counts, strict=True):
            yield self._row(measure, name, float(value), math.sqrt(square), int(records))

    def _scored(self, measure: Measure, name: str, domain: Sample) -> Row:
        if self.how.variance is Variance.NONE:
            return self._row(measure, name, measure.function(domain).value, math.nan, domain.records)
        if measure.at is not None:
            return self._quantile(measure, name, domain, measure.at)
        score = measure.function(domain)
        error = math.nan if math.isnan(score.value) else math.sqrt(variance(self.design, score.scores))
        return self._row(measure, name, score.value, error, domain.records)

    def _quantile(self, measure: Measure, name: str, domain: Sample, share: float) -> Row:
        value = quantile_value(domain, share)
        if math.isnan(value):
            return self._row(measure, name, value, math.nan, domain.records)
        spread = math.sqrt(variance(self.design, distribution(domain, value).scores))
        reach = student(self.how.level, max(self.design.degrees, 1))
        error, low, high = woodruff(domain, share, spread, reach)
        row = self._row(measure, name, value, error, domain.records)
        return replace(row, ci_low=low, ci_high=high)

    def _replicated(self, measure: Measure) -> Iterator[Row]:
        squares = np.diag(self._covariance(measure))
        for name, domain, square in zip(self.names, self.domains(self.sample), squares, strict=True):
            value = measure.function(domain).value
            error = math.nan if math.isnan(value) else math.sqrt(square)
            yield self._row(measure, name, value, error, domain.records)

    def _covariance(self, measure: Measure) -> Numbers:
        """The covariance of a measure's estimates in the groups over sets of weights."""
        assert self.sets is not None
        return replicate_covariance(self.estimates[:, :, self.measures.index(measure)], self.sets.scale)

    def _row(self, measure: Measure, name: str, value: float, error: float, records: int) -> Row:
        how = self.how
        shares = how.shares if measure.scale is Scale.SHARE else None
        low, high = interval(value, error, self.degrees, level=how.level, share=shares, records=records)
        scale = measure.scale
        return Row(measure.name, name, value, error, low, high, records, scale, self.conventions, self.degrees)


def _with_line(sample: Sample) -> Sample:
    """The sample with its line found once, for all its domains."""
    if sample.line_of is None:
        return sample
    line = sample.line
    return replace(sample, line_of=lambda _: line)


def difference(design: Design, one: Score, other: Score) -> tuple[float, float]:
    """The difference of two scores of the same records, with the error that heeds their covariance."""
    found = one - other
    return found.value, math.sqrt(variance(design, found.scores))
