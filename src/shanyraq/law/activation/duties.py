"""Duties with clocks: within how many days something has to be done, nought where the duty does not bind.

What a number counts, working days, calendar days or months, is written in the table of `clocks.py`; the law knows no
calendar, and whoever has one counts on from the event.
"""

from shanyraq.law.codes import Kind
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Flag


@person_rule("Social Code, art. 99(4)", since="2023-07-01")
def contact_employer_days(registered: Flag, contact_employer_working_days: Count) -> Count:
    """Working days to see the employer in, from the career centre's notice."""
    return contact_employer_working_days if registered else 0


@person_rule("Social Code, art. 99(4)", since="2023-07-01")
def report_change_days(registered: Flag, report_change_working_days: Count) -> Count:
    """Working days to tell the career centre in of what changes the registration."""
    return report_change_working_days if registered else 0


@person_rule("Social Code, art. 100(1)", since="2023-07-01")
def appear_at_work_days(registered: Flag, appear_at_work_working_days: Count) -> Count:
    """Working days to appear in at the job or the training offered, from the career centre's notice."""
    return appear_at_work_working_days if registered else 0


@person_rule("Social Code, art. 100(1)", since="2023-07-01")
def appear_at_centre_days(registered: Flag, appear_at_centre_working_days: Count) -> Count:
    """Working days to appear in at the career centre, when called to take part in a measure."""
    return appear_at_centre_working_days if registered else 0


@person_rule("Social Code, art. 100(2)", since="2023-07-01")
def come_back_days(to_be_struck_off: Flag, come_back_after: Count) -> Count:
    """The calendar day after being struck off on which one can first be registered again."""
    return come_back_after if to_be_struck_off else 0


@family_rule("Social Code, art. 126(3)", since="2023-07-01")
def report_to_assistance_days(kind: Kind, assistance_change_working_days: Count) -> Count:
    """Working days to tell the career centre or the akim in of what changes the right to assistance."""
    return assistance_change_working_days if kind != Kind.NONE else 0


@family_rule("Social Code, art. 103(2)", since="2023-07-01")
def vacancy_days(vacancy_working_days: Count) -> Count:
    """Working days within which an employer puts a vacancy on the Electronic Labour Exchange."""
    return vacancy_working_days


@family_rule("Social Code, art. 103(2)", since="2023-07-01")
def layoff_notice_months(layoff_notice: Count) -> Count:
    """Months before layoffs by which an employer tells the career centre at the latest."""
    return layoff_notice


@person_rule("Resolution 476, p. 6", since="2023-07-01", certainty="reported")
def silver_age_hired_months(silver_age_fits: Flag, silver_age_hired_least_months: Count) -> Count:
    """Months for which the employer keeps the person on after the silver age project, or to the pension."""
    return silver_age_hired_least_months if silver_age_fits else 0


@person_rule("Resolution 476, p. 4", since="2023-07-01", certainty="reported")
def first_job_hired_months(first_job_fits: Flag, first_job_hired_least_months: Count) -> Count:
    """Months for which the employer keeps the person on after the first job at least."""
    return first_job_hired_least_months if first_job_fits else 0
