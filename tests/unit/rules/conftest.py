"""The toy law, resolved from its module and parameters."""

import importlib.util
import sys
from datetime import date
from pathlib import Path

import pytest

from shanyraq.rules.law import Law
from shanyraq.rules.parameters import read_parameters
from shanyraq.rules.rule import rules_of


@pytest.fixture(scope="session")
def toy():
    """The module of the toy law."""
    spec = importlib.util.spec_from_file_location("toy_law", Path(__file__).with_name("toy.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["toy_law"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def toy_law(toy, tmp_path_factory):
    """The toy law over all its dates."""
    file = tmp_path_factory.mktemp("toy") / "toy.toml"
    file.write_text(toy.PARAMETERS, encoding="utf-8")
    return Law(toy.LEVELS, toy.FACTS, rules_of(toy), read_parameters(file), {}, toy.ACTS, date(2002, 1, 1))
