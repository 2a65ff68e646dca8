"""A special workplace for a person with a disability: equipped with a subsidy, kept for a year, its wage shared."""

from shanyraq.law.activation.codes import Measure
from shanyraq.law.codes import Disability
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Flag, Rounding, Share, Tiyn, portion


@person_rule("Social Code, art. 108(1); Order 266", since="2023-07-01", certainty="reported")
def special_workplace_fits(
    may_be_referred: Flag,
    measure: Measure,
    disability: Disability,
    work_contraindicated: Flag,
    occupied: Flag,
    age: Count,
    subsidised_job_age: Count,
    of_pension_age: Flag,
) -> Flag:
    """A special workplace: persons with disabilities of working age who may work and have no work."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.SPECIAL_WORKPLACE)
        and disability != Disability.NONE
        and not work_contraindicated
        and not occupied
        and age >= subsidised_job_age
        and not of_pension_age
    )


@person_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace_kept_months(special_workplace_fits: Flag, special_workplace_least_months: Count) -> Count:
    """Calendar months for which the employer has to keep the workplace at least."""
    return special_workplace_least_months if special_workplace_fits else 0


@person_rule("Order 266", since="2023-07-01", certainty="reported")
def special_workplace_equipment(special_workplace_fits: Flag, mci: Tiyn, special_workplace_mci: Share) -> Tiyn:
    """What the employer gets at most for equipping the workplace."""
    return portion(mci, special_workplace_mci, to=Rounding.NEAREST) if special_workplace_fits else 0
