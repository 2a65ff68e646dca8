"""How far a scale can be trusted: its reliability, and whether answers in different languages can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.scales.answers import moments
from shanyraq.evidence.scales.invariance import Step, invariance
from shanyraq.evidence.scales.reliability import Reliability, reliability
from shanyraq.evidence.youth.cohesion.scales import Scale, answers_of
from shanyraq.evidence.youth.indicators.estimates import grouping_of

Numbers = NDArray[np.float64]

LANGUAGE = "interview_language"
"""The variable that says in which language a person answered."""

LEAST_IN_GROUP = 100
"""Persons a language needs for the scale's likeness in it to be looked at."""

LEAST_OMEGA = 0.7
"""Reliability from which a scale is used to compare communities (Nunnally 1978)."""


@dataclass(frozen=True)
class ScaleQuality:
    """What is known of a scale in a survey.

    Attributes:
        scale: the scale.
        reliability: alpha and omega of all; None where the answers do not tell them.
        languages: codes of the languages that enough persons answered in.
        steps: what is alike across those languages; empty where there are fewer than two.
        reason: why something is not told, or None.
    """

    scale: Scale
    reliability: Reliability | None
    languages: tuple[int, ...]
    steps: tuple[Step, ...]
    reason: EvidenceProblem | None

    @property
    def reliable(self) -> bool:
        """Whether communities may be compared by it."""
        return self.reliability is not None and self.reliability.omega >= LEAST_OMEGA

    @property
    def comparable(self) -> bool:
        """Whether means of those who answered in different languages may be compared."""
        return bool(self.steps) and self.steps[-1].holds


def scale_quality(
    answers: pl.DataFrame,
    weight: Numbers,
    design: Design,
    scales: Iterable[Scale],
    *,
    replicates: int = 200,
    seed: int = 1,
) -> list[ScaleQuality]:
    """Reliability and likeness of each scale.

    Args:
        answers: a row a person and a column a variable.
        weight: of each person.
        design: how the persons were drawn.
        scales: the scales.
        replicates: how often the sample is drawn anew for the errors of reliability.
        seed: the same seed gives the same errors.

    Raises:
        EvidenceProblem: a design from which nothing can be drawn anew.
    """
    return [_quality(answers, weight, design, scale, replicates, seed) for scale in scales]


def _quality(
    answers: pl.DataFrame, weight: Numbers, design: Design, scale: Scale, replicates: int, seed: int
) -> ScaleQuality:
    told = answers_of(scale, answers)
    languages = grouping_of(answers, LANGUAGE)
    whole = ~np.isnan(told).any(axis=1) & (weight > 0)
    enough = [
        place for place in range(len(languages.values)) if np.sum(whole & (languages.codes == place)) >= LEAST_IN_GROUP
    ]
    found: Reliability | None = None
    steps: tuple[Step, ...] = ()
    reason: EvidenceProblem | None = None
    try:
        moments(told, weight)
        found = reliability(told, weight, design, replicates=replicates, seed=seed)
        if len(enough) > 1:
            inside = [languages.codes == place for place in enough]
            steps = invariance([moments(told[rows], weight[rows]) for rows in inside])
    except EvidenceProblem as problem:
        if problem.key not in UNTOLD:
            raise
        reason = problem
    return ScaleQuality(scale, found, tuple(languages.values[place] for place in enough), steps, reason)


UNTOLD = ("scale_short", "scale_answers_few", "scale_answers_alike", "scale_unsettled")
"""What answers may be short of; the release says so in place of the number."""
