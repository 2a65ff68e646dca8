"""The chapter of opportunities: measures that fit young people in NEET, and what districts lack."""

from collections.abc import Sequence

import numpy as np

from shanyraq.evidence.assessment.drawings import dotted
from shanyraq.evidence.assessment.estimates import estimated
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Block, Cell, Chapter, Column, Flag, Group, Row, Table
from shanyraq.evidence.report.written import number
from shanyraq.evidence.youth.indicators.estimates import Flags, Precision, precision_of
from shanyraq.evidence.youth.opportunities.districts import KINDS, District
from shanyraq.evidence.youth.opportunities.fitting import fitting
from shanyraq.evidence.youth.opportunities.gaps import Gap, gaps
from shanyraq.evidence.youth.study.small_areas import region_estimates
from shanyraq.evidence.youth.study.writer import FLAGS, Writer
from shanyraq.law.families import LAW
from shanyraq.people.charts.bars import bars

SHOWN = 20
"""Districts in the drawing."""

GROUPS = ("everybody", "sex", "age_band", "settlement")
"""Whom measures are told of, of those in NEET."""


def opportunities(writer: Writer, districts: Sequence[District] = ()) -> Chapter:
    """The chapter; without districts, of measures alone.

    Raises:
        Problem: a district of a region that the survey does not tell of, or regions that no model fits.
    """
    table, finding = _measures(writer)
    told = {row.title: cell for row in table.rows if isinstance(cell := row.cells[0], Cell) and cell.shown}
    drawn = writer.figure("measures", dotted(told, writer.labels("measures", "percent")), finding) if told else None
    blocks: list[Block] = [table, *([drawn] if drawn else [])]
    findings = [finding]
    if districts:
        shares = {one.region: (one.value, one.std_error) for one in region_estimates(writer.study, "neet_national")}
        found = gaps(districts, shares)
        first = found[0]
        lacking = max(KINDS, key=lambda kind: first.lacks[kind])
        findings.append(
            writer.say(
                "finding_gaps",
                district=first.district.name.lang(writer.lang),
                kind=writer.say(lacking).lower(),
                places=number(first.lacks[lacking], Scale.NUMBER, writer.lang),
            )
        )
        most = {gap.district.name.lang(writer.lang): gap.lack for gap in found[:SHOWN]}
        svg = bars(most, writer.labels("gaps", "percent"), most=1.0)
        blocks += [writer.figure("gaps", svg, findings[-1]), _gaps(writer, found)]
    return Chapter("opportunities", writer.say("chapter_opportunities"), tuple(findings), tuple(blocks))


def _measures(writer: Writer) -> tuple[Table, str]:
    study = writer.study
    survey = study.survey
    fits = fitting(survey)
    neet = (survey.answers["neet_19"] == 1).fill_null(value=False).to_numpy()
    groupings = [name for name in GROUPS if name != "everybody"]
    masks = [(writer.say("everybody"), neet)]
    for name in groupings:
        grouping = study.groupings[name]
        masks += [
            (writer.group(name, value), neet & (grouping.codes == place)) for place, value in enumerate(grouping.values)
        ]
    labels = LAW.labels["Measure"]
    rows = [
        Row(labels[measure].lang(writer.lang), tuple(_share(writer, fit, inside) for _, inside in masks), key=measure)
        for measure, fit in fits.items()
    ]
    rows.sort(key=lambda row: -(row.cells[0].shown or 0.0) if isinstance(row.cells[0], Cell) else 0.0)
    columns = [Column(title) for title, _ in masks]
    table = writer.table("measures", "measure", columns, [Group("", tuple(rows))], "measures_note")
    some = np.any(list(fits.values()), axis=0) if fits else np.zeros(len(neet), dtype=bool)
    whole = _share(writer, some, neet)
    return table, writer.say("finding_measures", share=writer.told(whole), measure=rows[0].title if rows else "—")


def _share(writer: Writer, fit: Flags, inside: Flags) -> Cell:
    survey, n = writer.study.survey, int(np.count_nonzero(inside))
    weight = np.where(inside, survey.weight, 0.0)
    if not n:
        return Cell(float("nan"), Scale.SHARE, n=0)
    cell = estimated(ratio(weight, fit.astype(np.float64), np.ones(len(weight))), survey.design, Scale.SHARE, n)
    fine = precision_of(cell.value, cell.std_error, n, "share")
    marked = Cell(cell.value, Scale.SHARE, cell.std_error, n, FLAGS[fine], cell.low, cell.high)
    return marked if fine.told or fine is Precision.NONE else marked.hidden


def _gaps(writer: Writer, found: list[Gap]) -> Table:
    heads = [Column(writer.say("region"), words=True)]
    heads += [Column(writer.say(head)) for head in ("youth", "need")]
    for kind in KINDS:
        heads += [
            Column(f"{writer.say(kind)}: {writer.say('per_thousand').lower()}"),
            Column(f"{writer.say(kind)}: {writer.say('gap').lower()}"),
        ]
    rows = []
    for gap in found:
        cells: list[Cell | str] = [writer.region(gap.district.region)]
        cells += [Cell(float(gap.district.youth), Scale.NUMBER), Cell(gap.need, Scale.NUMBER, gap.need_error)]
        for kind in KINDS:
            cells.append(Cell(gap.per_thousand[kind], Scale.NUMBER, places=2))
            cells.append(Cell(gap.lacks[kind], Scale.NUMBER, gap.lack_errors[kind], flag=Flag.NONE))
        rows.append(Row(gap.district.name.lang(writer.lang), tuple(cells), key=gap.district.code))
    return writer.table("gaps", "district", heads, [Group("", tuple(rows))], "gaps_note")
