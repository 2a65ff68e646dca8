"""Answers on education and work that follow from what a person studies and does for a living."""

from collections.abc import Callable
from datetime import date

import numpy as np

from shanyraq.evidence.youth.questionnaire.condition import Answers, Value
from shanyraq.evidence.youth.questionnaire.interview import NO, YES
from shanyraq.evidence.youth.rehearsal.respondents import Person
from shanyraq.law.codes import Sex, Study, Work

Maker = Callable[[Person, Answers, np.random.Generator], Value | None]
"""What makes an answer from a person and the answers so far; None leaves it to chance."""

NONE_OR_PRIMARY, LOWER, UPPER, COLLEGE, BACHELOR, MASTER = 1, 2, 3, 5, 6, 7
"""Levels of ISCED as the questionnaire codes them."""

EMPLOYEE, EMPLOYER, OWN_ACCOUNT, DEPENDENT, FAMILY = 1, 2, 3, 4, 5
OPEN_ENDED, FIXED, CIVIL, ORAL = 1, 2, 3, 4

PAID = (Work.PERMANENT_JOB, Work.TEMPORARY_JOB, Work.PUBLIC_WORKS)
OWN = (Work.SELF_EMPLOYED, Work.SOLE_TRADER, Work.SINGLE_AGGREGATE_PAYER)

AWAY = 0.03
"""The chance of somebody with a job to have been away from it in the week."""

PAY = {LOWER: 11.9, UPPER: 12.0, COLLEGE: 12.1, BACHELOR: 12.35, MASTER: 12.6}
"""Logarithms of usual pay a month by education; made up."""


def _chance(rng: np.random.Generator, chance: float) -> int:
    return YES if rng.random() < chance else NO


def _attends(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return YES if person.study is not Study.NONE else NO


def _attends_level(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    age = age_of(answers)
    match person.study:
        case Study.SCHOOL:
            return LOWER if age < 16 else UPPER
        case Study.COLLEGE_FULL_TIME:
            return COLLEGE
        case Study.PART_TIME:
            return COLLEGE if rng.random() < 0.5 else BACHELOR
    return MASTER if age >= 23 else BACHELOR


def _attends_mode(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return 2 if person.study is Study.PART_TIME else 1


def _education(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    age = age_of(answers)
    if age < 16:
        return NONE_OR_PRIMARY
    if age < 18 or person.study is Study.SCHOOL:
        return LOWER
    if person.study is Study.COLLEGE_FULL_TIME:
        return LOWER if rng.random() < 0.6 else UPPER
    if person.study in (Study.UNIVERSITY_FULL_TIME, Study.ABROAD_FULL_TIME):
        return BACHELOR if age >= 23 else UPPER
    finished = [UPPER, COLLEGE] if age < 21 else [LOWER, UPPER, COLLEGE, BACHELOR, MASTER]
    return int(rng.choice(finished, p=(0.6, 0.4) if age < 21 else (0.05, 0.25, 0.33, 0.33, 0.04)))


def _left_education_age(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    usual = {NONE_OR_PRIMARY: 14, LOWER: 15, UPPER: 18, COLLEGE: 20, BACHELOR: 22, MASTER: 24}
    left = usual.get(code_of(answers, "education"), 18) + int(rng.integers(-1, 2))
    return max(6, min(left, age_of(answers)))


def _worked_pay(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return _chance(rng, 1 - AWAY) if person.work in (*PAID, *OWN) else _chance(rng, 0.01)


def _worked_helping(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return NO if person.work in (*PAID, *OWN) else _chance(rng, 0.02)


def _farm_work(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    if person.work is Work.HOUSEHOLD_FARMING:
        return YES
    return _chance(rng, 0.3 if answers["settlement"] == 2 else 0.05)


def _farm_use(person: Person, answers: Answers, rng: np.random.Generator) -> Value | None:
    return int(rng.choice([1, 2, 3], p=(0.3, 0.5, 0.2))) if person.work is Work.HOUSEHOLD_FARMING else None


def _absent(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return YES if person.work in (*PAID, *OWN) else _chance(rng, 0.01)


def _searched(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    if person.work is Work.REGISTERED_UNEMPLOYED:
        return _chance(rng, 0.9)
    return _chance(rng, 0.04 if person.study is not Study.NONE else 0.08 if person.cares_for_child else 0.3)


def _inactive_reason(person: Person, answers: Answers, rng: np.random.Generator) -> Value | None:
    if person.study is not Study.NONE:
        return 1
    return 2 if person.cares_for_child else None


def _registered(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return _chance(rng, 0.97 if person.work is Work.REGISTERED_UNEMPLOYED else 0.02)


def _status(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    if person.work in PAID:
        return EMPLOYEE
    if person.work in OWN:
        return int(rng.choice([EMPLOYER, OWN_ACCOUNT, DEPENDENT], p=(0.12, 0.7, 0.18)))
    return OWN_ACCOUNT if answers.get("farm_work") == YES and rng.random() < 0.6 else FAMILY


def _contract(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    permanent = person.work is Work.PERMANENT_JOB
    return int(
        rng.choice([OPEN_ENDED, FIXED, CIVIL, ORAL], p=(0.66, 0.2, 0.04, 0.1) if permanent else (0, 0.5, 0.15, 0.35))
    )


def _industry(person: Person, answers: Answers, rng: np.random.Generator) -> Value | None:
    return 1 if answers.get("farm_work") == YES and person.work is Work.HOUSEHOLD_FARMING else None


def _occupation(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    if person.work is Work.HOUSEHOLD_FARMING:
        return 6
    if code_of(answers, "education") >= BACHELOR:
        return int(rng.choice([1, 2, 3, 4, 5, 9], p=(0.05, 0.5, 0.18, 0.1, 0.14, 0.03)))
    return int(rng.choice([3, 4, 5, 6, 7, 8, 9], p=(0.14, 0.08, 0.3, 0.04, 0.16, 0.1, 0.18)))


def _pay(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    level = PAY.get(code_of(answers, "education"), 11.9) + 0.015 * min(age_of(answers) - 18, 14)
    level += 0.18 if person.sex is Sex.MALE else 0.0
    level += 0.12 if answers["settlement"] == 1 else 0.0
    return int(round(float(np.exp(level + 0.4 * rng.standard_normal())), -3))


def _months_in_job(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return int(rng.integers(0, 12 * max(1, age_of(answers) - 16) + 1))


def _ever_worked(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return _chance(rng, 0.02 if age_of(answers) < 18 else 0.25 if person.study is not Study.NONE else 0.65)


def _first_job_age(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    begun = {LOWER: 17, UPPER: 19, COLLEGE: 20, BACHELOR: 22, MASTER: 24}.get(code_of(answers, "education"), 16)
    return max(10, min(begun + int(rng.integers(-2, 3)), age_of(answers)))


def _first_job_now(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    return _chance(rng, 0.7 if age_of(answers) < 22 else 0.3)


def months_since(least: int) -> Maker:
    """Months that fit between the first job and now."""

    def made(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
        most = 12 * max(0, age_of(answers) - max(10, code_of(answers, "first_job_age"))) + 11
        return int(min(max(least, rng.exponential(14)), most))

    return made


def _months_after_school(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    """Months from leaving education to a job: fewer than there were since."""
    left = code_of(answers, "left_education_age")
    most = 12 * (age_of(answers) - left) + 11 if left > 0 else 60
    return int(min(rng.exponential(9), most, 240))


def age_of(answers: Answers) -> int:
    """The age; -1 before it is known."""
    return code_of(answers, "age")


def code_of(answers: Answers, question: str) -> int:
    """A number or code already given; -1 where there is none."""
    value = answers.get(question, -1)
    return value if isinstance(value, int) and not isinstance(value, date) else -1


WORK_ANSWERS: dict[str, Maker] = {
    "attends": _attends,
    "attends_level": _attends_level,
    "attends_mode": _attends_mode,
    "education": _education,
    "left_education_age": _left_education_age,
    "worked_pay": _worked_pay,
    "worked_helping": _worked_helping,
    "farm_work": _farm_work,
    "farm_use": _farm_use,
    "absent": _absent,
    "searched": _searched,
    "inactive_reason": _inactive_reason,
    "registered": _registered,
    "status": _status,
    "contract": _contract,
    "industry": _industry,
    "occupation": _occupation,
    "pay": _pay,
    "months_in_job": _months_in_job,
    "ever_worked": _ever_worked,
    "first_job_age": _first_job_age,
    "first_job_now": _first_job_now,
    "first_job_months": months_since(1),
    "months_to_first_job": _months_after_school,
    "months_to_stable_job": _months_after_school,
    "last_job_ended_months": months_since(0),
}
"""Makers by question."""
