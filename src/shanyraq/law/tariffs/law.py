"""The law of tariffs, assembled as one body. Tariffs are formed by the method since 2025."""

from datetime import date

from shanyraq.law.assembly import assemble
from shanyraq.law.tariffs import estimate, payment, staff, tariff, volume
from shanyraq.law.tariffs.facts import TARIFF_FACTS
from shanyraq.law.tariffs.levels import TARIFF_LEVELS

TARIFF_OUTPUTS = (
    "occupancy",
    "tariff_units",
    "service_posts",
    "direct_staff_year",
    "direct_goods_year",
    "indirect_year",
    "capital_year",
    "estimate_year",
    "tariff",
    "tariff_hindrances",
    "tariff_approvable",
)
"""The results that are a contract: their names and meanings stay."""

TARIFF_LAW = assemble(TARIFF_LEVELS, TARIFF_FACTS, (volume, staff, estimate, tariff, payment), since=date(2025, 1, 1))
