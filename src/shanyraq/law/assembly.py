"""A body of law put together: the rules of its modules with the numbers they ask for, the words and the acts.

Every body shares one set of files (`parameters/`, `titles/`, `answers/`, `acts.toml`) and takes from it what is its
own, so that an index or an act is written down once.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from shanyraq.rules import Fact, Levels, Parameter, Rule, Text, read_parameters, rules_of
from shanyraq.rules.acts import read_acts
from shanyraq.rules.law import Law

HERE = Path(__file__).parent


def assemble(levels: Levels, facts: tuple[Fact, ...], modules: tuple[ModuleType, ...], since: date) -> Law:
    """A law of one pair of levels.

    Args:
        levels: the pair its rules speak of.
        facts: what its cases may state.
        modules: where its rules stand, in the order a lawyer would read them.
        since: the first day it can decide about.
    """
    rules = tuple(rule for module in modules for rule in rules_of(module))
    titles = toml_tables("titles")
    return Law(
        levels=levels,
        facts=facts,
        rules=rules,
        parameters=_asked(rules),
        titles={name: Text(**titles[name]) for name in dict.fromkeys(rule.name for rule in rules) if name in titles},
        acts=read_acts(HERE / "acts.toml"),
        since=since,
        labels={
            name: {code: Text(**said) for code, said in words.items()} for name, words in toml_tables("answers").items()
        },
    )


@cache
def all_parameters() -> tuple[Parameter, ...]:
    """Every dated number that some body of law may ask for, in the order of the files."""
    return tuple(parameter for file in sorted(HERE.glob("parameters/*.toml")) for parameter in read_parameters(file))


@cache
def toml_tables(folder: str) -> dict[str, dict[str, Any]]:
    """The tables of all files of a folder together, by name; no two files may have the same.

    Raises:
        ValueError: two files have a table of one name.
    """
    tables: dict[str, dict[str, Any]] = {}
    for file in sorted(HERE.glob(f"{folder}/*.toml")):
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := tables.keys() & found.keys():
            raise ValueError(f"{file.name}: {', '.join(sorted(twice))} stands in another file of {folder} too")
        tables |= found
    return tables


def _asked(rules: tuple[Rule, ...]) -> tuple[Parameter, ...]:
    names = {argument.name for rule in rules for argument in rule.arguments}
    return tuple(parameter for parameter in all_parameters() if parameter.name in names)
