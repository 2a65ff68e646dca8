"""Files of answers as one table of codes: what the form fills in is reckoned anew, every row is held to the form.

A row with a value that no answer says, an answer to what was not asked, none to what was asked, or a failed check is
refused and named; a file with more such rows than the limit is refused whole. Files that lead to persons are refused
before anything is read of them.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from shanyraq.evidence.youth.fieldwork.answers import Unread, coded_question
from shanyraq.evidence.youth.guard import refuse_identified
from shanyraq.evidence.youth.indicators.columns import Columns
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.questionnaire.model import RECORD, Question, Questionnaire, variables_of
from shanyraq.people.intake.mapping import Layout
from shanyraq.people.intake.sources import source_of

PIECE = 8 << 20
"""Bytes of a file read at a time."""

LIMIT = 0.05
"""The share of a file's rows from which refused rows refuse the file."""

TOLD = 20
"""Findings that a refusal names."""

SYNTHETIC, MADE_UP = "synthetic", ("1", "true", "True")
"""The column by which a rehearsal says that its answers were made up, and how."""

SEPARATORS = "/:"
"""Between a group and a question in the names of columns."""

GROUPS = re.compile(r"(?:\w+-)+(?=[a-z])")
"""Names of groups with the hyphens that ODK puts behind them; a hyphen before a code is its sign."""


def said_of(rule: str) -> YouthProblem:
    """What a rule says of a cell."""
    return {
        "value_strange": YouthProblem("finding_value_strange"),
        "answer_unasked": YouthProblem("finding_answer_unasked"),
        "answer_missing": YouthProblem("finding_answer_missing"),
        "check_failed": YouthProblem("finding_check_failed"),
    }[rule]


@dataclass(frozen=True)
class Finding:
    """What is wrong in one place.

    Attributes:
        rule: which rule; `said_of` tells what it says.
        file: the file's name.
        row: the row from 1, the heading not counted.
        variable: where.
        value: what stands there, or nothing.
    """

    rule: str
    file: str
    row: int
    variable: str
    value: str


@dataclass(frozen=True)
class Incoming:
    """What files of answers come to.

    Attributes:
        answers: a row an interview that was not refused and a column a variable, with `start` and `end` where given.
        findings: what was wrong, row by row.
        read: rows of all files.
        refused: of them, those refused.
        left_aside: columns that are none of the questionnaire's.
        synthetic: whether some file says of its rows that they were made up.
    """

    answers: pl.DataFrame
    findings: tuple[Finding, ...]
    read: int
    refused: int
    left_aside: tuple[str, ...]
    synthetic: bool = False


def read_answers(
    files: Sequence[Path],
    form: Questionnaire,
    *,
    layout: Layout | None = None,
    limit: float = LIMIT,
    progress: Callable[[int, int], None] | None = None,
) -> Incoming:
    """Read files of answers.

    Args:
        files: CSV, XLSX, Parquet, Stata or SPSS files, packed or not, with the questionnaire's variables as columns.
        form: the questionnaire.
        layout: how files of text are made up, where not UTF-8 with commas.
        limit: the share of refused rows from which a file is refused.
        progress: told how many files are read, of how many.

    Raises:
        Problem: a file cannot be read, has no variable of the questionnaire, leads to persons, or is past the limit.
    """
    frames, findings, aside = [], list[Finding](), list[str]()
    read = refused = 0
    synthetic = False
    for place, file in enumerate(files, 1):
        cells = _cells(file, layout or Layout())
        refuse_identified(cells, file.name)
        synthetic |= SYNTHETIC in cells.columns and bool(cells[SYNTHETIC].is_in(MADE_UP).any())
        frame, found, unknown = _coded(cells, form, file)
        found += list(_against_form(frame, form, file.name))
        bad = sorted({finding.row for finding in found})
        if len(bad) > limit * frame.height:
            raise _past_limit(file, found, len(bad), frame.height, limit)
        keep = pl.Series(range(1, frame.height + 1)).is_in(bad).not_()
        frames.append(frame.filter(keep))
        findings += found
        aside += [column for column in unknown if column != SYNTHETIC]
        read, refused = read + frame.height, refused + len(bad)
        if progress is not None:
            progress(place, len(files))
    answers = pl.concat(frames, how="diagonal")
    return Incoming(answers, tuple(findings), read, refused, tuple(dict.fromkeys(aside)), synthetic)


def _cells(file: Path, layout: Layout) -> pl.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        source = source_of(file, layout, Path(folder))
        blocks = [piece.block() for piece in source.pieces(source.columns, PIECE, {})]
    for block in blocks:
        if block.ragged:
            raise YouthProblem("answers_ragged", file=file, row=block.ragged[0][0])
    if not blocks or not sum(block.cells.height for block in blocks):
        raise YouthProblem("answers_empty", file=file)
    return pl.concat([block.cells for block in blocks])


def _coded(cells: pl.DataFrame, form: Questionnaire, file: Path) -> tuple[pl.DataFrame, list[Finding], list[str]]:
    """A column a variable, with what could not be read and columns that are none."""
    placed, unknown = _placed(cells.columns, form)
    if not placed:
        raise YouthProblem("answers_strange", file=file, form=form.name)
    text = {variable: cells[column].cast(pl.String) for variable, column in placed.items()}
    columns, findings = [], list[Finding]()
    for question in form.questions:
        for column, unread in coded_question(question, text):
            columns.append(column)
            findings += _unread(unread, file.name) if unread else []
    kinds = {variable.name: _kind(question) for question in form.questions for variable in variables_of(question)}
    there = {column.name for column in columns}
    frame = pl.DataFrame(columns + [text[name].alias(name) for name in RECORD if name in text])
    frame = frame.with_columns(
        pl.lit(None, dtype=kind).alias(name) for name, kind in kinds.items() if name not in there
    )
    return _filled_in(frame, form, set(placed)), findings, unknown


def _kind(question: Question) -> type[pl.DataType]:
    return pl.Date if question.kind in ("date", "today") else pl.Int64


def _placed(names: Iterable[str], form: Questionnaire) -> tuple[dict[str, str], list[str]]:
    """The column of each variable, groups' names before it aside, and columns that are none."""
    many = {question.name: question for question in form.questions if question.kind == "many"}
    known = {variable.name for variable in form.variables} | set(many) | set(RECORD)
    codes = {
        f"{name}/{answer.code}": f"{name}_{answer.name}"
        for name, question in many.items()
        for answer in question.listed
    }
    placed, unknown = dict[str, str](), list[str]()
    for column in names:
        plain = GROUPS.sub("", column, count=1) if GROUPS.match(column) else column
        for separator in SEPARATORS:
            plain = plain.replace(separator, "/")
        parts = plain.split("/")
        ends = [parts[-1], "/".join(parts[-2:])]
        found = next((end for end in (codes.get(ends[1]), ends[0]) if end in known), None)
        if found is None:
            unknown.append(column)
        else:
            placed.setdefault(found, column)
    return placed, unknown


def _unread(unread: Unread, file: str) -> Iterator[Finding]:
    for row, value in zip(unread.rows, unread.values, strict=True):
        yield Finding("value_strange", file, row + 1, unread.variable, value)


def _filled_in(frame: pl.DataFrame, form: Questionnaire, given: set[str]) -> pl.DataFrame:
    """What the form fills in, reckoned anew from the answers; an age without a date of birth stays as given."""
    columns = Columns(form.by_name)
    day = next((question.name for question in form.questions if question.kind == "today"), None)
    for question in form.questions:
        if question.kind == "computed":
            assert question.formula is not None
            value = pl.when(columns.holds(question.when)).then(columns.holds(question.formula).cast(pl.Int64))
            frame = frame.with_columns(value.alias(question.name))
        elif question.kind == "age" and question.of in given and day in given:
            frame = frame.with_columns(_age(question, str(day)).alias(question.name))
    return frame


def _age(question: Question, day: str) -> pl.Expr:
    born, today = pl.col(question.of), pl.col(day)
    before = today.dt.strftime("%m%d") < born.dt.strftime("%m%d")
    return (today.dt.year() - born.dt.year() - before.cast(pl.Int32)).cast(pl.Int64)


def _against_form(frame: pl.DataFrame, form: Questionnaire, file: str) -> Iterator[Finding]:
    """Rows that answer what was not asked, leave out what was, or fail a check."""
    columns = Columns(form.by_name)
    for question in form.questions:
        if question.kind in ("note", "today", "computed", "age"):
            continue
        there, asked = columns.answered(question.name), columns.holds(question.when)
        yield from _rows(frame, there & ~asked, "answer_unasked", file, question.name)
        if question.public or question.kind != "date":
            yield from _rows(frame, asked & ~there, "answer_missing", file, question.name)
        for check in question.checks:
            failed = there & ~columns.declined(question.name) & ~columns.holds(check.holds)
            yield from _rows(frame, failed & asked, "check_failed", file, question.name)


def _rows(frame: pl.DataFrame, wrong: pl.Expr, rule: str, file: str, variable: str) -> Iterator[Finding]:
    for row in frame.with_columns(wrong.alias("wrong"))["wrong"].arg_true():
        value = frame[variable][row] if variable in frame.columns else None
        yield Finding(rule, file, row + 1, variable, "" if value is None else _shown(value))


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _past_limit(file: Path, found: list[Finding], bad: int, rows: int, limit: float) -> YouthProblem:
    rule, count = Counter(finding.rule for finding in found).most_common(1)[0]
    first = next(finding for finding in found if finding.rule == rule)
    return YouthProblem(
        "answers_past_limit",
        file=file,
        bad=bad,
        rows=rows,
        limit=f"{limit:.0%}",
        most=said_of(rule),
        count=count,
        row=first.row,
        variable=first.variable,
        value=first.value or "–",
    )
