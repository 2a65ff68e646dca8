"""An explanation in one language: the texts that every way of showing it has in common.

Renderers ask for texts by a value's name and arrange them; nothing here decides anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shanyraq.rules.acts import citation
from shanyraq.rules.conditions import Condition, conditions_of
from shanyraq.rules.explain import Explanation
from shanyraq.rules.expression import Expression, Scope, expression_of
from shanyraq.rules.facts import Fact, Text
from shanyraq.rules.formats import day, money, told, word
from shanyraq.rules.in_force import CASE, Node, ParameterInForce, SetByHand
from shanyraq.rules.rule import Rule
from shanyraq.rules.units import UNITS, Unit
from shanyraq.rules.wording import Formula
from shanyraq.rules.working import Evidence, Working


class Holding(NamedTuple):
    """Members for whom a condition came out alike: whether it holds, and their ids and values as one text."""

    holds: bool
    text: str


@dataclass(frozen=True)
class Told:
    """A condition as people read it.

    Attributes:
        text: the condition; of the group, with the values of its sides.
        sign: how it is written; nothing for a flag.
        holds: whether it holds for the group; None where it was asked of members.
        turn: for the group, the nearest change that would turn it.
        members: for whom it holds and for whom it does not.
    """

    text: str
    sign: str
    holds: bool | None
    turn: str | None
    members: tuple[Holding, ...] = ()


@dataclass(frozen=True)
class Account:
    """How a rule came to its value, for the group or for one member.

    Attributes:
        expression: the rule.
        slot: the member's place in the case; None for the group.
        scope: what the rule's names stand for.
        working: the calculation in numbers; None where nothing is calculated.
        conditions: what decided.
    """

    expression: Expression
    slot: int | None
    scope: Scope
    working: str | None
    conditions: tuple[Condition, ...]


class Telling:
    """The texts of an explanation in a language.

    Args:
        explanation: the answer to a case and its reasons.
        lang: one of `LANGUAGES`.
    """

    def __init__(self, explanation: Explanation, lang: str) -> None:
        self.explanation = explanation
        self.lang = lang
        self.law = explanation.law
        self.labels = explanation.law.law.labels
        self._formulas: dict[str, Formula] = {}

    @cached_property
    def given(self) -> frozenset[str]:
        """What no family can change: the day, parameters, and what was set by hand."""
        fixed = (ParameterInForce, SetByHand)
        nodes = self.law.nodes.values()
        return frozenset(node.name for node in nodes if node.level == CASE or isinstance(node.origin, fixed))

    @cached_property
    def titles(self) -> Mapping[str, Text]:
        """What everything is called."""
        return {name: node.title for name, node in self.law.nodes.items()}

    def word(self, key: str, **places: object) -> str:
        """A turn of phrase."""
        return word(key, self.lang, **places)

    def title(self, name: str) -> str:
        """What a value is called."""
        return self.law.nodes[name].title.lang(self.lang)

    def told(self, name: str, value: int) -> str:
        """A value of a name as a person reads it."""
        return told(value, self.law.nodes[name].unit, self.lang, self.labels)

    def value(self, name: str) -> str:
        """What a name came to; members of one value together: `mother, father — yes; son — no`."""
        value = self.explanation.values[name]
        if not isinstance(value, tuple):
            return self.told(name, value)
        texts: dict[str, list[str]] = {}
        for who, one in zip(self.explanation.case.ids, value, strict=True):
            texts.setdefault(self.told(name, one), []).append(who)
        return "; ".join(f"{self.who(ids)} — {text}" for text, ids in texts.items())

    def who(self, ids: Sequence[str]) -> str:
        """Members by their ids, or that they are everyone."""
        everyone = len(ids) > 1 and len(ids) == len(self.explanation.case.ids)
        return self.word("everyone") if everyone else ", ".join(ids)

    def article(self, text: str) -> str:
        """A citation in the language: the acts of the law's day."""
        return citation(text, self.law.law.acts, self.lang, self.law.day)

    def source(self, text: str) -> str:
        """Where a figure was seen."""
        return self.word("source_recollection") if text == "recollection" else self.word("source", source=text)

    def formula(self, name: str) -> str | None:
        """How a rule makes its value, in words; None for what is no rule."""
        origin = self.law.nodes[name].origin
        if not isinstance(origin, Rule):
            return None
        words = self._words(origin)
        return words.tell(words.expression.result, unit=origin.unit)

    def accounts(self, name: str) -> tuple[Account, ...]:
        """How a rule came to its value: once for the group, or once for each member."""
        node = self.law.nodes[name]
        if not isinstance(node.origin, Rule):
            return ()
        if node.level != self.law.law.levels.member:
            return (self._account(node, node.origin, None),)
        members = range(len(self.explanation.case.members))
        return tuple(self._account(node, node.origin, slot) for slot in members)

    def account(self, name: str, slot: int | None) -> Account:
        """How a rule came to its value for one member, or for the group."""
        node = self.law.nodes[name]
        assert isinstance(node.origin, Rule)  # nothing else comes to a value
        return self._account(node, node.origin, slot)

    def conditions(self, accounts: Sequence[Account]) -> tuple[Told, ...]:
        """What decided, each condition once: with its values for the group, with the members' for members."""
        if not accounts or accounts[0].slot is None:
            return tuple(
                Told(self.condition(account, condition), condition.sign, condition.holds, self.turn(condition))
                for account in accounts
                for condition in account.conditions
            )
        asked: dict[object, list[tuple[Account, Condition]]] = {}
        for account in accounts:
            for condition in account.conditions:
                asked.setdefault(condition.subject, []).append((account, condition))
        return tuple(self._of_members(found) for found in asked.values())

    def _of_members(self, found: Sequence[tuple[Account, Condition]]) -> Told:
        """One condition asked of several members."""
        account, first = found[0]
        same = all(condition.right == first.right for _, condition in found)
        evidence = Evidence(self._working(account.expression.rule, account.scope), left=False, right=same)
        held: dict[tuple[bool, str], list[str]] = {}
        for asked, condition in found:
            shown = "" if not condition.sign else self.side(condition.left, condition.unit)
            if not same:
                shown = f"{shown} {condition.sign} {self.side(condition.right, condition.unit)}"
            held.setdefault((condition.holds, shown), []).append(self.explanation.case.ids[asked.slot or 0])
        members = (
            Holding(holds, f"{self.who(ids)} ({shown})" if shown else self.who(ids))
            for (holds, shown), ids in held.items()
        )
        return Told(evidence.tell(first.node), first.sign, None, None, tuple(members))

    def condition(self, account: Account, condition: Condition) -> str:
        """A condition with the values of its sides: `Income (387 549 ₸) < Line (317 475 ₸)`."""
        return Evidence(self._working(account.expression.rule, account.scope)).tell(condition.node)

    def side(self, value: object, unit: Unit | None) -> str:
        """A side of a comparison as a person reads it."""
        if isinstance(value, tuple):
            return "; ".join(self.side(one, unit) for one in value)
        assert isinstance(value, int)  # flags have no sides
        return told(value, unit or UNITS["count"], self.lang, self.labels)

    def turn(self, condition: Condition) -> str | None:
        """The nearest change that would turn a condition; None where nearness means nothing."""
        how = self.nearest_change(condition)
        if how is None:
            return None
        return self.word("turn", answer=self.word("no" if condition.holds else "yes"), how=how)

    def nearest_change(self, condition: Condition) -> str | None:
        """The change itself: `if it were 3 more`."""
        if condition.turns_at is None:
            return None
        more = condition.turns_at > condition.left
        if condition.unit == UNITS["day"]:
            return self.word("turn_later" if more else "turn_earlier", day=day(condition.turns_at, self.lang))
        assert condition.margin is not None  # only days have none
        if condition.unit != UNITS["tiyn"]:
            unit = condition.unit or UNITS["count"]
            margin = told(condition.margin, unit, self.lang, self.labels)
            return self.word("turn_more" if more else "turn_less", margin=margin)
        # A sum over a line by a tiyn is told as "more than the line", which is how people reckon money.
        assert isinstance(condition.right, int)  # money is never compared with a list
        over = condition.turns_at != condition.right and condition.left != condition.right
        key = ("turn_more" if more else "turn_less") + ("_than" if over else "")
        return self.word(key, margin=money(condition.margin - over, self.lang))

    def _account(self, node: Node, rule: Rule, slot: int | None) -> Account:
        expression = expression_of(rule)
        scope = self._scope(rule, slot)
        working = self._working(rule, scope).equation()
        return Account(expression, slot, scope, working, conditions_of(expression, scope, self.given))

    def _working(self, rule: Rule, scope: Scope) -> Working:
        return Working(self._words(rule), scope, self.explanation.case.ids)

    def _scope(self, rule: Rule, slot: int | None) -> Scope:
        values = self.explanation.values
        arguments: dict[str, object] = {}
        for argument in rule.arguments:
            value = values[argument.name]
            arguments[argument.name] = value[slot] if slot is not None and isinstance(value, tuple) else value
        return expression_of(rule).scope(arguments)

    def _words(self, rule: Rule) -> Formula:
        if rule.name not in self._formulas:
            self._formulas[rule.name] = Formula(expression_of(rule), self.lang, self.titles, self.labels)
        return self._formulas[rule.name]


def kind_of(node: Node) -> str:
    """What gives a value: `fact`, `parameter`, `rule`, or `set` by hand."""
    if isinstance(node.origin, Fact):
        return "fact"
    if isinstance(node.origin, ParameterInForce):
        return "parameter"
    return "rule" if isinstance(node.origin, Rule) else "set"
