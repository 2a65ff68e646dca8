"""Quotients of totals for many domains in one pass: values and errors from sums, without a score for every record.

The same variance as `variance.covariance` of the scores (a w - R b w) / B, whose sum over a domain is nought.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Codes, Design
from shanyraq.evidence.estimation.variance import covariance_of_units
from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]

BLOCK = 1 << 16
"""Records summed at a time: what is made of them stays in the processor's cache."""

MOST_CELLS = 1 << 26
"""Sums of units by domain that are kept at once; where there would be more, domains are taken one by one."""


def quotients(
    design: Design,
    weight: Numbers,
    numerator: NDArray[Any],
    denominator: NDArray[Any] | None,
    domains: Codes | None,
    number: int,
) -> tuple[Numbers, Numbers]:
    """Weighted quotients and their variances, of each domain and of all records after them.

    Args:
        design: how the records were drawn.
        weight: the records' weights.
        numerator: its variable.
        denominator: its variable; the weights alone when None.
        domains: the domain of each record, from 0; None when all records are the only one.
        number: how many domains there are.

    Raises:
        EvidenceProblem: the design does not tell an error.
    """
    if design.simple:
        return _independent(weight, numerator, denominator, domains, number)
    assert design.calibration is None  # what totals explain is taken off scores of records, not off sums
    if domains is None or design.units * number <= MOST_CELLS:
        return _by_units(design, weight, numerator, denominator, domains, number)
    parts = [
        _by_units(design, np.where(domains == code, weight, 0.0), numerator, denominator, None, 1)
        for code in range(number)
    ]
    parts.append(_by_units(design, weight, numerator, denominator, None, 1))
    return np.concatenate([values for values, _ in parts]), np.concatenate([squares for _, squares in parts])


def _independent(
    weight: Numbers,
    numerator: NDArray[Any],
    denominator: NDArray[Any] | None,
    domains: Codes | None,
    number: int,
) -> tuple[Numbers, Numbers]:
    records = len(weight)
    if records < 2:
        raise EvidenceProblem("one_unit")
    flags = numerator.dtype == np.bool_ and denominator is None
    near = 0.0 if flags else _near(weight, numerator, denominator)
    sums = np.zeros((5, number if domains is not None else 1))
    for start in range(0, records, BLOCK):
        block = slice(start, start + BLOCK)
        w = weight[block]
        codes = None if domains is None else domains[block]
        if flags and codes is not None:
            sums += _flagged(w, numerator[block], codes, number)
            continue
        below = w if denominator is None else w * denominator[block]
        above = w * numerator[block] - near * below
        pairs = (above, None), (below, None), (above, above), (above, below), (below, below)
        for place, (one, other) in enumerate(pairs):
            sums[place] += _sum(one, other, codes, number)
    if domains is not None:
        sums = np.column_stack([sums, sums.sum(axis=1)])
    with np.errstate(invalid="ignore", divide="ignore"):
        values = sums[0] / sums[1]
        squares = (sums[2] - 2 * values * sums[3] + values**2 * sums[4]) / sums[1] ** 2
    return values + near, np.maximum(squares, 0.0) * (records / (records - 1))


def _near(weight: Numbers, numerator: NDArray[Any], denominator: NDArray[Any] | None) -> float:
    """The quotient of the first records: sums of squares are taken from near it, where they do not cancel out."""
    block = slice(BLOCK)
    below = float(weight[block].sum() if denominator is None else weight[block] @ denominator[block])
    return float(weight[block] @ numerator[block]) / below if below else 0.0


def _sum(one: Numbers, other: Numbers | None, codes: Codes | None, number: int) -> Numbers:
    """Sums of a variable, or of the product of two, by code."""
    if codes is None:
        # not `@`: on blocks of this size BLAS would wake threads, which on a busy machine wait for each other
        return np.asarray(one.sum() if other is None else np.einsum("i,i->", one, other)).reshape(1)
    weights = one if other is None else one * other
    return np.asarray(np.bincount(codes, weights=weights, minlength=number), dtype=np.float64)


def _flagged(weight: Numbers, flags: NDArray[Any], codes: Codes, number: int) -> Numbers:
    """The five sums of a block where the numerator is a flag: all of them are sums of weights and of their squares."""
    cells = codes * 2 + flags
    weights, squares = (
        np.bincount(cells, weights=part, minlength=2 * number).reshape(-1, 2) for part in (weight, weight * weight)
    )
    return np.stack([weights[:, 1], weights.sum(axis=1), squares[:, 1], squares[:, 1], squares.sum(axis=1)])


def _by_units(
    design: Design,
    weight: Numbers,
    numerator: NDArray[Any],
    denominator: NDArray[Any] | None,
    domains: Codes | None,
    number: int,
) -> tuple[Numbers, Numbers]:
    units = np.arange(design.records) if design.psu is None else design.psu
    above = weight * numerator
    below = weight if denominator is None else weight * denominator
    places = 1 if domains is None else number
    cells = units if domains is None else units * places + domains
    size = design.units * places
    totals = [np.bincount(cells, weights=part, minlength=size).reshape(-1, places) for part in (above, below)]
    if domains is not None:
        totals = [np.column_stack([part, part.sum(axis=1)]) for part in totals]
    tops, bottoms = (part.sum(axis=0) for part in totals)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = tops / bottoms
        scores = (totals[0] - values * totals[1]) / bottoms
    variances = [
        float(covariance_of_units(design, scores[:, [place]])[0, 0]) if bottoms[place] else np.nan
        for place in range(len(values))
    ]
    return values, np.array(variances)
