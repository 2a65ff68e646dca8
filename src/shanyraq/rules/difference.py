"""What differs between two laws in force, name by name: plain data, for tables side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from shanyraq.rules.facts import Text
from shanyraq.rules.in_force import LawInForce, Node, ParameterInForce, own_text
from shanyraq.rules.parameters import Parameter, Value
from shanyraq.rules.rule import Rule


@dataclass(frozen=True)
class RuleChange:
    """A rule whose text differs; None where one of the two laws does not have it."""

    name: str
    title: Text
    before: Rule | None
    after: Rule | None


@dataclass(frozen=True)
class ValueChange:
    """A parameter's value for a key (None is the whole country); None where one of the two laws does not state it."""

    key: str | None
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class ParameterChange:
    """A parameter whose values differ; None where one of the two laws does not have it.

    Attributes:
        name: its name.
        title: what it is called.
        before: its values in the first law.
        after: its values in the second.
        values: those that differ, the country's first.
    """

    name: str
    title: Text
    before: ParameterInForce | None
    after: ParameterInForce | None
    values: tuple[ValueChange, ...]

    @property
    def parameter(self) -> Parameter:
        """The parameter itself, as the second law has it where it does."""
        origin = self.after or self.before
        assert origin is not None  # a change is of something
        return origin.parameter


@dataclass(frozen=True)
class Difference:
    """What differs between two laws in force.

    Attributes:
        rules: in the order of the law's text.
        parameters: in the order of their files.
        others: names that are something else in either law: facts, values set by hand, a rule become a parameter.
    """

    rules: tuple[RuleChange, ...]
    parameters: tuple[ParameterChange, ...]
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.rules or self.parameters or self.others)


def changed_names(before: LawInForce | None, after: LawInForce) -> tuple[str, ...]:
    """The names whose own text or number differs, or that only one of the two laws has; None is a law of nothing."""
    first = before.nodes if before is not None else {}
    every = dict.fromkeys((*first, *after.nodes))
    return tuple(name for name in every if _own(first.get(name)) != _own(after.nodes.get(name)))


def difference(before: LawInForce | None, after: LawInForce) -> Difference:
    """What differs between two laws in force, or from no law at all."""
    rules, parameters, others = [], [], []
    for name in changed_names(before, after):
        first, second = before.nodes.get(name) if before is not None else None, after.nodes.get(name)
        origins = [node.origin for node in (first, second) if node is not None]
        title = next(node.title for node in (second, first) if node is not None)
        if all(isinstance(origin, Rule) for origin in origins):
            rules.append(RuleChange(name, title, _rule(first), _rule(second)))
        elif all(isinstance(origin, ParameterInForce) for origin in origins):
            old, new = _parameter(first), _parameter(second)
            parameters.append(ParameterChange(name, title, old, new, tuple(_values(old, new))))
        else:
            others.append(name)
    return Difference(tuple(rules), tuple(parameters), tuple(others))


def aligned(before: Iterable[str], after: Iterable[str]) -> Iterator[tuple[str | None, str | None]]:
    """The lines of two texts side by side: equal ones and their replacements together, None where one has no line."""
    first, second = list(before), list(after)
    for _, start, end, other_start, other_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        for place in range(max(end - start, other_end - other_start)):
            yield (
                first[start + place] if start + place < end else None,
                second[other_start + place] if other_start + place < other_end else None,
            )


def _own(node: Node | None) -> str | None:
    return None if node is None else own_text(node.origin)


def _rule(node: Node | None) -> Rule | None:
    return node.origin if node is not None and isinstance(node.origin, Rule) else None


def _parameter(node: Node | None) -> ParameterInForce | None:
    return node.origin if node is not None and isinstance(node.origin, ParameterInForce) else None


def _values(before: ParameterInForce | None, after: ParameterInForce | None) -> Iterator[ValueChange]:
    first = before.values if before is not None else {}
    second = after.values if after is not None else {}
    for key in sorted({*first, *second}, key=lambda key: (key is not None, key or "")):
        old, new = first.get(key), second.get(key)
        if (old and old.value) != (new and new.value):
            yield ValueChange(key, old, new)
