"""Who claims what there is a right to.

A family's random number is stored with it, so that the same families claim under every law, whoever receives today goes
on, and a pure gain never makes anyone lose.
"""

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import Families, random_draws
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.people.descriptors import DRAWS

Whole = NDArray[np.int64]


def claimed(families: Families, month: Whole, share: float) -> Whole:
    """What is paid when so many of the entitled claim.

    Args:
        families: the families with their random numbers; those that received assistance in the quarter go on.
        month: the amounts that there is a right to, in tiyn.
        share: the part of the entitled who claim.

    Raises:
        ReformProblem: a share that is none, or a population without random numbers.
    """
    if not 0 <= share <= 1:
        raise ReformProblem("take_up_wrong", value=share)
    if not random_draws(families):
        raise ReformProblem("draws_missing")
    willing = (families.draw < share * DRAWS) | (families.received > 0)
    return np.where(willing, month, 0)
