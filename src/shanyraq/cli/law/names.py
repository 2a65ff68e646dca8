"""Looking up what the law has under a name, over all its dates."""

from datetime import date

from shanyraq.cli.problems import CommandProblem
from shanyraq.rules import Fact, Parameter, Rule
from shanyraq.rules.facts import STATED, whether_stated
from shanyraq.rules.formats import answer
from shanyraq.rules.in_force import nearest
from shanyraq.rules.law import Law
from shanyraq.rules.resolution import periods_of

OPEN = "…"


def named(law: Law, name: str, on: date | None) -> Fact | Parameter | list[Rule]:
    """A fact, a parameter, or a rule's texts: those in force on a day, or all in the order of their dates.

    Raises:
        CommandProblem: the law never had such a name, or no text of it is in force on the day.
    """
    given = given_names(law)
    if name in given:
        return given[name]
    texts = periods_of(law)
    if name not in texts:
        raise CommandProblem("name_never", name=name, near=nearest(name, (*texts, *given)))
    in_force = [text for text in texts[name] if on is None or text.in_force(on)]
    if not in_force:
        periods = ", ".join(period(text.since, text.until) for text in texts[name])
        raise CommandProblem("name_not_then", name=name, day=on, periods=periods)
    return in_force


def asked_by(law: Law, name: str, on: date | None = None) -> tuple[str, ...]:
    """The rules that ask for a name, and the parameters given by it, on a day or ever."""
    rules = (rule for rule in law.rules if on is None or rule.in_force(on))
    asking = dict.fromkeys(rule.name for rule in rules if name in {part.name for part in rule.arguments})
    return (*asking, *(parameter.name for parameter in law.parameters if parameter.by == name))


def title_of(law: Law, name: str, lang: str) -> str:
    """What a rule, parameter or fact is called; its name where it has no title."""
    known = given_names(law)
    given = known.get(name)
    fact = known.get(name.removesuffix(STATED))
    if given is None and isinstance(fact, Fact) and name.endswith(STATED):
        given = whether_stated(fact)
    title = law.titles.get(name) if given is None else given.title
    return name if title is None else title.lang(lang)


def given_names(law: Law) -> dict[str, Fact | Parameter]:
    """The facts and parameters by their names."""
    return {fact.name: fact for fact in law.facts} | {parameter.name: parameter for parameter in law.parameters}


def period(since: date, until: date | None) -> str:
    """The days between two, both included; an ellipsis while it is open."""
    return f"{since} – {until or OPEN}"


def key_called(law: Law, by: str, key: str, lang: str) -> str:
    """What the answer of a fact that parameters are given by is called: the name of a region."""
    codes = next((fact.unit.codes for fact in law.facts if fact.name == by), None)
    if codes is None:
        return key
    return next((answer(int(code), codes, lang, law.labels) for code in codes if code.wire == key), key)
