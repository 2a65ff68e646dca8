"""The advice of `shanyraq measures` as a page: one section a member, what fits open, why the rest does not folded."""

from collections.abc import Iterable, Iterator
from html import escape

from shanyraq.cli.advice_words import (
    certainty_told,
    clock_told,
    employers_owe,
    facts_of,
    obstacle_told,
    owed_told,
    payment_told,
    plan_told,
    standings,
    suitable_told,
    told,
    unread_in,
)
from shanyraq.cli.html_page import html_page
from shanyraq.cli.screen import Screen
from shanyraq.people.activation.advice import Advice, ClockAdvice, MeasureAdvice, MemberAdvice
from shanyraq.people.activation.plan import PartFound
from shanyraq.rules.obstacles import Obstacle

STYLE = """
body { line-height: 1.45 }
section.member { border: 1px solid #8886; border-radius: .5rem; margin: 1rem 0; padding: .25rem 1rem 1rem }
ul { margin: .25rem 0; padding-left: 1.25rem }
li { margin: .2rem 0; overflow-wrap: anywhere }
.fits > li { border-left: 4px solid #2a8; list-style: none; margin: .6rem 0; padding-left: .75rem }
.fits { padding-left: 0 }
.against { color: #b45309 }
@media (prefers-color-scheme: dark) { .against { color: #fbbf24 } }
cite, small { font-size: .875em; font-style: normal; opacity: .8 }
.sure { border: 1px solid; border-radius: .3em; font-size: .8em; padding: 0 .3em }
summary { cursor: pointer; font-weight: 600; margin: .5rem 0 }
""".strip()


def advice_html(advice: Advice, screen: Screen, plan: tuple[PartFound, ...] = ()) -> str:
    """The whole page in the reader's language."""
    title = screen.say("measures_title", day=told(advice.day, screen))
    return html_page(title, "\n".join(_parts(advice, screen, plan)), screen.lang)


def _parts(advice: Advice, screen: Screen, plan: tuple[PartFound, ...]) -> Iterator[str]:
    yield f"<style>\n{STYLE}\n</style>"
    if not advice.members:
        yield f"<p>{escape(screen.say('measures_nobody'))}</p>"
    for member in advice.members:
        yield from _member(member, advice, screen)
    if advice.too_young:
        yield f"<p>{escape(screen.say('measures_too_young', ids=', '.join(advice.too_young)))}</p>"
    owed = employers_owe(advice)
    if owed:
        yield f"<h2>{escape(screen.say('measures_employers'))}</h2>"
        yield from _list(
            _beside(escape(owed_told(one, screen)), [one.article, "; ".join(measures)], one.certainty, screen)
            for one, measures in owed.items()
        )
    yield from _clocks("measures_clocks_family", advice.clocks, advice, screen)
    if plan:
        yield f"<h2>{escape(plan_told(plan, screen))}</h2>"
        yield from _list(_part(part, screen) for part in plan)
    unread = unread_in(advice)
    if unread:
        yield f"<h2>{escape(screen.say('measures_unread'))}</h2>"
        yield from _list(
            f"<strong>{escape(certainty_told(certainty, screen))}</strong>: {escape('; '.join(titles))}"
            for certainty, titles in unread.items()
        )
    law = advice.explanation.law
    told_law = screen.say("measures_law", day=told(law.day, screen), fingerprint=law.fingerprint)
    yield f"<p><small>{escape(told_law)}</small></p>"


def _member(member: MemberAdvice, advice: Advice, screen: Screen) -> Iterator[str]:
    yield '<section class="member">'
    yield f"<h2>{escape(screen.say('measures_member', id=member.id, age=member.age))}</h2>"
    yield from _list(
        f'<span class="{"" if standing.good else "against"}">{escape(standing.text)}</span>'
        + "".join(_list(escape(reason) for reason in standing.reasons))
        for standing in standings(member, screen)
    )
    yield f"<p>{escape(suitable_told(member, advice, screen))}</p>"
    fitting = [measure for measure in member.measures if measure.fits]
    yield f"<h3>{escape(screen.say('measures_fit' if fitting else 'measures_fit_nothing'))}</h3>"
    yield from _list((_fitting(measure, screen) for measure in fitting), "fits")
    others = [measure for measure in member.measures if not measure.fits]
    if others:
        yield f"<details><summary>{escape(screen.say('measures_do_not_fit'))}</summary>"
        yield from _list(_head(measure, screen) + _below(measure.obstacles, screen) for measure in others)
        yield "</details>"
    yield from _clocks("measures_clocks", member.clocks, advice, screen)
    yield "</section>"


def _fitting(measure: MeasureAdvice, screen: Screen) -> str:
    """A measure that fits: its name, then what it pays and what has to be done first."""
    lines = [payment_told(payment, screen) for payment in measure.payments]
    lines += [screen.say("measures_first_register")] if measure.first_register else []
    return _head(measure, screen) + "".join(_list(escape(line) for line in lines))


def _head(measure: MeasureAdvice, screen: Screen) -> str:
    name = f"<strong>{escape(measure.title)}</strong>"
    return _beside(name, list(facts_of(measure, screen)), measure.certainty, screen)


def _clocks(key: str, clocks: tuple[ClockAdvice, ...], advice: Advice, screen: Screen) -> Iterator[str]:
    if clocks:
        yield f"<h3>{escape(screen.say(key, day=told(advice.day, screen)))}</h3>"
    yield from _list(
        _beside(escape(clock_told(clock, screen)), [clock.article], clock.certainty, screen) for clock in clocks
    )


def _part(part: PartFound, screen: Screen) -> str:
    """A part of the plan; where it falls short, with the places."""
    sign = "✓" if part.holds else "✗"
    missing = f": {', '.join(part.missing)}" if part.missing else ""
    return _beside(f"{sign} {escape(part.text + missing)}", [part.article], part.certainty, screen)


def _below(obstacles: Iterable[Obstacle], screen: Screen) -> str:
    return "".join(_list(escape(obstacle_told(one, screen)) for one in obstacles))


def _beside(html: str, beside: list[str], certainty: str, screen: Screen) -> str:
    """A text that is HTML already with what stands beside it, and how sure it is where it was not read."""
    unsure = certainty_told(certainty, screen)
    mark = f' <span class="sure">{escape(unsure)}</span>' if unsure else ""
    return f"{html} <cite>{escape(' · '.join(beside))}</cite>{mark}"


def _list(items: Iterable[str], kind: str = "") -> Iterator[str]:
    """Items that are HTML already, as a list; nothing where there are none."""
    found = [f"<li>{item}</li>" for item in items]
    if found:
        yield f'<ul class="{kind}">' if kind else "<ul>"
        yield from found
        yield "</ul>"
