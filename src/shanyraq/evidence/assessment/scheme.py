"""The law: what decides the assistance on the day, each number with its day and certainty, and the lines of regions."""

import numpy as np

from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.amounts import AMOUNT
from shanyraq.evidence.report.model import Cell, Chapter, Column, Group, Row, Table, Terms, Words
from shanyraq.law.families import LAW
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.acts import citation, cited_acts
from shanyraq.rules.formats import day, told
from shanyraq.rules.in_force import ParameterInForce
from shanyraq.rules.rule import Certainty

NOTHING = "—"

CERTAINTIES: tuple[Certainty, ...] = ("read", "reported", "assumed")


def chapter(writer: Writer) -> Chapter:
    """The law and its parameters on the day."""
    origins = parameters(writer)
    sure = [written.certainty for origin in origins for written in origin.values.values()]
    counts = {name: sure.count(name) for name in CERTAINTIES}
    lines = _lines(writer)
    values = sorted(cell.value for row in lines.rows if isinstance(cell := row.cells[0], Cell))
    low, high = (writer.written(value, Scale.MONEY) for value in (values[0], values[-1]))
    findings = (
        writer.say("finding_certainty", **counts, whole=len(sure)),
        writer.say("finding_lines" if values[0] < values[-1] else "finding_line", low=low, high=high),
    )
    intro = Words((writer.say("scheme_intro", date=writer.date), writer.say("scheme_how")))
    return Chapter(
        "scheme",
        writer.say("chapter_scheme"),
        findings,
        (intro, _parameters(writer, origins), *_acts(writer, origins), lines),
    )


def parameters(writer: Writer) -> list[ParameterInForce]:
    """The parameters that the assistance is made of."""
    nodes = writer.material.law.needed((AMOUNT,))
    return [node.origin for node in nodes if isinstance(node.origin, ParameterInForce) and node.origin.values]


def _parameters(writer: Writer, origins: list[ParameterInForce]) -> Table:
    columns = [Column(writer.say(key), words=True) for key in ("value", "since", "act", "certainty")]
    by_file: dict[str, list[Row]] = {}
    for origin in sorted(origins, key=lambda one: (one.parameter.file, one.parameter.name)):
        by_file.setdefault("", []).append(_row(writer, origin))
    groups = [Group(title, tuple(rows)) for title, rows in by_file.items()]
    return writer.table("parameters", columns, groups, "certainty", head="parameter")


def _acts(writer: Writer, origins: list[ParameterInForce]) -> tuple[Words, Terms]:
    """The acts cited, by the names that citations have for them."""
    written = [value.act for origin in origins for value in origin.values.values()]
    names = sorted({name for act in written for name in cited_acts(act) if name in LAW.acts})
    acts = [LAW.acts[name] for name in names]
    pairs = tuple((act.short.lang(writer.lang), act.title.lang(writer.lang)) for act in acts)
    return Words((writer.say("acts_intro"),)), Terms(pairs)


def _row(writer: Writer, origin: ParameterInForce) -> Row:
    lang, parameter = writer.lang, origin.parameter
    written = origin.values.get(None) or next(iter(origin.values.values()))
    values = sorted({value.value for value in origin.values.values()})
    shown = [told(value, parameter.unit, lang, LAW.labels) for value in (values[0], values[-1])]
    value = shown[0] if len(values) == 1 else f"{shown[0]} – {shown[1]}"
    certainties = {one.certainty for one in origin.values.values()}
    sure = ", ".join(writer.say(f"certainty_{name}") for name in CERTAINTIES if name in certainties)
    act = citation(written.act, LAW.acts, lang)
    return Row(
        parameter.title.lang(lang), (value, day(to_day(written.since), lang), act or NOTHING, sure), key=parameter.name
    )


def _lines(writer: Writer) -> Table:
    """The poverty line of each region."""
    families = writer.material.families
    rows = []
    for name, code in zip(writer.groupings["region"].names, np.unique(families.region), strict=True):
        line = families.line[families.region == code]
        cell = Cell(float(line[0]) / TENGE, Scale.MONEY)
        rows.append(Row(writer.title_of("region", name), (cell,), key=name))
    return writer.table("lines", ["line_month"], [Group("", tuple(rows))], "law_line", head="by_region")
