"""The quota accounts of employers: what the law gives each of them on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from shanyraq.law.employers.law import QUOTA_OUTPUTS, SPECIAL_WORKPLACE_OUTPUTS
from shanyraq.people.employers.staff import Employer, Employers
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.facts import wire
from shanyraq.rules.in_force import LawInForce, Node, ParameterInForce
from shanyraq.rules.rule import Certainty, Rule

SURE: tuple[Certainty, ...] = ("read", "reported", "assumed")
"""From the surest on."""

SUMMED = ("staff_listed", "quota_base", "staff_with_disability", "quota_places", "quota_filled", "quota_gap")
"""What adds up over employers."""


@dataclass(frozen=True)
class Account:
    """What the law gives one employer.

    Attributes:
        employer: what it told of itself.
        values: the lines of the account by name.
        workplaces: by category, what holds of its special workplaces by name; none for categories without.
    """

    employer: Employer
    values: Mapping[str, int]
    workplaces: Mapping[str, Mapping[str, int]]


def accounts_of(employers: Sequence[Employer], law: LawInForce) -> tuple[Account, ...]:
    """The accounts of employers on the law's day, all at once."""
    names = (*QUOTA_OUTPUTS, *SPECIAL_WORKPLACE_OUTPUTS)
    results = evaluate(Employers(employers), law, names)
    columns = {name: results.column(name).tolist() for name in names}
    ends = np.cumsum([len(employer.case.members) for employer in employers]).tolist()
    found = []
    for place, (employer, end) in enumerate(zip(employers, ends, strict=True)):
        start = end - len(employer.case.members)
        workplaces = {
            category: {name: int(columns[name][slot]) for name in SPECIAL_WORKPLACE_OUTPUTS[1:]}
            for slot, category in enumerate(employer.case.ids, start=start)
            if columns[SPECIAL_WORKPLACE_OUTPUTS[0]][slot]
        }
        found.append(Account(employer, {name: int(columns[name][place]) for name in QUOTA_OUTPUTS}, workplaces))
    return tuple(found)


def certainty_of(law: LawInForce, name: str) -> Certainty:
    """How sure a value is: the least sure of its own text and of the numbers this asks for."""
    parts = (_own_certainty(law[part]) for part in law[name].inputs if not isinstance(law[part].origin, Rule))
    return max((_own_certainty(law[name]), *parts), key=SURE.index)


def _own_certainty(node: Node) -> Certainty:
    if isinstance(node.origin, ParameterInForce):
        return max((value.certainty for value in node.origin.values.values()), key=SURE.index)
    return node.certainty


def unsure(law: LawInForce) -> dict[str, Certainty]:
    """What the accounts rest on that was not read in an act: texts and numbers by name, with how sure they are."""
    found = {node.name: _own_certainty(node) for node in law.needed(QUOTA_OUTPUTS)}
    return {name: certainty for name, certainty in found.items() if certainty != SURE[0]}


def accounts_as_json(accounts: Sequence[Account], law: LawInForce) -> dict[str, Any]:
    """Accounts as programs read them: each line with its article and how sure it is, and the totals."""
    units = {name: law[name].unit for name in (*QUOTA_OUTPUTS, *SPECIAL_WORKPLACE_OUTPUTS)}
    lines = {
        name: {
            "title": law[name].title._asdict(),
            "article": rule.article if isinstance(rule := law[name].origin, Rule) else None,
            "certainty": certainty_of(law, name),
        }
        for name in QUOTA_OUTPUTS
    }
    return {
        "law": {"date": law.day.isoformat(), "fingerprint": law.fingerprint},
        "lines": lines,
        "employers": [
            {
                "employer": account.employer.name,
                "results": {name: wire(value, units[name]) for name, value in account.values.items()},
                "special_workplaces": {
                    category: {name: wire(value, units[name]) for name, value in values.items()}
                    for category, values in account.workplaces.items()
                },
            }
            for account in accounts
        ],
        "total": {name: sum(account.values[name] for account in accounts) for name in SUMMED},
        "unsure": unsure(law),
    }
