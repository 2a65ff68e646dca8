"""Regions whose samples are thin: their own estimates and what is published of all regions, weighed by their errors.

The sampling variances are smoothed, as those of few persons are themselves noise; the model is that of Fay and Herriot;
the regions' estimates are brought to the country's own. What stands beside is the published share of the region.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.small_areas.fay_herriot import benchmarked, fay_herriot, smoothed_variances
from shanyraq.evidence.youth.indicators.estimates import Estimate

if TYPE_CHECKING:
    from shanyraq.evidence.youth.study.material import Study

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class RegionEstimate:
    """A region's number by the model beside its own.

    Attributes:
        region: its code.
        direct: its own estimate.
        value: by the model, brought to the country's own.
        std_error: the square root of its mean squared error.
        share: the part of it that is the region's own.
    """

    region: int
    direct: Estimate
    value: float
    std_error: float
    share: float


def region_estimates(study: "Study", indicator: str, auxiliary: Numbers | None = None) -> list[RegionEstimate]:
    """A share of every region by the model.

    Args:
        study: the study.
        indicator: the name of a share.
        auxiliary: known of every region, one row each in the order of the study's regions, without the column of ones;
            None for what regions have in common alone.

    Raises:
        EvidenceProblem: too few regions were asked, or a variable that does not fit.
    """
    regions = study.groupings["region"].values
    own = [study.estimate(indicator, "region", region) for region in regions]
    country = study.estimate(indicator)
    records = np.array([one.n for one in own], dtype=np.int64)
    shares = np.array([one.value if one.n else np.nan for one in own])
    effects = [one.design_effect for one in own if np.isfinite(one.design_effect) and one.n > 1]
    if not effects:
        raise EvidenceProblem("areas_few", number=0, needed=4)
    variances = smoothed_variances(shares, records, float(np.mean(effects)))
    ones = np.ones((len(regions), 1))
    found = fay_herriot(shares, variances, ones if auxiliary is None else np.hstack([ones, auxiliary]))
    sizes = np.array([one.denominator for one in own])
    values = benchmarked(found.values, sizes, country.value)
    return [_told(*one) for one in zip(regions, own, values, found.errors, found.shares, strict=True)]


def _told(region: int, direct: Estimate, value: float, error: float, share: float) -> RegionEstimate:
    return RegionEstimate(region, direct, float(min(max(value, 0.0), 1.0)), float(error), float(share))
