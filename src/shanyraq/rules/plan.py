"""The plan of an evaluation: which rules run, in which order, as one generated program over a block of groups.

What is the same for every group is computed once; what depends on one coded fact alone (a region's poverty line) once
for each code; the rest block by block.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules import vector_words
from shanyraq.rules.bounds import prove_bounds
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.problems import InputProblem
from shanyraq.rules.rule import Rule
from shanyraq.rules.text import text_of
from shanyraq.rules.units import to_day
from shanyraq.rules.vectorize import Rewriter, Term

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
                found[name] = _shared_value(self.law, node, found, None)
            else:
                table = np.zeros(256, dtype=node.unit.dtype)
                for code in codes[key]:
                    table[code] = _shared_value(self.law, node, {**_at(found, self.keys, code), key: code}, code)
                found[name] = table
        return found


def make_plan(
    law: LawInForce, outputs: Iterable[str], present: Callable[[str], bool], given: frozenset[str] = frozenset()
) -> Plan:
    """Plan the evaluation of outputs.

    Args:
        law: the law in force.
        outputs: the names wanted.
        present: whether the population has a column of a fact.
        given: names whose values are at hand as columns.

    Raises:
        InputProblem: an output is unknown, or a fact without default has no column.
        LawProblem: some number may not fit in 64 bits.
    """
    wanted = tuple(dict.fromkeys(outputs))
    prove_bounds(law, law.needed(wanted))
    return _Planner(law, wanted, present, given).plan()


class _Planner:
    def __init__(
        self, law: LawInForce, outputs: tuple[str, ...], present: Callable[[str], bool], given: frozenset[str]
    ) -> None:
        self.law = law
        self.outputs = outputs
        self.given = given
        self.nodes = law.needed(outputs, given)
        self.terms: dict[str, Term] = {}
        self.keys: dict[str, str] = {}
        self.columns: list[str] = []
        self.shared: list[Node] = []
        self.defaults: list[str] = []
        self.rules_run: list[str] = []
        self.lines: list[str] = []
        self.present = present

    def plan(self) -> Plan:
        """Sort every node into column, shared value or program text."""
        for node in self.nodes:
            self.place(node)
        results = ", ".join(self.as_array(name).code for name in self.outputs)
        body = "\n".join(
            [*_tidied(self.lines, {self.terms[name].code for name in self.outputs}), f"    return ({results},)"]
        )
        source = f"def program(k, n, columns, shared):\n{body}\n"
        return Plan(
            law=self.law,
            outputs=self.outputs,
            columns=tuple(self.columns),
            shared=tuple(self.shared),
            keys=self.keys,
            rules_run=tuple(self.rules_run),
            defaults=tuple(self.defaults),
            source=source,
            program=_compiled(source),
        )

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
        if self.present(node.name):
            return True
        if node.origin.default is None:
            raise InputProblem("column_missing", name=node.name, level=node.level)
        self.defaults.append(node.name)
        return False

    def key_of(self, node: Node) -> str | None:
        """The fact a node depends on alone by its code: None when it depends on nothing, empty when on more."""
        if isinstance(node.origin, ParameterInForce) and node.inputs:
            return node.inputs[0] if node.inputs[0] in self.columns else None
        keys = set()
        for name in node.inputs:
            term = self.terms[name]
            if name in self.keys:
                keys.add(self.keys[name])
            elif term.rank:
                fact = self.law.nodes[name].origin
                if not (isinstance(fact, Fact) and term.rank == 1 and fact.unit.name == "codes"):
                    return ""
                keys.add(name)
        return "" if len(keys) > 1 else next(iter(keys), None)

    def column(self, node: Node) -> None:
        """Read a node from the population."""
        self.columns.append(node.name)
        variable = f"x_{node.name}"
        self.lines.append(f"    {variable} = columns[{node.name!r}]")
        rank = 2 if node.level == self.law.law.levels.member else 1
        self.terms[node.name] = _term(node, variable, rank)

    def share(self, node: Node, key: str | None) -> None:
        """Compute a node once, or once a code."""
        self.shared.append(node)
        variable = f"s_{node.name}"
        self.lines.append(f"    {variable} = shared[{node.name!r}]")
        if key is None:
            self.terms[node.name] = _term(node, variable, 0)
            return
        self.keys[node.name] = key
        self.lines[-1] += f".take({self.terms[key].code})"
        self.terms[node.name] = _term(node, variable, 1)

    def rule(self, node: Node) -> None:
        """Write a rule's text into the program."""
        assert isinstance(node.origin, Rule)
        self.rules_run.append(node.name)
        arguments = {}
        for argument in node.origin.arguments:
            arguments[argument.name] = self.as_array(argument.name) if argument.members else self.terms[argument.name]
        rewriter = Rewriter(text_of(node.origin), arguments, f"v_{node.name}")
        term = rewriter.rewrite()
        variable = f"x_{node.name}"
        self.lines.extend([*rewriter.lines, f"    {variable} = {term.code}"])
        self.terms[node.name] = _term(node, variable, term.rank)

    def as_array(self, name: str) -> Term:
        """A value with one number for every group or member, whatever it was made from."""
        term = self.terms[name]
        member = self.law.nodes[name].level == self.law.law.levels.member
        shape = "(k, n)" if member else "(n,)"
        return Term(f"spread({term.code}, {shape})", 2 if member else 1, term.flag, term.small)


def _term(node: Node, code: str, rank: int) -> Term:
    return Term(code, rank, flag=node.unit.name == "flag", small=node.unit.name not in ("tiyn", "flag"))


def _spread(value: Any, shape: tuple[int, ...]) -> NDArray[Any]:
    return value if np.shape(value) == shape else np.broadcast_to(value, shape)


def _compiled(source: str) -> Program:
    scope: dict[str, Any] = {name: value for name, value in vars(vector_words).items() if not name.startswith("_")}
    scope["spread"] = _spread
    exec(compile(source, "<evaluation>", "exec"), scope)  # the text above, made from checked rules
    program: Program = scope["program"]
    return program


_NAMES = re.compile(r"\b[xsv]_\w+")


def _tidied(lines: list[str], kept: set[str]) -> list[str]:
    """Drop what is read for nothing, and let go of every value after its last use.

    Then a block's memory stays in the cache, however many rules there are.
    """
    wanted, used = [], set(kept)
    for line in reversed(lines):
        target, _, made_from = line.strip().partition(" = ")
        if made_from.startswith(("columns[", "shared[")) and target not in used:
            continue
        used.update(_NAMES.findall(line))
        wanted.append(line)
    wanted.reverse()
    return list(_freed(wanted, kept))


def _freed(lines: list[str], kept: set[str]) -> Iterator[str]:
    last = {name: index for index, line in enumerate(lines) for name in _NAMES.findall(line)}
    everywhere = {line.split(" = ")[0].strip() for line in lines if not line.startswith("     ")}
    ended: list[str] = []
    for index, line in enumerate(lines):
        inside = line.startswith("     ") or line.startswith("    else:")
        if ended and not inside:
            yield f"    del {', '.join(ended)}"
            ended = []
        yield line
        ended.extend(name for name, end in last.items() if end == index and name in everywhere and name not in kept)


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
