"""The page of the rules: every text of every period, as it is written and as it runs."""

import inspect
from collections.abc import Iterator
from itertools import groupby
from types import ModuleType

from shanyraq.cli.law.names import asked_by, period
from shanyraq.cli.reference.markdown import BODY_HEADINGS, UNITS, link, page, titles
from shanyraq.law.bodies import bodies, modules_of
from shanyraq.rules import Rule, rules_of
from shanyraq.rules.law import Law
from shanyraq.rules.text import text_of

INTRODUCTION = """\
Every rule of the law, body by body (a body speaks of one pair of levels: persons in families, employees of employers,
items of cost of services) and topic by topic in the order a lawyer would read them: what it is called, what it is
about, and each of its texts with the article, the days it was in force and how sure the text is (read in
the act, reported by somebody, assumed for want of either). The text shown is the one that runs. How to read it:
[write a rule](../how-to/write-a-rule.md)."""


def law_page() -> str:
    """The page, body by body."""
    return page("The law", INTRODUCTION, (part for law in bodies() for part in _body(law)))


def _body(law: Law) -> Iterator[str]:
    yield f"## {BODY_HEADINGS[law.levels.group]}"
    for module in modules_of(law):
        yield from _topic(module, law)


def _topic(module: ModuleType, law: Law) -> Iterator[str]:
    path = module.__name__.replace(".", "/")
    name = path.rpartition("/")[2]
    yield f"### {name.replace('_', ' ').capitalize()}"
    yield f"{inspect.getdoc(module)}\n\nWritten in [`{name}.py`](../../src/{path}.py)."
    texts: dict[str, list[Rule]] = {}
    for rule in rules_of(module):
        texts.setdefault(rule.name, []).append(rule)
    for found in texts.values():
        yield from _rule(sorted(found, key=lambda rule: rule.since), law)


def _period(text: Rule) -> str:
    certainty = "" if text.certainty == "read" else f" *({text.certainty})*"
    return f"**{period(text.since, text.until)}**, {text.article}{certainty}"


def _rule(texts: list[Rule], law: Law) -> Iterator[str]:
    rule = texts[0]
    yield f"#### `{rule.name}`"
    yield f"{titles(law.titles[rule.name])}\n\nOf the {rule.level}: {UNITS[rule.unit.name]}."
    for _, same in groupby(texts, key=lambda text: text.function):
        periods = list(same)
        yield "<br>\n".join(_period(text) for text in periods)
        yield f"```python\n{text_of(periods[0]).source}\n```"
        if periods[0].arguments:
            yield f"Asks for {', '.join(link(law, part.name) for part in periods[0].arguments)}."
    asking = asked_by(law, rule.name)
    if asking:
        yield f"Asked for by {', '.join(link(law, name) for name in asking)}."
