"""Where the families of a random sample live and what they own."""

import numpy as np

from shanyraq.law.codes import Commission, Region
from shanyraq.people.draws import Odds, factors, happens, places
from shanyraq.people.sample.families import Crowd

REGIONS = Odds(
    {
        Region.ABAI: 605,
        Region.AKMOLA: 788,
        Region.AKTOBE: 944,
        Region.ALMATY_REGION: 1546,
        Region.ATYRAU: 707,
        Region.WEST_KAZAKHSTAN: 695,
        Region.ZHAMBYL: 1222,
        Region.JETISU: 696,
        Region.KARAGANDA: 1135,
        Region.KOSTANAY: 828,
        Region.KYZYLORDA: 844,
        Region.MANGYSTAU: 796,
        Region.PAVLODAR: 752,
        Region.NORTH_KAZAKHSTAN: 526,
        Region.TURKESTAN: 2148,
        Region.ULYTAU: 221,
        Region.EAST_KAZAKHSTAN: 726,
        Region.ASTANA: 1479,
        Region.ALMATY: 2260,
        Region.SHYMKENT: 1239,
    }
)
"""Thousands of people on average over 2024, by the Bureau of National Statistics."""

DWELLINGS = Odds({0: 140, 1: 800, 2: 50, 3: 10})
CARS = Odds({0: 500, 1: 440, 2: 50, 3: 10})
COMMISSIONS = Odds({Commission.NONE: 950, Commission.NEED: 40, Commission.NO_NEED: 10})

AREA_M2 = 62
AREAS = factors(0.4)


def draw_homes(crowd: Crowd) -> None:
    """Add what the families own to their facts."""
    rng, families, number = crowd.rng, crowd.families, len(crowd.sizes)
    families["region"] = REGIONS.draw(rng, number)
    dwellings = DWELLINGS.draw(rng, number).astype(np.int32)
    families["dwellings"] = dwellings
    families["unsafe_dwellings"] = (happens(rng, number, 0.012) & (dwellings > 0)).astype(np.int32)
    safe = dwellings - families["unsafe_dwellings"]
    families["dwelling_area_m2"] = (safe * (AREA_M2 * AREAS[places(rng, number)] // 10_000)).astype(np.int32)
    families["cars"] = CARS.draw(rng, number).astype(np.int32)
    families["building_plot"] = happens(rng, number, 0.06)
    families["building_plot_from_akimat"] = families["building_plot"] & happens(rng, number, 0.4)
    families["commission_conclusion"] = COMMISSIONS.draw(rng, number)
