"""Weights of the survey: of how persons were drawn, of who did not answer, and fitted to known totals of the country.

1. Design: the inverse of the chance to be drawn: of the cluster and the household in it (from the sample's file), times
   the young persons of the household, of whom one was chosen.
2. Non-response: within a class (region by kind of settlement) the weights of those who answered are raised by the
   weights of all who were visited and could have; a class with few answers is joined with its region.
3. Calibration to totals by region, sex and age band, by raking or within bounds, with `estimation.fitting`.
"""

import math
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.estimation.calibration import Calibration
from shanyraq.evidence.estimation.fitting import Fit, fitted_weights
from shanyraq.evidence.youth.problems import YouthProblem

Numbers = NDArray[np.float64]

LEAST_ANSWERS = 10
"""Answers a class needs to stand for those of it who gave none."""

CELL = ("region", "sex", "age_band")
"""What the known totals are by."""

STRATUM = ("region", "settlement")

EXTREME = 4.0
"""Times the median of its region from which a weight is told as extreme."""


@dataclass(frozen=True)
class Weights:
    """Weights of those who answered, step by step.

    Attributes:
        design: of how they were drawn.
        adjusted: with those who did not answer.
        final: fitted to the totals.
        calibration: what the final ones were fitted to, for errors; None where no totals were given.
        classes_joined: classes of non-response that were too small and were joined with their region.
        cells_joined: cells of totals that nobody answered in and that were joined with the region's sex.
    """

    design: Numbers
    adjusted: Numbers
    final: Numbers
    calibration: Calibration | None
    classes_joined: tuple[tuple[int, int], ...]
    cells_joined: tuple[tuple[int, ...], ...]

    @property
    def diagnostics(self) -> "WeightDiagnostics":
        """How uneven the weights are."""
        return diagnostics(self)


@dataclass(frozen=True)
class WeightDiagnostics:
    """How uneven weights are.

    Attributes:
        kish: the factor by which unequal weights alone raise variances, 1 + cv² (Kish 1965).
        effective: as many equally weighted persons.
        ratio_least: the least that calibration multiplied a weight by.
        ratio_most: the most.
        extreme: weights of more than four times the median.
        total: the sum of the final weights.
    """

    kish: float
    effective: float
    ratio_least: float
    ratio_most: float
    extreme: int
    total: float


def design_weights(visits: pl.DataFrame, sample: pl.DataFrame, file: object) -> Numbers:
    """The inverse of the chance of each visited household's person to be drawn.

    Args:
        visits: a row a visited household, with `cluster`, `household` and, where it was opened, `young_persons`.
        sample: a row a drawn household, with `cluster`, `household` and `probability`, its chance to be drawn; or a row
            a cluster, without `household`, where all in it had the same chance.
        file: the sample's file, for messages.

    Raises:
        YouthProblem: a cluster that was not drawn, or a chance that is none.
    """
    keys = [name for name in ("cluster", "household") if name in sample.columns]
    chances = sample.select(*keys, "probability")
    wrong = chances.filter(~pl.col("probability").is_between(0, 1, closed="right").fill_null(value=False))
    if wrong.height:
        raise YouthProblem("probability_wrong", file=file, cluster=wrong["cluster"][0], value=wrong["probability"][0])
    joined = visits.select(*keys, "young_persons").join(chances, on=keys, how="left", maintain_order="left")
    unknown = joined.filter(pl.col("probability").is_null())
    if unknown.height:
        raise YouthProblem("cluster_undrawn", file=file, cluster=unknown["cluster"][0], count=unknown.height)
    persons = joined["young_persons"].fill_null(1).clip(1).to_numpy()
    found: Numbers = persons / joined["probability"].to_numpy()
    return found


def weights(visits: pl.DataFrame, design: Numbers, totals: pl.DataFrame | None, fit: Fit | None = None) -> Weights:
    """Weights of those who answered.

    Args:
        visits: a row a visited household, with `region`, `settlement`, `consent`, and of those who answered `sex` and
            `age_band`.
        design: of every visit.
        totals: persons of the country by `region`, `sex`, `age_band`, in `persons`; None to leave the weights as they
            are.
        fit: how they are fitted.

    Raises:
        YouthProblem: nobody answered, or a region's total has nobody who answered.
        EvidenceProblem: totals that no weights reach.
    """
    answered = (visits["consent"] == 1).fill_null(value=False).to_numpy()
    if not answered.any():
        raise YouthProblem("nobody_answered")
    factors, joined = _for_those_who_did_not(visits, design, answered)
    drawn, adjusted = design[answered], (design * factors)[answered]
    if totals is None:
        return Weights(drawn, adjusted, adjusted, None, joined, ())
    persons = visits.filter(pl.Series(answered))
    auxiliary, known, cells = _cells(persons, totals)
    final = fitted_weights(adjusted, auxiliary, known, fit)
    return Weights(drawn, adjusted, final, Calibration(final, auxiliary), joined, cells)


def diagnostics(found: Weights) -> WeightDiagnostics:
    """How uneven weights are."""
    final, number = found.final, len(found.final)
    kish = number * float((final**2).sum()) / float(final.sum()) ** 2
    ratios = final / found.adjusted
    return WeightDiagnostics(
        kish=kish,
        effective=number / kish,
        ratio_least=float(ratios.min()),
        ratio_most=float(ratios.max()),
        extreme=int(np.count_nonzero(final > EXTREME * np.median(final))),
        total=math.fsum(final),
    )


def _for_those_who_did_not(
    visits: pl.DataFrame, design: Numbers, answered: NDArray[np.bool_]
) -> tuple[Numbers, tuple[tuple[int, int], ...]]:
    """What the weights of those who answered are multiplied by, and the classes that were joined."""
    frame = visits.select(*STRATUM).with_columns(
        pl.Series("weight", design), pl.Series("got", np.where(answered, design, 0.0)), pl.Series("answers", answered)
    )
    of_class = (pl.sum("weight") / pl.sum("got")).over(STRATUM)
    of_region = (pl.sum("weight") / pl.sum("got")).over("region")
    few = pl.sum("answers").over(STRATUM) < LEAST_ANSWERS
    frame = frame.with_columns(pl.when(few).then(of_region).otherwise(of_class).alias("factor"), few.alias("few"))
    joined = frame.filter("few").select(STRATUM).unique(maintain_order=True).rows()
    return frame["factor"].to_numpy(), tuple((int(region), int(settlement)) for region, settlement in joined)


def _cells(persons: pl.DataFrame, totals: pl.DataFrame) -> tuple[Numbers, Numbers, tuple[tuple[int, ...], ...]]:
    """Flags of the totals' cells and the totals; a cell that nobody answered in goes to the region's largest one."""
    there = set(persons.select(CELL).unique().rows())
    known: dict[tuple[int, ...], float] = {}
    empty: list[tuple[tuple[int, ...], float]] = []
    for row in totals.select(*CELL, "persons").rows():
        cell, number = row[:-1], float(row[-1])
        if cell in there:
            known[cell] = known.get(cell, 0.0) + number
        elif number > 0:
            empty.append((cell, number))
    strange = there - known.keys()
    if strange:
        raise YouthProblem("totals_missing", **dict(zip(CELL, min(strange), strict=True)))
    for cell, number in empty:
        near = [one for one in known if one[:2] == cell[:2]] or [one for one in known if one[0] == cell[0]]
        if not near:
            raise YouthProblem("region_unanswered", region=cell[0])
        known[max(near, key=lambda one: (known[one], one))] += number
    places = {cell: place for place, cell in enumerate(known)}
    codes = np.array([places[row] for row in persons.select(CELL).rows()])
    return (
        (codes[:, None] == np.arange(len(known))).astype(float),
        np.array(list(known.values())),
        tuple(cell for cell, _ in empty),
    )
