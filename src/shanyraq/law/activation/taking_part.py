"""What all measures have in common: consent, one at a time, and how long leaving one bars from the next."""

from shanyraq.law.activation.codes import LeftMeasure, Measure
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Day, Flag, months_old


@person_rule("Social Code, art. 111(7)", since="2023-07-01")
def measures_open(
    left_measure: LeftMeasure,
    left_measure_on: Day,
    unemployed_since: Day,
    application_date: Day,
    job_leaver_months: Count,
) -> Flag:
    """Did not leave a subsidised job at will, or has been registered again for as long as that bars from measures."""
    if left_measure != LeftMeasure.SUBSIDISED_JOB:
        return True
    again = left_measure_on < unemployed_since <= application_date
    return again and months_old(unemployed_since, application_date) >= job_leaver_months


@person_rule("Social Code, art. 111(6)", since="2023-07-01")
def may_be_referred(wants_measures: Flag, measures_open: Flag) -> Flag:
    """Agrees to take part and is not barred from it."""
    return wants_measures and measures_open


@person_rule("Social Code, art. 111", since="2023-07-01")
def measure_months(measure: Measure, measure_since: Day, application_date: Day) -> Count:
    """Completed months in the measure that the person takes part in now."""
    return months_old(measure_since, application_date) if measure != Measure.NONE else 0


@person_rule("Social Code, art. 111(6)", since="2023-07-01")
def guardian_consent(age: Count, majority_age: Count) -> Flag:
    """Under age, so that a subsidised job needs the consent of the legal representatives."""
    return age < majority_age
