"""A rehearsed field work as a table of answers, marked synthetic, with a note of what was planted in it."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import polars as pl

from shanyraq.evidence.youth.forms.write import edition
from shanyraq.evidence.youth.questionnaire.condition import Value
from shanyraq.evidence.youth.questionnaire.interview import YES
from shanyraq.evidence.youth.questionnaire.model import RECORD, Questionnaire
from shanyraq.evidence.youth.rehearsal.field import OPENED, Homes, Visit, field_work
from shanyraq.evidence.youth.rehearsal.interviewing import Manner, interview
from shanyraq.evidence.youth.rehearsal.respondents import made_up_household
from shanyraq.evidence.youth.target import new_file
from shanyraq.people.country.population import Progress
from shanyraq.people.draws import generator

SYNTHETIC = "synthetic"
"""The column that says of every row that it is made up."""

FIRST_ROUND = 1


def made_up_homes(first_day: date, seed: int) -> Homes:
    """Households of nobody, where no country is given."""
    return lambda cluster, household: made_up_household(first_day, generator(seed, 5, cluster, household))


def rehearse(
    form: Questionnaire,
    sample: pl.DataFrame,
    homes: Homes,
    first_day: date,
    seed: int,
    progress: Progress | None = None,
) -> list[Visit]:
    """All visits of the first round of a sample.

    Args:
        form: the questionnaire of young people.
        sample: the sample's households.
        homes: who lives where.
        first_day: the first day of the field work.
        seed: the same seed gives the same answers.
        progress: told after every visit.
    """
    rows = sample.filter(pl.col("first_round") == FIRST_ROUND)
    found = []
    for visit in field_work(form, rows, homes, first_day, seed):
        found.append(visit)
        if progress:
            progress(len(found), rows.height)
    return found


def rehearse_enterprises(form: Questionnaire, count: int, day: date, seed: int) -> Iterator[dict[str, Value]]:
    """Interviews with so many employers."""
    for number in range(1, count + 1):
        rng = generator(seed, 6, number)
        given: dict[str, Value] = {"enterprise": number, "interviewer": number // 20 + 1}
        given["outcome"] = OPENED if rng.random() < 0.8 else int(rng.integers(2, 5))
        given["consent"] = YES if rng.random() < 0.95 else 1 - YES
        yield interview(form, None, given, day, Manner(), rng)


def answer_table(form: Questionnaire, rows: Iterable[dict[str, Value]]) -> pl.DataFrame:
    """Answers as a table with a column a variable, empty where a question was not asked."""
    columns: dict[str, list[int | date | None]] = {variable.name: [] for variable in form.variables}
    for answers in rows:
        for variable in form.variables:
            value = answers.get(variable.question.name)
            if variable.answer and isinstance(value, frozenset):
                value = int(variable.answer.code in value)
            assert not isinstance(value, frozenset)
            columns[variable.name].append(value)
    days = {question.name for question in form.questions if question.kind in ("date", "today")}
    return pl.DataFrame(columns, schema={name: pl.Date if name in days else pl.Int64 for name in columns})


def visit_table(form: Questionnaire, visits: list[Visit]) -> pl.DataFrame:
    """Visits as a table: when they began and ended, the answers, and that they are synthetic."""
    moments = {name: [getattr(visit, name).isoformat(timespec="seconds") for visit in visits] for name in RECORD}
    answers = answer_table(form, (visit.answers for visit in visits))
    return pl.DataFrame(moments).hstack(answers).with_columns(pl.lit(YES).alias(SYNTHETIC))


def write_answers(file: Path, table: pl.DataFrame, form: Questionnaire, seed: int, visits: list[Visit]) -> None:
    """Write a table as CSV or Parquet, and beside it a note of the seed and of what was planted.

    Raises:
        YouthProblem: a file is there already or cannot be written.
    """
    note = {
        "synthetic": True,
        "form": form.name,
        "edition": edition(form),
        "seed": seed,
        "hasty_interviewers": sorted({int(str(visit.answers["interviewer"])) for visit in visits if visit.hasty}),
        "straight_lined": [
            [visit.answers["cluster"], visit.answers["household"]] for visit in visits if visit.straight
        ],
    }
    with new_file(file.with_suffix(".json")) as place:
        place.write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")
    with new_file(file) as place:
        table.write_parquet(place) if file.suffix == ".parquet" else table.write_csv(place)
