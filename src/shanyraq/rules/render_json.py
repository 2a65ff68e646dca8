"""An explanation as JSON: every value, rule, article and number a program or a person needs to check the result.

`explanation_schema` describes it; titles and citations come in all three languages, sentences in the one asked for.
"""

from collections.abc import Iterable
from typing import Any

from shanyraq.rules.acts import citation
from shanyraq.rules.conditions import Condition
from shanyraq.rules.decide import Value
from shanyraq.rules.explain import Assumption, Explanation, Reason
from shanyraq.rules.facts import Text, wire
from shanyraq.rules.in_force import Node
from shanyraq.rules.parameters import Value as Written
from shanyraq.rules.problems import LANGUAGES
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling, kind_of
from shanyraq.rules.units import UNITS, Unit

Json = dict[str, Any]


def render_json(explanation: Explanation, lang: str = "en") -> Json:
    """An explanation as an object that `json.dumps` writes.

    Args:
        explanation: the answer to a case and its reasons.
        lang: the language of formulas, calculations and comparisons.
    """
    renderer = _Renderer(explanation, lang)
    law = explanation.law
    return {
        "language": lang,
        "law": {
            "date": law.day.isoformat(),
            "fingerprint": law.fingerprint,
            "reforms": [{"name": reform.name, "description": reform.note} for reform in law.law.reforms],
            "set": {
                name: renderer.written(law.nodes[name], explanation.values[name]) for name in renderer.set_by_hand()
            },
        },
        "results": {name: renderer.written(law.nodes[name], value) for name, value in explanation.results.items()},
        "explanation": [renderer.reason(reason) for reason in explanation.tree],
        "assumptions": [renderer.assumption(assumption) for assumption in explanation.assumptions],
    }


class _Renderer:
    """Writes the parts of one explanation."""

    def __init__(self, explanation: Explanation, lang: str) -> None:
        self.explanation = explanation
        self.telling = Telling(explanation, lang)
        self.ids = explanation.case.ids

    def set_by_hand(self) -> list[str]:
        """What was set by hand and used."""
        return [name for name in self.explanation.law.fixed if name in self.explanation.values]

    def written(self, node: Node, value: Value) -> object:
        """A value as files write it; those of members by their ids."""
        if isinstance(value, tuple):
            return {self.ids[slot]: wire(one, node.unit) for slot, one in enumerate(value)}
        return wire(value, node.unit)

    def reason(self, reason: Reason) -> Json:
        """A reason and, where it is not told elsewhere, what it was made from."""
        node = reason.node
        key = "values" if isinstance(reason.value, tuple) else "value"
        found: Json = {"name": node.name, key: self.written(node, reason.value)}
        if reason.repeated:
            return found | {"repeated": True}
        found |= {"kind": kind_of(node), "title": _texts(node.title), "level": node.level, "unit": node.unit.name}
        if reason.defaults:
            found["defaults"] = self.members(reason.defaults)
        if reason.written is not None:
            found |= self.source(reason.written)
        if reason.stands_in:
            found["stands_in"] = True
        if isinstance(node.origin, Rule):
            found |= self.rule(node.origin)
        found |= self.details(node)
        if reason.inputs:
            found["inputs"] = [self.reason(part) for part in reason.inputs]
        return found

    def rule(self, rule: Rule) -> Json:
        """What a rule says, and how it came to its value."""
        accounts = self.telling.accounts(rule.name)
        found = {
            "article": self.citation(rule.article),
            "since": rule.since.isoformat(),
            "until": rule.until and rule.until.isoformat(),
            "certainty": rule.certainty,
            "formula": self.telling.formula(rule.name),
            "comparisons": [self.comparison(account, found) for account in accounts for found in account.conditions],
        }
        workings = {account.slot: account.working for account in accounts if account.working}
        if workings:
            group = None in workings
            found["working"] = workings[None] if group else {self.ids[slot or 0]: workings[slot] for slot in workings}
        return found

    def comparison(self, account: Account, condition: Condition) -> Json:
        """A condition that decided, as a sentence and in its parts."""
        found: Json = {} if account.slot is None else {"member": self.ids[account.slot]}
        text = self.telling.condition(account, condition)
        turn = self.telling.turn(condition)
        sentence = f"{text}: {self.telling.word('yes' if condition.holds else 'no')}"
        found |= {"text": f"{sentence}; {turn}" if turn else sentence, "holds": condition.holds}
        if not condition.sign:
            return found
        return found | {
            "left": self.side(condition.left, condition.unit),
            "sign": condition.sign,
            "right": self.side(condition.right, condition.unit),
            "margin": self.margin(condition),
            "turns_at": self.side(condition.turns_at, condition.unit),
        }

    def side(self, value: int | tuple[int, ...] | None, unit: Unit | None) -> object:
        """A side of a comparison as files write it."""
        if isinstance(value, tuple):
            return [self.side(one, unit) for one in value]
        return None if value is None else wire(value, unit or UNITS["count"])

    def margin(self, condition: Condition) -> object:
        """How far the left side is from turning the comparison; days are counted."""
        days = condition.unit == UNITS["day"]
        return self.side(condition.margin, UNITS["count"] if days else condition.unit)

    def source(self, value: Written) -> Json:
        """Where a parameter's number is written."""
        return {
            "article": self.citation(value.act),
            "source": value.source,
            "note": value.note or None,
            "since": value.since.isoformat(),
            "until": value.until and value.until.isoformat(),
            "certainty": value.certainty,
        }

    def details(self, node: Node) -> Json:
        """The lines that a fact was added up from."""
        lines = [
            {"member": None if slot is None else self.ids[slot], "label": label, "value": wire(value, node.unit)}
            for (slot, name), found in self.explanation.case.details.items()
            if name == node.name
            for label, value in found
        ]
        return {"details": lines} if lines else {}

    def assumption(self, assumption: Assumption) -> Json:
        """Something used that was neither read nor stated."""
        found: Json = {
            "kind": assumption.kind,
            "name": assumption.node.name,
            "title": _texts(assumption.node.title),
        }
        return found | ({"members": self.members(assumption.members)} if assumption.members else {})

    def members(self, slots: Iterable[int | None]) -> list[str | None]:
        """The ids of members; null is the group."""
        return [None if slot is None else self.ids[slot] for slot in slots]

    def citation(self, article: str) -> Json:
        """A citation in every language."""
        law = self.explanation.law
        return {lang: citation(article, law.law.acts, lang, law.day) for lang in LANGUAGES}


def _texts(text: Text) -> Json:
    return {lang: text.lang(lang) for lang in LANGUAGES}
