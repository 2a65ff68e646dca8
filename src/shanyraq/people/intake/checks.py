"""The rules rows and families are held against, and the amounts that are possible; their words are in `checks.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shanyraq.people.intake.delivery import Severity
from shanyraq.rules import Text

_FILE = Path(__file__).with_name("checks.toml")


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        name: what mappings and reports call it.
        severity: what a finding leads to.
        title: what is wrong.
        todo: what to do about it.
    """

    name: str
    severity: Severity
    title: Text
    todo: Text


def _rules() -> dict[str, Rule]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: Rule(name, Severity(rule["severity"]), Text(**rule["title"]), Text(**rule["todo"]))
        for name, rule in told.items()
    }


RULES: Mapping[str, Rule] = _rules()
"""Every rule by its name, in the order reports list them."""

AMOUNTS: Mapping[str, int] = tomllib.loads(Path(__file__).with_name("amounts.toml").read_text(encoding="utf-8"))
"""By kind of income, tenge a month above which an amount is impossible, unless a mapping says otherwise."""

COMPLETE = frozenset({"month_outside_period", "row_repeated"})
"""Rules whose refused rows leave their family whole: nothing of the quarter is lost with them."""
