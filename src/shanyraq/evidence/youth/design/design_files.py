"""A design as a file to draw by, and as a page to put on the table."""

import json
from pathlib import Path

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.written import number
from shanyraq.evidence.statistics.regions import region_name
from shanyraq.evidence.youth.design.design import Design
from shanyraq.evidence.youth.design.precision import LEVEL, Domain, Target, domains_of
from shanyraq.evidence.youth.sampling.plan import plan_as_json
from shanyraq.evidence.youth.target import new_file
from shanyraq.evidence.youth.words import text
from shanyraq.law.codes import Region
from shanyraq.people.charts.labels import Labels
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.charts.ranges import Reached, ranges
from shanyraq.rules.formats import whole


def design_as_json(design: Design) -> dict[str, object]:
    """Everything that a design says, for drawing and for programs."""
    order, precision = design.order, design.precision
    asked = {target.indicator: target for target in order.targets}
    return {
        "date": order.day.isoformat(),
        "rule": order.rule,
        "power": order.power,
        "level": LEVEL,
        "completed_per_cluster": precision.per_cluster,
        "clusters": sum(design.clusters.values()),
        "interviews": round(sum(design.interviews.values())),
        "households": sum(share.clusters * share.per_cluster for share in design.plan.values()),
        "short": [stratum._asdict() for stratum in design.short],
        "cost_tenge": round(design.cost),
        "targets": [
            {**target._asdict(), "expected": design.worst(target)[1], "reached": reached(design, target)}
            for target in order.targets
        ],
        "strata": [
            {**row, "young": round(design.sizes[stratum].young), "interviews": round(design.interviews[stratum])}
            for row, stratum in zip(plan_as_json(design.plan), design.plan, strict=True)
        ],
        "expected": [
            {
                "indicator": indicator,
                "region": domain.region,
                "share": precision.expected(indicator, domain),
                "margin": margin,
            }
            for indicator in asked
            for domain, margin in design.margins(indicator, "region").items()
        ],
        "assumed": {
            "rho": dict(precision.rho),
            "weights_cv": precision.weights_cv,
            "response": dict(order.assumptions.response),
            "stages": order.assumptions.stages,
            "cluster_cost": dict(order.assumptions.cluster_cost),
            "household_cost": order.assumptions.household_cost,
            "interview_cost": order.assumptions.interview_cost,
            "fixed_cost": order.assumptions.fixed_cost,
        },
    }


def reached(design: Design, target: Target) -> bool:
    """Whether a target is reached in every domain, to a thousandth of a point."""
    return design.worst(target)[1] <= target.margin + 1e-5


def write_design(file: Path, design: Design) -> None:
    """Write a design's file.

    Raises:
        YouthProblem: the file is there already or cannot be written.
    """
    with new_file(file) as place:
        place.write_text(json.dumps(design_as_json(design), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def design_page(design: Design, lang: str) -> str:
    """The page of a design, whole and by itself; the packages that draw must be there."""
    page = Page(text("design_title", lang), lang)
    page.points(summary(design, lang))
    page.heading(text("design_targets", lang))
    page.table(target_table(design, lang))
    page.heading(text("design_regions", lang))
    indicator = design.order.targets[0].indicator if design.order.targets else "neet"
    labels = Labels(text("design_chart", lang, indicator=text(f"indicator_{indicator}", lang)), lang, form="percent")
    page.figure(ranges(_intervals(design, indicator, lang), labels, zero=True), text("design_chart_says", lang))
    page.table(region_table(design, lang))
    page.heading(text("design_strata", lang))
    page.table(_strata(design, lang))
    page.heading(text("design_assumptions", lang))
    page.note(text("design_assumed_note", lang), "warning")
    page.table(_assumptions(design, lang))
    page.heading(text("design_sources", lang))
    page.table(_sources(design, lang))
    return page.html()


def summary(design: Design, lang: str) -> list[str]:
    """What a design comes to, in lines."""
    households = sum(share.clusters * share.per_cluster for share in design.plan.values())
    short = ", ".join(f"{region_name(one.region, lang)} ({text(one.settlement, lang)})" for one in design.short)
    told = [text("design_short", lang, strata=short)] if short else []
    return [
        *told,
        text(
            "design_summary",
            lang,
            interviews=whole(round(sum(design.interviews.values())), lang),
            clusters=whole(sum(design.clusters.values()), lang),
            each=whole(int(design.precision.per_cluster), lang),
            households=whole(households, lang),
        ),
        text("design_cost", lang, cost=number(design.cost, Scale.MONEY, lang)),
    ]


def domain_told(domain: Domain, lang: str) -> str:
    """What a domain is called."""
    name = region_name(domain.region or "00", lang)
    settlement = f", {text(domain.settlement, lang)}" if domain.settlement else ""
    return f"{name}{settlement}{text('one_sex', lang) if domain.share < 1 else ''}"


def _points(value: float, lang: str) -> str:
    return number(value, Scale.SHARE, lang, places=2)


def target_table(design: Design, lang: str) -> Table:
    """The targets with what is expected."""
    rows = []
    for target in design.order.targets:
        domain, margin = design.worst(target)
        level = text(f"level_{target.level.replace('-', '_')}", lang)
        met = text("yes" if reached(design, target) else "no", lang)
        name = f"{text(f'indicator_{target.indicator}', lang)}: {level}"
        rows.append((name, _points(target.margin, lang), _points(margin, lang), domain_told(domain, lang), met))
    heads = [text(f"head_{key}", lang) for key in ("target", "wanted", "expected", "least_sure", "reached")]
    return Table(text("design_targets", lang), heads, rows, frozenset({3, 4}))


def region_table(design: Design, lang: str, *, brief: bool = False) -> Table:
    """The regions with their shares of the sample and what is expected; briefly the half-widths alone."""
    indicators = list(dict.fromkeys(target.indicator for target in design.order.targets)) or ["neet"]
    heads = [text("head_region", lang), *(text(f"head_{key}", lang) for key in ("clusters", "interviews"))]
    heads += [f"{text(f'indicator_{one}', lang)}, ±" for one in indicators]
    rows = []
    for domain in domains_of("region", design.sizes):
        inside = [stratum for stratum in design.sizes if domain.holds(stratum)]
        counts = [sum(design.clusters[one] for one in inside), round(sum(design.interviews[one] for one in inside))]
        margins = [_expected(design, one, domain, lang, brief=brief) for one in indicators]
        rows.append((region_name(domain.region, lang), *(whole(count, lang) for count in counts), *margins))
    return Table(text("design_regions", lang), heads, rows)


def _expected(design: Design, indicator: str, domain: Domain, lang: str, *, brief: bool) -> str:
    margin = _points(design.precision.margin(indicator, domain, design.interviews), lang)
    return margin if brief else f"{_points(design.precision.expected(indicator, domain), lang)} ± {margin}"


def _intervals(design: Design, indicator: str, lang: str) -> dict[str, Reached]:
    found = {}
    for domain in domains_of("region", design.sizes):
        share = design.precision.expected(indicator, domain)
        margin = design.precision.margin(indicator, domain, design.interviews)
        found[region_name(domain.region, lang)] = Reached(share, None, max(share - margin, 0.0), share + margin)
    return found


def _strata(design: Design, lang: str) -> Table:
    heads = [text(f"head_{key}", lang) for key in ("stratum", "young", "clusters", "per_cluster", "interviews")]
    rows = [
        (
            f"{region_name(stratum.region, lang)}, {text(stratum.settlement, lang)}",
            whole(round(design.sizes[stratum].young), lang),
            whole(share.clusters, lang),
            whole(share.per_cluster, lang),
            whole(round(design.interviews[stratum]), lang),
        )
        for stratum, share in design.plan.items()
    ]
    return Table(text("design_strata", lang), heads, rows)


def _assumptions(design: Design, lang: str) -> Table:
    assumed, precision = design.order.assumptions, design.precision
    rows = [
        *(
            (text("assumed_rho", lang, indicator=text(f"indicator_{one}", lang)), f"{rho:g}")
            for one, rho in precision.rho.items()
        ),
        (text("assumed_cv", lang), f"{precision.weights_cv:g}"),
        *(
            (text("assumed_response", lang, settlement=text(settlement, lang)), _points(share, lang))
            for settlement, share in assumed.response.items()
        ),
        *(
            (text("assumed_cluster_cost", lang, settlement=text(settlement, lang)), number(cost, Scale.MONEY, lang))
            for settlement, cost in assumed.cluster_cost.items()
        ),
        (text("assumed_household_cost", lang), number(assumed.household_cost, Scale.MONEY, lang)),
        (text("assumed_interview_cost", lang), number(assumed.interview_cost, Scale.MONEY, lang)),
        (text("assumed_fixed_cost", lang), number(assumed.fixed_cost, Scale.MONEY, lang)),
        (text("assumed_stages", lang), _points(assumed.stages, lang)),
    ]
    return Table(text("design_assumptions", lang), [text("head_assumption", lang), text("head_value", lang)], rows)


def _sources(design: Design, lang: str) -> Table:
    heads = [text(f"head_{key}", lang) for key in ("region", "indicator", "prior", "source")]
    regions = list(dict.fromkeys(Region(int(stratum.region)) for stratum in design.sizes))
    rows = [
        (
            region_name(region.wire, lang),
            text(f"indicator_{indicator}", lang),
            _points(prior.share, lang),
            (prior.source if prior.own else text("of_country", lang, source=prior.source))
            if prior.source
            else text("assumed", lang),
        )
        for indicator in dict.fromkeys(target.indicator for target in design.order.targets)
        for region in regions
        for prior in (design.precision.priors[indicator][region],)
    ]
    return Table(text("design_sources", lang), heads, rows, frozenset({1, 3}))
