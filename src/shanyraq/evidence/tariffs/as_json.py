"""Tariffs for programs: money as tenge in decimal strings to the tiyn, codes by their words, quantities exact."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from shanyraq.evidence.tariffs.break_even import BreakEven, Point
from shanyraq.evidence.tariffs.comparison import Comparable, cost_per_recipient, mean_tariff
from shanyraq.evidence.tariffs.costing import Costed, CostedLine
from shanyraq.evidence.tariffs.forecast import Forecast
from shanyraq.evidence.tariffs.sensitivity import Scenario, Sensitivity
from shanyraq.rules import TENGE, WHOLE
from shanyraq.rules.facts import wire
from shanyraq.rules.render_json import render_json
from shanyraq.rules.units import UNITS

Json = dict[str, Any]

SUMS = ("direct_staff_year", "direct_goods_year", "overheads_year", "indirect_year", "capital_year", "estimate_year")
"""Sums of an estimate, by their names in the law."""


def money(tiyn: int) -> object:
    """An amount."""
    return wire(tiyn, UNITS["tiyn"])


def exact(amount: Fraction) -> str:
    """An amount of tiyn that need not be whole, in tenge to a hundredth of a tiyn."""
    return f"{float(amount / TENGE):.4f}"


def services_json(costed: Sequence[Costed], lang: str, *, explained: bool) -> Json:
    """Every service with its estimate.

    Args:
        costed: the services.
        lang: the language of explanations.
        explained: whether each comes with its whole explanation.
    """
    found = []
    for one in costed:
        told = service_json(one)
        if explained:
            told["explanation"] = render_json(one.explanation, lang)
        found.append(told)
    return {"services": found}


def service_json(one: Costed) -> Json:
    """A service."""
    service, limit = one.service, one.found.limit
    return {
        "code": service.code,
        "name": service.name,
        "provider": one.found.provider.name,
        "region": one.found.provider.region.wire,
        "village": one.found.provider.village,
        "form": service.form.wire,
        "group": service.group.wire,
        "unit": service.unit.wire,
        "date": service.on.isoformat(),
        "law": one.explanation.law.fingerprint,
        "places": service.places,
        "recipients": service.recipients,
        "occupancy": wire(one.value("occupancy"), UNITS["share"]),
        "units": one.value("tariff_units"),
        "posts": wire(one.value("service_posts"), UNITS["quantity"]),
        **{name: money(one.value(name)) for name in SUMS},
        "tariff": money(one.value("tariff")),
        "lowest": None if limit is None or limit.lowest is None else money(limit.lowest),
        "highest": None if limit is None or limit.highest is None else money(limit.highest),
        "approvable": not one.hindrances,
        "hindrances": [mark.wire for mark in one.hindrances],
        "lines": [_line(line) for line in one.lines],
        "payments": [
            {"month": when, "accepted": accepted, "absent": absent, "due": money(due)}
            for when, accepted, absent, due in one.payments
        ],
        "assumed": sorted(
            {found.node.name for found in one.explanation.assumptions if found.kind in ("assumed", "reported")}
        ),
    }


def _line(line: CostedLine) -> Json:
    item, price = line.line.item, line.line.price
    return {
        "code": item.code,
        "name": line.name,
        "kind": item.kind.wire,
        "driver": item.driver.wire,
        "quantity": None if line.quantity is None else wire(line.quantity, UNITS["quantity"]),
        "price": money(price.amount),
        "price_source": price.source,
        "price_certainty": price.certainty.wire,
        "cost": money(line.cost),
        "charges": money(line.charges),
        "supplement": money(line.supplement),
        "total": money(line.total),
    }


def comparison_json(found: Sequence[Comparable]) -> Json:
    """Services side by side."""
    return {"comparables": [_comparable(one) for one in found]}


def _comparable(one: Comparable) -> Json:
    equity = one.equity
    return {
        "form": one.form.wire,
        "group": one.group.wire,
        "unit": one.unit.wire,
        "mean_tariff": exact(one.mean),
        "services": [service_json(service) for service in one.services],
        "regions": {
            region.wire: {
                "services": len(services),
                "mean_tariff": exact(mean_tariff(services)),
                "cost_per_recipient": exact(cost_per_recipient(services)),
            }
            for region, services in one.regions.items()
        },
        "equity": None
        if equity is None
        else {
            "town": exact(mean_tariff(equity.town)),
            "village": exact(mean_tariff(equity.village)),
            "ratio": float(equity.ratio),
            "gap": exact(equity.gap),
            "gap_per_recipient": exact(equity.gap_per_recipient),
        },
    }


def break_even_json(found: Sequence[BreakEven]) -> Json:
    """Where services break even, with every point that was tried."""
    return {"services": [_broken_even(one) for one in found]}


def _broken_even(one: BreakEven) -> Json:
    service = one.costed.service
    return {
        "code": service.code,
        "tariff": money(one.tariff),
        "approved": one.approved,
        "places": service.places,
        "planned": service.recipients,
        "first": None if one.first is None else one.first.recipients,
        "lasting": None if one.lasting is None else one.lasting.recipients,
        "points": [_point(point) for point in one.points],
    }


def _point(point: Point) -> Json:
    return {"recipients": point.recipients, "income": money(point.income), "cost": money(point.cost)}


def forecast_json(found: Forecast) -> Json:
    """A forecast; numbers of it are estimates and no sums to be paid."""
    return {
        "seed": found.seed,
        "draws": found.draws,
        "needs": [
            {
                "region": row.need.region.wire,
                "form": row.need.form.wire,
                "group": row.need.group.wire,
                "unit": row.need.unit.wire,
                "year": row.year,
                "basis": row.basis.value,
                "units": row.units,
                "units_interval": [row.units_low, row.units_high],
                "tariff": exact(row.tariff),
                "tariff_basis": row.tariff_basis.value,
                "budget": row.budget,
                "budget_interval": list(row.ends),
            }
            for row in found.rows
        ],
        "totals": [
            {
                "year": total.year,
                "budget": total.budget,
                "independent_interval": list(total.apart),
                "together_interval": list(total.together),
                "simulation_error": total.error,
            }
            for total in found.totals
        ],
    }


def sensitivity_json(found: Sequence[Sensitivity], scenarios: Sequence[Scenario]) -> Json:
    """Tariffs under single changes and under scenarios."""
    return {
        "services": [
            {
                "code": one.costed.service.code,
                "tariff": money(one.costed.value("tariff")),
                "share": one.share / WHOLE,
                "swings": [
                    {"lever": swing.lever.value, "name": swing.name, "down": money(swing.down), "up": money(swing.up)}
                    for swing in one.swings
                ],
            }
            for one in found
        ],
        "scenarios": [
            {
                "name": scenario.name,
                "services": [
                    {
                        "code": before.service.code,
                        "before": money(before.value("tariff")),
                        "after": money(after.value("tariff")),
                        "cost_change": money(after.value("estimate_year") - before.value("estimate_year")),
                        "hindrances": [mark.wire for mark in after.hindrances],
                    }
                    for before, after in zip(scenario.before, scenario.after, strict=True)
                ],
            }
            for scenario in scenarios
        ],
    }
