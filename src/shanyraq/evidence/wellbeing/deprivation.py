"""Multidimensional poverty by Alkire and Foster: headcount H, intensity A, M0 = H A, by group and by indicator.

All are quotients of weighted totals over persons, so that their errors follow from the design (Alkire and others 2015,
*Multidimensional Poverty Measurement and Analysis*, chapters 5 and 8). Parts of groups and of indicators add up to one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score, total
from shanyraq.evidence.wellbeing.standing import Standing
from shanyraq.law.codes import Region, Sex
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import WHOLE

Members = NDArray[np.int64]


@dataclass(frozen=True)
class Deprivation:
    """Multidimensional poverty of persons.

    Attributes:
        headcount: H, the share of persons in families that reach the cut-off.
        intensity: A, the mean weight of hardships among them.
        adjusted: M0, the mean weight of hardships of the poor over all.
    """

    headcount: Score
    intensity: Score
    adjusted: Score


@dataclass(frozen=True)
class Group:
    """A group's multidimensional poverty.

    Attributes:
        by: what makes the groups.
        code: which of them.
        share: of all persons.
        within: its own poverty.
        contribution: the part of M0 of all that it is.
        families: records with somebody of it.
    """

    by: str
    code: str
    share: Score
    within: Deprivation
    contribution: Score
    families: int


@dataclass(frozen=True)
class Part:
    """An indicator's part.

    Attributes:
        name: the indicator.
        found: the share of persons in families where it is found.
        censored: the share in poor families where it is found.
        contribution: the part of M0 that it is.
        known: the share of families of whom it is known.
    """

    name: str
    found: Score
    censored: Score
    contribution: Score
    known: Score

    @property
    def shares(self) -> tuple[Score, ...]:
        """Its shares, in the order of a table."""
        return self.found, self.censored, self.contribution, self.known


def deprivation(standing: Standing, members: Members | None = None, *, at_most: bool = False) -> Deprivation:
    """H, A and M0.

    Args:
        standing: the families.
        members: how many members of each count; all when None.
        at_most: whether what is not known counts as a hardship.
    """
    counted = standing.families.size if members is None else members
    hardship = standing.hardship.most if at_most else standing.hardship.known
    poor = standing.counting.poor(hardship)
    weight = standing.weight
    everybody, those = total(weight, counted), total(weight, counted * poor)
    weighed = total(weight, counted * poor * hardship / WHOLE)
    return Deprivation(those / everybody, weighed / those, weighed / everybody)


def groups(standing: Standing) -> Iterator[Group]:
    """Poverty by region, by the sex of the applicant and of members, and by disability."""
    size, region = standing.families.size, standing.families.region
    for code in Region:
        if np.any(standing.inside & (region == code)):
            yield _group(standing, "region", code.wire, np.where(region == code, size, 0))
    for sex in (Sex.FEMALE, Sex.MALE, Sex.UNSTATED):
        yield _group(standing, "head", sex.wire, np.where(standing.head == sex, size, 0))
    unstated = size - standing.women - standing.men
    for sex, members in ((Sex.FEMALE, standing.women), (Sex.MALE, standing.men), (Sex.UNSTATED, unstated)):
        yield _group(standing, "sex", sex.wire, members)
    yield _group(standing, "disability", "with", standing.disabled)
    yield _group(standing, "disability", "without", size - standing.disabled)


def indicators(standing: Standing) -> Iterator[Part]:
    """What each hardship is of poverty; advantages have no part in it."""
    weight, size = standing.weight, standing.families.size
    poor = standing.counting.poor(standing.hardship.known)
    everybody, families = total(weight, size), total(weight, np.ones(len(size)))
    adjusted = total(weight, size * poor * standing.hardship.known / WHOLE)
    for place, name in enumerate(standing.ladder.names):
        weighs = int(standing.counting.effects[place]) / WHOLE
        if not weighs:
            continue
        found = standing.findings[place] == Finding.PRESENT
        censored = total(weight, size * (found & poor))
        known = total(weight, standing.findings[place] != Finding.UNKNOWN)
        whole = everybody if known.value else known  # of what is known of nobody no share can be told
        yield Part(
            name,
            total(weight, size * found) / whole,
            censored / whole,
            censored * weighs / adjusted,
            known / families,
        )


def _group(standing: Standing, by: str, code: str, members: Members) -> Group:
    share = total(standing.weight, members) / total(standing.weight, standing.families.size)
    hardship = standing.hardship.known
    poor = standing.counting.poor(hardship)
    of_group = total(standing.weight, members * poor * hardship / WHOLE)
    of_all = total(standing.weight, standing.families.size * poor * hardship / WHOLE)
    families = int(np.count_nonzero(standing.inside & (members > 0)))
    return Group(by, code, share, deprivation(standing, members), of_group / of_all, families)
