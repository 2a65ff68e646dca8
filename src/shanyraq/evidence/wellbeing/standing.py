"""The families of a population on a ladder: findings, scores, levels, who asks for a service, and who lives in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Numbers
from shanyraq.evidence.families.families import SLICE_PERSONS, Families, Progress, families_of, joined, slices_of
from shanyraq.law.codes import Disability, Region, Relation, Sex
from shanyraq.law.families import LAW
from shanyraq.law.wellbeing.ladder import Exclusion, Ladder, Method
from shanyraq.law.wellbeing.scoring import Findings, Levels, Placed, Scores, Scoring, scoring
from shanyraq.people.population import Part, Population
from shanyraq.rules.evaluate import evaluate

Flags = NDArray[np.bool_]
Codes = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Standing:
    """Families on a ladder.

    Attributes:
        scoring: the ladder on the day, and the method of its levels.
        families: who they are; all of the population, so that its design stays whole.
        findings: what is found, `[indicator, family]`.
        asked: by service, who asks for it.
        women: of each family, how many members are women.
        men: how many are men.
        disabled: how many have a disability.
        head: the sex of each family's applicant.
    """

    scoring: Scoring
    families: Families
    findings: Findings
    asked: Mapping[str, Flags]
    women: NDArray[np.int64]
    men: NDArray[np.int64]
    disabled: NDArray[np.int64]
    head: NDArray[Any]

    @property
    def ladder(self) -> Ladder:
        """The ladder."""
        return self.scoring.ladder

    @cached_property
    def inside(self) -> Flags:
        """Whether a family lives where the ladder applies."""
        codes = [int(region) for region in Region if self.ladder.covers(region.wire)]
        return np.isin(self.families.region, codes)

    @cached_property
    def weight(self) -> Numbers:
        """Families of the country each stands for; nought where the ladder does not apply, as for any domain."""
        return np.where(self.inside, self.families.weight, 0.0)

    @cached_property
    def scores(self) -> Scores:
        """Scores by the method of the levels."""
        return self.scoring.scores(self.findings)

    @cached_property
    def placed(self) -> Placed:
        """Where families stand."""
        return self.scoring.placed(self.scores)

    @cached_property
    def turned(self) -> Levels:
        """The level by what is known, one indicator the other way, `[indicator, family]`."""
        return self.scoring.turned(self.findings, self.scores)

    @cached_property
    def counting(self) -> Scoring:
        """The same ladder by counting, whatever the method of its levels."""
        return scoring(self.ladder, self.families.day, Method.COUNTING)

    @cached_property
    def hardship(self) -> Scores:
        """The weights of hardships found."""
        return self.counting.scores(self.findings)

    def excluded(self, exclusion: Exclusion) -> tuple[Flags, Flags]:
        """Who of those who ask is kept from a service for certain, and of whom that is open."""
        kept = self.scoring.kept_from(exclusion.levels)
        until = np.concatenate([[0], np.cumsum(kept)])
        among = until[self.placed.worst + 1] - until[self.placed.best]
        asks = self.asked[exclusion.service]
        certain = asks & (among == self.placed.worst - self.placed.best + 1)
        return certain, asks & (among > 0) & ~certain


def stand(
    parts: Sequence[Part],
    day: date,
    ladder: Ladder,
    method: Method | None = None,
    progress: Progress | None = None,
    *,
    slice_persons: int = SLICE_PERSONS,
) -> Standing:
    """Put a population on a ladder.

    Args:
        parts: the population's parts.
        day: the day of the law and of the ladder, which applies on it.
        ladder: the ladder.
        method: how indicators make levels; the ladder's own when None.
        progress: told how many families are done, of how many.
        slice_persons: about how many persons are in memory at a time.

    Raises:
        Problem: the population cannot be used, or has nobody.
    """
    found = [_slice(population, day, ladder) for population in slices_of(parts, progress, slice_persons)]
    families = joined(one.pop("families") for one in found)
    whole = {name: np.concatenate([one[name] for one in found], axis=-1) for name in found[0]}
    asked = {exclusion.service: whole.pop(exclusion.asked_by) for exclusion in ladder.exclusions}
    return Standing(scoring(ladder, day, method), families, asked=asked, **whole)


def _slice(population: Population, day: date, ladder: Ladder) -> dict[str, Any]:
    """What is kept of a slice of whole families."""
    law, asked_by = LAW.at(day), [exclusion.asked_by for exclusion in ladder.exclusions]
    results = evaluate(population, law, (*ladder.names, *asked_by))
    sizes = population.sizes
    starts = np.cumsum(sizes) - sizes
    sex, relation = population.known("sex"), population.known("relation")
    disabled = population.known("disability") != Disability.NONE
    applicant = np.where(relation == Relation.APPLICANT, sex, Sex.UNSTATED)
    return {
        "families": families_of(population, day),
        "findings": np.array([results.column(name) for name in ladder.names], dtype=np.uint8),
        **{name: results.column(name) for name in asked_by},
        "women": _number(sex == Sex.FEMALE, starts),
        "men": _number(sex == Sex.MALE, starts),
        "disabled": _number(disabled, starts),
        "head": np.maximum.reduceat(applicant, starts) if len(starts) else applicant,
    }


def _number(flags: Flags, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """For how many members of each family it holds."""
    found: NDArray[np.int64] = np.add.reduceat(flags, starts, dtype=np.int64) if len(starts) else starts
    return found
