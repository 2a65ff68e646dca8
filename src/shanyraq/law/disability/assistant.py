"""The individual assistant of a person of group I: to whom one is given, for how many hours, and who may not be one."""

from shanyraq.law.codes import Disability
from shanyraq.law.disability.codes import ASSISTANT_GIVEN, NO_BARS, AssistantBars, Assists, NoAssistant
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Flag


@person_rule("Social Code, art. 163(2)", since="2023-07-01")
def assistant_asked(assistant_hours_day: Count) -> Flag:
    """An individual assistant is asked for."""
    return assistant_hours_day > 0


@person_rule("Social Code, art. 163(2)", since="2023-07-01")
def no_assistant_reasons(
    assistant_asked: Flag,
    disability: Disability,
    difficulty_moving: Flag,
    carer_paid: Flag,
    assistant_hours_day: Count,
    assistant_hours_limit: Count,
) -> NoAssistant:
    """Why no assistant is given: it is for group I with difficulty moving, without a paid carer, eight hours a day."""
    reasons = ASSISTANT_GIVEN
    if assistant_asked and disability != Disability.GROUP_1:
        reasons |= NoAssistant.NOT_GROUP_1
    if assistant_asked and not difficulty_moving:
        reasons |= NoAssistant.NO_DIFFICULTY_MOVING
    if assistant_asked and carer_paid:
        reasons |= NoAssistant.CARER_PAID
    if assistant_hours_day > assistant_hours_limit:
        reasons |= NoAssistant.HOURS_ABOVE_LIMIT
    return reasons


@person_rule("Social Code, art. 163(2)", since="2023-07-01")
def assistant_hours(assistant_hours_day: Count, no_assistant_reasons: NoAssistant) -> Count:
    """Hours of an assistant a day that are given."""
    return assistant_hours_day if no_assistant_reasons == ASSISTANT_GIVEN else 0


@person_rule("Social Code, art. 163(2)", since="2023-07-01")
def too_old_to_assist(of_pension_age: Flag, assists: Assists) -> Flag:
    """Has reached the pension age and is no close relative of the person of group I."""
    return of_pension_age and assists != Assists.CLOSE_RELATIVE


@person_rule("Social Code, art. 163(2)", since="2023-07-01")
def assistant_bars(
    assists: Assists,
    mental_health_register: Flag,
    assisting_contraindicated: Flag,
    minor: Flag,
    assistant_training: Flag,
    too_old_to_assist: Flag,
    unspent_conviction: Flag,
    legally_incapable: Flag,
) -> AssistantBars:
    """Why a person who would assist may not."""
    bars = NO_BARS
    if mental_health_register:
        bars |= AssistantBars.MENTAL_HEALTH_REGISTER
    if assisting_contraindicated:
        bars |= AssistantBars.CONTRAINDICATED
    if minor:
        bars |= AssistantBars.UNDER_18
    if not assistant_training:
        bars |= AssistantBars.UNTRAINED
    if too_old_to_assist:
        bars |= AssistantBars.PENSION_AGE
    if unspent_conviction:
        bars |= AssistantBars.CONVICTION
    if legally_incapable:
        bars |= AssistantBars.INCAPABLE
    return NO_BARS if assists == Assists.NOBODY else bars


@person_rule("Social Code, art. 163(2)", since="2023-07-01")
def may_assist(assists: Assists, assistant_bars: AssistantBars) -> Flag:
    """May be the individual assistant."""
    return assists != Assists.NOBODY and assistant_bars == NO_BARS
