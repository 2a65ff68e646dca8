"""Weights of an extract: what was left out is spread over the rest of its region, and no weight points to a family."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Array = NDArray[np.int64]

DECIMALS = 4


def spread(weights: Floats, region: Array, removed: NDArray[np.bool_]) -> Floats:
    """Weights that add up to the same in every region after families are left out; nought for these.

    A region of which nobody is left is spread over all.

    Args:
        weights: those of all families.
        region: the region each is published in, from 0.
        removed: who is left out.
    """
    if not len(weights) or removed.all():
        return np.zeros(len(weights))
    kept = np.where(removed, 0.0, weights)
    before, after = (np.bincount(region, weights=values) for values in (weights, kept))
    factor = np.divide(before, after, out=np.ones_like(before), where=after > 0)
    kept = kept * factor[region]
    whole = kept.sum()
    return kept * (weights.sum() / whole) if whole > 0 else kept


def class_means(weights: Floats, classes: Array) -> Floats:
    """The mean weight of each family's class: a total by class stays, and nobody is known by its weight."""
    if not len(weights):
        return weights
    means = np.bincount(classes, weights=weights) / np.bincount(classes)
    return np.round(means[classes], DECIMALS)
