"""A file and its columns' parts, made into a sample, its design and its groups: what `shanyraq measure` is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.calibration import Calibration, margins
from shanyraq.evidence.estimation.design import Design, Lonely, coded, nested
from shanyraq.evidence.estimation.replicates import Replicates, given
from shanyraq.evidence.measure import Groups, Row, Uncertainty, measure_sample
from shanyraq.evidence.measures.conventions import Conventions
from shanyraq.evidence.measures.lines import LineOf, fixed, relative
from shanyraq.evidence.measures.quantiles import quantile_value
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.table import Table, numbered, read_table


@dataclass(frozen=True)
class Parts:
    """Which column is what.

    Attributes:
        welfare: what persons are better or worse off by.
        weight: records of the country that each stands for; 1 where there is none.
        size: persons of a record, where a record is a household; weights are multiplied by it.
        strata: the design's strata.
        psu: the primary sampling units, numbered within strata or across them.
        transfer: what was received, on the scale of welfare, which includes it.
        rank: another order than by welfare.
        other: what was received of another transfer, for overlap.
        eligible: who has a right to the transfer, 0 or 1.
        fpc: for the finite correction, each stratum's units in the country, or the share of them that was drawn.
        by: the groups to measure besides all records.
        calibrated: the margins that weights were calibrated to.
        replicate_weights: the name of the columns of replicate weights, without their numbers.
    """

    welfare: str
    weight: str | None = None
    size: str | None = None
    strata: str | None = None
    psu: str | None = None
    transfer: str | None = None
    other: str | None = None
    rank: str | None = None
    eligible: str | None = None
    fpc: str | None = None
    by: str | None = None
    calibrated: tuple[str, ...] = ()
    replicate_weights: str | None = None

    @property
    def names(self) -> list[str]:
        """The columns that are needed, without the replicate weights."""
        apart = ("calibrated", "replicate_weights")
        return [*(name for part, name in vars(self).items() if name and part not in apart), *self.calibrated]


@dataclass(frozen=True)
class Question:
    """What to measure, of what, and how.

    Attributes:
        parts: which column is what.
        measures: the measures' names.
        line: the poverty line on the scale of welfare; None when it is relative or none is needed.
        line_ratio: a relative line's share.
        line_of: what it is a share of: `median` or `mean`.
        difference: the group that the others are compared with; None for none.
        quantile_groups: in how many groups of equal weight, by welfare that ranks, to measure; none when 0.
        drop_missing: whether rows with an empty place are left out, and counted, instead of refused.
        lonely: what to do with strata of one unit.
        conventions: the choices of the measures.
        uncertainty: how errors are made.
        replicate_scale: what squares over replicate weights are multiplied by; None for one over their number.
    """

    parts: Parts
    measures: Sequence[str] = ()
    line: float | None = None
    line_ratio: float | None = None
    line_of: str = "median"
    difference: str | None = None
    quantile_groups: int = 0
    drop_missing: bool = False
    lonely: Lonely = Lonely.FAIL
    conventions: Conventions = field(default_factory=Conventions)
    uncertainty: Uncertainty = field(default_factory=Uncertainty)
    replicate_scale: float | None = None


@dataclass(frozen=True)
class Answer:
    """What was measured.

    Attributes:
        rows: the estimates.
        records: rows of the file that were measured.
        dropped: rows that were left out for an empty place.
    """

    rows: list[Row]
    records: int
    dropped: int


def measure_file(file: Path, question: Question) -> Answer:
    """Measure a file.

    Raises:
        EvidenceProblem: the file, a column, a measure or an option cannot be used.
    """
    return measure_table(read_table(file, question.parts.names, question.parts.replicate_weights), question)


def compare_files(file: Path, other: Path, question: Question) -> Answer:
    """Measure two files of independent samples alike, such as two years, and tell the first and the differences.

    Raises:
        EvidenceProblem: a file, a column, a measure or an option cannot be used.
    """
    own, others = measure_file(file, question), measure_file(other, question)
    known = {(row.measure, row.group): row for row in others.rows}
    pairs = [(row, known.get((row.measure, row.group))) for row in own.rows]
    differences = [row.less(found, f"{row.group} - {other.name}") for row, found in pairs if found is not None]
    return Answer([*own.rows, *differences], own.records, own.dropped + others.dropped)


def measure_table(table: Table, question: Question) -> Answer:
    """Measure a table whose columns are in memory; the errors are those of `measure_file`."""
    dropped = 0
    if question.drop_missing:
        table, dropped = table.without_missing()
    sample = sample_of(table, question)
    rows = measure_sample(
        sample,
        design_of(table, question, sample),
        question.measures,
        groups=groups_of(table, question, sample),
        uncertainty=question.uncertainty,
        replicates=replicates_of(table, question),
        reference=question.difference,
    )
    return Answer(rows, table.frame.height, dropped)


@dataclass(frozen=True)
class Read:
    """A file as what measures look at.

    Attributes:
        table: its columns.
        sample: its records.
        design: how they were drawn.
        dropped: rows that were left out for an empty place.
    """

    table: Table
    sample: Sample
    design: Design
    dropped: int


def read_sample(file: Path, question: Question, others: Sequence[str] = ()) -> Read:
    """A file's records and design.

    Args:
        file: the file.
        question: which column is what.
        others: columns that are read, too.

    Raises:
        EvidenceProblem: the file, a column or an option cannot be used.
    """
    table, dropped = read_table(file, list(dict.fromkeys([*question.parts.names, *others]))), 0
    if question.drop_missing:
        table, dropped = table.without_missing()
    sample = sample_of(table, question)
    return Read(table, sample, design_of(table, question, sample), dropped)


def sample_of(table: Table, question: Question) -> Sample:
    """The sample that a table is.

    Raises:
        EvidenceProblem: a column of another kind, a weight below nought, or two lines.
    """
    parts = question.parts
    welfare = table.numbers(parts.welfare)
    weight = np.ones(len(welfare)) if parts.weight is None else table.numbers(parts.weight)
    if parts.size is not None:
        weight = weight * table.numbers(parts.size)
    if np.any(weight < 0):
        raise EvidenceProblem("weight_negative", file=table.name, count=int(np.count_nonzero(weight < 0)))
    if not np.any(weight):
        raise EvidenceProblem("weight_none", file=table.name)
    return Sample(
        welfare,
        weight,
        weight,
        _line(question),
        transfer=None if parts.transfer is None else table.numbers(parts.transfer),
        other=None if parts.other is None else table.numbers(parts.other),
        rank=None if parts.rank is None else table.numbers(parts.rank),
        eligible=None if parts.eligible is None else table.flags(parts.eligible),
        conventions=question.conventions,
    )


def design_of(table: Table, question: Question, sample: Sample) -> Design:
    """The design that a table's columns tell; equal numbers of units in two strata are two units.

    Raises:
        EvidenceProblem: empty places, or a column for the finite correction that is none.
    """
    parts, records = question.parts, table.frame.height
    strata = None if parts.strata is None else table.codes(parts.strata)[0]
    psu = None if parts.psu is None else table.codes(parts.psu)[0]
    if strata is not None and psu is not None:
        psu = nested(strata, psu)
    design = Design(records, strata, psu, lonely=question.lonely)
    if parts.fpc is not None:
        design = replace(design, fractions=_fractions(table, parts.fpc, design))
    if parts.calibrated:
        auxiliary = margins([table.codes(name)[0] for name in parts.calibrated])
        design = replace(design, calibration=Calibration(sample.whole, auxiliary))
    return design


def replicates_of(table: Table, question: Question) -> Replicates | None:
    """The replicate weights that a table has; of households, times their sizes like the weights.

    Raises:
        EvidenceProblem: a column that holds no numbers, or a scale that is not above nought.
    """
    prefix, size = question.parts.replicate_weights, question.parts.size
    if prefix is None:
        return None
    columns = np.column_stack([table.numbers(name) for name in numbered(table.frame.columns, prefix)])
    if size is not None:
        columns = columns * table.numbers(size)[:, None]
    scale = 1 / columns.shape[1] if question.replicate_scale is None else question.replicate_scale
    return given(columns, scale)


def _fractions(table: Table, column: str, design: Design) -> NDArray[np.float64]:
    """The share of each stratum's units that was drawn, told as such or by how many there are in the country."""
    values = table.numbers(column)
    strata = np.zeros(design.records, dtype=np.intp) if design.strata is None else design.strata
    number = len(design.units_of_strata)
    told = np.zeros(number)
    told[strata] = values
    if np.any(told[strata] != values):
        raise EvidenceProblem("fpc_varies", file=table.name, column=column)
    shares = np.where(told > 1, design.units_of_strata / np.maximum(told, 1), told)
    wrong = np.flatnonzero((told <= 0) | (shares > 1))
    if len(wrong):
        raise EvidenceProblem("fpc_wrong", file=table.name, column=column, value=told[wrong[0]])
    return shares


def groups_of(table: Table, question: Question, sample: Sample) -> Groups | None:
    """The groups to measure: values of a column, or parts of equal weight by the welfare that ranks.

    Raises:
        EvidenceProblem: both were asked for.
    """
    by, number = question.parts.by, question.quantile_groups
    if by is not None and number:
        raise EvidenceProblem("by_twice")
    if by is not None:
        return Groups(*table.codes(by))
    if not number:
        return None
    ranked = sample.ranked if sample.transfer is not None else sample
    borders = np.array([quantile_value(ranked, place / number) for place in range(1, number)])
    codes: NDArray[np.intp] = np.searchsorted(borders, ranked.welfare, side="left")
    return Groups(*_named(codes, number))


def _named(codes: NDArray[np.intp], number: int) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """Groups from the poorest, `q1`, to the richest; a group that nobody is in is left out."""
    found, places = coded(codes)
    width = len(str(number))
    return found, tuple(f"q{int(place) + 1:0{width}d}" for place in places)


def _line(question: Question) -> LineOf | None:
    if question.line is not None and question.line_ratio is not None:
        raise EvidenceProblem("line_twice")
    if question.line is not None:
        return fixed(question.line)
    return None if question.line_ratio is None else relative(question.line_ratio, question.line_of)
