"""Whether a delivery is past its limits: then it is refused whole, and nothing of it is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Severity
from shanyraq.people.intake.mapping import Limits
from shanyraq.people.intake.problems import IntakeProblem


@dataclass(frozen=True)
class Exceeded:
    """The limits gone past.

    Attributes:
        files: files of which too many rows are refused.
        rules: by rule, files that break it too often.
        problems: the same in words.
    """

    files: tuple[str, ...]
    rules: Mapping[str, tuple[str, ...]]
    problems: tuple[IntakeProblem, ...]


def exceeded(
    limits: Limits,
    names: tuple[str, ...],
    read: Mapping[int, int],
    refused: Mapping[int, int],
    counts: Counter[tuple[int, str]],
) -> Exceeded:
    """Which limits a delivery is past.

    Args:
        limits: the mapping's.
        names: the files' names.
        read: by file, rows read.
        refused: by file, rows refused, but for those refused by rules with a limit of their own alone.
        counts: by file and rule, findings.
    """
    problems: list[IntakeProblem] = []
    files: list[str] = []
    rules: dict[str, tuple[str, ...]] = {}
    for file, number in read.items():
        if refused.get(file, 0) > limits.refused * number:
            files.append(names[file])
            shares = {"share": _percent(refused[file], number), "limit": _percent(limits.refused, 1)}
            problems.append(IntakeProblem("limit_of_file", file=names[file], count=refused[file], **shares))
        for rule, limit in _own_limits(limits):
            found = counts[file, rule]
            if found > limit * number:
                rules[rule] = (*rules.get(rule, ()), names[file])
                shares = {"share": _percent(found, number), "limit": _percent(limit, 1)}
                problems.append(IntakeProblem("limit_of_rule", file=names[file], rule=rule, count=found, **shares))
    return Exceeded(tuple(files), rules, tuple(problems))


def _own_limits(limits: Limits) -> Iterator[tuple[str, float]]:
    """The limits of single rules; warnings have none."""
    return ((rule, limit) for rule, limit in limits.rules.items() if RULES[rule].severity is not Severity.WARNING)


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / max(whole, 1):.3g} %"
