"""The annexes of the study's report: the wage equation, definitions, limitations."""

from collections.abc import Sequence
from math import expm1

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Column, Group, Row, Table, Terms, Words
from shanyraq.evidence.report.written import number
from shanyraq.evidence.wages.selection import Numbers, WageEquation
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses
from shanyraq.evidence.youth.study.material import PAY_VARIABLES, WORK_VARIABLES
from shanyraq.evidence.youth.study.writer import Writer

LIMITS = 5


def wages(writer: Writer) -> Chapter:
    """What pay depends on, or why it cannot be told."""
    title, found = writer.say("chapter_wages"), writer.study.wages
    if not isinstance(found, WageEquation):
        return Chapter("wages", title, (), (Words((writer.say("no_wages", reason=found.text(writer.lang)),)),))
    year = found.of_pay[1 + PAY_VARIABLES.index("years_of_education")]
    finding = writer.say("finding_wages", change=number(expm1(year), Scale.SHARE, writer.lang, signed=True))
    selection = Row(
        writer.say("variable_selection"), (Cell(found.selection, Scale.INDEX, found.selection_error),), key="selection"
    )
    pay = _slopes(writer, PAY_VARIABLES, found.of_pay, found.of_pay_errors)
    work = _slopes(writer, WORK_VARIABLES, found.of_work, found.of_work_errors)
    return Chapter(
        "wages",
        title,
        (finding,),
        (_table(writer, "pay", (*pay, selection)), _table(writer, "work", work)),
    )


def _table(writer: Writer, key: str, rows: tuple[Row, ...]) -> Table:
    return writer.table(key, "variable", [Column(writer.say("slope"))], [Group("", rows)], "wages_note")


def _slopes(writer: Writer, names: Sequence[str], slopes: Numbers, errors: Numbers) -> tuple[Row, ...]:
    return tuple(
        Row(writer.say(f"variable_{name}"), (Cell(float(slope), Scale.INDEX, float(error)),), key=name)
        for name, slope, error in zip(("constant", *names), slopes, errors, strict=True)
    )


def definitions(writer: Writer) -> Chapter:
    """Statuses and indicators with their sources; what is this project's own is said to be assumed."""
    lang = writer.lang

    def sourced(source: str, *, assumed: bool) -> str:
        return f"{source} ({writer.say('assumed')})" if assumed else source

    statuses = tuple(
        (
            status.question.text.lang(lang),
            " ".join(
                part
                for part in (
                    status.note.lang(lang) if status.note else "",
                    sourced(status.source, assumed=status.assumed),
                )
                if part
            ),
        )
        for status in shipped_statuses()
    )
    indicators = tuple(
        writer.say(
            "term_indicator",
            name=one.text.lang(lang),
            low=one.ages[0],
            high=one.ages[1],
            source=sourced(one.source, assumed=one.assumed),
        )
        for one in writer.study.indicators
    )
    return Chapter(
        "definitions", writer.say("chapter_definitions"), (), (Terms(statuses), Words(indicators, points=True))
    )


def limits(writer: Writer) -> Chapter:
    """What a reader has to keep in mind."""
    texts = [writer.say(f"limit_{place}") for place in range(1, LIMITS + 1)]
    if writer.study.survey.about.synthetic:
        texts.insert(0, writer.say("synthetic_limit"))
    return Chapter("limits", writer.say("chapter_limits"), (), (Words(tuple(texts), points=True),))
