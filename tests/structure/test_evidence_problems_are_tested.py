"""Every problem that measures and simulations can tell is brought about by some test of theirs."""

import re
import tomllib
from pathlib import Path

import pytest

import shanyraq.evidence

EVIDENCE = Path(shanyraq.evidence.__file__).parent
TESTS = Path(__file__).parents[1] / "unit"
QUOTED = re.compile(r'"([a-z_0-9]+)"')


@pytest.mark.parametrize(
    "part", ["", "families", "reforms", "youth", "youth/design", "youth/release", "youth/sampling"]
)
def test_every_problem_is_brought_about_by_a_test(part: str) -> None:
    keys = tomllib.loads((EVIDENCE / part / "messages.toml").read_text(encoding="utf-8")).keys()
    files = [
        *TESTS.glob("evidence/**/*.py"),
        TESTS / "cli/test_simulate_command.py",
        TESTS / "cli/test_measure_command.py",
        TESTS / "cli/test_youth_commands.py",
    ]
    tested = {key for file in files for key in QUOTED.findall(file.read_text(encoding="utf-8"))}
    assert sorted(keys - tested) == []
