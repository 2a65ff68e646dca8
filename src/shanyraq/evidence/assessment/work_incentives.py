"""Work incentives: what is lost of further earnings, by tenth, and the budget of one example family."""

from shanyraq.evidence.assessment.drawings import upright_bars
from shanyraq.evidence.assessment.example_family import budget
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Figure, Group, Row, Table, Words

COLUMNS = ("families_wage", "rate_mean", "rate_60", "rate_80", "rate_100", "cliffs", "participation")


def chapter(writer: Writer) -> Chapter:
    """Work incentives."""
    table = _rates(writer)
    poorest, rest = table.rows[0], table.rows[1:]
    findings = []
    high = poorest.cells[3]
    if isinstance(high, Cell) and high.shown is not None and rest:
        findings.append(writer.say("finding_rates", share=writer.told(high)))
    words = Words((writer.say("incentives_intro"),))
    return Chapter(
        "incentives",
        writer.say("chapter_incentives"),
        tuple(findings),
        (words, table, _drawn(writer, table), *budget(writer)),
    )


def _rates(writer: Writer) -> Table:
    material = writer.material
    rows = []
    for one in material.incentives:
        number = material.earning[one.group]
        values = (one.mean, *one.above, one.cliffs, one.participation)
        cells = [Cell(value, Scale.SHARE, n=number) for value in values]
        rows.append(
            Row(
                writer.title_of("tenth", one.group),
                (Cell(one.families, Scale.NUMBER, n=number), *cells),
                number,
                one.group,
            )
        )
    return writer.table("rates", COLUMNS, [Group("", tuple(rows))], "rates")


def _drawn(writer: Writer, table: Table) -> Figure:
    """Families that lose four fifths of a further tenge, by tenth."""
    high = {row.title: cell for row in table.rows if isinstance(cell := row.cells[3], Cell)}
    told = writer.listed(high)
    labels = writer.labels("rates", x="tenth_axis", y="families_wage_share", description=told)
    bars = {str(place): cell for place, cell in enumerate(high.values(), start=1)}
    return writer.figure("rates", upright_bars(bars, labels), told, "rates")
