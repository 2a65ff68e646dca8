"""The domain of education and of what one can make of oneself: school, skills, a connection to the world."""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.wellbeing.codes import Education, Finding
from shanyraq.rules import Count, Flag, Members, any_of


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def of_school_age(counted: Flag, age: Count, school_age_from: Count, school_age_to: Count) -> Flag:
    """A member of the age at which everybody goes to school."""
    return counted and school_age_from <= age <= school_age_to


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def out_of_school(of_school_age: Flag, attends_school: Flag, attends_school_stated: Flag) -> Flag:
    """A child of school age known not to attend school."""
    return of_school_age and attends_school_stated and not attends_school


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def attendance_open(of_school_age: Flag, attends_school_stated: Flag) -> Flag:
    """A child of school age of whom is not stated whether it attends school."""
    return of_school_age and not attends_school_stated


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def child_out_of_school(out_of_school: Members[Flag], attendance_open: Members[Flag]) -> Finding:
    """Some child of school age does not attend school."""
    if any_of(out_of_school):
        return Finding.PRESENT
    return Finding.UNKNOWN if any_of(attendance_open) else Finding.ABSENT


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def grown_member(counted: Flag, minor: Flag) -> Flag:
    """A member who has come of age."""
    return counted and not minor


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def skilled(grown_member: Flag, education: Education) -> Flag:
    """A grown member with vocational or higher education."""
    return grown_member and education in (Education.VOCATIONAL, Education.HIGHER)


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def skill_open(grown_member: Flag, education_stated: Flag) -> Flag:
    """A grown member whose education is not stated."""
    return grown_member and not education_stated


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def nobody_skilled(grown_member: Members[Flag], skilled: Members[Flag], skill_open: Members[Flag]) -> Finding:
    """No grown member has vocational or higher education."""
    if any_of(skilled) or not any_of(grown_member):
        return Finding.ABSENT
    return Finding.UNKNOWN if any_of(skill_open) else Finding.PRESENT


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def home_without_internet(home_internet: Flag, home_internet_stated: Flag) -> Finding:
    """There is no internet in the home."""
    if not home_internet_stated:
        return Finding.UNKNOWN
    return Finding.ABSENT if home_internet else Finding.PRESENT
