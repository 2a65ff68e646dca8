"""Reform options: cost, poverty, errors, gainers and losers of each reform beside the law as it is."""

from dataclasses import replace

from shanyraq.evidence.assessment.drawings import Spot, scattered
from shanyraq.evidence.assessment.estimates import FINE
from shanyraq.evidence.assessment.material import Reformed
from shanyraq.evidence.assessment.writer import BILLION, MILLION, Writer
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.effects import Effect
from shanyraq.evidence.report.model import Block, Cell, Chapter, Column, Figure, Group, Row, Table, Words
from shanyraq.evidence.report.written import number
from shanyraq.people.charts.bars import grouped_bars

MATRIX = ("cost_year", "families_paid", "fgt0", "fgt1", "coverage", "exclusion", "inclusion", "gini")
IN_SHARES = ("fgt0", "fgt1")
HUNDRED = 100


def chapter(writer: Writer) -> Chapter | None:
    """Reform options; none where no reform was given."""
    outcomes = writer.material.outcomes
    if not outcomes:
        return None
    blocks: list[Block] = [Words((writer.say("reforms_intro"), *(_told(writer, one) for one in outcomes)))]
    matrix = _matrix(writer)
    blocks.append(matrix)
    for place, outcome in enumerate(outcomes, 1):
        table = _gainers(writer, outcome, place)
        drawn = _gains_drawn(writer, outcome, table, place)
        blocks += [table] if drawn is None else [table, drawn]
    blocks.append(_frontier(writer))
    findings = tuple(_finding(writer, outcome) for outcome in outcomes[:3])
    return Chapter("reforms", writer.say("chapter_reforms"), findings, tuple(blocks))


def _told(writer: Writer, outcome: Reformed) -> str:
    name, about = (say(writer.lang) for say in (outcome.scenario.called, outcome.scenario.described))
    return f"{name}: {about}" if about else f"{name}."


def _finding(writer: Writer, outcome: Reformed) -> str:
    effects = {effect.measure: effect for effect in outcome.effects}
    cost, poor = effects["cost_year"].change, effects["fgt0"]
    before, after = (number(value, Scale.SHARE, writer.lang, places=FINE) for value in (poor.baseline, poor.reform))
    return writer.say(
        "finding_reform_dearer" if cost > 0 else "finding_reform_cheaper",
        name=outcome.scenario.called(writer.lang),
        cost=writer.billions(abs(cost)),
        before=before,
        after=after,
    )


def _matrix(writer: Writer) -> Table:
    """Each measure today and its change under each reform."""
    outcomes = writer.material.outcomes
    families = writer.material.families.number
    by_name = [{effect.measure: effect for effect in outcome.effects} for outcome in outcomes]
    rows = []
    for name in MATRIX:
        today = by_name[0][name]
        cells = [_cell(today, today.baseline, today.baseline_error, families)]
        cells += [_cell(one[name], one[name].change, one[name].change_error, families) for one in by_name]
        rows.append(Row(writer.say(name), tuple(cells), key=name))
    closing = tuple(_closing(outcome.closing_cost, families) for outcome in outcomes)
    rows.append(Row(writer.say("closing"), (Cell(float("nan"), Scale.INDEX), *closing), key="closing"))
    columns = [Column(writer.say("today"))]
    columns += [Column(writer.say("change_of", name=outcome.scenario.called(writer.lang))) for outcome in outcomes]
    groups = [Group("", tuple(rows))]
    return writer.table(
        "reforms", columns, groups, "reforms", "changes", "reform_receipt", "line", "errors", head="measure"
    )


def _cell(effect: Effect, value: float, error: float, number: int) -> Cell:
    """A number of an effect; money in billions."""
    if effect.scale is Scale.MONEY:
        return Cell(value / BILLION, Scale.INDEX, error / BILLION, number, places=1)
    if effect.measure in IN_SHARES:
        return Cell(value, Scale.SHARE, error, number, places=FINE)
    return Cell(value, effect.scale, error, number)


def _closing(cost: float, families: int) -> Cell:
    """What is spent more for a tenge of gap closed: thousands of tenge whole, few with two decimals."""
    return Cell(cost, Scale.INDEX, n=families, places=0 if abs(cost) >= HUNDRED else FINE)


def _gainers(writer: Writer, outcome: Reformed, place: int) -> Table:
    """Gainers and losers by tenth."""
    rows = []
    for gain in outcome.gains:
        if gain.by not in (EVERYBODY, "decile"):
            continue
        gaining, losing = outcome.moved[gain.group]
        cells = (
            _moved(gain.gaining, Scale.NUMBER, gaining),
            _moved(gain.losing, Scale.NUMBER, losing),
            _moved(gain.gain / MILLION, Scale.INDEX, gaining),
            _moved(gain.loss / MILLION, Scale.INDEX, losing),
            _moved(gain.gaining / gain.families if gain.families else 0.0, Scale.SHARE, gaining),
            _moved(gain.losing / gain.families if gain.families else 0.0, Scale.SHARE, losing),
        )
        rows.append(Row(writer.title_of("tenth", gain.group), cells, key=gain.group))
    columns = [Column(writer.say(key), adds_up=True) for key in ("gaining", "losing", "gain_month", "loss_month")]
    columns += [Column(writer.say(key), adds_up=True) for key in ("gaining_share", "losing_share")]
    groups = [Group("", tuple(rows[:1])), Group("", tuple(rows[1:]))]
    table = writer.table("gains", columns, groups, "reforms", "reform_receipt")
    return replace(table, key=f"gains_{place}", title=f"{table.title}: {outcome.scenario.called(writer.lang)}")


def _moved(value: float, scale: Scale, number: int) -> Cell:
    """A number of the families that gain or lose; nought of nobody tells of nobody."""
    return Cell(value, scale, n=number or None, places=1 if scale is Scale.INDEX else None)


def _gains_drawn(writer: Writer, outcome: Reformed, table: Table, place: int) -> Figure | None:
    """Shares of families with more and with less, as the table tells them; none where it tells of none."""
    sides = {"gain_side": 4, "loss_side": 5}
    values = {
        row.title: {writer.say(key): table.cell(row.key, column).shown for key, column in sides.items()}
        for row in table.groups[1].rows
    }
    if not any(value for own in values.values() for value in own.values()):
        return None
    parts = (
        writer.listed({f"{row.title}, {writer.say(key)}": table.cell(row.key, column) for key, column in sides.items()})
        for row in table.groups[1].rows
    )
    told = f"{outcome.scenario.called(writer.lang)}. {' '.join(parts)}"
    labels = writer.labels("gains", x="families_share", description=told)
    figure = writer.figure("gains", grouped_bars(values, labels), told, "reforms")
    return replace(
        figure, key=f"gains_drawn_{place}", caption=f"{outcome.scenario.called(writer.lang)}. {figure.caption}"
    )


def _frontier(writer: Writer) -> Figure:
    """Cost against poverty, the law of today among the reforms."""
    outcomes = writer.material.outcomes
    effects = [{effect.measure: effect for effect in outcome.effects} for outcome in outcomes]
    first = effects[0]
    spots = [Spot(writer.say("today"), first["cost_year"].baseline / BILLION, first["fgt0"].baseline)]
    spots += [
        Spot(outcome.scenario.called(writer.lang), one["cost_year"].reform / BILLION, one["fgt0"].reform)
        for outcome, one in zip(outcomes, effects, strict=True)
    ]
    told = "; ".join(
        f"{one.name}: {writer.billions(one.x * BILLION)}, {number(one.y, Scale.SHARE, writer.lang, places=FINE)}"
        for one in spots
    )
    labels = writer.labels("options", x="billions_year", y="fgt0", description=told + ".")
    return writer.figure("options", scattered(spots, labels, across=",.0f"), told + ".", "reforms", "line")
