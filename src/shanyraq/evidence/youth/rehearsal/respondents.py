"""Whom the households of a sample hold: persons of a synthetic country, or persons made up where there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from shanyraq.evidence.youth.questionnaire.interview import completed_years
from shanyraq.evidence.youth.sampling.country_frame import AGES, young_persons
from shanyraq.evidence.youth.sampling.problems import SampleProblem
from shanyraq.law.codes import CaresFor, Disability, Sex, Study, Work
from shanyraq.people.population import read_population

CHILD_CARE = (int(CaresFor.CHILD_UNDER_3), int(CaresFor.CHILD_UNDER_7), int(CaresFor.CHILD_WITH_DISABILITY))


@dataclass(frozen=True)
class Person:
    """A young person, as far as answers follow from it.

    Attributes:
        birth_date: day of birth.
        sex: as the law codes it, and the questionnaire, too.
        study: what is studied.
        work: what is done for a living.
        disability: whether there is a disability group.
        cares_for: whether somebody is cared for, and whom.
        members: how many live in the household.
    """

    birth_date: date
    sex: Sex
    study: Study
    work: Work
    disability: bool
    cares_for: int
    members: int

    def age(self, day: date) -> int:
        """Completed years on a day."""
        return completed_years(self.birth_date, day)

    @property
    def cares_for_child(self) -> bool:
        """Whether a child is cared for at home."""
        return self.cares_for in CHILD_CARE


Household = tuple[Person, ...]
"""The young persons of a household."""


def households_of(sample: pl.DataFrame, population: Path, listing: Path) -> dict[tuple[int, int], Household]:
    """The young persons of each sampled household of a synthetic country, by cluster and number.

    Raises:
        SampleProblem: the sample has no key, or does not come from this listing.
    """
    if "unit" not in sample.columns:
        raise SampleProblem("sample_without_key", folder=population)
    try:
        listed = pl.read_parquet(listing)
    except (OSError, pl.exceptions.PolarsError):
        raise SampleProblem("listing_unreadable", file=listing) from None
    found = sample.join(listed, on=["unit", "listed"], how="left")
    if found["family"].null_count():
        raise SampleProblem("listing_other", file=listing)
    people = young_persons(read_population(population)).join(found.select("family"), on="family", how="semi")
    by_family: dict[int, list[Person]] = {}
    for row in people.iter_rows(named=True):
        by_family.setdefault(row["family"], []).append(_person(row))
    rows = found.select("cluster", "household", "family").iter_rows()
    return {(cluster, household): tuple(by_family.get(family, ())) for cluster, household, family in rows}


def _person(row: Mapping[str, object]) -> Person:
    numbers = {name: int(row[name]) for name in ("sex", "study", "work", "cares_for", "members")}  # type: ignore[call-overload]
    born = row["birth_date"]
    assert isinstance(born, date)
    sex = Sex(numbers["sex"]) if numbers["sex"] else Sex.FEMALE
    disability = row["disability"] != int(Disability.NONE)
    return Person(
        born, sex, Study(numbers["study"]), Work(numbers["work"]), disability, numbers["cares_for"], numbers["members"]
    )


def made_up_household(day: date, rng: np.random.Generator) -> Household:
    """One or two young persons where no country is given."""
    return tuple(_made_up(day, rng) for _ in range(int(rng.integers(1, 3))))


def _made_up(day: date, rng: np.random.Generator) -> Person:
    age = int(rng.integers(AGES[0], AGES[1] + 1))
    born = date(day.year - age - 1, int(rng.integers(1, 13)), int(rng.integers(1, 29)))
    sex = Sex.FEMALE if rng.random() < 0.5 else Sex.MALE
    if age < 18:
        study, work = Study.SCHOOL, Work.NOT_WORKING
    elif age < 22 and rng.random() < 0.6:
        study = Study.UNIVERSITY_FULL_TIME if rng.random() < 0.5 else Study.COLLEGE_FULL_TIME
        work = Work.NOT_WORKING
    else:
        study = Study.NONE
        kinds = (Work.PERMANENT_JOB, Work.TEMPORARY_JOB, Work.SOLE_TRADER, Work.HOUSEHOLD_FARMING, Work.NOT_WORKING)
        work = Work(int(rng.choice(kinds, p=(0.6, 0.1, 0.1, 0.08, 0.12))))
    cares = work is Work.NOT_WORKING and age >= 20 and rng.random() < 0.5
    cares_for = int(CaresFor.CHILD_UNDER_3) if cares else int(CaresFor.NONE)
    return Person(born, sex, study, work, rng.random() < 0.03, cares_for, int(rng.integers(1, 7)))
