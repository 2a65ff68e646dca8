"""Subsidised jobs of the Government's list: who may take one, for how long, and what the state pays of the wage.

A measure fits when all of its conditions hold; then its months are those still open, and its money what is paid now.
"Not older than" a number of years counts the whole of that year of life, to the day before the next birthday.
"""

from shanyraq.law.activation.codes import Experience, Measure
from shanyraq.law.codes import Disability
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Day, Flag, Rounding, Share, Tiyn, months_before, portion


@person_rule("Social Code, art. 111(1); Resolution 476, p. 1", since="2023-07-01")
def public_works_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    learner: Flag,
    work_stopped: Flag,
    age: Count,
    subsidised_job_age: Count,
    of_pension_age: Flag,
) -> Flag:
    """Public works: the unemployed, learners in their free time, and those whom idle production leaves without work."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.PUBLIC_WORKS)
        and (may_register or learner or work_stopped)
        and age >= subsidised_job_age
        and not of_pension_age
    )


@person_rule("Resolution 476, p. 1", since="2023-07-01")
def public_works_months(public_works_fits: Flag, measure_months: Count, public_works_most_months: Count) -> Count:
    """Months of public works that are still open."""
    return max(0, public_works_most_months - measure_months) if public_works_fits else 0


@person_rule("Resolution 476, p. 1", since="2023-07-01")
def public_works_month(public_works_fits: Flag, mci: Tiyn, public_works_mci: Share) -> Tiyn:
    """What public works pay a month at least, taxes and contributions included."""
    return portion(mci, public_works_mci, to=Rounding.NEAREST) if public_works_fits else 0


@person_rule("Resolution 476, p. 2", since="2023-07-01")
def social_job_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    age: Count,
    subsidised_job_age: Count,
    of_pension_age: Flag,
) -> Flag:
    """A social job: the unemployed of working age."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.SOCIAL_JOB)
        and may_register
        and age >= subsidised_job_age
        and not of_pension_age
    )


@person_rule("Resolution 476, p. 2", since="2023-07-01")
def social_job_months(social_job_fits: Flag, measure_months: Count, social_job_most_months: Count) -> Count:
    """Months of a social job that are still open."""
    return max(0, social_job_most_months - measure_months) if social_job_fits else 0


@person_rule("Resolution 476, p. 2", since="2023-07-01")
def social_job_most_month(social_job_fits: Flag, mci: Tiyn, social_job_mci: Share) -> Tiyn:
    """What the state pays at most of the wage at a social job a month."""
    return portion(mci, social_job_mci, to=Rounding.NEAREST) if social_job_fits else 0


@person_rule("Resolution 476, p. 2", since="2023-07-01")
def social_job_month(
    social_job_most_month: Tiyn,
    offered_wage_month: Tiyn,
    disability: Disability,
    offered_by_ngo: Flag,
    social_job_share: Share,
    social_job_share_ngo: Share,
) -> Tiyn:
    """The state's part of the wage offered; a larger one for persons with disabilities at non-governmental bodies."""
    helped = disability != Disability.NONE and offered_by_ngo
    share = social_job_share_ngo if helped else social_job_share
    return min(social_job_most_month, portion(offered_wage_month, share, to=Rounding.NEAREST))


@person_rule("Resolution 476, p. 3", since="2023-07-01")
def youth_practice_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    age: Count,
    youth_age_most: Count,
    graduated_on: Day,
    application_date: Day,
    youth_practice_graduate_months: Count,
    experience: Experience,
) -> Flag:
    """Youth practice: unemployed graduates of late, young and without experience in their profession."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.YOUTH_PRACTICE)
        and may_register
        and age <= youth_age_most
        and graduated_on > months_before(application_date, youth_practice_graduate_months)
        and experience in (Experience.NONE, Experience.OUTSIDE_PROFESSION)
    )


@person_rule("Resolution 476, p. 3", since="2023-07-01")
def youth_practice_months(youth_practice_fits: Flag, measure_months: Count, youth_practice_most_months: Count) -> Count:
    """Months of youth practice that are still open."""
    return max(0, youth_practice_most_months - measure_months) if youth_practice_fits else 0


@person_rule("Resolution 476, p. 3", since="2023-07-01")
def youth_practice_month(youth_practice_fits: Flag, mci: Tiyn, youth_practice_mci: Share) -> Tiyn:
    """What youth practice pays a month, taxes and contributions included."""
    return portion(mci, youth_practice_mci, to=Rounding.NEAREST) if youth_practice_fits else 0


@person_rule("Resolution 476, p. 4", since="2023-07-01")
def first_job_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    age: Count,
    youth_age_most: Count,
    experience: Experience,
) -> Flag:
    """A first job: the young unemployed who have never worked."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.FIRST_JOB)
        and may_register
        and age <= youth_age_most
        and experience == Experience.NONE
    )


@person_rule("Resolution 476, p. 4", since="2023-07-01")
def first_job_months(first_job_fits: Flag, measure_months: Count, first_job_most_months: Count) -> Count:
    """Months of a first job that are still open."""
    return max(0, first_job_most_months - measure_months) if first_job_fits else 0


@person_rule("Resolution 476, p. 4", since="2023-07-01")
def first_job_month(first_job_fits: Flag, mci: Tiyn, first_job_mci: Share) -> Tiyn:
    """What a first job pays a month, taxes and contributions included."""
    return portion(mci, first_job_mci, to=Rounding.NEAREST) if first_job_fits else 0


@person_rule("Resolution 476, p. 5", since="2023-07-01")
def generations_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    age: Count,
    youth_age_most: Count,
    graduated_on: Day,
    application_date: Day,
    generations_graduate_months: Count,
) -> Flag:
    """The contract of generations: young unemployed graduates of late who take over from a worker of pension age."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.CONTRACT_OF_GENERATIONS)
        and may_register
        and age <= youth_age_most
        and graduated_on > months_before(application_date, generations_graduate_months)
    )


@person_rule("Resolution 476, p. 5", since="2023-07-01")
def generations_months(generations_fits: Flag, measure_months: Count, generations_most_months: Count) -> Count:
    """Months of the contract of generations that are still open."""
    return max(0, generations_most_months - measure_months) if generations_fits else 0


@person_rule("Resolution 476, p. 5", since="2023-07-01")
def generations_month(generations_fits: Flag, mci: Tiyn, generations_mci: Share) -> Tiyn:
    """What the contract of generations pays a month, taxes and contributions included."""
    return portion(mci, generations_mci, to=Rounding.NEAREST) if generations_fits else 0


@person_rule("Resolution 476, p. 6", since="2023-07-01")
def silver_age_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    age: Count,
    silver_age_least: Count,
    of_pension_age: Flag,
) -> Flag:
    """Silver age: the unemployed from their fiftieth birthday to the pension age."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.SILVER_AGE)
        and may_register
        and age >= silver_age_least
        and not of_pension_age
    )


@person_rule("Resolution 476, p. 6", since="2023-07-01")
def silver_age_months(silver_age_fits: Flag, measure_months: Count, silver_age_most_months: Count) -> Count:
    """Months of the silver age project that are still open."""
    return max(0, silver_age_most_months - measure_months) if silver_age_fits else 0


@person_rule("Resolution 476, p. 6", since="2023-07-01")
def silver_age_most_month(silver_age_fits: Flag, mci: Tiyn, silver_age_mci: Share) -> Tiyn:
    """What the state pays at most of the wage in the silver age project a month."""
    return portion(mci, silver_age_mci, to=Rounding.NEAREST) if silver_age_fits else 0


@person_rule("Resolution 476, p. 6", since="2023-07-01")
def silver_age_share(
    measure_months: Count, silver_age_share_1: Share, silver_age_share_2: Share, silver_age_share_3: Share
) -> Share:
    """The state's share of the wage: less in the second year of work, less again in the third."""
    if measure_months < 12:
        return silver_age_share_1
    return silver_age_share_2 if measure_months < 24 else silver_age_share_3


@person_rule("Resolution 476, p. 6", since="2023-07-01")
def silver_age_month(silver_age_most_month: Tiyn, offered_wage_month: Tiyn, silver_age_share: Share) -> Tiyn:
    """The state's part of the wage offered."""
    return min(silver_age_most_month, portion(offered_wage_month, silver_age_share, to=Rounding.NEAREST))
