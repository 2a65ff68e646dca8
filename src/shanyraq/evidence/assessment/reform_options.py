"""Reform options: cost, poverty, errors, gainers and losers of each reform beside the law as it is."""

from shanyraq.evidence.assessment.drawings import Spot, scattered
from shanyraq.evidence.assessment.estimates import FINE
from shanyraq.evidence.assessment.writer import BILLION, MILLION, Writer
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.effects import Effect
from shanyraq.evidence.reforms.simulation import Outcome
from shanyraq.evidence.report.model import Block, Cell, Chapter, Column, Figure, Group, Row, Table, Words
from shanyraq.people.charts.bars import grouped_bars

MATRIX = ("cost_year", "families_paid", "fgt0", "fgt1", "coverage", "exclusion", "inclusion", "gini")
IN_SHARES = ("fgt0", "fgt1")


def chapter(writer: Writer) -> Chapter | None:
    """Reform options; none where no reform was given."""
    outcomes = writer.material.outcomes
    if not outcomes:
        return None
    blocks: list[Block] = [Words((writer.say("reforms_intro"), *(_told(one) for one in outcomes)))]
    matrix = _matrix(writer)
    blocks += [matrix, *(_gainers(writer, outcome, place) for place, outcome in enumerate(outcomes, 1))]
    blocks += [_gains_drawn(writer, outcome, place) for place, outcome in enumerate(outcomes, 1)]
    blocks.append(_frontier(writer))
    findings = tuple(_finding(writer, outcome) for outcome in outcomes[:3])
    return Chapter("reforms", writer.say("chapter_reforms"), findings, tuple(blocks))


def _told(outcome: Outcome) -> str:
    name, about = outcome.scenario.name, outcome.scenario.description
    return f"{name}: {about}" if about else f"{name}."


def _finding(writer: Writer, outcome: Outcome) -> str:
    effects = {effect.measure: effect for effect in outcome.effects}
    return writer.say(
        "finding_reform",
        name=outcome.scenario.name,
        cost=writer.billions(effects["cost_year"].change),
        before=writer.written(effects["fgt0"].baseline, Scale.SHARE),
        after=writer.written(effects["fgt0"].reform, Scale.SHARE),
    )


def _matrix(writer: Writer) -> Table:
    """Each measure today and its change under each reform."""
    outcomes = writer.material.outcomes
    number = writer.material.families.number
    by_name = [{effect.measure: effect for effect in outcome.effects} for outcome in outcomes]
    rows = []
    for name in MATRIX:
        today = by_name[0][name]
        cells = [_cell(today, today.baseline, today.baseline_error, number)]
        cells += [_cell(one[name], one[name].change, one[name].change_error, number) for one in by_name]
        rows.append(Row(writer.say(name), tuple(cells), key=name))
    closing = tuple(Cell(outcome.closing_cost, Scale.INDEX, n=number) for outcome in outcomes)
    rows.append(Row(writer.say("closing"), (Cell(float("nan"), Scale.INDEX), *closing), key="closing"))
    columns = [Column(writer.say("today"))]
    columns += [Column(writer.say("change_of", name=outcome.scenario.name)) for outcome in outcomes]
    groups = [Group("", tuple(rows))]
    return writer.table("reforms", columns, groups, "reforms", "reform_receipt", "line", "errors", head="measure")


def _cell(effect: Effect, value: float, error: float, number: int) -> Cell:
    """A number of an effect; money in billions."""
    if effect.scale is Scale.MONEY:
        return Cell(value / BILLION, Scale.INDEX, error / BILLION, number, places=1)
    if effect.measure in IN_SHARES:
        return Cell(value, Scale.SHARE, error, number, places=FINE)
    return Cell(value, effect.scale, error, number)


def _gainers(writer: Writer, outcome: Outcome, place: int) -> Table:
    """Gainers and losers by tenth."""
    rows = []
    for gain in outcome.gains:
        if gain.by in ("all", "decile"):
            by = "tenth" if gain.by == "decile" else ""
            numbers = [gain.gaining, gain.losing]
            cells = [Cell(value, Scale.NUMBER) for value in numbers] + [
                Cell(value / MILLION, Scale.INDEX, places=1) for value in (gain.gain, gain.loss)
            ]
            rows.append(Row(writer.title_of(by, gain.group), tuple(cells), key=gain.group))
    table = writer.table(
        "gains", ["gaining", "losing", "gain_month", "loss_month"], [Group("", tuple(rows))], "reforms"
    )
    named = f"{table.title}: {outcome.scenario.name}"
    return Table(f"gains_{place}", named, table.head, table.columns, table.groups, table.notes)


def _gains_drawn(writer: Writer, outcome: Outcome, place: int) -> Figure:
    """Shares of families with more and with less."""
    values, words = {}, []
    for gain in outcome.gains:
        if gain.by == "decile" and gain.families:
            title = writer.title_of("tenth", gain.group)
            parts = {"gaining": gain.gaining / gain.families, "losing": gain.losing / gain.families}
            values[title] = {writer.say(key): value for key, value in parts.items()}
            words.append(f"{title}: " + ", ".join(writer.written(part, Scale.SHARE) for part in parts.values()))
    told = f"{outcome.scenario.name}. " + "; ".join(words) + "."
    labels = writer.labels("gains", x="families_share", description=told)
    figure = writer.figure("gains", grouped_bars(values, labels), told, "reforms")
    return Figure(
        f"gains_drawn_{place}",
        figure.title,
        figure.svg,
        f"{outcome.scenario.name}. {figure.caption}",
        told,
        figure.notes,
    )


def _frontier(writer: Writer) -> Figure:
    """Cost against poverty, the law of today among the reforms."""
    outcomes = writer.material.outcomes
    effects = [{effect.measure: effect for effect in outcome.effects} for outcome in outcomes]
    first = effects[0]
    spots = [Spot(writer.say("today"), first["cost_year"].baseline / BILLION, first["fgt0"].baseline)]
    spots += [
        Spot(outcome.scenario.name, one["cost_year"].reform / BILLION, one["fgt0"].reform)
        for outcome, one in zip(outcomes, effects, strict=True)
    ]
    told = "; ".join(
        f"{one.name}: {writer.billions(one.x * BILLION)}, {writer.written(one.y, Scale.SHARE)}" for one in spots
    )
    labels = writer.labels("options", x="billions_year", y="fgt0", description=told + ".")
    return writer.figure("options", scattered(spots, labels, across=",.0f"), told + ".", "reforms", "line")
