"""The whole report in a language: its cover, its chapters in order, everything numbered and guarded."""

from collections.abc import Sequence

from shanyraq.evidence.assessment import (
    adequacy,
    annexes,
    coverage,
    geography,
    goals,
    impact,
    key_messages,
    limits,
    method,
    poverty,
    reform_options,
    scheme,
    take_up,
    targeting,
    work_incentives,
)
from shanyraq.evidence.assessment.material import Material
from shanyraq.evidence.assessment.problems import AssessmentProblem
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.caseload.chapters import caseload_chapters
from shanyraq.evidence.report.comments import Comment
from shanyraq.evidence.report.disclosure import all_guarded, entries
from shanyraq.evidence.report.model import Chapter, Report, numbered
from shanyraq.rules.formats import whole

CHAPTERS = (
    key_messages.chapter,
    scheme.chapter,
    method.chapter,
    poverty.chapter,
    coverage.chapter,
    targeting.chapter,
    adequacy.chapter,
    impact.chapter,
    take_up.chapter,
    work_incentives.chapter,
    geography.chapter,
    reform_options.chapter,
    goals.chapter,
    limits.chapter,
    limits.absent,
    annexes.definitions,
)
"""What writes each chapter, in order; the log of what is not told, and what was made from what, follow."""


LAST = 3
"""Chapters that stand behind those of a register: limitations, what is absent, definitions."""


def written_report(material: Material, lang: str) -> Report:
    """The report in one language.

    Raises:
        Problem: a design that tells no error; or a package that draws is missing.
    """
    writer = Writer(material, lang)
    found = [chapter for write in CHAPTERS if (chapter := write(writer)) is not None]
    if material.caseload is not None:
        found[-LAST:-LAST] = caseload_chapters(material.caseload, lang)
    rest = [_log(writer, found), annexes.comments(writer), annexes.reproducibility(writer)]
    chapters = numbered([*found, *(chapter for chapter in rest if chapter is not None)])
    about = material.families.about
    report = Report(
        title=writer.say("title"),
        lang=lang,
        synthetic=about.synthetic,
        facts=_facts(writer),
        chapters=chapters,
        mark=_mark(writer),
    )
    return all_guarded(report)


def refuse_open(comments: Sequence[Comment]) -> None:
    """Refuse a final report while a comment is without an answer.

    Raises:
        AssessmentProblem: one is; the message lists them.
    """
    rows = [f"{one.row} ({one.who or '—'})" for one in comments if one.open]
    if rows:
        raise AssessmentProblem("comments_open", count=len(rows), rows=", ".join(rows))


def _log(writer: Writer, chapters: Sequence[Chapter]) -> Chapter:
    report = Report("", writer.lang, False, (), numbered(chapters))
    titles = {table.key: f"{writer.say('table_number', number=table.number)}. {table.title}" for table in report.tables}
    return annexes.disclosure(writer, entries(report.tables), titles)


def _facts(writer: Writer) -> tuple[tuple[str, str], ...]:
    families = writer.material.families
    return (
        (writer.say("fact_law"), writer.date),
        (writer.say("fact_source"), families.about.source.lang(writer.lang)),
        (writer.say("fact_families"), whole(families.number, writer.lang)),
        (writer.say("fact_stand_for"), whole(round(float(families.persons.sum())), writer.lang)),
        (writer.say("fact_receipt"), writer.say(f"receipt_{writer.material.receipt}_short")),
        (writer.say("fact_fingerprint"), writer.material.law.fingerprint),
    )


def _mark(writer: Writer) -> str:
    return writer.say("mark_final" if writer.material.asked.final else "mark_draft")
