"""The advice of `shanyraq measures` drawn at the terminal: a tree for each member, then what binds employers."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

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
from shanyraq.cli.screen import Screen
from shanyraq.cli.tree import NarrowTree
from shanyraq.people.activation.advice import Advice, ClockAdvice, MeasureAdvice, MemberAdvice
from shanyraq.people.activation.plan import PartFound

HEADING, BESIDE, UNSURE = "bold", "dim", "yellow"
"""Styles: a heading, what stands beside something, what is not sure."""


def advice_lines(
    advice: Advice, screen: Screen, plan: tuple[PartFound, ...] = (), *, full: bool = False
) -> Iterator[RenderableType]:
    """The advice from top to bottom.

    Args:
        advice: what to tell.
        screen: to whom.
        plan: what a plan was found to hold, where one was checked.
        full: every reason why a measure does not fit, instead of the first of each.
    """
    yield Text(screen.say("measures_title", day=told(advice.day, screen)), style=HEADING)
    if not advice.members:
        yield Text(screen.say("measures_nobody"))
    yield from (member_tree(member, advice, screen, full=full) for member in advice.members)
    if advice.too_young:
        yield Text(screen.say("measures_too_young", ids=", ".join(advice.too_young)), style=BESIDE)
    owed = employers_owe(advice)
    if owed:
        tree = _tree(screen.say("measures_employers"))
        for one, measures in owed.items():
            tree.add(_line(owed_told(one, screen), [one.article, "; ".join(measures)], one.certainty, screen))
        yield tree
    if advice.clocks:
        yield clocks_tree("measures_clocks_family", advice.clocks, advice, screen)
    if plan:
        yield plan_tree(plan, screen)
    yield from unread_lines(advice, screen)
    law = advice.explanation.law
    yield Text(screen.say("measures_law", day=told(law.day, screen), fingerprint=law.fingerprint), style=BESIDE)


def member_tree(member: MemberAdvice, advice: Advice, screen: Screen, *, full: bool) -> NarrowTree:
    """Everything about one member."""
    tree = _tree(screen.say("measures_member", id=member.id, age=member.age))
    for standing in standings(member, screen):
        branch = tree.add(Text(standing.text, style="" if standing.good else UNSURE))
        for reason in standing.reasons:
            branch.add(Text(reason, style=BESIDE))
    tree.add(Text(suitable_told(member, advice, screen)))
    fitting = [measure for measure in member.measures if measure.fits]
    branch = tree.add(Text(screen.say("measures_fit" if fitting else "measures_fit_nothing"), style=HEADING))
    for measure in fitting:
        _add_measure(branch, measure, screen)
    branch = tree.add(Text(screen.say("measures_do_not_fit"), style=HEADING))
    for measure in member.measures:
        if not measure.fits:
            _add_refused(branch, measure, screen, full=full)
    if member.clocks:
        tree.add(clocks_tree("measures_clocks", member.clocks, advice, screen))
    return tree


def clocks_tree(key: str, clocks: tuple[ClockAdvice, ...], advice: Advice, screen: Screen) -> NarrowTree:
    """Terms under a heading."""
    tree = _tree(screen.say(key, day=told(advice.day, screen)))
    for clock in clocks:
        tree.add(_line(clock_told(clock, screen), [clock.article], clock.certainty, screen))
    return tree


def plan_tree(plan: tuple[PartFound, ...], screen: Screen) -> NarrowTree:
    """What a plan has to hold, and where it falls short."""
    tree = _tree(plan_told(plan, screen))
    for part in plan:
        sign = ("✓ ", "green") if part.holds else ("✗ ", UNSURE)
        text = Text.assemble(sign, part.text, ": " if part.missing else "", ", ".join(part.missing))
        tree.add(_beside(text, [part.article], part.certainty, screen))
    return tree


def unread_lines(advice: Advice, screen: Screen) -> Iterator[Text]:
    """What the advice rests on without its having been read."""
    unread = unread_in(advice)
    if unread:
        yield Text(screen.say("measures_unread"), style=HEADING)
    for certainty, titles in unread.items():
        yield Text.assemble((f"{certainty_told(certainty, screen)}: ", UNSURE), "; ".join(titles))


def _add_measure(tree: Tree, measure: MeasureAdvice, screen: Screen) -> None:
    """A measure that fits, with what it gives."""
    head = Text.assemble(("✓ ", "green"), (measure.title, HEADING))
    branch = tree.add(_beside(head, list(facts_of(measure, screen)), measure.certainty, screen))
    for payment in measure.payments:
        branch.add(Text(payment_told(payment, screen)))
    if measure.first_register:
        branch.add(Text(screen.say("measures_first_register"), style=UNSURE))


def _add_refused(tree: Tree, measure: MeasureAdvice, screen: Screen, *, full: bool) -> None:
    """A measure that does not fit, with the first reason why, or with all of them."""
    head = Text.assemble(("✗ ", UNSURE), measure.title)
    branch = tree.add(_beside(head, [measure.article], measure.certainty, screen))
    first, *others = measure.obstacles
    if full or not others:
        for obstacle in measure.obstacles:
            branch.add(Text(obstacle_told(obstacle, screen)))
    else:
        more = Text(f"  {screen.say('measures_more', n=len(others))}", style=BESIDE)
        branch.add(Text(obstacle_told(first, screen)).append_text(more))


def _tree(heading: str) -> NarrowTree:
    return NarrowTree(Text(heading, style=HEADING), guide_style=BESIDE)


def _line(text: str, beside: list[str], certainty: str, screen: Screen) -> Text:
    return _beside(Text(text), beside, certainty, screen)


def _beside(text: Text, beside: list[str], certainty: str, screen: Screen) -> Text:
    """A text with what stands beside it, and how sure it is where it was not read."""
    text.append("  " + " · ".join(beside), style=BESIDE)
    unsure = certainty_told(certainty, screen)
    return text.append(f"  [{unsure}]", style=UNSURE) if unsure else text
