"""Help with starting a business: the course "Bastau Biznes" and the grant for a new idea.

Which persons the ministry's order admits was not read; the categories are those its announcements name.
"""

from shanyraq.law.activation.codes import Relocation
from shanyraq.law.codes import CaresFor, Disability, Kind, Loss, Residence
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Flag, Rounding, Share, Tiyn, portion


@person_rule("Social Code, art. 110(2); Order 272", since="2023-07-01", certainty="assumed")
def business_course_fits(
    may_be_referred: Flag, age: Count, majority_age: Count, of_pension_age: Flag, business_course_done: Flag
) -> Flag:
    """The course of the basics of business: adults below the pension age who have not taken it."""
    return may_be_referred and age >= majority_age and not of_pension_age and not business_course_done


@person_rule("Social Code, art. 110(1); Order 272", since="2023-07-01", certainty="reported")
def business_grant_category(
    disability: Disability,
    work_contraindicated: Flag,
    residence: Residence,
    relocation: Relocation,
    kind: Kind,
    large_family: Flag,
    cares_for: CaresFor,
    lost_breadwinner: Loss,
) -> Flag:
    """Belongs to a group grants are given to: by disability, move, assistance, many children, care or loss."""
    able = disability != Disability.NONE and not work_contraindicated
    moved = residence == Residence.KANDAS or relocation == Relocation.IN_QUOTA
    cared = cares_for == CaresFor.CHILD_WITH_DISABILITY or lost_breadwinner != Loss.NONE
    return able or moved or kind != Kind.NONE or large_family or cared


@person_rule("Social Code, art. 110(2); Order 272", since="2023-07-01", certainty="reported")
def business_grant_fits(
    may_be_referred: Flag,
    age: Count,
    majority_age: Count,
    business_grant_category: Flag,
    business_course_done: Flag,
    business_grant_received: Flag,
) -> Flag:
    """A grant for a new business: adults of the groups it is given to, after the course, and once."""
    return (
        may_be_referred
        and age >= majority_age
        and business_grant_category
        and business_course_done
        and not business_grant_received
    )


@person_rule("Social Code, art. 110(2); Order 272", since="2023-07-01", certainty="reported")
def business_grant(business_grant_fits: Flag, mci: Tiyn, business_grant_mci: Share) -> Tiyn:
    """The grant for a new business, paid once."""
    return portion(mci, business_grant_mci, to=Rounding.NEAREST) if business_grant_fits else 0
