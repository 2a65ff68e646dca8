"""What an extract shows of each quasi-identifier: steps of ladders, single values hidden, families apart from members.

The members of a family stand together in an extract, so its exact size and all that is published of them can be read
off it whatever its own row says. A family as large as its top code is therefore published apart from its members: they
stand among all such persons, without a family. (Household files have been treated so before: the British samples of
anonymised records broke up large households into single persons.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from shanyraq.people.extract.classes import Classes, Level, Sensitive, Whole, classes, compositions, joined
from shanyraq.people.extract.ladders import HIDDEN, Coded, coded
from shanyraq.people.extract.plan import Group, Known
from shanyraq.people.extract.source import COLUMNS, Source

Array = NDArray[np.int64]
Codes = NDArray[np.uint32]
Marks = NDArray[np.bool_]

LINK = "link"
"""What hiding takes away besides single values: which family a person belongs to."""

LINK_LOSS = 12
"""How much is lost with it, on the plan's scale."""


@dataclass
class Ladders:
    """The quasi-identifiers of some families on every step.

    Attributes:
        known: the variables, those of families first.
        steps: the codes by variable and level.
        owner: the family of each person.
        sizes: the members of each family.
        sensitive: what must be diverse, by level.
    """

    known: tuple[Known, ...]
    steps: Mapping[str, tuple[Coded, ...]]
    owner: Array
    sizes: Array
    sensitive: Mapping[str, tuple[Sensitive, ...]]
    _compositions: dict[tuple[int, ...], Array] = field(default_factory=dict)

    def of(self, level: str) -> tuple[Known, ...]:
        """The variables of families or of persons."""
        return tuple(variable for variable in self.known if variable.level == level)

    @property
    def together(self) -> tuple[Known, ...]:
        """The variables of persons that are known of all members of a family at once."""
        return tuple(variable for variable in self.known if variable.composition)

    @property
    def alone(self) -> tuple[Known, ...]:
        """The variables of persons that are known of one person only."""
        return tuple(variable for variable in self.of("person") if not variable.composition)

    def compositions(self, disguise: "Disguise") -> Array:
        """Which families have the same members; worked out once for steps without a hidden value."""
        if any(variable.name in disguise.hidden for variable in self.together):
            return self._worked_out(disguise)
        steps = tuple(disguise.levels[variable.name] for variable in self.together)
        if steps not in self._compositions:
            if len(self._compositions) > 8:
                self._compositions.clear()
            self._compositions[steps] = self._worked_out(disguise)
        return self._compositions[steps]

    def _worked_out(self, disguise: "Disguise") -> Array:
        columns = [disguise.codes(self, variable) for variable in self.together]
        return compositions(joined(columns, len(self.owner)), self.owner, len(self.sizes))


@dataclass(frozen=True)
class Disguise:
    """How families and persons are shown.

    Attributes:
        levels: the step of each variable's ladder.
        hidden: the rows whose value is not shown, by variable, where there are any.
        apart: the families published apart from their members, those at their top code aside.
        removed: the families that are left out.
    """

    levels: Mapping[str, int]
    hidden: Mapping[str, Marks]
    apart: Marks
    removed: Marks

    def codes(self, ladders: Ladders, variable: Known) -> Codes:
        """What is shown of a variable: codes, `HIDDEN` where nothing is."""
        codes = ladders.steps[variable.name][self.levels[variable.name]].codes
        hidden = self.hidden.get(variable.name)
        return codes if hidden is None else np.where(hidden, np.uint32(HIDDEN), codes)

    def separate(self, ladders: Ladders) -> Marks:
        """All families published apart from their members."""
        apart = self.apart
        for variable in ladders.of("family"):
            step = variable.steps[self.levels[variable.name]]
            if variable.column == "size":
                if step.kind == "top":
                    apart = apart | (ladders.sizes >= step.value)
                if variable.name in self.hidden:
                    apart = apart | self.hidden[variable.name]
        return apart

    def touched(self, ladders: Ladders) -> Marks:
        """The families with a hidden value, their own or a member's, and those apart from their members.

        Nobody else can be in a class with them.
        """
        found = self.separate(ladders).copy()
        for variable in ladders.known:
            hidden = self.hidden.get(variable.name)
            if hidden is not None:
                found[hidden if variable.level == "family" else ladders.owner[hidden]] = True
        return found

    def at(self, name: str, level: int) -> "Disguise":
        """The same with a variable on another step."""
        return replace(self, levels={**self.levels, name: level})

    def hiding(self, ladders: Ladders, names: Sequence[str], families: Marks) -> "Disguise":
        """The same with values of some families, and of all their members, not shown."""
        hidden, apart = dict(self.hidden), self.apart
        for variable in ladders.known:
            if variable.name in names:
                rows = families if variable.level == "family" else families[ladders.owner]
                hidden[variable.name] = _either(hidden.get(variable.name), rows)
        if LINK in names:
            apart = apart | families
        return replace(self, hidden=hidden, apart=apart)

    def hiding_persons(self, names: Sequence[str], persons: Marks) -> "Disguise":
        """The same with values of some persons not shown."""
        hidden = {name: _either(self.hidden.get(name), persons) for name in names}
        return replace(self, hidden={**self.hidden, **hidden})

    def removing(self, families: Marks) -> "Disguise":
        """The same without some families."""
        return replace(self, removed=self.removed | families)


def plain(ladders: Ladders) -> Disguise:
    """Everything on its finest step."""
    nobody = np.zeros(len(ladders.sizes), dtype=bool)
    return Disguise(dict.fromkeys((variable.name for variable in ladders.known), 0), {}, nobody, nobody)


def ladders_of(
    source: Source, known: Sequence[Known], groups: Mapping[str, Group], sensitive: Mapping[str, tuple[Sensitive, ...]]
) -> Ladders:
    """The ladders of the variables that the population has."""
    steps, found = {}, []
    for variable in sorted(known, key=lambda variable: variable.level):
        values = source.column(variable.column)
        if values is not None:
            fact = COLUMNS[variable.column]
            steps[variable.name] = tuple(coded(values, step, fact, groups) for step in variable.steps)
            found.append(variable)
    return Ladders(tuple(found), steps, source.drawn.owner, source.drawn.sizes, sensitive)


def family_key(ladders: Ladders, disguise: Disguise) -> list[Whole]:
    """What an intruder may know of a family: its own values, and its members where they stand with it."""
    apart = disguise.separate(ladders)
    members = np.where(apart, 0, ladders.compositions(disguise))
    return [*(disguise.codes(ladders, variable) for variable in ladders.of("family")), members]


def family_classes(ladders: Ladders, disguise: Disguise, rows: Marks | None = None) -> Classes:
    """The published families by class.

    Args:
        ladders: the quasi-identifiers.
        disguise: how they are shown.
        rows: the families looked at; all that are published where it is not given.
    """
    shown = ~disguise.removed if rows is None else rows
    key = [column[shown] for column in family_key(ladders, disguise)]
    return classes(key, [_part(column, shown) for column in ladders.sensitive["family"]])


def person_key(ladders: Ladders, disguise: Disguise, variables: Sequence[Known] | None = None) -> list[Whole]:
    """What an intruder may know of a person: its own values, and its family's where it stands with it."""
    together = ~disguise.separate(ladders)[ladders.owner]
    of_family = [
        np.where(together, disguise.codes(ladders, variable)[ladders.owner] + 1, 0) for variable in ladders.of("family")
    ]
    own = ladders.of("person") if variables is None else variables
    return [together.astype(np.int64), *of_family, *(disguise.codes(ladders, variable) for variable in own)]


def person_classes(ladders: Ladders, disguise: Disguise) -> Classes:
    """The published persons by class, in the order of the persons of published families."""
    shown = ~disguise.removed[ladders.owner]
    key = [column[shown] for column in person_key(ladders, disguise)]
    together = ~disguise.separate(ladders)[ladders.owner]
    inherited = [
        Sensitive(column.name, np.where(together, column.codes[ladders.owner], 0), column.harmless)
        for column in ladders.sensitive["family"]
    ]
    sensitive = [_part(column, shown) for column in (*ladders.sensitive["person"], *inherited)]
    return classes(key, sensitive, ladders.owner[shown])


def unsafe_families(ladders: Ladders, disguise: Disguise, level: Level) -> Marks:
    """The published families whose class falls short."""
    found = np.zeros(len(ladders.sizes), dtype=bool)
    found[~disguise.removed] = family_classes(ladders, disguise).unsafe_rows(level)
    return found


def unsafe_persons(ladders: Ladders, disguise: Disguise, level: Level) -> Marks:
    """The published persons whose class falls short."""
    found = np.zeros(len(ladders.owner), dtype=bool)
    found[~disguise.removed[ladders.owner]] = person_classes(ladders, disguise).unsafe_rows(level)
    return found


def cut(ladders: Ladders, disguise: Disguise, families: Marks) -> tuple[Ladders, Disguise]:
    """Some of the families, with their members, on the steps they are shown on."""
    persons = families[ladders.owner]
    rows = {"family": families, "person": persons}
    known, steps, hidden = [], {}, {}
    for variable in ladders.known:
        level, marks = disguise.levels[variable.name], rows[variable.level]
        known.append(replace(variable, steps=(variable.steps[level],)))
        found = ladders.steps[variable.name][level]
        steps[variable.name] = (Coded(found.codes[marks], found.labels),)
        if variable.name in disguise.hidden:
            hidden[variable.name] = disguise.hidden[variable.name][marks]
    sensitive = {level: tuple(_part(column, rows[level]) for column in ladders.sensitive[level]) for level in rows}
    place = np.cumsum(families) - 1
    small = Ladders(tuple(known), steps, place[ladders.owner[persons]], ladders.sizes[families], sensitive)
    levels = dict.fromkeys(disguise.levels, 0)
    return small, Disguise(levels, hidden, disguise.apart[families], disguise.removed[families])


def put_back(ladders: Ladders, disguise: Disguise, families: Marks, treated: Disguise) -> Disguise:
    """The disguise of everybody, with some of the families shown as they were treated apart."""
    rows = {"family": families, "person": families[ladders.owner]}
    hidden = dict(disguise.hidden)
    for variable in ladders.known:
        if variable.name in treated.hidden:
            marks = rows[variable.level]
            whole = hidden.get(variable.name, np.zeros(len(marks), dtype=bool)).copy()
            whole[marks] = treated.hidden[variable.name]
            hidden[variable.name] = whole
    apart, removed = disguise.apart.copy(), disguise.removed.copy()
    apart[families], removed[families] = treated.apart, treated.removed
    return Disguise(disguise.levels, hidden, apart, removed)


def _part(column: Sensitive, shown: Marks) -> Sensitive:
    return Sensitive(column.name, column.codes[shown], column.harmless)


def _either(first: Marks | None, second: Marks) -> Marks:
    return second if first is None else first | second
