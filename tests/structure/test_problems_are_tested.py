"""Every problem that the rules' floor can tell is brought about by some test of that floor."""

import re
import tomllib
from pathlib import Path

import shanyraq.rules

CATALOGUE = Path(shanyraq.rules.__file__).with_name("messages.toml")
TESTS = Path(__file__).parents[1]
QUOTED = re.compile(r'"([a-z_0-9]+)"')


def test_every_problem_of_the_rules_is_brought_about_by_a_test():
    keys = tomllib.loads(CATALOGUE.read_text(encoding="utf-8")).keys()
    files = [*TESTS.glob("unit/rules/test_*.py"), *TESTS.glob("property/test_*.py")]
    tested = {key for file in files for key in QUOTED.findall(file.read_text(encoding="utf-8"))}
    assert sorted(keys - tested) == []
