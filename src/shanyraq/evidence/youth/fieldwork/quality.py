"""How the answers were got: response, duration, what interviewers add, straight lines, and what was left unanswered."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from shanyraq.evidence.youth.indicators.columns import Columns
from shanyraq.evidence.youth.questionnaire.model import Questionnaire

LEAST_INTERVIEWS = 5
"""Interviews an interviewer needs to be looked at."""

LEAST_BLOCK = 4
"""Questions of a block: one answer to three in a row is no wonder."""

STRAIGHT_LISTS = ("agreement", "trust", "how_often")
"""Lists of answers of blocks in which everybody giving one answer all along is told."""

HURRIED = 1 / 3
"""Of the median duration: a shorter interview is told as hurried."""


@dataclass(frozen=True)
class Response:
    """What became of the visits of a group.

    Attributes:
        group: the code of the region; None for all.
        visits: households visited.
        opened: where somebody could be asked.
        answered: who agreed and answered.
        rate: answered of visited.
        cooperation: answered of opened.
        reserve: of those who answered, from the reserve.
    """

    group: int | None
    visits: int
    opened: int
    answered: int
    rate: float
    cooperation: float
    reserve: int


@dataclass(frozen=True)
class Interviewer:
    """An interviewer beside the others.

    Attributes:
        number: the interviewer.
        interviews: answered.
        minutes: the median duration; NaN where no form noted it.
        hurried: interviews of less than a third of the median of all.
        straight: interviews with one answer all along every block.
        declined: the share of questions declined.
    """

    number: int
    interviews: int
    minutes: float
    hurried: int
    straight: int
    declined: float


@dataclass(frozen=True)
class Item:
    """How often a question was left unanswered.

    Attributes:
        question: its name.
        asked: of how many persons it was asked.
        declined: how many declined.
    """

    question: str
    asked: int
    declined: int


@dataclass(frozen=True)
class Between:
    """How much of a number lies between interviewers.

    Attributes:
        variable: a yes-or-no variable or status.
        share: the intraclass correlation between interviewers within regions, by analysis of variance; NaN where it
            cannot be told. Of 0.02 and with 30 interviews each, variances rise by 1 + 29 x 0.02 = 1.58 times.
    """

    variable: str
    share: float


def responses(answers: pl.DataFrame) -> list[Response]:
    """Response of all and by region.

    Args:
        answers: a row a visit, with `region`, `outcome`, `consent` and `reserve`.
    """
    whole = [_response(answers, None)]
    return whole + [_response(part, key) for key, part in _parts(answers, "region")]


def _response(visits: pl.DataFrame, group: int | None) -> Response:
    opened = int((visits["outcome"] == 1).sum())
    answered = visits.filter(pl.col("consent") == 1)
    reserve = int((answered["reserve"] == 1).sum())
    number = answered.height
    return Response(
        group, visits.height, opened, number, number / visits.height, number / opened if opened else 0.0, reserve
    )


def minutes(answers: pl.DataFrame) -> pl.Series:
    """The duration of each interview in minutes, empty where the form did not note it."""
    if not {"start", "end"} <= set(answers.columns):
        return pl.Series("minutes", [None] * answers.height, dtype=pl.Float64)
    moments = [pl.col(name).str.to_datetime(strict=False, time_zone="UTC") for name in ("end", "start")]
    return answers.select(((moments[0] - moments[1]).dt.total_seconds() / 60).alias("minutes")).to_series()


def interviewers(answers: pl.DataFrame, form: Questionnaire) -> list[Interviewer]:
    """Every interviewer with enough interviews, in the order of their numbers."""
    told = answers.with_columns(minutes(answers), straight(answers, form), _declined_share(form).alias("declined"))
    told = told.filter(pl.col("consent") == 1)
    median = told["minutes"].median()
    found = []
    for key, part in _parts(told, "interviewer"):
        if part.height >= LEAST_INTERVIEWS:
            own = part["minutes"].median()
            hurried = 0 if median is None else int((part["minutes"] < HURRIED * float(str(median))).sum())
            lines = int(part["straight"].sum())
            declined = part["declined"].mean()
            found.append(
                Interviewer(
                    number=key,
                    interviews=part.height,
                    minutes=float("nan") if own is None else float(str(own)),
                    hurried=hurried,
                    straight=lines,
                    declined=float(str(declined)),
                )
            )
    return found


def straight(answers: pl.DataFrame, form: Questionnaire) -> pl.Series:
    """Whether a person gave one answer all along every block that was answered, and answered one at least."""
    some, every = pl.lit(value=False), pl.lit(value=True)
    for names in blocks(form):
        told = [pl.when(pl.col(name) >= 0).then(pl.col(name)) for name in names]
        alike = pl.max_horizontal(told) == pl.min_horizontal(told)
        whole = pl.all_horizontal([one.is_not_null() for one in told])
        some |= whole
        every &= (alike | ~whole).fill_null(value=True)
    return answers.select((some & every).alias("straight")).to_series()


def blocks(form: Questionnaire) -> Iterator[list[str]]:
    """Runs of four or more questions with the same list of answers that a person can answer in one line."""
    run: list[str] = []
    before = ""
    for question in (*form.questions, None):
        listed = question.answers.name if question is not None and question.answers is not None else ""
        if listed in STRAIGHT_LISTS and listed == before and question is not None:
            run.append(question.name)
            continue
        if len(run) >= LEAST_BLOCK:
            yield run
        run = [question.name] if question is not None and listed in STRAIGHT_LISTS else []
        before = listed


def items(answers: pl.DataFrame, form: Questionnaire) -> list[Item]:
    """Questions that were declined, the most often declined first."""
    columns = Columns(form.by_name)
    asked = [question.name for question in form.questions if question.declinable and question.kind in KINDS]
    counts = answers.select(
        *(columns.answered(name).sum().alias(f"{name}:asked") for name in asked),
        *(columns.declined(name).sum().alias(f"{name}:declined") for name in asked),
    ).row(0, named=True)
    found = [Item(name, int(counts[f"{name}:asked"]), int(counts[f"{name}:declined"])) for name in asked]
    shares = {item.question: item.declined / max(item.asked, 1) for item in found}
    return sorted((item for item in found if item.declined), key=lambda item: (-shares[item.question], item.question))


def between_interviewers(answers: pl.DataFrame, variable: str) -> Between:
    """The intraclass correlation of a yes-or-no variable between interviewers, regions taken out (Kish 1962).

    Args:
        answers: a row a person, with `interviewer` and `region`.
        variable: a column of codes of which 1 is yes.
    """
    frame = answers.filter(pl.col(variable) >= 0).select(
        "interviewer", "region", (pl.col(variable) == 1).cast(pl.Float64)
    )
    frame = frame.with_columns((pl.col(variable) - pl.col(variable).mean().over("region")).alias("left"))
    groups = frame.group_by("interviewer").agg(pl.len().alias("n"), pl.col("left").mean().alias("mean"), pl.col("left"))
    number, total = groups.height, frame.height
    if number < 2 or total <= number:
        return Between(variable, float("nan"))
    sizes, means = groups["n"].to_numpy().astype(float), groups["mean"].to_numpy()
    left = frame.join(groups.select("interviewer", "mean"), on="interviewer")
    within = float(((left["left"] - left["mean"]) ** 2).sum()) / (total - number)
    among = float((sizes * means**2).sum()) / (number - 1)
    typical = (total - float((sizes**2).sum()) / total) / (number - 1)
    spread = (among - within) / typical
    whole = spread + within
    return Between(variable, float(np.clip(spread / whole, 0.0, 1.0)) if whole > 0 else float("nan"))


KINDS = ("one", "many", "number")
"""Kinds of questions that a person may decline."""


def _declined_share(form: Questionnaire) -> pl.Expr:
    columns = Columns(form.by_name)
    names = [question.name for question in form.questions if question.declinable and question.kind in KINDS]
    declined = pl.sum_horizontal([columns.declined(name).cast(pl.Int64) for name in names])
    return declined / pl.sum_horizontal([columns.answered(name).cast(pl.Int64) for name in names])


def _parts(frame: pl.DataFrame, by: str) -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of each code of a variable, in the order of the codes."""
    for part in frame.filter(pl.col(by).is_not_null()).sort(by).partition_by(by, maintain_order=True):
        yield int(part[by][0]), part
