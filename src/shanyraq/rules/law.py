"""A body of law over all its dates: rules, parameters and facts of one pair of levels, and the reforms laid over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from shanyraq.rules.acts import Act
from shanyraq.rules.facts import Fact, Text
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.parameters import Parameter
from shanyraq.rules.problems import InputProblem, LawProblem
from shanyraq.rules.reform import Reform
from shanyraq.rules.resolution import resolve
from shanyraq.rules.rule import Levels, Rule


@dataclass(frozen=True, eq=False)
class Law:
    """Everything that was ever in force, before a date is chosen.

    Attributes:
        levels: the pair of levels its rules speak of.
        facts: what cases and populations may state.
        rules: all texts of all periods.
        parameters: all dated numbers.
        titles: what each rule is called.
        acts: the acts that articles cite, by their short English name.
        since: the first day it can decide about.
        reforms: the overlays, in the order they were laid.
        labels: what each answer is called: by the class of codes or marks, then by how files write it.
    """

    levels: Levels
    facts: tuple[Fact, ...]
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...]
    titles: Mapping[str, Text]
    acts: Mapping[str, Act]
    since: date
    reforms: tuple[Reform, ...] = field(default=())
    labels: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)

    def at(self, day: date) -> LawInForce:
        """The law in force on a day.

        Raises:
            InputProblem: the day is before the law.
            LawProblem: the texts in force do not fit together.
        """
        if day < self.since:
            raise InputProblem("date_before_law", day=day, since=self.since)
        self._used_names  # noqa: B018  # checked once for the whole law
        return resolve(self, day)

    def with_reform(self, reform: Reform) -> "Law":
        """The law as a reform would have it; this one stays as it is."""
        return replace(
            self,
            rules=reform.over_rules(self.rules),
            parameters=reform.over_parameters(self.parameters, self.facts),
            titles={**self.titles, **reform.titles(self.titles)},
            reforms=(*self.reforms, reform),
        )

    def changes(self) -> tuple[date, ...]:
        """The days on which some rule or parameter begins or ends, from the law's first day on."""
        days = {self.since}
        for rule in self.rules:
            days.add(rule.since)
            if rule.until is not None:
                days.add(rule.until + timedelta(days=1))
        for parameter in self.parameters:
            days.update(parameter.changes())
        return tuple(sorted(day for day in days if day >= self.since))

    def check(self) -> None:
        """Resolve the law on every day on which something changes.

        Raises:
            LawProblem: on some day the texts do not fit together.
        """
        for day in self.changes():
            self.at(day)

    @cached_property
    def _used_names(self) -> frozenset[str]:
        used = frozenset(argument.name for rule in self.rules for argument in rule.arguments)
        used |= frozenset(parameter.by for parameter in self.parameters if parameter.by)
        for parameter in self.parameters:
            if parameter.name not in used:
                raise LawProblem("parameter_unused", parameter=parameter.name, file=parameter.file)
        return used
