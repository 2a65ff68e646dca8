"""The survey: answers of those who agreed, with their statuses, weights and design, as one Parquet file.

The file's own metadata say which edition of the questionnaire it was, whether it is synthetic, and how it was weighed,
so that nothing has to be told twice and a rehearsal never passes for a survey.
"""

import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from shanyraq.evidence.estimation.calibration import Calibration
from shanyraq.evidence.estimation.design import Design, Lonely
from shanyraq.evidence.estimation.fitting import Fit
from shanyraq.evidence.youth.fieldwork.quality import Response, responses
from shanyraq.evidence.youth.fieldwork.weighting import CELL, WeightDiagnostics, design_weights, weights
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses, with_statuses
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
from shanyraq.rules.problems import refusal_of_system

Numbers = NDArray[np.float64]

WEIGHT, STRATUM, PSU = "weight", "stratum", "psu"
"""Columns that the survey adds to the answers and their statuses."""

ABOUT = b"shanyraq.youth"
"""The key of the file's metadata."""

SCHEMA = 1


@dataclass(frozen=True)
class About:
    """What a survey's file says of itself.

    Attributes:
        form: the questionnaire.
        edition: its edition.
        synthetic: whether the answers were made up.
        first: the first day of interviews; empty where days were left out.
        last: the last day.
        calibrated: whether the weights were fitted to known totals.
        responses: what became of the visits, of all and by region.
        diagnostics: how uneven the weights are.
        joined: cells of totals that were joined, as nobody answered in them.
    """

    form: str
    edition: str
    synthetic: bool
    first: str = ""
    last: str = ""
    calibrated: bool = False
    responses: tuple[Response, ...] = ()
    diagnostics: WeightDiagnostics | None = None
    joined: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Survey:
    """A survey of young people.

    Attributes:
        answers: a row a person who agreed; columns are the questionnaire's variables, statuses, weight and design.
        about: what it says of itself.
    """

    answers: pl.DataFrame
    about: About

    @property
    def weight(self) -> Numbers:
        """Persons of the country that each stands for."""
        return self.answers[WEIGHT].to_numpy().astype(np.float64)

    @cached_property
    def design(self) -> Design:
        """How the persons were drawn; strata with one cluster are joined with the next."""
        strata, psu = _numbered(self.answers[STRATUM]), _numbered(self.answers[PSU])
        calibration = None
        if self.about.calibrated:
            cells = self.answers.select(pl.struct(CELL).rank("dense").alias("cell"))["cell"].to_numpy() - 1
            flags = (cells[:, None] == np.arange(int(cells.max()) + 1)).astype(np.float64)
            calibration = Calibration(self.weight, flags)
        return Design(self.answers.height, strata, psu, lonely=Lonely.COLLAPSE, calibration=calibration)

    @property
    def redrawn(self) -> Design:
        """The design for drawing it anew: fitted weights are taken as they are, and lonely clusters as certain."""
        return replace(self.design, calibration=None, lonely=Lonely.CERTAINTY)


def make_survey(
    visits: pl.DataFrame,
    sample: pl.DataFrame,
    totals: pl.DataFrame | None,
    *,
    edition: str,
    synthetic: bool,
    fit: Fit | None = None,
    file: object = "",
) -> Survey:
    """Weigh the answers and put the survey together.

    Args:
        visits: a row a visit and a column a variable, as read.
        sample: a row a drawn household or cluster with its chance, and its stratum where there is one.
        totals: persons of the country by region, sex and age band.
        edition: of the questionnaire.
        synthetic: whether the answers were made up.
        fit: how weights are fitted.
        file: the sample's, for messages.

    Raises:
        Problem: what does not fit together.
    """
    form = shipped_questionnaire("young_people")
    visits = with_statuses(visits, shipped_statuses(), form.by_name)
    found = weights(visits, design_weights(visits, sample, file), totals, fit)
    persons = visits.filter((pl.col("consent") == 1).fill_null(value=False))
    persons = persons.with_columns(pl.Series(WEIGHT, found.final), *_design_columns(persons, sample))
    days = persons["interview_date"].drop_nulls()
    about = About(
        form=form.name,
        edition=edition,
        synthetic=synthetic,
        first=str(days.min()) if len(days) else "",
        last=str(days.max()) if len(days) else "",
        calibrated=found.calibration is not None,
        responses=tuple(responses(visits)),
        diagnostics=found.diagnostics,
        joined=found.cells_joined,
    )
    return Survey(persons, about)


def refuse_taken(file: Path) -> None:
    """Refuse a file that is there already, before anything long is done.

    Raises:
        YouthProblem: it is.
    """
    if file.exists():
        raise YouthProblem("survey_taken", file=file)


def write_survey(survey: Survey, file: Path) -> None:
    """Write the survey.

    Raises:
        YouthProblem: the file is there already, or cannot be written.
    """
    refuse_taken(file)
    table = survey.answers.to_arrow()
    told = json.dumps({"schema": SCHEMA, **asdict(survey.about)}, ensure_ascii=False).encode()
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), ABOUT: told})
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, file)
    except OSError as error:
        raise YouthProblem("survey_unwritten", file=file, reason=refusal_of_system(error)) from None


def read_survey(file: Path) -> Survey:
    """Read a survey back.

    Raises:
        YouthProblem: there is no such file, or it is no survey of this study.
    """
    if not file.is_file():
        raise YouthProblem("survey_missing", file=file)
    try:
        table = pq.read_table(file)
    except OSError as error:
        raise YouthProblem("survey_unreadable", file=file, reason=refusal_of_system(error)) from None
    except pa.ArrowInvalid:
        raise YouthProblem("survey_strange", file=file) from None
    told = (table.schema.metadata or {}).get(ABOUT)
    if told is None:
        raise YouthProblem("survey_strange", file=file)
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return Survey(frame, _from_json(json.loads(told)))


def _design_columns(persons: pl.DataFrame, sample: pl.DataFrame) -> list[pl.Series]:
    """Stratum and sampling unit; of a cluster that was sure to be drawn each household is a unit and it a stratum."""
    clusters = sample.select("cluster", *(name for name in (STRATUM, "certain") if name in sample.columns))
    clusters = clusters.unique("cluster", keep="first", maintain_order=True)
    frame = persons.select("cluster", "household", "region", "settlement")
    frame = frame.join(clusters, on="cluster", how="left", maintain_order="left")
    stratum = pl.col(STRATUM) if STRATUM in frame.columns else pl.format("{}-{}", "region", "settlement")
    sure = pl.col("certain").fill_null(value=False) if "certain" in frame.columns else pl.lit(value=False)
    alone = pl.format("{}-{}", "cluster", "household")
    found = frame.select(
        pl.when(sure).then(pl.format("certain {}", "cluster")).otherwise(stratum.cast(pl.String)).alias(STRATUM),
        pl.when(sure).then(alone).otherwise(pl.col("cluster").cast(pl.String)).alias(PSU),
    )
    return [found[STRATUM], found[PSU]]


def _numbered(values: pl.Series) -> NDArray[np.intp]:
    return (values.rank("dense").to_numpy() - 1).astype(np.intp)


def _from_json(told: dict[str, Any]) -> About:
    told = {key: value for key, value in told.items() if key != "schema"}
    told["responses"] = tuple(Response(**one) for one in told["responses"])
    told["diagnostics"] = None if told["diagnostics"] is None else WeightDiagnostics(**told["diagnostics"])
    told["joined"] = tuple(tuple(cell) for cell in told["joined"])
    return About(**told)
