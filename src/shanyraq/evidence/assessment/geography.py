"""Geography: where the entitled and the money are, and whether assistance goes where poverty is."""

import numpy as np

from shanyraq.evidence.assessment.drawings import Spot, scattered
from shanyraq.evidence.assessment.estimates import Cells
from shanyraq.evidence.assessment.writer import REGIONS, Writer
from shanyraq.evidence.estimation.score import ratio, total
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Column, Figure, Table
from shanyraq.people.charts.tile_map import short_names, tile_map_svg
from shanyraq.rules import TENGE

COLUMNS = ("families_paid", "money_month", "money_share", "per_inhabitant", "coverage", "fgt0_before")


def chapter(writer: Writer) -> Chapter:
    """Geography."""
    table = _regions(writer)
    told = {
        row.title: cell.shown
        for row in table.rows
        if row.key in REGIONS and isinstance(cell := row.cells[2], Cell)
        if cell.shown
    }
    findings = []
    if told:
        name = max(told, key=lambda one: told[one] or 0.0)
        findings.append(
            writer.say("finding_geography", name=name, share=writer.written(told[name] or 0.0, Scale.SHARE))
        )
    return Chapter(
        "geography",
        writer.say("chapter_geography"),
        tuple(findings),
        (table, _map(writer, table), _scatter(writer, table)),
    )


def _regions(writer: Writer) -> Table:
    material = writer.material
    families, receives, poor = material.families, material.receives, material.poor_before
    month = material.paid / TENGE

    def cells_of(by: str | None) -> Cells:
        groups = None if by is None else writer.groupings[by]
        found: Cells = {}
        for place, name in enumerate((EVERYBODY,) if groups is None else groups.names):
            own = np.ones(len(poor), dtype=bool) if groups is None else np.asarray(groups.codes == place)
            inside, persons = own & receives, families.persons
            money = writer.in_millions(total(families.weight, month * own), inside)
            scores = {
                "families_paid": (total(families.weight, inside * 1.0), Scale.NUMBER, inside),
                "money_share": (ratio(families.weight, month * own, month), Scale.SHARE, inside),
                "per_inhabitant": (ratio(families.weight, month * own, families.size * own), Scale.MONEY, own),
                "coverage": (ratio(persons, inside * 1.0, own * 1.0), Scale.SHARE, own),
                "fgt0_before": (ratio(persons, (own & poor) * 1.0, own * 1.0), Scale.SHARE, own),
            }
            found[name] = {key: writer.estimated(score, scale, rows) for key, (score, scale, rows) in scores.items()}
            found[name]["money_month"] = money
        return found

    groups = writer.grouped(cells_of, COLUMNS, ("region",))
    columns = [Column(writer.say(name), adds_up=name in COLUMNS[:3]) for name in COLUMNS]
    return writer.table("regions", columns, groups, "line", "unit", "errors", "receipt")


def _map(writer: Writer, table: Table) -> Figure:
    """Coverage as tiles."""
    cells = {row.key: cell for row in table.rows if row.key in REGIONS and isinstance(cell := row.cells[4], Cell)}
    told = writer.listed({writer.title_of("region", name): cell for name, cell in cells.items()})
    values = {REGIONS[name]: cell.shown for name, cell in cells.items() if cell.shown is not None}
    svg = tile_map_svg(values, writer.labels("coverage_map", description=told))
    return writer.figure("coverage_map", svg, told, "receipt")


def _scatter(writer: Writer, table: Table) -> Figure:
    """Coverage against poverty."""
    names = short_names(writer.lang)
    spots, words = [], []
    for row in table.rows:
        if row.key not in REGIONS:
            continue
        coverage, poverty = row.cells[4], row.cells[5]
        if (
            isinstance(coverage, Cell)
            and isinstance(poverty, Cell)
            and coverage.shown is not None
            and poverty.shown is not None
        ):
            spots.append(Spot(names[REGIONS[row.key]], poverty.shown, coverage.shown))
            words.append(f"{row.title}: {writer.told(poverty)}, {writer.told(coverage)}")
    told = "; ".join(words) + "."
    labels = writer.labels("scatter", x="fgt0_before", y="coverage", description=told)
    return writer.figure("scatter", scattered(spots, labels), told, "line", "receipt")
