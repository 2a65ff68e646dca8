"""Families as samples for measures: welfare before and with an amount, against each family's own line of the law."""

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import Families
from shanyraq.evidence.measure import Groups
from shanyraq.evidence.measures.conventions import Conventions
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.quantiles import quantile_value
from shanyraq.evidence.measures.sample import Sample
from shanyraq.law.codes import Region
from shanyraq.people.describe.family_types import FamilyType

TENTHS = 10

USUAL = Conventions()

Whole = NDArray[np.int64]


def in_lines(families: Families, month: Whole, right: Whole | None = None, conventions: Conventions = USUAL) -> Sample:
    """Welfare as a multiple of the family's own poverty line, so that the line is 1 for everybody.

    Args:
        families: the families.
        month: what each receives a month, in tiyn.
        right: what each has a right to a month, in tiyn; None where that is the same.
        conventions: the choices of the measures.
    """
    received = families.per_head_of(month) / families.line_tenge
    before = families.per_head / families.line_tenge
    return Sample(
        before + received,
        families.persons,
        families.persons,
        fixed(1.0),
        transfer=received,
        eligible=(month if right is None else right) > 0,
        conventions=conventions,
    )


def in_tenge(families: Families, month: Whole, conventions: Conventions = USUAL) -> Sample:
    """Welfare in tenge a month a person, for inequality and for money."""
    received = families.per_head_of(month)
    return Sample(
        families.per_head + received, families.persons, families.persons, transfer=received, conventions=conventions
    )


def deciles(families: Families) -> Groups:
    """Tenths of persons by welfare without assistance, from the poorest, `d01`, to the richest, `d10`."""
    sample = in_tenge(families, np.zeros(families.number, dtype=np.int64))
    borders = [quantile_value(sample, place / TENTHS) for place in range(1, TENTHS)]
    codes = np.searchsorted(np.array(borders), sample.welfare, side="left")
    return Groups(codes, tuple(f"d{place:02d}" for place in range(1, TENTHS + 1)))


def regions(families: Families) -> Groups:
    """Regions that occur, by their two digits."""
    present = np.unique(families.region)
    return Groups(np.searchsorted(present, families.region), tuple(Region(int(code)).wire for code in present))


def kinds(families: Families) -> Groups:
    """Types of family that occur."""
    present = np.unique(families.kind)
    return Groups(np.searchsorted(present, families.kind), tuple(FamilyType(int(code)).wire for code in present))
