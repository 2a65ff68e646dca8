"""What districts lack: places against young people in need, at the ratio that the country has.

Need is the district's young people times its region's share in NEET. Of each kind of place a district lacks what the
country's places per person in need would give it, less what it has. Districts are ranked by the share of what they
should have that they lack, on average over the kinds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shanyraq.evidence.youth.opportunities.districts import KINDS, District
from shanyraq.evidence.youth.problems import YouthProblem


@dataclass(frozen=True)
class Gap:
    """A district's places against its need.

    Attributes:
        district: the district.
        need: young people in NEET, by the region's share.
        need_error: its standard error, from the share's.
        per_thousand: places of each kind per thousand young people.
        lacks: places of each kind that lack; below nought where there are more.
        lack_errors: their standard errors.
        lack: the share of what it should have that lacks, on average over kinds, between 0 and 1.
    """

    district: District
    need: float
    need_error: float
    per_thousand: Mapping[str, float]
    lacks: Mapping[str, float]
    lack_errors: Mapping[str, float]
    lack: float


def gaps(districts: Sequence[District], shares: Mapping[int, tuple[float, float]]) -> list[Gap]:
    """The districts with what they lack, the most lacking first.

    Args:
        districts: the districts.
        shares: of each region, the share of its young people in need and its standard error.

    Raises:
        YouthProblem: a district of a region that the survey does not tell of.
    """
    for one in districts:
        if one.region not in shares:
            raise YouthProblem("district_region", district=one.code, region=f"{one.region:02d}")
    whole = sum(one.youth * shares[one.region][0] for one in districts)
    ratios = {kind: sum(one.places[kind] for one in districts) / whole if whole else 0.0 for kind in KINDS}
    found = [_gap(one, *shares[one.region], ratios) for one in districts]
    return sorted(found, key=lambda gap: (-gap.lack, gap.district.code))


def _gap(district: District, share: float, error: float, ratios: Mapping[str, float]) -> Gap:
    need, need_error = district.youth * share, district.youth * error
    due = {kind: need * ratio for kind, ratio in ratios.items()}
    lacks = {kind: due[kind] - district.places[kind] for kind in KINDS}
    parts = [min(max(lacks[kind] / due[kind], 0.0), 1.0) for kind in KINDS if due[kind] > 0]
    return Gap(
        district=district,
        need=need,
        need_error=need_error,
        per_thousand={kind: 1000 * district.places[kind] / district.youth for kind in KINDS},
        lacks=lacks,
        lack_errors={kind: need_error * ratio for kind, ratio in ratios.items()},
        lack=sum(parts) / len(parts) if parts else 0.0,
    )
