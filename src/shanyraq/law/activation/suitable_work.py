"""What an offered job must be like to be suitable: only refusals of suitable work count against a person."""

from shanyraq.law.activation.codes import ANY_WORK, Experience, Profession, Relocation, SuitableWork
from shanyraq.law.codes import CaresFor, Disability
from shanyraq.law.levels import person_rule
from shanyraq.rules import NEVER, Count, Day, Flag, months_before


@person_rule("Social Code, art. 101(3)", since="2023-07-01")
def long_without_work(last_worked_on: Day, application_date: Day, long_pause_months: Count) -> Flag:
    """Has worked, but not for more than two years."""
    return NEVER < last_worked_on < months_before(application_date, long_pause_months)


@person_rule("Social Code, art. 101(3)", since="2023-07-01")
def beginner(experience: Experience, profession: Profession) -> Flag:
    """Looks for work for the first time and has no profession."""
    return experience == Experience.NONE and profession == Profession.NONE


@person_rule("Social Code, art. 101", since="2023-07-01")
def suitable_work(
    relocation: Relocation,
    disability: Disability,
    cares_for: CaresFor,
    long_without_work: Flag,
    beginner: Flag,
    learner: Flag,
    work_stopped: Flag,
    trainings_left: Count,
) -> SuitableWork:
    """What work has to be, or may be, besides fitting training, record, health, hours and transport."""
    marks = ANY_WORK
    if relocation == Relocation.NONE:
        marks |= SuitableWork.NEAR_HOME
    if disability != Disability.NONE:
        marks |= SuitableWork.ACCESSIBLE
    if cares_for == CaresFor.CHILD_UNDER_3:
        marks |= SuitableWork.FLEXIBLE_HOURS
    if long_without_work or beginner:
        marks |= SuitableWork.WITH_TRAINING
    if long_without_work or beginner or learner or work_stopped or trainings_left > 0:
        marks |= SuitableWork.TEMPORARY
    return marks
