"""Confidence intervals: Student's t, and for shares intervals that stay between nought and one."""

from enum import StrEnum
from math import isnan, log

from shanyraq.evidence.problems import EvidenceProblem


class ForShares(StrEnum):
    """How the interval of a share is made."""

    LOGIT = "logit"
    """On the scale of log odds, as R's `svyciprop` does."""

    KORN_GRAUBARD = "korn-graubard"
    """Clopper and Pearson's exact interval at the effective sample size (Korn and Graubard 1998)."""

    WALD = "wald"
    """As for any other number."""


def interval(
    value: float,
    error: float,
    degrees: int,
    *,
    level: float = 0.95,
    share: ForShares | None = None,
    records: int = 0,
) -> tuple[float, float]:
    """The confidence interval of an estimate.

    Args:
        value: the estimate.
        error: its standard error.
        degrees: degrees of freedom of the design.
        level: how often such an interval holds the true value.
        share: the way for a share; None for a number that is none.
        records: how many records the estimate rests on; it stands for the effective size where a share is 0 or 1.

    Raises:
        EvidenceProblem: a level that is none.
    """
    if not 0 < level < 1:
        raise EvidenceProblem("level_wrong", value=level)
    if isnan(value) or isnan(error) or degrees < 1:
        return float("nan"), float("nan")
    reach = student(level, degrees)
    bounded = share in (ForShares.LOGIT, ForShares.KORN_GRAUBARD)
    if bounded and value in (0, 1) and records:
        return _exact(value, records, level)
    if share is ForShares.KORN_GRAUBARD and 0 < value < 1 and error > 0:
        correction = student(level, max(records - 1, 1)) / reach
        return _exact(value, value * (1 - value) / error**2 * correction**2, level)
    if share is ForShares.LOGIT and 0 < value < 1:
        odds, spread = log(value / (1 - value)), reach * error / (value * (1 - value))
        return _share_of(odds - spread), _share_of(odds + spread)
    return value - reach * error, value + reach * error


def student(level: float, degrees: int) -> float:
    """How many errors an interval reaches to each side: the quantile of Student's distribution."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + level) / 2))


def _share_of(odds: float) -> float:
    """The share whose log odds these are, however far out they are."""
    from scipy.special import expit

    return float(expit(odds))


def _exact(value: float, size: float, level: float) -> tuple[float, float]:
    """Clopper and Pearson's interval of a share of so many draws, whole or not."""
    from scipy.special import betaincinv

    tail, hits = (1 - level) / 2, value * size
    low = 0.0 if hits <= 0 else float(betaincinv(hits, size - hits + 1, tail))
    high = 1.0 if hits >= size else float(betaincinv(hits + 1, size - hits, 1 - tail))
    return low, high
