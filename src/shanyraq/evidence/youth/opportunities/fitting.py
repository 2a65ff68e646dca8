"""Measures of the activation law that fit young people in NEET, were they to register: by the law's own rules.

Each person stands as a family of one on the last day of the interviews, with what the answers tell; what they do not
tell takes the law's declared defaults, so that a measure is told as open to a group, never as due to a person. The
columns live for the evaluation alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.youth.fieldwork.survey import Survey
from shanyraq.law.activation.codes import Experience, Profession
from shanyraq.law.activation.measures import MEASURES
from shanyraq.law.codes import CaresFor, Relation, Sex, Work
from shanyraq.law.families import LAW
from shanyraq.rules import NEVER, to_day
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.population import Column

DAYS_OF_YEAR, HALF_YEAR = 365, 182
"""Days of a year, and from a day that is not known to the end of its year, on average."""

TERTIARY = 5
"""The level of ISCED from which a college or university was finished."""

SEXES = {1: int(Sex.FEMALE), 2: int(Sex.MALE)}
"""The law's code for each sex of the questionnaire."""


@dataclass(frozen=True)
class _Young:
    """Persons as families of one, for the law."""

    columns: Mapping[str, Column]
    number: int

    @property
    def sizes(self) -> NDArray[np.int64]:
        return np.ones(self.number, dtype=np.int64)

    def column(self, name: str) -> Column | None:
        return self.columns.get(name)


def fitting(survey: Survey) -> dict[str, NDArray[np.bool_]]:
    """Whether each measure fits each person of the survey, by the measure's code.

    A person who is not in NEET fits none: measures are told of those who neither work nor learn.
    """
    day = date.fromisoformat(survey.about.last) if survey.about.last else date(2025, 1, 1)
    law = LAW.at(day)
    neet = (survey.answers["neet_19"] == 1).fill_null(value=False).to_numpy()
    outputs = [one.fits for one in MEASURES if one.fits in law.nodes]
    found = evaluate(_young(survey.answers, day), law, outputs, workers=1)
    return {one.measure.wire: neet & found.column(one.fits).astype(bool) for one in MEASURES if one.fits in law.nodes}


def _young(answers: pl.DataFrame, day: date) -> _Young:
    """What the answers tell the law; a day that a question told in years stands in the middle of its year."""
    today, number = to_day(day), answers.height
    tertiary = pl.col("education") >= TERTIARY
    left = today - (pl.col("age") - pl.col("left_education_age")).clip(0) * DAYS_OF_YEAR - HALF_YEAR
    known = tertiary & (pl.col("left_education_age") >= 0)
    told = answers.select(
        birth_date=today - pl.col("age") * DAYS_OF_YEAR - HALF_YEAR,
        sex=pl.col("sex").replace_strict(SEXES, default=int(Sex.UNSTATED)),
        region=pl.col("region"),
        cares_for=pl.when((pl.col("own_children") > 0) & (pl.col("care_child") == 1))
        .then(int(CaresFor.CHILD_UNDER_7))
        .otherwise(int(CaresFor.NONE)),
        profession=pl.when(tertiary).then(int(Profession.UNSTATED)).otherwise(int(Profession.NONE)),
        experience=pl.when(pl.col("ever_worked") == 1)
        .then(int(Experience.OUTSIDE_PROFESSION))
        .otherwise(int(Experience.NONE)),
        graduated_on=pl.when(known).then(left).otherwise(NEVER),
    )
    kinds = {fact.name: fact.unit.dtype for fact in LAW.facts}
    columns = {name: told[name].fill_null(0).to_numpy().astype(kinds[name]) for name in told.columns}
    same = {
        "application_date": today,
        "relation": int(Relation.APPLICANT),
        "work": int(Work.REGISTERED_UNEMPLOYED),
    }
    return _Young(columns | {name: np.full(number, value, kinds[name]) for name, value in same.items()}, number)
