"""The page of the facts: what may be stated about a family, its members and the case."""

from collections.abc import Iterator

from shanyraq.cli.law.names import asked_by
from shanyraq.cli.reference.markdown import BODY_HEADINGS, UNITS, link, page, table, titles, value
from shanyraq.law.bodies import bodies
from shanyraq.rules import Fact
from shanyraq.rules.in_force import CASE
from shanyraq.rules.law import Law

INTRODUCTION = """\
Everything a rule may ask about a case, a group and its members, body by body of law, in the order forms ask for it. A
fact that is left out takes the default named here, and the explanation says so; a fact without a default may not be
left out. Those of families in a form that programs read: [case.schema.json](case.schema.json)."""

HEADINGS = {
    "case": "The case",
    "family": "The family",
    "person": "A person",
    "employer": "The employer",
    "service": "The service",
    "cost_item": "Items of cost",
    "employee": "Employees",
}


def facts_page() -> str:
    """The page, body by body and level by level."""
    return page("Facts", INTRODUCTION, (part for law in bodies() for part in _body(law)))


def _body(law: Law) -> Iterator[str]:
    yield f"## {BODY_HEADINGS[law.levels.group]}"
    for level in (CASE, law.levels.group, law.levels.member):
        facts = [fact for fact in law.facts if fact.level == level]
        if facts:
            yield f"### {HEADINGS[level]}"
        for fact in facts:
            yield from _fact(fact, law)


def _fact(fact: Fact, law: Law) -> Iterator[str]:
    yield f"#### `{fact.name}`"
    yield titles(fact.title)
    if fact.meaning is not None:
        yield "<br>".join((fact.meaning.en, fact.meaning.ru, fact.meaning.kk))
    yield f"{UNITS[fact.unit.name].capitalize()}. {_default(fact, law)} {_bounds(fact, law)}".rstrip()
    if fact.unit.codes is not None:
        labels = law.labels[fact.unit.codes.__name__]
        rows = (
            (f"`{code.wire}`", *(labels[code.wire].lang(lang) for lang in ("en", "ru", "kk")))
            for code in fact.unit.codes
        )
        yield table(("written as", "English", "Русский", "Қазақша"), rows)
    asking = asked_by(law, fact.name)
    if asking:
        yield f"Asked for by {', '.join(link(law, name) for name in asking)}."


def _default(fact: Fact, law: Law) -> str:
    if fact.default is None:
        return "May not be left out."
    return f"If left out: {value(fact.default, fact.unit, law)}."


def _bounds(fact: Fact, law: Law) -> str:
    if fact.unit.name in ("flag", "codes"):
        return ""
    least, most = (value(number, fact.unit, law) for number in (fact.least, fact.most))
    return f"From {least} to {most}."
