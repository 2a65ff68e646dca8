"""The measures of employment support by name: for whoever offers them, counts them or lists what is due.

Each names the rule that says whether it fits a person, the rule that says for how long, and what it pays to whom. What
an employer owes in return stands beside it; sentences about that, in three languages, stand with those who say them.
"""

from typing import Literal, NamedTuple

from shanyraq.law.activation.codes import Measure
from shanyraq.rules.rule import Certainty

Bound = Literal["exact", "least", "most"]
"""How a number is meant: as it is, at least so much, at most so much."""


class Lasts(NamedTuple):
    """For how long a measure lasts.

    Attributes:
        output: the rule whose value is the number, for a person.
        counts: what is counted.
        bound: whether the number is the most or the least.
    """

    output: str
    counts: Literal["months", "calendar_days"]
    bound: Bound = "most"


class Pays(NamedTuple):
    """What a measure pays.

    Attributes:
        output: the rule whose value is the amount, in tiyn; a person's, or the family's.
        often: every month, or once.
        bound: how the amount is meant.
        to: who gets it; a wage subsidy goes to the employer, who pays the wage.
        of_wage: the amount is a part of the wage offered, and nought while none is.
    """

    output: str
    often: Literal["month", "once"]
    bound: Bound = "exact"
    to: Literal["person", "family", "employer"] = "person"
    of_wage: bool = False


class Obligation(NamedTuple):
    """What the employer who takes part in a measure has to do or to be.

    Attributes:
        key: what it is called in texts.
        article: where the law says so, in English.
        certainty: how sure that is.
        months: the rule whose value is its number of months, where it has one.
    """

    key: str
    article: str
    certainty: Certainty = "read"
    months: str | None = None


class EmploymentMeasure(NamedTuple):
    """A measure of employment support.

    Attributes:
        measure: its code.
        fits: the rule that says whether it fits a person.
        lasts: for how long.
        pays: in money.
        employer: what the employer owes.
        registered: whether one has to be registered as unemployed first.
    """

    measure: Measure
    fits: str
    lasts: Lasts | None = None
    pays: tuple[Pays, ...] = ()
    employer: tuple[Obligation, ...] = ()
    registered: bool = True


SUBSIDISED = (
    Obligation("no_permanent_vacancy", "Social Code, art. 111(2)"),
    Obligation("no_harmful_work", "Social Code, art. 111(2)"),
    Obligation("contract_with_centre", "Social Code, art. 111(3)"),
    Obligation("labour_law", "Social Code, art. 111(8)"),
)
"""What every employer owes who creates a subsidised job."""

SOUND_EMPLOYER = Obligation("sound_employer", "Resolution 476, p. 3", "reported")

MEASURES: tuple[EmploymentMeasure, ...] = (
    EmploymentMeasure(
        Measure.PUBLIC_WORKS,
        "public_works_fits",
        Lasts("public_works_months", "months"),
        (Pays("public_works_month", "month", "least"),),
        SUBSIDISED,
        registered=False,
    ),
    EmploymentMeasure(
        Measure.SOCIAL_JOB,
        "social_job_fits",
        Lasts("social_job_months", "months"),
        (
            Pays("social_job_most_month", "month", "most", "employer"),
            Pays("social_job_month", "month", "exact", "employer", of_wage=True),
        ),
        SUBSIDISED,
    ),
    EmploymentMeasure(
        Measure.YOUTH_PRACTICE,
        "youth_practice_fits",
        Lasts("youth_practice_months", "months"),
        (Pays("youth_practice_month", "month"),),
        (*SUBSIDISED, SOUND_EMPLOYER),
    ),
    EmploymentMeasure(
        Measure.FIRST_JOB,
        "first_job_fits",
        Lasts("first_job_months", "months"),
        (Pays("first_job_month", "month"),),
        (*SUBSIDISED, Obligation("keep_on", "Resolution 476, p. 4", "reported", "first_job_hired_months")),
    ),
    EmploymentMeasure(
        Measure.CONTRACT_OF_GENERATIONS,
        "generations_fits",
        Lasts("generations_months", "months"),
        (Pays("generations_month", "month"),),
        (*SUBSIDISED, Obligation("replace_pensioner", "Resolution 476, p. 5")),
    ),
    EmploymentMeasure(
        Measure.SILVER_AGE,
        "silver_age_fits",
        Lasts("silver_age_months", "months"),
        (
            Pays("silver_age_most_month", "month", "most", "employer"),
            Pays("silver_age_month", "month", "exact", "employer", of_wage=True),
        ),
        (
            *SUBSIDISED,
            Obligation("keep_on_or_pension", "Resolution 476, p. 6", "reported", "silver_age_hired_months"),
        ),
    ),
    EmploymentMeasure(
        Measure.SPECIAL_WORKPLACE,
        "special_workplace_fits",
        Lasts("special_workplace_kept_months", "months", "least"),
        (Pays("special_workplace_equipment", "once", "most", "employer"),),
        (
            Obligation("special_contract", "Social Code, art. 108(2)"),
            Obligation("keep_workplace", "Social Code, art. 108(1)", "read", "special_workplace_kept_months"),
        ),
        registered=False,
    ),
    EmploymentMeasure(
        Measure.TRAINING,
        "training_fits",
        Lasts("training_months", "months"),
        (Pays("training_stipend_month", "month"),),
        (Obligation("hire_or_repay", "Social Code, art. 103(2)"),),
    ),
    EmploymentMeasure(Measure.ONLINE_TRAINING, "online_training_fits"),
    EmploymentMeasure(
        Measure.QUALIFICATION_VOUCHER,
        "qualification_voucher_fits",
        Lasts("qualification_voucher_days", "calendar_days"),
    ),
    EmploymentMeasure(Measure.BUSINESS_COURSE, "business_course_fits", registered=False),
    EmploymentMeasure(
        Measure.BUSINESS_GRANT, "business_grant_fits", pays=(Pays("business_grant", "once"),), registered=False
    ),
    EmploymentMeasure(
        Measure.RELOCATION,
        "relocation_fits",
        pays=(
            Pays("relocation_help", "once", "exact", "family"),
            Pays("relocation_rent_least_month", "month", "least", "family"),
            Pays("relocation_rent_most_month", "month", "most", "family"),
            Pays("relocation_certificate", "once", "most", "family"),
            Pays("relocation_employer_help", "once", "exact", "employer"),
        ),
        registered=False,
    ),
    EmploymentMeasure(
        Measure.ZHASYL_EL,
        "zhasyl_el_fits",
        Lasts("zhasyl_el_months", "months"),
        (Pays("zhasyl_el_month", "month", "least"),),
        registered=False,
    ),
    EmploymentMeasure(Measure.ALTYN_ZHAS, "altyn_zhas_fits", Lasts("altyn_zhas_months", "months"), registered=False),
)
"""Every measure, in the order of the codes; a day's law has those in force on it."""
