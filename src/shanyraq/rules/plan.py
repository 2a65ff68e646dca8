"""The plan of an evaluation: which rules run, in which order, as one generated program over a block of groups.

What is the same for every group is computed once; what depends on one coded fact alone (a region's poverty line) once
for each code; the rest block by block.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules import vector_words
from shanyraq.rules.bounds import prove_bounds
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.problems import InputProblem
from shanyraq.rules.program_text import freed, needed_chunks
from shanyraq.rules.rule import Rule
from shanyraq.rules.terms import Term, literal
from shanyraq.rules.text import text_of
from shanyraq.rules.units import to_day
from shanyraq.rules.vectorize import Rewriter

Program = Callable[[int, int, Mapping[str, NDArray[Any]], Mapping[str, Any]], tuple[Any, ...]]
"""Takes members a group, groups, columns of the block and shared values; returns the outputs of the block."""


@dataclass(frozen=True, eq=False)
class Plan:
    """What to compute, and how.

    Attributes:
        law: the law in force it was made from.
        outputs: the names it gives, in the program's order.
        columns: the facts and kept values it reads from the population.
        shared: the nodes that are the same for every group, or for every group of one code, in order.
        keys: for each of those that depend on a code, the fact with the code.
        rules_run: the rules that run in every block.
        defaults: the facts that took their declared default for everybody.
        source: the generated text, to be read.
        program: the generated function.
    """

    law: LawInForce
    outputs: tuple[str, ...]
    columns: tuple[str, ...]
    shared: tuple[Node, ...]
    keys: Mapping[str, str]
    rules_run: tuple[str, ...]
    defaults: tuple[str, ...]
    source: str
    program: Program

    def values(self, codes: Mapping[str, Iterable[int]], law: LawInForce | None = None) -> dict[str, Any]:
        """The shared values: numbers, and tables by code for what depends on one.

        Args:
            codes: which codes of each key occur.
            law: another law in force with the same rules but other parameters; this plan's own when None.
        """
        found: dict[str, Any] = {}
        nodes = (law or self.law).nodes
        for name in (node.name for node in self.shared):
            node, key = nodes[name], self.keys.get(name)
            if key is None:
                value = _shared_value(self.law, node, found, None)
                found[name] = bool(value) if node.unit.name == "flag" else value
            else:
                table = np.zeros(256, dtype=node.unit.dtype)
                for code in codes[key]:
                    table[code] = _shared_value(self.law, node, {**_at(found, self.keys, code), key: code}, code)
                found[name] = table
        return found


def make_plan(
    law: LawInForce,
    outputs: Iterable[str],
    absent: frozenset[str] = frozenset(),
    given: frozenset[str] = frozenset(),
    varying: frozenset[str] = frozenset(),
) -> Plan:
    """Plan the evaluation of outputs; the same question gives the same plan.

    Args:
        law: the law in force.
        outputs: the names wanted.
        absent: the facts of which the population has no column.
        given: names whose values are at hand as columns.
        varying: names whose shared values will differ from this law's; the others are written into the program.

    Raises:
        InputProblem: an output is unknown, or a fact without default has no column.
        LawProblem: some number may not fit in 64 bits.
    """
    return _planned(law, tuple(dict.fromkeys(outputs)), absent, given, varying)


@lru_cache(maxsize=128)
def _planned(
    law: LawInForce,
    outputs: tuple[str, ...],
    absent: frozenset[str],
    given: frozenset[str],
    varying: frozenset[str],
) -> Plan:
    prove_bounds(law, law.needed(outputs))
    return _Planner(law, outputs, absent, given, varying).plan()


class _Planner:
    def __init__(
        self,
        law: LawInForce,
        outputs: tuple[str, ...],
        absent: frozenset[str],
        given: frozenset[str],
        varying: frozenset[str],
    ) -> None:
        self.law = law
        self.outputs = outputs
        self.absent = absent
        self.given = given
        self.varying = varying
        self.terms: dict[str, Term] = {}
        self.known: dict[str, int] = {}
        self.keys: dict[str, str] = {}
        self.shared: list[Node] = []
        self.defaults: list[str] = []
        self.chunks: dict[str, list[str]] = {}

    def plan(self) -> Plan:
        """Sort every node into column, shared value or program text, and keep what the outputs need."""
        for node in self.law.needed(self.outputs, self.given):
            self.place(node)
        results = f"    return ({''.join(f'{self.as_array(name).code}, ' for name in self.outputs)})"
        names = needed_chunks(self.chunks, results)
        lines = [line for name in names for line in self.chunks[name]]
        source = "\n".join(["def program(k, n, columns, shared):", *freed(lines, results), results, ""])
        rules = [name for name in names if isinstance(self.law.nodes[name].origin, Rule) and self.runs(name)]
        shared = self.asked_for(names)
        return Plan(
            law=self.law,
            outputs=self.outputs,
            columns=tuple(name for name in names if "columns[" in self.chunks[name][0]),
            shared=shared,
            keys={node.name: self.keys[node.name] for node in shared if node.name in self.keys},
            rules_run=tuple(rules),
            defaults=tuple(self.defaults),
            source=source,
            program=_compiled(source),
        )

    def asked_for(self, names: Iterable[str]) -> tuple[Node, ...]:
        """The shared values that the program reads, and those they are made from."""
        asked = set(names)
        for node in reversed(self.shared):
            if node.name in asked:
                asked.update(node.inputs)
        return tuple(node for node in self.shared if node.name in asked)

    def runs(self, name: str) -> bool:
        """Whether a rule's text is in the program, and not its value alone."""
        return name not in self.given and name not in {node.name for node in self.shared}

    def place(self, node: Node) -> None:
        """Decide where a node's value comes from."""
        if node.name in self.given or (isinstance(node.origin, Fact) and self.has_column(node)):
            self.column(node)
        elif (key := self.key_of(node)) != "":
            self.share(node, key)
        else:
            self.rule(node)

    def has_column(self, node: Node) -> bool:
        """Whether a fact is a column; a fact that is not must have a default, which is told."""
        assert isinstance(node.origin, Fact)
        if node.level == CASE:
            return False
        if node.name not in self.absent:
            return True
        if node.origin.default is None:
            raise InputProblem("column_missing", name=node.name, level=node.level)
        if node.origin.of is None:
            self.defaults.append(node.name)
        return False

    def key_of(self, node: Node) -> str | None:
        """The fact a node depends on alone by its code: None when it depends on nothing, empty when on more.

        A fold over members depends on how many there are, even where they are all the same.
        """
        if isinstance(node.origin, Rule) and node.origin.folds:
            return ""
        keys: set[str] = set()
        group = self.law.law.levels.group
        sharing = {shared.name for shared in self.shared}
        for name in node.inputs:
            fact = self.law.nodes[name]
            if name in sharing:
                keys.update({self.keys[name]} if name in self.keys else ())
            elif isinstance(fact.origin, Fact) and fact.unit.name == "codes" and fact.level == group:
                keys.add(name)
            else:
                return ""
        return "" if len(keys) > 1 else next(iter(keys), None)

    def column(self, node: Node) -> None:
        """Read a node from the population."""
        variable = f"x_{node.name}"
        self.chunks[node.name] = [f"    {variable} = columns[{node.name!r}]"]
        rank = 2 if node.level == self.law.law.levels.member else 1
        self.terms[node.name] = _term(node, variable, rank)

    def share(self, node: Node, key: str | None) -> None:
        """Compute a node once, or once a code."""
        self.shared.append(node)
        variable = f"s_{node.name}"
        if key is not None:
            self.keys[node.name] = key
            self.chunks[node.name] = [f"    {variable} = shared[{node.name!r}].take({self.terms[key].code})"]
            self.terms[node.name] = _term(node, variable, 1)
            return
        self.known[node.name] = _shared_value(self.law, node, self.known, None)
        if node.name in self.varying:
            self.chunks[node.name] = [f"    {variable} = shared[{node.name!r}]"]
            self.terms[node.name] = _term(node, variable, 0)
        else:
            self.terms[node.name] = _term(node, literal(self.known[node.name], node.unit.name == "flag"), 0)

    def rule(self, node: Node) -> None:
        """Write a rule's text into the program."""
        assert isinstance(node.origin, Rule)
        arguments = {}
        for argument in node.origin.arguments:
            term = self.terms[argument.name]
            as_it_stands = not argument.members or term.value is not None
            arguments[argument.name] = term if as_it_stands else self.as_array(argument.name)
        rewriter = Rewriter(text_of(node.origin), arguments, f"v_{node.name}")
        term = rewriter.rewrite()
        variable = f"x_{node.name}"
        self.chunks[node.name] = [*rewriter.lines, f"    {variable} = {term.code}"]
        made = _term(node, variable if term.value is None else term.code, term.rank)
        outlives_the_rule = term.age is not None and term.age[0] in {known.code for known in self.terms.values()}
        self.terms[node.name] = replace(made, age=term.age) if outlives_the_rule else made

    def as_array(self, name: str) -> Term:
        """A value with one number for every group or member, whatever it was made from."""
        term = self.terms[name]
        member = self.law.nodes[name].level == self.law.law.levels.member
        shape = "(k, n)" if member else "(n,)"
        return Term(f"spread({term.code}, {shape})", 2 if member else 1, term.flag)


def _term(node: Node, code: str, rank: int) -> Term:
    return Term(code, rank, flag=node.unit.name == "flag")


def _spread(value: Any, shape: tuple[int, ...]) -> NDArray[Any]:
    return value if np.shape(value) == shape else np.broadcast_to(value, shape)


def _compiled(source: str) -> Program:
    scope: dict[str, Any] = {name: value for name, value in vars(vector_words).items() if not name.startswith("_")}
    scope["spread"] = _spread
    exec(compile(source, "<evaluation>", "exec"), scope)  # the text above, made from checked rules
    program: Program = scope["program"]
    return program


def _shared_value(law: LawInForce, node: Node, found: Mapping[str, Any], code: int | None) -> int:
    origin = node.origin
    if isinstance(origin, Fact):
        if node.level == CASE:
            return to_day(law.day)
        assert origin.default is not None  # a fact without default has a column
        return origin.default
    if isinstance(origin, SetByHand):
        return origin.value
    if isinstance(origin, ParameterInForce):
        return parameter_value(origin, law, code if code is not None else found.get(origin.parameter.by or ""))
    return int(origin.function(*(found[argument.name] for argument in origin.arguments)))


def parameter_value(origin: ParameterInForce, law: LawInForce, code: int | None) -> int:
    """A parameter's number for a code of the fact it is given by."""
    if origin.parameter.by is None:
        return origin.value(None)[0]
    return origin.value(key_of_code(law, origin.parameter.by, code))[0]


def key_of_code(law: LawInForce, fact: str, code: int | None) -> str | None:
    """How parameter files write a code of a fact."""
    codes = law.nodes[fact].unit.codes
    return None if codes is None or code is None else codes(code).wire


def _at(found: Mapping[str, Any], keys: Mapping[str, str], code: int) -> dict[str, Any]:
    return {name: value[code].item() if name in keys else value for name, value in found.items()}
