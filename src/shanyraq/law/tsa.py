"""Targeted social assistance and the benefits beside it assembled: facts, rules, numbers, titles, acts as one law.

`LAW.at(date)` is the law of a day; `OUTPUTS` are the results other systems may rely on.
"""

import tomllib
from datetime import date
from pathlib import Path

from shanyraq.law.facts import FACTS
from shanyraq.law.levels import LEVELS
from shanyraq.law.modules import MODULES
from shanyraq.rules import Text, read_parameters, rules_of
from shanyraq.rules.acts import read_acts
from shanyraq.rules.law import Law

HERE = Path(__file__).parent

OUTPUTS = (
    "kind",
    "refusal_grounds",
    "poverty_line",
    "family_size",
    "quarter_income",
    "income_per_member",
    "low_income",
    "assistance_month",
    "child_top_up_month",
    "targeted_assistance_month",
    "months_paid",
    "counted",
    "able_bodied",
    "must_participate",
)
"""The results that are a contract: their names and meanings stay."""


def assemble() -> Law:
    """Read the law from its modules and files."""
    parameters = (read_parameters(file) for file in sorted((HERE / "parameters").glob("*.toml")))
    titles = tomllib.loads((HERE / "titles.toml").read_text(encoding="utf-8"))
    labels = tomllib.loads((HERE / "codes.toml").read_text(encoding="utf-8"))
    return Law(
        levels=LEVELS,
        facts=FACTS,
        rules=tuple(rule for module in MODULES for rule in rules_of(module)),
        parameters=tuple(parameter for found in parameters for parameter in found),
        titles={name: Text(**texts) for name, texts in titles.items()},
        acts=read_acts(HERE / "acts.toml"),
        since=date(2002, 1, 1),
        labels={name: {code: Text(**texts) for code, texts in codes.items()} for name, codes in labels.items()},
    )


LAW = assemble()
