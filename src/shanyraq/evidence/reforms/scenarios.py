"""The law as it is, and the law with each reform: the sides that a simulation compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.law.families import LAW
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.reform import Reform, read_reform

BASELINE = "baseline"
"""What the law as it is is called."""


@dataclass(frozen=True)
class Scenario:
    """A law that families are put under.

    Attributes:
        name: `baseline`, or the reform's own name.
        law: the law in force.
        reform: what is laid over the law; None for the law as it is.
    """

    name: str
    law: LawInForce
    reform: Reform | None = None

    def called(self, lang: str) -> str:
        """How readers of a language call it."""
        return self.name if self.reform is None else self.reform.called(lang)

    @property
    def description(self) -> str:
        """What it would do, in English where it was written in three languages."""
        return self.described("en")

    def described(self, lang: str) -> str:
        """What it would do."""
        return "" if self.reform is None else self.reform.described(lang)


def scenarios(day: date, reforms: Sequence[Path], output: str) -> list[Scenario]:
    """The baseline and after it each reform, every one laid over the law alone.

    Args:
        day: the day of the law.
        reforms: the reforms' files.
        output: the amount that is compared; every law must have it.

    Raises:
        Problem: a reform cannot be read, changes nothing that matters on the day, or has another's name.
    """
    baseline = LAW.at(day)
    found = [Scenario(BASELINE, baseline)]
    for file in reforms:
        reform = read_reform(file)
        law = LAW.with_reform(reform).at(day)
        if law[output].fingerprint == baseline[output].fingerprint:
            raise ReformProblem("reform_idle", file=file, day=day, output=output)
        if reform.name in {scenario.name for scenario in found}:
            raise ReformProblem("reform_twice", name=reform.name)
        found.append(Scenario(reform.name, law, reform))
    return found
