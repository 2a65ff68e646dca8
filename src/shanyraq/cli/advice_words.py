"""The phrases of `shanyraq measures`, for the terminal and for the page alike."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from shanyraq.cli.screen import Screen
from shanyraq.law.activation.codes import SuitableWork
from shanyraq.people.activation.advice import Advice, ClockAdvice, MeasureAdvice, MemberAdvice, Owed, Payment, Term
from shanyraq.people.activation.plan import PartFound
from shanyraq.rules.formats import answer, money, plural
from shanyraq.rules.formats import day as day_told
from shanyraq.rules.obstacles import Obstacle
from shanyraq.rules.units import to_day


class Standing(NamedTuple):
    """A sentence about how a member stands to the register or to assistance, with what it comes from."""

    text: str
    good: bool
    reasons: tuple[str, ...] = ()


def standings(member: MemberAdvice, screen: Screen) -> Iterator[Standing]:
    """How the member stands to the register of the unemployed and to conditional assistance."""
    if member.to_be_struck_off:
        grounds = tuple(obstacle_told(one, screen) for one in member.struck_off_for)
        yield Standing(screen.say("measures_struck_off"), False, grounds)
    elif member.registered:
        yield Standing(screen.say("measures_registered"), True)
    elif member.may_register:
        yield Standing(screen.say("measures_may_register"), True)
    else:
        obstacles = tuple(obstacle_told(one, screen) for one in member.registration_obstacles)
        yield Standing(screen.say("measures_not_registered"), False, obstacles)
    if member.must_participate:
        yield Standing(screen.say("measures_bound"), True)
    elif member.excused_by:
        yield Standing(screen.say("measures_excused"), True, tuple(one.text for one in member.excused_by))
    if member.guardian_consent:
        yield Standing(screen.say("measures_guardian"), True)


def suitable_told(member: MemberAdvice, advice: Advice, screen: Screen) -> str:
    """What an offered job has to be, or may be."""
    if not member.suitable_work:
        return screen.say("measures_suitable_any")
    labels = advice.explanation.law.law.labels
    return screen.say("measures_suitable", marks=answer(member.suitable_work, SuitableWork, screen.lang, labels))


def obstacle_told(obstacle: Obstacle, screen: Screen) -> str:
    """What is needed or in the way, with the nearest change, and whether it was stated at all."""
    text = f"{obstacle.within}: {obstacle.text}" if obstacle.within else obstacle.text
    text = screen.say("measures_needed" if obstacle.needed else "measures_in_the_way", text=text)
    if obstacle.unstated:
        return f"{text} [{screen.say('measures_unstated')}]"
    return f"{text} · {obstacle.turn}" if obstacle.turn else text


def facts_of(measure: MeasureAdvice, screen: Screen) -> Iterator[str]:
    """What stands beside a measure's name: its term, where it is written, how sure that is."""
    if measure.now:
        yield screen.say("measures_now")
    if measure.term:
        yield term_told(measure.term, screen)
    yield measure.article


def term_told(term: Term, screen: Screen) -> str:
    """For how long a measure lasts."""
    if term.counts == "calendar_days":
        told = screen.say("measures_calendar_days", n=term.number)
    else:
        told = plural("months", term.number, screen.lang)
    return screen.say("measures_term_least" if term.bound == "least" else "measures_term_most", term=told)


def payment_told(payment: Payment, screen: Screen) -> str:
    """What a measure pays, and to whom where that is not the person."""
    amount = money(payment.amount, screen.lang) if payment.amount else screen.say("measures_unpublished")
    told = f"{payment.title}: {amount}"
    if payment.to == "person":
        return told
    return f"{told} ({screen.say('measures_employer_gets' if payment.to == 'employer' else 'measures_family_gets')})"


def owed_told(owed: Owed, screen: Screen) -> str:
    """What an employer owes, with its months and how sure it is."""
    months = ""
    if owed.months:
        months = f": {screen.say('measures_term_least', term=plural('months', owed.months, screen.lang))}"
    return f"{owed.text}{months}"


def clock_told(clock: ClockAdvice, screen: Screen) -> str:
    """A term, its last day, what starts it and what follows."""
    parts = [f"{clock.title}: {clock.number}"]
    if clock.until is not None:
        key = "measures_clock_from" if clock.waits else "measures_clock_by"
        parts.append(screen.say(key, day=told(clock.until.day, screen)))
        if clock.until.estimated:
            parts.append(screen.say("measures_clock_estimated"))
    parts.append(screen.say("measures_clock_starts" if clock.until else "measures_clock_ahead", what=clock.starts))
    if clock.breach:
        parts.append(clock.breach)
    return "; ".join(parts)


def plan_told(plan: tuple[PartFound, ...], screen: Screen) -> str:
    """Whether a plan holds all it has to."""
    return screen.say("measures_plan_whole" if all(part.holds for part in plan) else "measures_plan_falls_short")


def certainty_told(certainty: str, screen: Screen) -> str:
    """How sure something is, where it was not read; nothing where it was."""
    return "" if certainty == "read" else screen.say(f"measures_{certainty}")


def employers_owe(advice: Advice) -> dict[Owed, list[str]]:
    """What employers owe in measures that fit somebody, with those measures."""
    found: dict[Owed, list[str]] = {}
    for measure in (one for member in advice.members for one in member.measures):
        for owed in measure.employer:
            named = found.setdefault(owed, [])
            named += [] if measure.title in named else [measure.title]
    return found


def unread_in(advice: Advice) -> dict[str, list[str]]:
    """What fitting measures rest on without its having been read, by how sure it is."""
    found: dict[str, list[str]] = {}
    for measure in (one for member in advice.members for one in member.measures if one.fits):
        for title, certainty in measure.unread.items():
            named = found.setdefault(certainty, [])
            named += [] if title in named else [title]
    return found


def told(day: date, screen: Screen) -> str:
    """A day as people read it."""
    return day_told(to_day(day), screen.lang)
