"""The report of the field, for those who run it: response, interviewers, straight lines, what was left unanswered."""

from dataclasses import dataclass

import polars as pl

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Column, Group, Report, Row, Table, numbered
from shanyraq.evidence.report.written import number
from shanyraq.evidence.youth.fieldwork.incoming import Incoming, said_of
from shanyraq.evidence.youth.fieldwork.quality import between_interviewers, interviewers, items, minutes, straight
from shanyraq.evidence.youth.questionnaire.model import Questionnaire
from shanyraq.evidence.youth.study.chapters import method
from shanyraq.evidence.youth.study.material import Study
from shanyraq.evidence.youth.study.writer import Writer

BETWEEN = ("neet_19", "employed_13", "informal", "disability", "in_education_or_training")
"""Statuses of which the report tells how much lies between interviewers."""

WORST = 25
"""Questions told of those most often left unanswered."""


@dataclass(frozen=True)
class Field:
    """What the report of the field tells of.

    Attributes:
        study: the survey that came of it.
        incoming: the answers as read, those who refused among them.
        form: the questionnaire.
    """

    study: Study
    incoming: Incoming
    form: Questionnaire


def field_report(field: Field, lang: str) -> Report:
    """The report in a language."""
    writer = Writer(field.study, lang)
    about = field.study.survey.about
    found = (method(writer), _interviewers(writer, field), _unanswered(writer, field), _refused(writer, field))
    facts = (
        (writer.say("visits"), number(float(field.incoming.read), Scale.NUMBER, lang)),
        (writer.say("fact_interviews"), number(float(field.study.survey.answers.height), Scale.NUMBER, lang)),
        (writer.say("fact_days"), writer.days),
    )
    return Report(writer.say("field_title"), lang, about.synthetic, facts, numbered(found))


def _interviewers(writer: Writer, field: Field) -> Chapter:
    answers = field.incoming.answers
    rows = tuple(
        Row(
            str(one.number),
            (
                Cell(float(one.interviews), Scale.NUMBER),
                Cell(one.minutes, Scale.NUMBER, places=0),
                Cell(float(one.hurried), Scale.NUMBER),
                Cell(float(one.straight), Scale.NUMBER),
                Cell(one.declined, Scale.SHARE),
            ),
            key=str(one.number),
        )
        for one in interviewers(answers, field.form)
    )
    heads = ("fact_interviews", "minutes", "hurried", "straight", "declined")
    table = writer.table(
        "interviewers",
        "interviewer",
        [Column(writer.say(head)) for head in heads],
        [Group("", rows)],
        "interviewers_note",
    )
    told = field.study.survey.answers
    shares = tuple(
        Row(writer.variable(name), (Cell(between_interviewers(told, name).share, Scale.INDEX),), key=name)
        for name in BETWEEN
    )
    between = writer.table(
        "between", "indicator", [Column(writer.say("between_share"))], [Group("", shares)], "between_note"
    )
    agreed = answers.filter(pl.col("consent") == 1)
    lines = straight(agreed, field.form).mean()
    median = minutes(agreed).median()
    finding = writer.say(
        "finding_field",
        minutes="—" if median is None else number(float(str(median)), Scale.NUMBER, writer.lang),
        straight=number(float(str(lines or 0.0)), Scale.SHARE, writer.lang),
    )
    return Chapter("interviewers", writer.say("chapter_interviewers"), (finding,), (table, between))


def _unanswered(writer: Writer, field: Field) -> Chapter:
    agreed = field.incoming.answers.filter(pl.col("consent") == 1)
    rows = tuple(
        Row(
            field.form.by_name[one.question].text.lang(writer.lang),
            (
                Cell(float(one.asked), Scale.NUMBER),
                Cell(float(one.declined), Scale.NUMBER),
                Cell(one.declined / one.asked, Scale.SHARE),
            ),
            key=one.question,
        )
        for one in items(agreed, field.form)[:WORST]
    )
    heads = ("asked", "declined_count", "declined")
    table = writer.table("unanswered", "question", [Column(writer.say(head)) for head in heads], [Group("", rows)])
    return Chapter("unanswered", writer.say("chapter_unanswered"), (), (table,))


def _refused(writer: Writer, field: Field) -> Chapter:
    counts: dict[tuple[str, str], int] = {}
    for wrong in field.incoming.findings:
        key = wrong.rule, wrong.variable
        counts[key] = counts.get(key, 0) + 1
    rows = tuple(
        Row(
            f"{variable}: {said_of(rule).text(writer.lang)}",
            (Cell(float(count), Scale.NUMBER),),
            key=f"{rule} {variable}",
        )
        for (rule, variable), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    finding = writer.say("finding_refused", refused=field.incoming.refused, read=field.incoming.read)
    blocks: tuple[Table, ...] = ()
    if rows:
        blocks = (writer.table("refused", "rule", [Column(writer.say("rows"))], [Group("", rows)]),)
    return Chapter("refused", writer.say("chapter_refused"), (finding,), blocks)
