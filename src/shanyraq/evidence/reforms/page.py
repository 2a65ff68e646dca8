"""A simulation as a page of HTML: what each reform comes to in a sentence, then tables and drawings."""

from collections.abc import Sequence

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.effects import Effect
from shanyraq.evidence.reforms.gains import Gains
from shanyraq.evidence.reforms.incentives import Incentives
from shanyraq.evidence.reforms.simulation import Outcome, Simulation
from shanyraq.evidence.reforms.words import changed, measure_title, text, written
from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.people.charts.bars import grouped_bars
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.charts.lines import lines
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.people.describe.family_types import TYPES, FamilyType
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.formats import day, money, told
from shanyraq.rules.in_force import Node


def simulation_page(found: Simulation, lang: str) -> str:
    """The page in one language, whole and by itself."""
    title = text("title", lang, day=day(to_day(found.day), lang))
    page = Page(title, lang, synthetic=found.about.synthetic)
    page.paragraph(
        text("population", lang, source=found.about.source.lang(lang), families=_number(found.families, lang))
    )
    page.paragraph(text("static", lang) if found.take_up is None else _take_up(found.take_up, lang))
    if len(found.outcomes) > 1:
        page.table(_side_by_side(found.outcomes, lang))
    for outcome in found.outcomes:
        _outcome(page, outcome, found, lang)
    if found.sweep is not None:
        _frontier(page, found, lang)
    page.heading(text("method", lang))
    page.points(
        [text(key, lang) for key in ("method_welfare", "method_line", "method_errors", "method_points", "method_rates")]
    )
    return page.html()


def group_title(by: str, group: str, lang: str) -> str:
    """What a group is called."""
    if by == "region":
        return LAW.labels["Region"][group].lang(lang)
    if by == "family_type":
        return TYPES[next(kind for kind in FamilyType if kind.wire == group)].lang(lang)
    return text("tenth", lang, number=int(group[1:])) if by == "decile" else text("everybody", lang)


def sentence(outcome: Outcome, lang: str) -> str:
    """A reform in one sentence: cost, gainers, losers, poverty."""
    by_name = {effect.measure: effect for effect in outcome.effects}
    cost, head = by_name["cost_year"], by_name["fgt0"]
    whole = outcome.gains[0]
    return text(
        "sentence",
        lang,
        cost=written(cost.change, Scale.MONEY, lang, signed=True),
        error=written(cost.change_error, Scale.MONEY, lang),
        gaining=_number(whole.gaining, lang),
        losing=_number(whole.losing, lang),
        before=written(head.baseline, Scale.SHARE, lang),
        after=written(head.reform, Scale.SHARE, lang),
    )


def _outcome(page: Page, outcome: Outcome, found: Simulation, lang: str) -> None:
    page.heading(outcome.scenario.called(lang))
    if told := outcome.scenario.described(lang):
        page.paragraph(told)
    page.note(sentence(outcome, lang), "plain")
    page.table(effects_table(outcome.effects, lang))
    if outcome.closing_cost == outcome.closing_cost:
        page.paragraph(text("closing", lang, cost=written(outcome.closing_cost, Scale.INDEX, lang)))
    rows = [gain for gain in outcome.gains if gain.by == "decile"]
    page.figure(_tenths(rows, found, lang), text("tenths_caption", lang), gains_table(rows, lang))
    regional = [gain for gain in outcome.gains if gain.by == "region"]
    page.figure(_map(regional, found, lang), text("map_caption", lang), gains_table(regional, lang))
    page.table(gains_table([gain for gain in outcome.gains if gain.by == "family_type"], lang))
    if outcome.incentives:
        page.table(incentives_table(found.baseline_incentives, outcome.incentives, lang))


def effects_table(effects: Sequence[Effect], lang: str) -> Table:
    """Numbers under both laws with the error and interval of their change."""
    heads = [text(key, lang) for key in ("measure", "baseline", "reform", "change", "error", "interval")]
    rows = [
        [
            measure_title(effect.measure, lang),
            written(effect.baseline, effect.scale, lang),
            written(effect.reform, effect.scale, lang),
            changed(effect.change, effect.scale, lang, signed=True),
            changed(effect.change_error, effect.scale, lang),
            " … ".join(changed(end, effect.scale, lang) for end in (effect.ci_low, effect.ci_high)),
        ]
        for effect in effects
    ]
    return Table(text("effects_caption", lang), heads, rows)


def gains_table(gains: Sequence[Gains], lang: str) -> Table:
    """Gainers and losers of groups."""
    by = gains[0].by if gains else "all"
    keys = ("families", "gaining", "losing", "gain_month", "loss_month", "change_month")
    rows = [
        [
            group_title(gain.by, gain.group, lang),
            *(_number(value, lang) for value in (gain.families, gain.gaining, gain.losing)),
            *(written(value, Scale.MONEY, lang) for value in (gain.gain, gain.loss)),
            written(gain.change, Scale.MONEY, lang, signed=True),
        ]
        for gain in gains
    ]
    return Table(text(f"gains_{by}", lang), [text(f"by_{by}", lang), *(text(key, lang) for key in keys)], rows)


def incentives_table(baseline: Sequence[Incentives], reform: Sequence[Incentives], lang: str) -> Table:
    """Rates of families with a wage under both laws, by tenth."""
    keys = (
        "by_decile",
        "rate_baseline",
        "rate_reform",
        "high_baseline",
        "high_reform",
        "cliff_baseline",
        "cliff_reform",
    )
    rows = []
    for one, other in zip(baseline, reform, strict=True):
        pairs = (one.mean, other.mean, one.above[1], other.above[1], one.cliffs, other.cliffs)
        rows.append([group_title("decile", one.group, lang), *(written(value, Scale.SHARE, lang) for value in pairs)])
    return Table(text("incentives_caption", lang), [text(key, lang) for key in keys], rows)


def _side_by_side(outcomes: Sequence[Outcome], lang: str) -> Table:
    keys = ("cost_year", "fgt0", "fgt1", "coverage", "exclusion", "gini")
    rows = []
    for outcome in outcomes:
        by_name = {effect.measure: effect for effect in outcome.effects}
        cells = [changed(by_name[key].change, by_name[key].scale, lang, signed=True) for key in keys]
        rows.append([outcome.scenario.called(lang), *cells, written(outcome.closing_cost, Scale.INDEX, lang)])
    heads = [text("reform", lang), *(measure_title(key, lang) for key in keys), text("closing_short", lang)]
    return Table(text("side_by_side", lang), heads, rows)


def _tenths(rows: Sequence[Gains], found: Simulation, lang: str) -> str:
    shares = {
        group_title("decile", gain.group, lang): {
            text("gaining", lang): gain.gaining / gain.families if gain.families else None,
            text("losing", lang): gain.losing / gain.families if gain.families else None,
        }
        for gain in rows
    }
    return grouped_bars(shares, _labels("tenths_title", found, lang, "percent"))


def _map(rows: Sequence[Gains], found: Simulation, lang: str) -> str:
    codes = {region.wire: region for region in Region}
    change = {codes[gain.group]: gain.change * TENGE / gain.families for gain in rows if gain.families}
    return tile_map_svg(change, _labels("map_title", found, lang, "money"))


def _frontier(page: Page, found: Simulation, lang: str) -> None:
    node = _parameter(found)
    title = node.title.lang(lang)
    page.heading(text("frontier", lang, name=title))
    steps = [told(point.value, node.unit, lang, LAW.labels) for point in found.frontier]
    costs = {measure_title("cost_year", lang): [point.cost_year * TENGE for point in found.frontier]}
    heads = {measure_title("fgt0", lang): [point.fgt0 for point in found.frontier]}
    page.figure(lines(steps, costs, _labels("frontier_cost", found, lang, "money", title)), text("frontier_cost", lang))
    drawing = lines(steps, heads, _labels("frontier_poverty", found, lang, "percent", title))
    page.figure(drawing, text("frontier_poverty", lang), frontier_table(found, lang))
    if found.bought is not None:
        page.note(bought_told(found, lang), "good")


def frontier_table(found: Simulation, lang: str) -> Table:
    """What each value of the parameter comes to."""
    node = _parameter(found)
    title = node.title.lang(lang)
    heads = [title, *(measure_title(key, lang) for key in ("cost_year", "families_paid", "fgt0", "fgt1"))]
    rows = [
        [
            told(point.value, node.unit, lang, LAW.labels),
            written(point.cost_year, Scale.MONEY, lang),
            _number(point.families, lang),
            written(point.fgt0, Scale.SHARE, lang),
            written(point.fgt1, Scale.INDEX, lang),
        ]
        for point in found.frontier
    ]
    return Table(text("frontier_caption", lang, name=title), heads, rows)


def bought_told(found: Simulation, lang: str) -> str:
    """What the budget buys, in a sentence."""
    assert found.bought is not None
    assert found.sweep is not None
    assert found.sweep.budget is not None
    node = _parameter(found)
    spent, budget = (_exactly(tenge, lang) for tenge in (found.bought.point.cost_year, found.sweep.budget))
    value = told(found.bought.value, node.unit, lang, LAW.labels)
    return text("bought", lang, name=node.title.lang(lang), value=value, spent=spent, budget=budget)


def _parameter(found: Simulation) -> Node:
    """The parameter that was tried, as the last law has it."""
    assert found.sweep is not None
    law = found.outcomes[-1].scenario.law if found.outcomes else found.baseline.law
    return law[found.sweep.name]


def _labels(key: str, found: Simulation, lang: str, form: Form, x: str = "") -> Labels:
    title = text(key, lang)
    return Labels(title, lang, x=x, form=form, synthetic=found.about.synthetic, description=title)


def _exactly(tenge: float, lang: str) -> str:
    """Money to the tenge, so that what a budget leaves can be seen."""
    return money(round(tenge) * TENGE, lang)


def _number(value: float, lang: str) -> str:
    return written(value, Scale.NUMBER, lang)


def _take_up(share: float, lang: str) -> str:
    return text("take_up", lang, share=written(share, Scale.SHARE, lang))
