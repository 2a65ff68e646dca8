"""The services of a family drawn at the terminal: a tree for each member."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from shanyraq.cli.screen import Screen
from shanyraq.cli.tree import NarrowTree
from shanyraq.people.services.needs import Line, MemberNeeds, Needs
from shanyraq.rules.formats import day as day_told
from shanyraq.rules.units import to_day

HEADING, BESIDE, UNSURE = "bold", "dim", "yellow"
"""Styles: a heading, what stands beside something, what is not sure."""


def services_lines(needs: Needs, screen: Screen) -> Iterator[RenderableType]:
    """The services from top to bottom."""
    yield Text(services_title(needs, screen), style=HEADING)
    if not needs.members:
        yield Text(screen.say("services_nobody"))
    for member in needs.members:
        tree = NarrowTree(Text(member.id, style=HEADING), guide_style=BESIDE)
        for heading, lines in sections(member, screen):
            _add(tree, heading, lines, screen)
        yield tree
    yield Text(screen.say("services_illustrative"), style=UNSURE)
    law = needs.explanation.law
    told = day_told(to_day(law.day), screen.lang)
    yield Text(screen.say("services_law", day=told, fingerprint=law.fingerprint), style=BESIDE)


def services_title(needs: Needs, screen: Screen) -> str:
    """What the answer is about."""
    return screen.say("services_title", day=day_told(to_day(needs.explanation.law.day), screen.lang))


def sections(member: MemberNeeds, screen: Screen) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What is told of a member, under its headings; empty ones are left out."""
    found = {
        "services_decision": (*member.decision, *_until(member, screen)),
        "services_assessment": (*member.assessment, *_unanswered(member, screen)),
        "services_given": member.services,
        "services_programme": member.programme,
    }
    for key, lines in found.items():
        if lines:
            yield screen.say(key), lines


def certainty_told(certainty: str, screen: Screen) -> str:
    """How sure something is, where it was not read in an act."""
    return "" if certainty == "read" else screen.say(f"certainty_{certainty}")


def _until(member: MemberNeeds, screen: Screen) -> Iterator[Line]:
    """By when the decision is made, had it been asked for on the case's day."""
    until = member.decide_until
    if until is not None:
        told = day_told(to_day(until.day), screen.lang)
        value = screen.say("services_estimated", day=told) if until.estimated else told
        yield Line("service_decision_days", screen.say("services_until"), value, (), "", "assumed")


def _unanswered(member: MemberNeeds, screen: Screen) -> Iterator[Line]:
    """How many questions are still to be asked, and which."""
    if member.unanswered:
        number = str(len(member.unanswered))
        yield Line("assessment_complete", screen.say("services_unanswered"), number, member.unanswered, "", "read")


def _add(tree: Tree, heading: str, lines: tuple[Line, ...], screen: Screen) -> None:
    branch = tree.add(Text(heading, style=HEADING))
    for line in lines:
        text = Text(": ".join(filter(None, (line.title, line.value))))
        text.append(f"  {line.article}" if line.article else "", style=BESIDE)
        unsure = certainty_told(line.certainty, screen)
        text.append(f"  [{unsure}]" if unsure else "", style=UNSURE)
        below = branch.add(text)
        for reason in line.reasons:
            below.add(Text(reason, style=BESIDE))
