"""Why assistance is not assigned: the grounds of each period, and how long each of them bars.

A bar of six months ends on the same day of the sixth month after the event: applying on that day is no longer barred.
"""

from shanyraq.law.codes import NO_GROUNDS, CaresFor, Grounds, Work
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import NEVER, Count, Day, Flag, Members, any_of, months_before


@person_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31")
def unregistered_unemployed(able_bodied_member: Flag, work: Work, exempt_from_measures: Flag) -> Flag:
    """An able-bodied member who neither works nor is registered as unemployed, and is not excused."""
    return able_bodied_member and work == Work.NOT_WORKING and not exempt_from_measures


@person_rule("Law 246-II, art. 2(2)", since="2002-01-01", until="2009-01-15")
def refused_work__for_months(
    able_bodied_member: Flag, exempt_from_measures: Flag, refused_work_on: Day, application_date: Day, bar_months: Count
) -> Flag:
    """Refused a job or training, or left public works, within the months of the bar."""
    barred = months_before(application_date, bar_months) < refused_work_on <= application_date
    return able_bodied_member and barred and not exempt_from_measures


@person_rule("Law 246-II, art. 2(2)", since="2009-01-16", until="2017-12-31")
def refused_work__until_taken_up(
    able_bodied_member: Flag,
    exempt_from_measures: Flag,
    refused_work_on: Day,
    application_date: Day,
    took_work_after_refusal: Flag,
) -> Flag:
    """Refused a job or training and has not taken one up since."""
    refuses = NEVER < refused_work_on <= application_date and not took_work_after_refusal
    return able_bodied_member and refuses and not exempt_from_measures


@person_rule("Law 246-II, art. 2(2)", since="2018-01-01", until="2019-03-31")
def left_out_for_refusal(
    able_bodied_member: Flag,
    minor: Flag,
    young_student: Flag,
    excused_carer: Flag,
    cares_for: CaresFor,
    refused_work_on: Day,
    application_date: Day,
    took_work_after_refusal: Flag,
) -> Flag:
    """Refuses employment measures without an excuse: no assistance for this member, though it is counted."""
    excused = minor or young_student or excused_carer or cares_for == CaresFor.ELDERLY
    refuses = NEVER < refused_work_on <= application_date and not took_work_after_refusal
    return able_bodied_member and refuses and not excused


@person_rule("Law 246-II, art. 2(2); Social Code, art. 128", since="2019-04-01")
def refused_work__bars_family(
    able_bodied_member: Flag, exempt_from_measures: Flag, refused_work_on: Day, application_date: Day, bar_months: Count
) -> Flag:
    """Refused employment measures within the months of the bar, without being excused from them."""
    barred = months_before(application_date, bar_months) < refused_work_on <= application_date
    return able_bodied_member and barred and not exempt_from_measures


@family_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31")
def has_unregistered_unemployed(unregistered_unemployed: Members[Flag]) -> Flag:
    """Some member neither works nor is registered as unemployed."""
    return any_of(unregistered_unemployed)


@family_rule("Law 246-II, art. 2(2)", since="2002-01-01", until="2017-12-31")
def has_refused_work__before_contracts(refused_work: Members[Flag]) -> Flag:
    """Some member's refusal of work counts against the family."""
    return any_of(refused_work)


@family_rule("Law 246-II, art. 2(2); Social Code, art. 128", since="2019-04-01")
def has_refused_work__since_2019(refused_work: Members[Flag]) -> Flag:
    """Some member's refusal of employment measures bars the whole family."""
    return any_of(refused_work)


@family_rule("Law 246-II, art. 2(2); Social Code, art. 128", since="2019-04-01")
def contract_lately_broken(contract_broken_on: Day, application_date: Day, bar_months: Count) -> Flag:
    """A social contract ended through the family's fault within the months of the bar."""
    return months_before(application_date, bar_months) < contract_broken_on <= application_date


@family_rule("Law 246-II, art. 7(3)", since="2009-01-16", until="2019-03-31")
def gave_false_data__for_this_grant(false_data_on: Day, application_date: Day) -> Flag:
    """Knowingly false data was given with this application or after it; earlier ones do not bar."""
    return false_data_on >= application_date


@family_rule("Law 246-II, art. 2(2); Social Code, art. 128", since="2019-04-01")
def gave_false_data__for_months(false_data_on: Day, application_date: Day, bar_months: Count) -> Flag:
    """Knowingly false data was given within the months of the bar."""
    return months_before(application_date, bar_months) < false_data_on <= application_date


@family_rule("Law 246-II, art. 2; Social Code, art. 120(1)", since="2002-01-01")
def right_grounds(family_size: Count, entitled_members: Count, income_above_line: Flag) -> Grounds:
    """The grounds that lie in the family and its income."""
    grounds = NO_GROUNDS
    if family_size == 0:
        grounds |= Grounds.NOBODY_COUNTED
    elif entitled_members == 0:
        grounds |= Grounds.NOBODY_ENTITLED
    if income_above_line:
        grounds |= Grounds.INCOME_ABOVE_LINE
    return grounds


@family_rule("Law 246-II, art. 2", since="2002-01-01", until="2017-12-31")
def work_grounds(has_unregistered_unemployed: Flag, has_refused_work: Flag) -> Grounds:
    """The grounds that lie in how its members stand to work."""
    grounds = NO_GROUNDS
    if has_unregistered_unemployed:
        grounds |= Grounds.UNREGISTERED_UNEMPLOYED
    if has_refused_work:
        grounds |= Grounds.REFUSED_WORK
    return grounds


@family_rule("Law 246-II, art. 2(2); Social Code, art. 128", since="2019-04-01")
def conduct_grounds(
    has_refused_work: Flag, contract_lately_broken: Flag, gave_false_data: Flag, no_need: Flag
) -> Grounds:
    """The grounds that lie in what the family did, and in what the commission found."""
    grounds = NO_GROUNDS
    if has_refused_work:
        grounds |= Grounds.REFUSED_WORK
    if contract_lately_broken:
        grounds |= Grounds.CONTRACT_BROKEN
    if gave_false_data:
        grounds |= Grounds.FALSE_DATA
    if no_need:
        grounds |= Grounds.NO_NEED
    return grounds


@family_rule("Law 246-II, art. 2", since="2002-01-01", until="2009-01-15")
def refusal_grounds__right_and_work(right_grounds: Grounds, work_grounds: Grounds) -> Grounds:
    """Income, status, and refusal of work or of registration as unemployed."""
    return right_grounds | work_grounds


@family_rule("Law 246-II, art. 2(2)", since="2009-01-16", until="2017-12-31")
def refusal_grounds__and_false_data(right_grounds: Grounds, work_grounds: Grounds, gave_false_data: Flag) -> Grounds:
    """As before, and false data."""
    grounds = right_grounds | work_grounds
    if gave_false_data:
        grounds |= Grounds.FALSE_DATA
    return grounds


@family_rule("Law 246-II, art. 2(2)", since="2018-01-01", until="2019-03-31")
def refusal_grounds__right_and_false_data(right_grounds: Grounds, gave_false_data: Flag) -> Grounds:
    """Income, status and false data; whoever refuses work is left out alone, and the commission only advises."""
    grounds = right_grounds
    if gave_false_data:
        grounds |= Grounds.FALSE_DATA
    return grounds


@family_rule("Law 246-II, art. 2(2)", since="2019-04-01", until="2023-06-30")
def refusal_grounds__right_and_conduct(right_grounds: Grounds, conduct_grounds: Grounds) -> Grounds:
    """Income, status, refusal of work, a broken contract, false data and no need."""
    return right_grounds | conduct_grounds


@family_rule("Social Code, art. 128", since="2023-07-01")
def refusal_grounds__and_survey(right_grounds: Grounds, conduct_grounds: Grounds, survey_refused: Flag) -> Grounds:
    """As before, and refusal of the district commission's survey."""
    grounds = right_grounds | conduct_grounds
    if survey_refused:
        grounds |= Grounds.SURVEY_REFUSED
    return grounds
