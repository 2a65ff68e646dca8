"""Which facts that nobody stated keep the findings of a family open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import Codes, Fact
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.in_force import LawInForce

INCOMES = tuple(fact.name for fact in INCOME_FACTS)


class Missing(NamedTuple):
    """Something that was not stated.

    Attributes:
        facts: the fact; of incomes, every kind, of which any one may be stated.
        member: whose; None for the family's.
    """

    facts: tuple[str, ...]
    member: int | None


def missing_facts(law: LawInForce, case: Case, findings: Mapping[str, int]) -> dict[str, tuple[Missing, ...]]:
    """What has to be stated for each open finding.

    A fact matters where it alone, all others being stated, leaves the finding open, or where to state it settles it.

    Args:
        law: the law in force.
        case: the family.
        findings: what is found, by the name of the indicator.
    """
    left_open = tuple(name for name, found in findings.items() if found == Finding.UNKNOWN)
    candidates = list(_unstated(law, case, left_open))
    whole = _completed(law, case, candidates)
    matters: dict[str, list[Missing]] = {name: [] for name in left_open}
    for candidate in candidates:
        alone = decide(law, _without(whole, candidate), left_open)
        settled = [decide(law, one, left_open) for one in _stated_somehow(law, case, candidate)]
        for name in left_open:
            if alone[name] == Finding.UNKNOWN or any(found[name] != Finding.UNKNOWN for found in settled):
                matters[name].append(candidate)
    return {name: tuple(found) for name, found in matters.items()}


def _unstated(law: LawInForce, case: Case, names: Iterable[str]) -> Iterator[Missing]:
    """What could be stated, of all that findings ask whether it was; a person's incomes are one."""
    asked = [node.origin.of for node in law.needed(names) if isinstance(node.origin, Fact) and node.origin.of]
    kinds = tuple(name for name in INCOMES if name in asked)
    for name in asked:
        if name not in INCOMES and law[name].level == law.law.levels.group and name not in case.group:
            yield Missing((name,), None)
    for place, member in enumerate(case.members):
        for name in asked:
            if name not in INCOMES and law[name].level == law.law.levels.member and name not in member:
                yield Missing((name,), place)
        if kinds and not any(name in member for name in kinds):
            yield Missing(kinds, place)


def _stated_somehow(law: LawInForce, case: Case, missing: Missing) -> Iterator[Case]:
    """The case with something stated: each code, or the least, the usual and the most that can be."""
    fact = _fact(law, missing.facts[0])
    codes = fact.unit.codes
    listed = [int(code) for code in codes] if codes is not None and issubclass(codes, Codes) else None
    values = listed or [fact.least, fact.default or 0, fact.most]
    for value in dict.fromkeys(values):
        yield _with(case, missing.member, {fact.name: value})


def _completed(law: LawInForce, case: Case, candidates: Iterable[Missing]) -> Case:
    """The case with everything stated as it is where nothing is."""
    for missing in candidates:
        fact = _fact(law, missing.facts[0])
        case = _with(case, missing.member, {fact.name: fact.default or 0})
    return case


def _with(case: Case, member: int | None, facts: Mapping[str, int]) -> Case:
    if member is None:
        return replace(case, group={**case.group, **facts})
    members = [{**known, **facts} if place == member else known for place, known in enumerate(case.members)]
    return replace(case, members=tuple(members))


def _without(case: Case, missing: Missing) -> Case:
    """The case with something unsaid again."""

    def left(known: Mapping[str, int]) -> dict[str, int]:
        return {name: value for name, value in known.items() if name not in missing.facts}

    if missing.member is None:
        return replace(case, group=left(case.group))
    members = [left(known) if place == missing.member else known for place, known in enumerate(case.members)]
    return replace(case, members=tuple(members))


def _fact(law: LawInForce, name: str) -> Fact:
    origin = law[name].origin
    assert isinstance(origin, Fact)  # only facts can be stated
    return origin
