"""Who can be registered as unemployed, whom the career centre strikes off, and when one may come back."""

from shanyraq.law.activation.codes import LeftMeasure, Sentence
from shanyraq.law.codes import StateSupport, Study, Work
from shanyraq.law.levels import person_rule
from shanyraq.rules import NEVER, Count, Day, Flag


@person_rule("Social Code, art. 97(2)", since="2023-07-01")
def occupied(work: Work) -> Flag:
    """Works for pay or profit, household plots included; public works are a measure for those who do not."""
    return work not in (Work.NOT_WORKING, Work.REGISTERED_UNEMPLOYED, Work.PUBLIC_WORKS)


@person_rule("Social Code, art. 99(3)", since="2023-07-01")
def learner(study: Study, part_time_learners: Flag) -> Flag:
    """A student or a senior pupil."""
    full_time = study in (Study.SCHOOL, Study.COLLEGE_FULL_TIME, Study.UNIVERSITY_FULL_TIME)
    return full_time or (study == Study.PART_TIME and part_time_learners)


@person_rule("Social Code, art. 99(3)", since="2023-07-01")
def learner_seeking_measures(learner: Flag, wants_measures: Flag) -> Flag:
    """A student or senior pupil who wants to take part in measures; some of these are open without registration."""
    return learner and wants_measures


@person_rule("Social Code, art. 100(2)", since="2023-07-01")
def come_back_after(reregistration_days: Count, reregistration_on_last_day: Flag) -> Count:
    """On which day after being struck off one can first be registered again."""
    return reregistration_days if reregistration_on_last_day else reregistration_days + 1


@person_rule("Social Code, art. 100(2)", since="2023-07-01")
def may_come_back(struck_off_on: Day, application_date: Day, come_back_after: Count) -> Flag:
    """The days that must go by after being struck off have gone by, or nobody has struck the person off."""
    if struck_off_on == NEVER:
        return True
    return application_date - struck_off_on >= come_back_after


@person_rule("Social Code, art. 98(1); Social Code, art. 99(3)", since="2023-07-01")
def may_register(
    resides_permanently: Flag,
    age: Count,
    registration_age: Count,
    of_pension_age: Flag,
    occupied: Flag,
    learner_seeking_measures: Flag,
    sentence: Sentence,
    false_registration_data: Flag,
    may_come_back: Flag,
) -> Flag:
    """Is or can be registered as unemployed."""
    return (
        resides_permanently
        and age >= registration_age
        and not of_pension_age
        and not occupied
        and not learner_seeking_measures
        and sentence not in (Sentence.CORRECTIVE_OR_COMMUNITY_WORK, Sentence.IMPRISONMENT)
        and not false_registration_data
        and may_come_back
    )


@person_rule("Social Code, art. 99(1)", since="2023-07-01")
def registered(work: Work) -> Flag:
    """Is registered as unemployed."""
    return work == Work.REGISTERED_UNEMPLOYED


@person_rule("Social Code, art. 100(1)", since="2023-07-01")
def left_while_registered(
    left_measure: LeftMeasure, left_measure_on: Day, unemployed_since: Day, application_date: Day
) -> Flag:
    """Left a measure at will during the registration that still runs."""
    return left_measure != LeftMeasure.NONE and NEVER < unemployed_since <= left_measure_on <= application_date


@person_rule("Social Code, art. 100(1)", since="2023-07-01")
def keeps_registration(
    refused_jobs: Count,
    refused_jobs_most: Count,
    missed_terms: Flag,
    left_while_registered: Flag,
    false_registration_data: Flag,
    sentence: Sentence,
    state_support: StateSupport,
) -> Flag:
    """Nothing has happened for which the career centre strikes off: refusals, missed terms, a sentence, false data."""
    return (
        refused_jobs < refused_jobs_most
        and not missed_terms
        and not left_while_registered
        and not false_registration_data
        and sentence != Sentence.IMPRISONMENT
        and state_support not in (StateSupport.PRISON, StateSupport.COMPULSORY_TREATMENT)
    )


@person_rule("Social Code, art. 100(1)", since="2023-07-01")
def to_be_struck_off(registered: Flag, keeps_registration: Flag) -> Flag:
    """Is registered and has to be struck off."""
    return registered and not keeps_registration
