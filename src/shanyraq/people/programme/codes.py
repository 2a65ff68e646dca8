"""The closed lists of the professional part. Their words are in `words.toml`; the lists are the program's own."""

from enum import StrEnum


class Section(StrEnum):
    """What vocational rehabilitation is made of (Social Code, art. 165(1))."""

    GUIDANCE = "guidance"
    TRAINING = "training"
    PLACEMENT = "placement"


class Measure(StrEnum):
    """A measure; its section is in `SECTIONS`."""

    COUNSELLING = "counselling"
    WORK_TRIAL = "work_trial"
    TRAINING = "training"
    RETRAINING = "retraining"
    ON_THE_JOB = "on_the_job"
    JOB_SEARCH = "job_search"
    QUOTA_PLACE = "quota_place"
    SPECIAL_WORKPLACE = "special_workplace"
    SELF_EMPLOYMENT = "self_employment"
    JOB_COACHING = "job_coaching"


SECTIONS = {
    Section.GUIDANCE: (Measure.COUNSELLING, Measure.WORK_TRIAL),
    Section.TRAINING: (Measure.TRAINING, Measure.RETRAINING, Measure.ON_THE_JOB),
    Section.PLACEMENT: (
        *(Measure.JOB_SEARCH, Measure.QUOTA_PLACE, Measure.SPECIAL_WORKPLACE),
        *(Measure.SELF_EMPLOYMENT, Measure.JOB_COACHING),
    ),
}
"""The measures of each section, in the order they are usually taken."""

EMPLOYERS = (*SECTIONS[Section.TRAINING], Measure.SPECIAL_WORKPLACE)
"""What an employer at fault provides at its own cost (Social Code, art. 165(2))."""


class Executor(StrEnum):
    """Who carries a measure out."""

    CAREER_CENTRE = "career_centre"
    VOCATIONAL_CENTRE = "vocational_centre"
    EDUCATION = "education"
    EMPLOYER = "employer"


class Condition(StrEnum):
    """What work has to be like for the person."""

    PART_TIME = "part_time"
    REMOTE = "remote"
    SEATED = "seated"
    NO_NIGHT_WORK = "no_night_work"
    NO_LIFTING = "no_lifting"
    STEP_FREE = "step_free"
    SIGN_LANGUAGE = "sign_language"
    SCREEN_READER = "screen_reader"
    QUIET = "quiet"
    SUPPORTER = "supporter"


class State(StrEnum):
    """How far a measure has come."""

    RECOMMENDED = "recommended"
    UNDER_WAY = "under_way"
    DONE = "done"
    DECLINED = "declined"
