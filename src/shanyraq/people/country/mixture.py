"""How common each family type is in a region: as near to what is assumed as meeting the region's figures allows.

Of all mixtures whose families add up to the figures, the one with the least relative entropy to the assumed weights is
taken (raking, exponential tilting). Figures that contradict each other are missed by little rather than refused.
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

ROUNDS = 200
RIDGE = 1e-6
"""How much a multiplier costs: next to nothing, but it keeps contradictory figures from driving it to infinity."""

LONGEST_STEP = 2.0


def tilted(weights: Matrix, features: Matrix, wanted: Matrix) -> Matrix:
    """The weights of cells that meet wanted means of their features.

    Args:
        weights: of each cell before, adding up to one.
        features: one row a cell, one column a figure.
        wanted: the mean of each column over all families.
    """
    scale = np.sqrt((weights[:, None] * (features - weights @ features) ** 2).sum(axis=0))
    apart = (features - wanted) / scale
    multipliers = np.zeros(len(wanted))
    for _ in range(ROUNDS):
        tilt = apart @ multipliers
        found = weights * np.exp(tilt - tilt.max())
        found /= found.sum()
        gradient = found @ apart + RIDGE * multipliers
        if np.abs(gradient).max() < RIDGE * RIDGE:
            break
        spread = (apart * found[:, None]).T @ apart - np.outer(found @ apart, found @ apart)
        step = np.linalg.solve(spread + RIDGE * np.eye(len(wanted)), gradient)
        multipliers -= step * min(1.0, LONGEST_STEP / np.abs(step).max())
    return np.asarray(found)
