"""Whether a scale measures alike in every group, such as those who answered in Kazakh and in Russian.

Each step holds more the same: the factor, the loadings, the intercepts. A step holds where fit gets hardly worse: CFI
falls by no more than 0.01 (Cheung and Rensvold 2002), which does not depend on how many answered, as χ² does. Until the
loadings are alike, nothing of the groups is compared; until the intercepts are, their means are not.
"""

from dataclasses import dataclass

from shanyraq.evidence.scales.answers import Moments
from shanyraq.evidence.scales.one_factor import Alike, Factor, one_factor

CFI_FALL = 0.01
LEAST_CFI = 0.90
MOST_RMSEA = 0.10
"""Where one factor for all groups fits too badly for any further step (Hu and Bentler 1999 ask for more)."""


@dataclass(frozen=True)
class Step:
    """One model beside the one before it.

    Attributes:
        factor: the fitted model.
        holds: whether this much is the same in all groups.
    """

    factor: Factor
    holds: bool


def invariance(groups: list[Moments]) -> tuple[Step, ...]:
    """The steps, in order; none can hold after one that does not.

    Raises:
        EvidenceProblem: a model does not settle.
    """
    steps: list[Step] = []
    for alike in Alike:
        factor = one_factor(groups, alike)
        before = steps[-1] if steps else None
        steps.append(Step(factor, _fits(factor) if before is None else before.holds and _stays(factor, before.factor)))
    return tuple(steps)


def _fits(factor: Factor) -> bool:
    return factor.cfi >= LEAST_CFI and factor.rmsea <= MOST_RMSEA


def _stays(factor: Factor, before: Factor) -> bool:
    return before.cfi - factor.cfi <= CFI_FALL and _fits(factor)
