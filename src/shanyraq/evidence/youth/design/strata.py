"""How many young people live in each stratum: by published counts, or by a frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shanyraq.evidence.youth.design.priors import known
from shanyraq.evidence.youth.sampling.frame import TOWN, VILLAGE, YOUNG, Frame, Stratum
from shanyraq.law.codes import Region
from shanyraq.people.country import figures
from shanyraq.people.country.figures import REGIONS

YOUNG_PER_HOUSEHOLD = 1.5
"""Young persons of a household that has any, where a frame does not say: assumed."""


@dataclass(frozen=True)
class Size:
    """A stratum's size.

    Attributes:
        young: persons of 14 to 34.
        clusters: how many clusters there are to draw from; None where no frame tells.
    """

    young: float
    clusters: int | None = None


Sizes = Mapping[Stratum, Size]


def published_sizes(day: date) -> Sizes:
    """Strata by published population and urban share.

    The share of the young is the region's where one is published, otherwise the country's.
    """
    found: dict[Stratum, Size] = {}
    for region in REGIONS:
        whole, urban = (figures.known("population", name, day, region).value for name in ("persons", "persons_urban"))
        young = _young(region, whole, day)
        for settlement, share in ((TOWN, urban / whole), (VILLAGE, 1 - urban / whole)):
            if share > 0:
                found[Stratum(region.wire, settlement)] = Size(young * share)
    return found


def frame_sizes(frame: Frame) -> Sizes:
    """Strata as a frame has them."""
    found = {}
    for stratum, units in frame.strata.items():
        households = int(units["households"].sum())
        young = float(units[YOUNG].sum()) if YOUNG in units.columns else households * YOUNG_PER_HOUSEHOLD
        found[stratum] = Size(young, units.height)
    return found


def _young(region: Region, whole: float, day: date) -> float:
    own = known("youth_population_14_34", day, region)
    if own:
        return own.value
    country = known("youth_population_14_34", day, None)
    assert country is not None  # the file has it
    people = sum(figures.known("population", "persons", day, one).value for one in REGIONS)
    return whole * country.value / people
