"""Known totals of young people by region, sex and age band: from a file, or counted in a synthetic country."""

from pathlib import Path

import polars as pl

from shanyraq.evidence.youth.fieldwork.weighting import CELL
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.questionnaire.interview import completed_years
from shanyraq.evidence.youth.sampling.country_frame import young_persons
from shanyraq.law.codes import Sex
from shanyraq.people.population import read_population
from shanyraq.rules.problems import refusal_of_system

PERSONS = "persons"

BANDS = ((14, 17), (18, 24), (25, 29), (30, 34))
"""The ages of each band, in the order of their codes."""

SEXES = {int(Sex.FEMALE): 1, int(Sex.MALE): 2}
"""The questionnaire's code for each sex of the law."""


def known_totals(place: Path) -> pl.DataFrame:
    """Persons by `region`, `sex` and `age_band`.

    Args:
        place: a CSV file with those columns and `persons`, or the folder of a synthetic population.

    Raises:
        Problem: it cannot be read, lacks a column, or a number of persons is below nought.
    """
    return totals_of_country(place) if place.is_dir() else _totals_of_file(place)


def totals_of_country(folder: Path) -> pl.DataFrame:
    """The young of a synthetic country, counted.

    Raises:
        Problem: the population cannot be read, or is a register: the study is linked with none.
    """
    population = read_population(folder)
    if not population.about.synthetic:
        raise YouthProblem("totals_of_register", folder=folder)
    young = young_persons(population)
    today = population.about.date
    ages = young["birth_date"].map_elements(lambda born: completed_years(born, today), return_dtype=pl.Int64)
    band = pl.lit(len(BANDS))
    for code, (_, oldest) in reversed(list(enumerate(BANDS, 1))):
        band = pl.when(pl.col("age") <= oldest).then(code).otherwise(band)
    told = young.with_columns(ages.alias("age"), pl.col("sex").replace_strict(SEXES, default=None))
    told = told.with_columns(band.cast(pl.Int64).alias("age_band"), pl.col("region").cast(pl.Int64))
    return (
        told.filter(pl.col("sex").is_not_null()).group_by(CELL).agg(pl.len().cast(pl.Float64).alias(PERSONS)).sort(CELL)
    )


def _totals_of_file(file: Path) -> pl.DataFrame:
    try:
        frame = pl.read_csv(file, infer_schema=False)
    except OSError as error:
        raise YouthProblem("totals_unreadable", file=file, reason=refusal_of_system(error)) from None
    except pl.exceptions.PolarsError as error:
        raise YouthProblem("totals_unreadable", file=file, reason=str(error).partition("\n")[0]) from None
    for column in (*CELL, PERSONS):
        if column not in frame.columns:
            raise YouthProblem("totals_column", file=file, column=column)
    bands = next(status.question.listed for status in shipped_statuses() if status.name == "age_band")
    names = {answer.name: answer.code for answer in bands} | {"female": 1, "male": 2}
    words = {**names, **{str(code): code for code in range(100)}, **{f"{code:02d}": code for code in range(10)}}
    codes = [pl.col(name).str.strip_chars().replace_strict(words, default=None, return_dtype=pl.Int64) for name in CELL]
    found = frame.select(*codes, pl.col(PERSONS).str.replace_all(r"[\s\u00a0]", "").cast(pl.Float64, strict=False))
    wrong = found.with_row_index("row", 1).filter(
        pl.any_horizontal(pl.all().is_null()) | (pl.col(PERSONS) < 0).fill_null(value=True)
    )
    if wrong.height:
        raise YouthProblem("totals_row", file=file, row=wrong["row"][0])
    return found
