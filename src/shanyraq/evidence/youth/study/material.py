"""Everything the study tells, estimated once: indicators by group, regions, communities, scales, the wage equation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.estimation.replicates import bootstrap
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.wages.selection import WageEquation, wage_equation
from shanyraq.evidence.youth.cohesion.communities import CommunityNumber, scale_numbers, share_numbers
from shanyraq.evidence.youth.cohesion.quality import ScaleQuality, scale_quality
from shanyraq.evidence.youth.cohesion.scales import shipped_scales
from shanyraq.evidence.youth.fieldwork.survey import Survey
from shanyraq.evidence.youth.indicators.catalogue import Indicator, shipped_indicators
from shanyraq.evidence.youth.indicators.estimates import (
    EVERYBODY,
    Estimate,
    Grouping,
    estimates,
    everybody,
    grouping_of,
)

Numbers = NDArray[np.float64]

GROUPINGS = ("sex", "age_band", "settlement", "disability", "education_level")
"""Variables that every indicator is told by, besides everybody and regions."""

REGION = "region"

REPLICATES, SEED = 200, 1
"""How errors of reliability and of the wage equation are found."""

PAY_VARIABLES = ("years_of_education", "age", "woman", "village", "kazakh_fluent", "russian_fluent", "disability")
WORK_VARIABLES = (*PAY_VARIABLES, "cares", "partner", "own_children")
"""Variables of the wage equation and of the work that it is seen in; the last three move work and not pay."""

YEARS = {0: 0, 1: 4, 2: 9, 3: 11, 4: 13, 5: 14, 6: 15, 7: 17, 8: 20}
"""Years of education that a level of ISCED takes in Kazakhstan; an assumption."""

Key = tuple[str, str, int | None]


@dataclass(frozen=True)
class Study:
    """The study's survey and what follows from it.

    Attributes:
        survey: the survey.
        tell: called with how much is estimated, of how much.
    """

    survey: Survey
    tell: Callable[[int, int], None] | None = None

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators in their order."""
        return shipped_indicators()

    @cached_property
    def groupings(self) -> Mapping[str, Grouping]:
        """Everybody, the groups and the regions."""
        answers = self.survey.answers
        found = {EVERYBODY: everybody(answers.height)}
        return found | {name: grouping_of(answers, name) for name in (*GROUPINGS, REGION)}

    @cached_property
    def estimates(self) -> Mapping[Key, Estimate]:
        """Every indicator of every group, by indicator, grouping and group."""
        return {(one.indicator, one.grouping, one.group): one for one in self._estimated()}

    def estimate(self, indicator: str, grouping: str = EVERYBODY, group: int | None = None) -> Estimate:
        """An indicator of a group."""
        return self.estimates[indicator, grouping, group]

    def _estimated(self) -> Iterator[Estimate]:
        survey, groupings = self.survey, list(self.groupings.values())
        for place, indicator in enumerate(self.indicators, 1):
            yield from estimates(survey.answers, survey.weight, survey.design, [indicator], groupings)
            if self.tell is not None:
                self.tell(place, len(self.indicators))

    @cached_property
    def scales(self) -> list[ScaleQuality]:
        """The scales of life in a community, with their quality."""
        survey = self.survey
        return scale_quality(
            survey.answers, survey.weight, survey.redrawn, shipped_scales(), replicates=REPLICATES, seed=SEED
        )

    @cached_property
    def communities(self) -> Grouping:
        """Towns and villages of each region: code ten times the region's, and the settlement's."""
        codes = self.survey.answers.select((pl.col(REGION) * 10 + pl.col("settlement")).alias("community"))
        return grouping_of(codes, "community")

    @cached_property
    def cohesion(self) -> list[CommunityNumber]:
        """Scales and simple facts of every community."""
        survey, answers = self.survey, self.survey.answers
        found = list(scale_numbers(answers, survey.weight, survey.design, shipped_scales(), self.communities))
        turn = answers["someone_to_turn_to"]
        part = answers["took_part_none"]
        facts = {"someone_to_turn_to": (turn == 1, turn >= 0), "took_part": (part == 0, part.is_not_null())}
        for name, (counted, among) in facts.items():
            said, asked = (one.fill_null(value=False).to_numpy() for one in (counted, among))
            found += share_numbers(said, asked, name, survey.weight, survey.design, self.communities)
        return found

    @cached_property
    def wages(self) -> WageEquation | EvidenceProblem:
        """The wage equation, or why there is none."""
        frame = _wage_variables(self.survey.answers)
        logarithm = frame["logarithm"].fill_null(float("nan")).to_numpy()
        ones = np.ones((frame.height, 1))
        of_pay = np.hstack([ones, frame.select(PAY_VARIABLES).to_numpy().astype(np.float64)])
        of_work = np.hstack([ones, frame.select(WORK_VARIABLES).to_numpy().astype(np.float64)])
        try:
            sets = bootstrap(self.survey.redrawn, self.survey.weight, REPLICATES, SEED)
            return wage_equation(logarithm, of_pay, of_work, self.survey.weight, sets)
        except EvidenceProblem as problem:
            return problem


def _wage_variables(answers: pl.DataFrame) -> pl.DataFrame:
    """What pay and work depend on; an answer that was declined stands as no."""

    def yes(name: str, *codes: int) -> pl.Expr:
        return pl.col(name).is_in(codes or (1,)).fill_null(value=False).cast(pl.Int64)

    pay = pl.when((pl.col("status") == 1) & (pl.col("pay") > 0)).then(pl.col("pay").cast(pl.Float64).log())
    return answers.select(
        pay.alias("logarithm"),
        pl.col("education").replace_strict(YEARS, default=0).alias("years_of_education"),
        pl.col("age").fill_null(0),
        yes("sex").alias("woman"),
        yes("settlement", 2).alias("village"),
        yes("kazakh", 4).alias("kazakh_fluent"),
        yes("russian", 4).alias("russian_fluent"),
        yes("disability"),
        (yes("care_child") | yes("care_adult")).alias("cares"),
        yes("partner", 2).alias("partner"),
        pl.col("own_children").clip(0).fill_null(0),
    )
