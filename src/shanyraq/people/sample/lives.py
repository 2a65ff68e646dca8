"""What the persons of a random sample do and what becomes of them: study, work, disability, care, absence."""

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import (
    CaresFor,
    Disability,
    Living,
    Residence,
    Sex,
    StateSupport,
    Study,
    Work,
)
from shanyraq.people.draws import Odds, bands, happens
from shanyraq.people.sample.families import PENSION_AGE, WORKING_AGE, Crowd

RESIDENCES = Odds(
    {
        Residence.CITIZEN: 970,
        Residence.KANDAS: 12,
        Residence.PERMANENT_RESIDENT: 10,
        Residence.TEMPORARY_RESIDENT: 7,
        Residence.REFUGEE: 1,
    }
)

STUDY_AGES = bands({0: 0, 6: 1, 16: 2, 18: 3, 23: 4, 31: 0})
STUDIES = Odds(
    {Study.NONE: 1},
    {Study.SCHOOL: 985, Study.NONE: 15},
    {Study.SCHOOL: 700, Study.COLLEGE_FULL_TIME: 250, Study.NONE: 50},
    {
        Study.NONE: 370,
        Study.UNIVERSITY_FULL_TIME: 330,
        Study.COLLEGE_FULL_TIME: 250,
        Study.PART_TIME: 40,
        Study.ABROAD_FULL_TIME: 10,
    },
    {Study.NONE: 940, Study.UNIVERSITY_FULL_TIME: 30, Study.PART_TIME: 30},
)

DISABILITY_AGES = bands({0: 0, 16: 1, 18: 2, 63: 3})
DISABILITIES = Odds(
    {Disability.NONE: 989, Disability.CHILD_WITHOUT_GROUP: 11},
    {Disability.NONE: 986, Disability.GROUP_1: 4, Disability.GROUP_2: 5, Disability.GROUP_3: 5},
    {Disability.NONE: 970, Disability.GROUP_1: 4, Disability.GROUP_2: 14, Disability.GROUP_3: 12},
    {Disability.NONE: 900, Disability.GROUP_1: 20, Disability.GROUP_2: 55, Disability.GROUP_3: 25},
)

CHILD, STUDENT, MAN, WOMAN, PENSIONER, DISABLED = range(6)
JOBS = Odds(
    {Work.NOT_WORKING: 1},
    {Work.NOT_WORKING: 900, Work.TEMPORARY_JOB: 80, Work.PERMANENT_JOB: 20},
    {
        Work.PERMANENT_JOB: 610,
        Work.SELF_EMPLOYED: 110,
        Work.HOUSEHOLD_FARMING: 55,
        Work.SOLE_TRADER: 75,
        Work.TEMPORARY_JOB: 50,
        Work.NOT_WORKING: 50,
        Work.REGISTERED_UNEMPLOYED: 30,
        Work.PUBLIC_WORKS: 8,
        Work.SINGLE_AGGREGATE_PAYER: 7,
        Work.SUSPENDED_SOLE_TRADER: 5,
    },
    {
        Work.PERMANENT_JOB: 570,
        Work.NOT_WORKING: 160,
        Work.SELF_EMPLOYED: 85,
        Work.HOUSEHOLD_FARMING: 50,
        Work.SOLE_TRADER: 60,
        Work.REGISTERED_UNEMPLOYED: 30,
        Work.TEMPORARY_JOB: 25,
        Work.PUBLIC_WORKS: 10,
        Work.SINGLE_AGGREGATE_PAYER: 6,
        Work.SUSPENDED_SOLE_TRADER: 4,
    },
    {Work.NOT_WORKING: 880, Work.PERMANENT_JOB: 80, Work.HOUSEHOLD_FARMING: 40},
    {Work.NOT_WORKING: 850, Work.PERMANENT_JOB: 110, Work.REGISTERED_UNEMPLOYED: 20, Work.SELF_EMPLOYED: 20},
)

SUPPORT_AGES = bands({0: 0, 18: 1, 27: 2, 75: 3})
SUPPORTS = Odds(
    {StateSupport.NONE: 998, StateSupport.FULL_STATE_SUPPORT: 2},
    {StateSupport.NONE: 985, StateSupport.CONSCRIPT: 12, StateSupport.PRISON: 3},
    {StateSupport.NONE: 996, StateSupport.PRISON: 3, StateSupport.COMPULSORY_TREATMENT: 1},
    {StateSupport.NONE: 994, StateSupport.RESIDENTIAL_HOME: 6},
)

LIVING_AGES = bands({0: 0, 7: 1, 18: 2, 24: 3, 63: 0})
LIVINGS = Odds(
    {Living.WITH_FAMILY: 1},
    {Living.WITH_FAMILY: 988, Living.BOARDING_SCHOOL: 7, Living.REGISTERED_ELSEWHERE_FOR_SCHOOL: 5},
    {Living.WITH_FAMILY: 830, Living.STUDYING_AWAY: 150, Living.WORKING_AWAY: 12, Living.APART: 8},
    {Living.WITH_FAMILY: 975, Living.WORKING_AWAY: 18, Living.APART: 7},
)

BREADWINNERS = 0.93
"""The chance that the applicant of a family in which nobody earns or has a pension does work after all."""

APPLICANTS_STUDYING = 0.2
"""Of the applicants young enough to study, how many may: families of their own have less time for it."""

MOTHERS_AT_HOME = 0.65
"""The chance that a woman of a couple, or alone, with a child under three does not work."""


def draw_lives(crowd: Crowd) -> None:
    """Add what the persons do to their facts."""
    rng, persons, number = crowd.rng, crowd.persons, crowd.number
    applicant = crowd.place == 0
    persons["residence"] = RESIDENCES.draw(rng, number)
    persons["study"] = STUDIES.draw(rng, number, crowd.rows(STUDY_AGES))
    persons["study"][applicant & ~happens(rng, number, APPLICANTS_STUDYING)] = Study.NONE
    persons["disability"] = DISABILITIES.draw(rng, number, crowd.rows(DISABILITY_AGES))
    persons["work"] = JOBS.draw(rng, number, _job_rows(crowd))
    persons["state_support"] = SUPPORTS.draw(rng, number, crowd.rows(SUPPORT_AGES))
    persons["living"] = LIVINGS.draw(rng, number, crowd.rows(LIVING_AGES))
    persons["state_support"][applicant] = StateSupport.NONE
    persons["living"][applicant] = Living.WITH_FAMILY
    away = persons["living"] == Living.STUDYING_AWAY
    persons["living"][away & ~_full_time(crowd)] = Living.WITH_FAMILY
    persons["cares_for"] = _care(crowd)
    _find_breadwinners(crowd)


def _full_time(crowd: Crowd) -> NDArray[np.bool_]:
    study = crowd.persons["study"]
    return np.asarray((study == Study.COLLEGE_FULL_TIME) | (study == Study.UNIVERSITY_FULL_TIME))


def _severe(crowd: Crowd) -> NDArray[np.bool_]:
    disability = crowd.persons["disability"]
    return np.asarray((disability == Disability.GROUP_1) | (disability == Disability.GROUP_2))


def _job_rows(crowd: Crowd) -> NDArray[np.uint8]:
    woman = crowd.persons["sex"] == Sex.FEMALE
    ages = np.array([CHILD, MAN, PENSIONER], dtype=np.uint8)
    rows = ages[crowd.rows(WORKING_AGE)]
    rows[woman & (rows == MAN)] = WOMAN
    rows[_severe(crowd) & (rows != CHILD)] = DISABLED
    rows[_full_time(crowd) | (crowd.persons["study"] == Study.SCHOOL)] = STUDENT
    rows[crowd.age < 16] = CHILD
    return rows


def _care(crowd: Crowd) -> NDArray[np.uint8]:
    """Whom those who do not work care for; women with a small child often stop working to do so."""
    persons, age = crowd.persons, crowd.age
    disabled_child = (age < 18) & (persons["disability"] != Disability.NONE)
    needs = (
        (CaresFor.CHILD_UNDER_3, age < 3),
        (CaresFor.GROUP_1_OR_2, _severe(crowd)),
        (CaresFor.CHILD_WITH_DISABILITY, disabled_child),
        (CaresFor.ELDERLY_OVER_80, age >= 80),
        (CaresFor.CHILD_UNDER_7, age < 7),
        (CaresFor.ELDERLY, age >= 75),
    )
    need = np.zeros(len(crowd.sizes), dtype=np.uint8)
    for care, needed in reversed(needs):
        need[crowd.in_family(needed) > 0] = care
    of_family = crowd.to_persons(need)
    able = (crowd.place < 2) & (age >= 18) & (age < 75) & ~_severe(crowd)
    mother = able & (persons["sex"] == Sex.FEMALE) & (of_family == CaresFor.CHILD_UNDER_3)
    persons["work"][mother & happens(crowd.rng, crowd.number, MOTHERS_AT_HOME)] = Work.NOT_WORKING
    carer = able & (persons["sex"] == Sex.FEMALE) & (persons["work"] == Work.NOT_WORKING)
    return np.where(carer, of_family, CaresFor.NONE).astype(np.uint8)


def _find_breadwinners(crowd: Crowd) -> None:
    """Let most families have somebody who earns."""
    work = crowd.persons["work"]
    idle = np.isin(work, (Work.NOT_WORKING, Work.REGISTERED_UNEMPLOYED))
    living = crowd.in_family(~idle | (crowd.rows(WORKING_AGE) == PENSION_AGE))
    chosen = (crowd.place == 0) & idle & ~_severe(crowd) & crowd.to_persons(living == 0)
    chosen &= happens(crowd.rng, crowd.number, BREADWINNERS)
    work[chosen] = Work.PERMANENT_JOB
    crowd.persons["cares_for"][chosen] = CaresFor.NONE
