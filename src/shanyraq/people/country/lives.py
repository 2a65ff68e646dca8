"""What the members of a lot do and what becomes of them: study, disability, care, work, absence, rare events."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import CaresFor, Disability, Living, Residence, Sex, StateSupport, Study, Work
from shanyraq.people.country.assumptions import assumed, code_odds, odds_by_age
from shanyraq.people.country.disability import disability_odds
from shanyraq.people.country.families import Lot
from shanyraq.people.country.family_types import Role
from shanyraq.people.country.labour import Labour, People, sex_rows, student_chance
from shanyraq.people.draws import FINE, OLDEST, Odds, bands, happens
from shanyraq.rules import NEVER, to_day

FULL_TIME = (Study.COLLEGE_FULL_TIME, Study.UNIVERSITY_FULL_TIME, Study.ABROAD_FULL_TIME)

CHILD_AGE, INFANT, PUPIL, ADULT, AGED, VERY_OLD, CARER_UNTIL = 7, 3, 16, 18, 75, 80, 75

YEAR = 365

Flags = NDArray[np.bool_]


def is_code(values: NDArray[np.uint8], *codes: int) -> Flags:
    """Which values are one of the codes."""
    wanted = np.zeros(256, dtype=bool)
    wanted[list(codes)] = True
    return np.asarray(wanted[values])


def draw_lives(lot: Lot, labour: Labour) -> None:
    """Add what the persons do to their facts."""
    draw_before_work(lot)
    _work(lot, labour)
    _carers(lot)
    _absent(lot)
    _rare(lot)


def draw_before_work(lot: Lot) -> None:
    """Add study, disability and who stays at home with a small child: what decides who is free to work."""
    rng, persons, number = lot.rng, lot.persons, lot.number
    persons["residence"] = residence_odds().draw(rng, number)
    persons["study"] = _study(lot)
    rows, odds = disability_odds(lot.day)[lot.region]
    persons["disability"] = odds.draw(rng, number, bands(rows)[lot.age])
    at_home = _mother_of_infant(lot) & happens(rng, number, assumed("childcare", "stays_home"))
    keeps = at_home & happens(rng, number, assumed("childcare", "keeps_job"))
    persons["cares_for"] = np.where(at_home, CaresFor.CHILD_UNDER_3, CaresFor.NONE).astype(np.uint8)
    persons["work"] = np.where(keeps, Work.PERMANENT_JOB, Work.NOT_WORKING).astype(np.uint8)


def on_leave(lot: Lot) -> Flags:
    """Who has a job and stays at home with a small child."""
    at_home: Flags = lot.persons["cares_for"] == CaresFor.CHILD_UNDER_3
    return at_home & is_code(lot.persons["work"], Work.PERMANENT_JOB)


def severe(lot: Lot) -> Flags:
    """Who has a disability of group I or II."""
    return is_code(lot.persons["disability"], Disability.GROUP_1, Disability.GROUP_2)


def full_time(lot: Lot) -> Flags:
    """Who studies full time after school."""
    return is_code(lot.persons["study"], *FULL_TIME)


def free_to_work(lot: Lot) -> Flags:
    """Whose work is drawn from the region's chances."""
    bound = is_code(lot.persons["study"], Study.SCHOOL, *FULL_TIME) | severe(lot)
    return np.asarray((lot.age >= PUPIL) & ~bound & (lot.persons["cares_for"] == CaresFor.NONE))


def people_by_age(lot: Lot) -> People:
    """The counts that the fit of the labour force begins from."""
    sex = sex_rows(lot.persons["sex"])
    free, sick, study = free_to_work(lot), severe(lot) & (lot.age >= PUPIL), full_time(lot)
    chance = np.where(sick, assumed("work_chances", "severe_disability"), 0.0) * (lot.age < CARER_UNTIL)
    chance = np.where(study, student_chance(), chance)
    chance = np.where(on_leave(lot), 1.0, chance)
    chance[free] = 0.0
    idle = ~free & (lot.persons["study"] == Study.NONE)

    def by_age(weights: NDArray[Any]) -> NDArray[np.float64]:
        places = sex * (OLDEST + 1) + lot.age
        return np.bincount(places, weights, 2 * (OLDEST + 1)).astype(np.float64).reshape(2, -1)

    return People(by_age(np.ones(lot.number)), by_age(free * 1.0), by_age(chance), by_age(idle * (1 - chance)))


@cache
def residence_odds() -> Odds:
    """By what right people live in the country."""
    return Odds(code_odds(assumed("residences", "shares"), Residence), fine=FINE)


@cache
def _study_tables() -> tuple[NDArray[np.uint8], Odds]:
    """The row of each kind of person and age, and the odds."""
    kinds = [odds_by_age("study", name) for name in ("within_family", "on_their_own", "parents")]
    offsets = np.cumsum([0, *(len(rows) for rows, _ in kinds)])
    rows = np.stack([bands(found) + offset for (found, _), offset in zip(kinds, offsets, strict=False)])
    odds = kinds[0][1]
    odds.table = np.concatenate([one.table for _, one in kinds])
    return rows.astype(np.uint8), odds


def _study(lot: Lot) -> NDArray[np.uint8]:
    rows, odds = _study_tables()
    within = lot.is_role(Role.MINOR, Role.WARD, Role.GROWN, Role.GRANDCHILD)
    parent = lot.to_persons(lot.in_family(lot.age < ADULT) > 0)
    kind = np.where(within, 0, np.where(parent, 2, 1))
    study = odds.draw(lot.rng, lot.number, rows[kind, lot.age])
    married_in = lot.is_role(Role.IN_LAW) | (
        lot.is_role(Role.GROWN) & lot.to_persons(lot.in_family(lot.is_role(Role.IN_LAW)) > 0)
    )
    study[married_in] = Study.NONE
    return study


def _mother_of_infant(lot: Lot) -> Flags:
    """The women whose child under three lives in the family."""
    infant = lot.age < INFANT
    own = lot.to_persons(lot.in_family(infant & (lot.role == Role.MINOR)) > 0)
    of_grown = lot.to_persons(lot.in_family(infant & (lot.role == Role.GRANDCHILD)) > 0)
    woman = lot.persons["sex"] == Sex.FEMALE
    mother = (own & (lot.role == Role.WOMAN)) | (of_grown & lot.is_role(Role.GROWN, Role.IN_LAW))
    return np.asarray(mother & woman & ~severe(lot) & ~full_time(lot))


def _work(lot: Lot, labour: Labour) -> None:
    rng, persons, number = lot.rng, lot.persons, lot.number
    sex, free = sex_rows(persons["sex"]), free_to_work(lot)
    drawn = rng.integers(0, 1 << 16, number, dtype=np.uint16)
    works = free & (drawn < labour.works[sex, lot.age])
    sick = severe(lot) & (lot.age >= PUPIL) & (lot.age < CARER_UNTIL) & ~full_time(lot) & (persons["cares_for"] == 0)
    works |= sick & happens(rng, number, assumed("work_chances", "severe_disability"))
    _find_breadwinners(lot, works, free)
    kinds = work_kind_odds()
    work = persons["work"]
    rural = lot.to_persons(~lot.urban).astype(np.uint8)
    work[works] = kinds.draw(rng, int(works.sum()), rural[works])
    idle = free & ~works
    looked = rng.integers(0, 1 << 16, number, dtype=np.uint16) < labour.unemployed[sex, lot.age]
    work[idle & looked] = Work.REGISTERED_UNEMPLOYED
    beside = full_time(lot) & (lot.age >= ADULT) & happens(rng, number, student_chance())
    work[beside] = student_odds().draw(rng, int(beside.sum()))


def _find_breadwinners(lot: Lot, works: Flags, free: Flags) -> None:
    """Let nearly every family have somebody who earns or has a pension, without changing how many of an age work.

    A family without takes the work of a family that has two workers: both are drawn from those free to work.
    """
    old = lot.age >= int(assumed("disability", "pension_age_from"))
    lives = lot.in_family(works | old | severe(lot) | on_leave(lot))
    able = np.flatnonzero(free & ~works & ~old & (lot.age >= ADULT))
    poor = able[lives[lot.family[able]] == 0]
    poor = poor[np.unique(lot.family[poor], return_index=True)[1]]
    poor = poor[happens(lot.rng, len(poor), assumed("breadwinners", "found"))]
    rich = np.flatnonzero(works & free & (lot.age >= ADULT) & ~old)
    rich = rich[lives[lot.family[rich]] > 1]
    rich = rich[np.unique(lot.family[rich], return_index=True)[1]]
    for low, high in ((ADULT, 35), (35, OLDEST)):
        gives = lot.rng.permutation(rich[(lot.age[rich] >= low) & (lot.age[rich] < high)])
        takes = poor[(lot.age[poor] >= low) & (lot.age[poor] < high)]
        number = min(len(gives), len(takes))
        works[takes[:number]] = True
        works[gives[:number]] = False


@cache
def work_kind_odds() -> Odds:
    """Kinds of work, in towns and in villages."""
    return Odds(*(code_odds(assumed("work_kinds", place), Work) for place in ("urban", "rural")))


@cache
def student_odds() -> Odds:
    """Kinds of work of full-time students."""
    return Odds(code_odds(assumed("work_kinds", "student"), Work))


def _carers(lot: Lot) -> None:
    """Let one who does not work care for those who need it; mothers at home with an infant do already."""
    persons, age = lot.persons, lot.age
    needs: Mapping[CaresFor, Flags] = {
        CaresFor.ELDERLY: age >= AGED,
        CaresFor.CHILD_UNDER_7: age < CHILD_AGE,
        CaresFor.ELDERLY_OVER_80: age >= VERY_OLD,
        CaresFor.CHILD_WITH_DISABILITY: (age < ADULT) & (persons["disability"] != Disability.NONE),
        CaresFor.GROUP_1_OR_2: severe(lot) & (age >= ADULT),
    }
    need = np.zeros(len(lot.sizes), dtype=np.uint8)
    for care, needed in needs.items():
        need[lot.in_family(needed) > 0] = care
    idle = persons["work"] == Work.NOT_WORKING
    able = idle & (age >= ADULT) & (age < CARER_UNTIL) & ~severe(lot) & ~full_time(lot)
    able &= persons["cares_for"] == CaresFor.NONE
    rows = np.flatnonzero(able & (lot.to_persons(need) > 0))
    chosen = rows[np.unique(lot.family[rows], return_index=True)[1]]
    persons["cares_for"][chosen] = need[lot.family[chosen]]


@cache
def _support_tables() -> tuple[NDArray[np.uint8], Odds]:
    women, men = (odds_by_age("state_support", name) for name in ("women", "men"))
    rows = np.stack([bands(women[0]), bands(men[0]) + np.uint8(len(women[0]))])
    odds = women[1]
    odds.table = np.concatenate([women[1].table, men[1].table])
    return rows, odds


def _absent(lot: Lot) -> None:
    """Add who lives elsewhere or is kept by the state; the applicant does neither."""
    rng, persons, number = lot.rng, lot.persons, lot.number
    rows, odds = _support_tables()
    support = odds.draw(rng, number, rows[sex_rows(persons["sex"]), lot.age])
    working = is_code(persons["work"], Work.PERMANENT_JOB, Work.TEMPORARY_JOB)
    support[is_code(support, StateSupport.CONSCRIPT, StateSupport.PRISON) & (working | (persons["cares_for"] > 0))] = 0
    support[full_time(lot) | (persons["work"] == Work.REGISTERED_UNEMPLOYED)] = StateSupport.NONE
    living = np.zeros(number, dtype=np.uint8)
    away = assumed("living", "working_away")
    living[working & happens_by_place(lot, away["urban"], away["rural"])] = Living.WORKING_AWAY
    adult = (lot.age >= ADULT) & (persons["cares_for"] == CaresFor.NONE)
    living[adult & happens(rng, number, assumed("living", "apart"))] = Living.APART
    studies = full_time(lot) & (lot.age >= PUPIL)
    living[studies & happens(rng, number, assumed("study", "lives_away"))] = Living.STUDYING_AWAY
    pupil = (persons["study"] == Study.SCHOOL) & happens(rng, number, assumed("living", "boarding_school"))
    living[pupil] = Living.BOARDING_SCHOOL
    support[lot.first] = StateSupport.NONE
    living[lot.first] = Living.WITH_FAMILY
    persons["state_support"], persons["living"] = support, living


def happens_by_place(lot: Lot, urban: float, rural: float) -> Flags:
    """Whether something of other chances in towns and villages happens to each person."""
    chances = np.where(lot.urban, round(urban * (1 << 16)), round(rural * (1 << 16)))
    return np.asarray(lot.rng.integers(0, 1 << 16, lot.number, dtype=np.uint16) < lot.to_persons(chances))


def _rare(lot: Lot) -> None:
    rng, persons, number = lot.rng, lot.persons, lot.number
    for name in ("long_illness", "hospital_over_month"):
        persons[name] = happens(rng, number, assumed("rare_lives", name))
    idle = is_code(persons["work"], Work.NOT_WORKING, Work.REGISTERED_UNEMPLOYED) & (lot.age >= ADULT)
    refused = idle & happens(rng, number, assumed("rare_lives", "refused_work"))
    persons["refused_work_on"] = days_ago(lot, refused, YEAR)
    again = happens(rng, number, assumed("rare_lives", "took_work_after_refusal"))
    persons["took_work_after_refusal"] = refused & again


def days_ago(lot: Lot, flags: Flags, most: int) -> NDArray[np.int32]:
    """A day within the last so many for those whom something holds for, never for the others."""
    days = np.full(len(flags), NEVER, dtype=np.int32)
    rows = np.flatnonzero(flags)
    days[rows] = to_day(lot.day) - lot.rng.integers(1, most + 1, len(rows))
    return days
