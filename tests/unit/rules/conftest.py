"""The toy law, resolved from its module and parameters; and laws of a few lines that a test writes itself."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from shanyraq.rules.facts import Text
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import read_parameters
from shanyraq.rules.rule import rules_of


def module_of(name):
    """A module that lies beside the tests."""
    spec = importlib.util.spec_from_file_location(f"{name}_law", Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[f"{name}_law"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def toy():
    """The module of the toy law."""
    return module_of("toy")


@pytest.fixture(scope="session")
def toy_law(toy, tmp_path_factory):
    """The toy law over all its dates."""
    file = tmp_path_factory.mktemp("toy") / "toy.toml"
    file.write_text(toy.PARAMETERS, encoding="utf-8")
    return Law(toy.LEVELS, toy.FACTS, rules_of(toy), read_parameters(file), {}, toy.ACTS, date(2002, 1, 1))


HEADER = """from shanyraq.rules import *
from toy_law import *

DOZEN = 12
NAMES = "text"


"""
FIRST_LINE = HEADER.count("\n") + 1
"""The line of `rules.py` on which a test's own text begins."""


@pytest.fixture
def write_law(toy, tmp_path):
    """A law of a few rules over the toy's facts and codes: texts by file, parameters as TOML."""

    def write(text="", parameters="", facts=None, since=date(2002, 1, 1), **files):
        rules = ()
        for name, content in {"rules": text, **files}.items():
            file = tmp_path / f"{name}.py"
            file.write_text(HEADER + content, encoding="utf-8")
            module = ModuleType(name)
            exec(compile(HEADER + content, str(file), "exec"), module.__dict__)
            rules += rules_of(module)
        file = tmp_path / "numbers.toml"
        file.write_text(parameters, encoding="utf-8")
        facts = toy.FACTS if facts is None else facts
        return Law(toy.LEVELS, facts, rules, read_parameters(file), {}, toy.ACTS, since)

    return write


@pytest.fixture(scope="session")
def first_line():
    """The line of `rules.py` on which the text given to `write_law` begins."""
    return FIRST_LINE


class Columns:
    """A population of columns that a test writes itself."""

    def __init__(self, sizes, **columns):
        self.sizes = np.asarray(sizes, dtype=np.int64)
        self.columns = columns

    def column(self, name):
        return self.columns.get(name)


@pytest.fixture(scope="session")
def population():
    """Makes a population: the sizes of its groups, then its columns by name."""
    return Columns


@pytest.fixture(scope="session")
def spoken():
    """The module of the law that says every word."""
    return module_of("spoken")


@pytest.fixture(scope="session")
def spoken_law(spoken, tmp_path_factory):
    """The law that says every word, with its titles and labels."""
    file = tmp_path_factory.mktemp("spoken") / "spoken.toml"
    file.write_text(spoken.PARAMETERS, encoding="utf-8")
    return Law(
        spoken.LEVELS,
        spoken.FACTS,
        rules_of(spoken),
        read_parameters(file),
        {rule.name: spoken.TITLES.get(rule.name) or Text(*[rule.name] * 3) for rule in rules_of(spoken)},
        spoken.ACTS,
        date(2002, 1, 1),
        labels=spoken.LABELS,
    )
