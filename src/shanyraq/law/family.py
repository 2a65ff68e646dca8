"""Who makes up the family, who of it has the right to assistance, and who in it is a child.

Until April 2019 the Law did not say what a family was, and practice took everybody who kept a common household.
"""

from shanyraq.law.codes import Disability, Living, Relation, Residence, StateSupport, Study
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Day, Flag, Members, age_on, any_of, count


@person_rule("Law 246-II, art. 4; Social Code, art. 120(5)", since="2002-01-01")
def age(birth_date: Day, application_date: Day) -> Count:
    """Completed years of life on the day of the application."""
    return age_on(birth_date, application_date)


@person_rule("Law 246-II, art. 4; Social Code, art. 120(5)", since="2002-01-01")
def minor(age: Count, majority_age: Count) -> Flag:
    """Has not come of age."""
    return age < majority_age


@person_rule("Law 246-II, art. 2; Social Code, art. 122(4)", since="2002-01-01")
def full_time_study(study: Study) -> Flag:
    """Studies full time, at school, college or university, at home or abroad."""
    return study in (Study.SCHOOL, Study.COLLEGE_FULL_TIME, Study.UNIVERSITY_FULL_TIME, Study.ABROAD_FULL_TIME)


@person_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2002-01-01")
def young_student(full_time_study: Flag, age: Count, student_age_limit: Count) -> Flag:
    """Studies full time and has not reached the age to which students stay with their family."""
    return full_time_study and age < student_age_limit


@person_rule("Law 246-II, art. 4(1)", since="2019-04-01", until="2023-06-30")
def away_for_work__able_bodied(living: Living, able_bodied: Flag) -> Flag:
    """An able-bodied member who works away from the family's home."""
    return living == Living.WORKING_AWAY and able_bodied


@person_rule("Social Code, art. 120(5)", since="2023-07-01")
def away_for_work__any_member(living: Living) -> Flag:
    """A member who works away from the family's home, whoever it is."""
    return living == Living.WORKING_AWAY


@person_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2019-04-01")
def away_for_study(
    living: Living, study: Study, age: Count, student_age_limit: Count, pupils_away_counted: Flag
) -> Flag:
    """A child in a boarding school or a full-time student of Kazakhstan, until the age limit; not a student abroad."""
    if age >= student_age_limit:
        return False
    if living == Living.BOARDING_SCHOOL:
        return True
    studies = study in (Study.COLLEGE_FULL_TIME, Study.UNIVERSITY_FULL_TIME) or (
        study == Study.SCHOOL and pupils_away_counted
    )
    return living == Living.STUDYING_AWAY and studies


@person_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2019-04-01")
def excused_absence(
    living: Living, away_for_work: Flag, away_for_study: Flag, school_registration_excused: Flag
) -> Flag:
    """Belongs to the family though not living, or not registered, in its home."""
    registered_away = living == Living.REGISTERED_ELSEWHERE_FOR_SCHOOL and school_registration_excused
    return away_for_work or away_for_study or registered_away


@person_rule("Law 246-II, art. 4", since="2002-01-01", until="2019-03-31", certainty="reported")
def belongs_to_family__common_household(living: Living) -> Flag:
    """Lives with the others and keeps a common household, related or not."""
    return living in (Living.WITH_FAMILY, Living.REGISTERED_ELSEWHERE_FOR_SCHOOL)


@person_rule("Law 246-II, art. 4(1)", since="2019-04-01", until="2019-12-31", certainty="assumed")
def belongs_to_family__kin_early(relation: Relation, living: Living, excused_absence: Flag) -> Flag:
    """The definition of 2020, taken to hold since the day the old practice ended."""
    return relation != Relation.UNRELATED and (living == Living.WITH_FAMILY or excused_absence)


@person_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2020-01-01")
def belongs_to_family__kin(relation: Relation, living: Living, excused_absence: Flag) -> Flag:
    """Tied by marriage, kinship, adoption or cohabitation, and living together or away for an excused reason."""
    return relation != Relation.UNRELATED and (living == Living.WITH_FAMILY or excused_absence)


@person_rule("Law 246-II, art. 4(6)", since="2002-01-01", until="2017-12-31")
def kept_by_state__children_only(state_support: StateSupport, minor: Flag) -> Flag:
    """In a home, in service, in prison or in compulsory treatment; full state support leaves out children alone."""
    if state_support == StateSupport.FULL_STATE_SUPPORT:
        return minor
    return state_support != StateSupport.NONE


@person_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2018-01-01")
def kept_by_state__anyone(state_support: StateSupport) -> Flag:
    """Fully supported by the state, in conscript service, in prison or in compulsory treatment."""
    return state_support != StateSupport.NONE


@person_rule("Law 246-II, art. 4; Social Code, art. 120(5)", since="2002-01-01")
def counted(belongs_to_family: Flag, kept_by_state: Flag) -> Flag:
    """Counts as a member of the family."""
    return belongs_to_family and not kept_by_state


@person_rule("Law 246-II, art. 2(1); Social Code, art. 120(1)", since="2002-01-01")
def status_gives_right(residence: Residence) -> Flag:
    """A citizen, kandas, refugee, or a foreigner or stateless person residing permanently."""
    return residence in (
        Residence.CITIZEN,
        Residence.KANDAS,
        Residence.REFUGEE,
        Residence.PERMANENT_RESIDENT,
    )


@person_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31")
def entitled__by_status(counted: Flag, status_gives_right: Flag) -> Flag:
    """A member for whom assistance is paid."""
    return counted and status_gives_right


@person_rule("Law 246-II, art. 2(2)", since="2018-01-01", until="2019-03-31")
def entitled__unless_refusing(counted: Flag, status_gives_right: Flag, left_out_for_refusal: Flag) -> Flag:
    """A member for whom assistance is paid: whoever refuses work is left out, the others are not."""
    return counted and status_gives_right and not left_out_for_refusal


@person_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2019-04-01")
def entitled__any_member(counted: Flag, status_gives_right: Flag) -> Flag:
    """A member for whom assistance is paid."""
    return counted and status_gives_right


@person_rule("Law 246-II, art. 7; Social Code, art. 1(1)", since="2002-01-01", certainty="reported")
def child(counted: Flag, minor: Flag, young_student: Flag, relation: Relation) -> Flag:
    """A member under age, or a full-time student to the age limit who is not the head of the family or the spouse."""
    heads = relation in (Relation.APPLICANT, Relation.SPOUSE, Relation.PARTNER)
    return counted and (minor or (young_student and not heads))


@person_rule("Law 246-II, art. 2(4); Social Code, art. 125(1)", since="2002-01-01")
def child_with_disability(counted: Flag, minor: Flag, disability: Disability) -> Flag:
    """A member under age with a disability, with a group or without."""
    return counted and minor and disability != Disability.NONE


@person_rule("Law 246-II, art. 2(4); Social Code, art. 125(1)", since="2002-01-01")
def severe_disability(counted: Flag, disability: Disability) -> Flag:
    """A member with a disability of group I or II."""
    return counted and disability in (Disability.GROUP_1, Disability.GROUP_2)


@family_rule("Law 246-II, art. 6(2); Social Code, art. 127(2)", since="2002-01-01")
def family_size(counted: Members[Flag]) -> Count:
    """How many members the family's income is divided by."""
    return count(counted)


@family_rule("Law 246-II, art. 4(1); Social Code, art. 120(5)", since="2002-01-01")
def entitled_members(entitled: Members[Flag]) -> Count:
    """How many members assistance is paid for."""
    return count(entitled)


@family_rule("Law 246-II, art. 7; Social Code, art. 1(1)", since="2002-01-01", certainty="reported")
def children(child: Members[Flag]) -> Count:
    """How many children the family has."""
    return count(child)


@family_rule("Social Code, art. 1(1)", since="2002-01-01", certainty="reported")
def large_family(children: Count, large_family_children: Count) -> Flag:
    """Has as many children as make a family large."""
    return children >= large_family_children


@family_rule("Law 246-II, art. 5(3); Social Code, art. 125(1)", since="2002-01-01")
def has_child_with_disability(child_with_disability: Members[Flag]) -> Flag:
    """Some child of the family has a disability."""
    return any_of(child_with_disability)


@family_rule("Social Code, art. 125(1)", since="2002-01-01")
def has_severe_disability(severe_disability: Members[Flag]) -> Flag:
    """Some member has a disability of group I or II."""
    return any_of(severe_disability)
