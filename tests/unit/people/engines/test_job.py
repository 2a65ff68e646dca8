"""A job tells another machine enough to arrive at the same law."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from shanyraq.law.families import OUTPUTS
from shanyraq.people.engines.job import law_of, make_job
from shanyraq.people.engines.problems import EngineProblem
from shanyraq.rules import InputProblem

NUMBERS = 'name = "Numbers"\nrules = "{rules}"\n[parameters]\npoverty_line_ratio = {{ value = "0.5" }}\n'

RULES = '''"""The line for every child."""

from shanyraq.law.levels import family_rule
from shanyraq.rules import Tiyn

NAME = "Doubled line"


@family_rule("Proposal", since="2023-01-01")
def poverty_line(subsistence_minimum: Tiyn) -> Tiyn:
    """A line of its own."""
    return 2 * subsistence_minimum
'''


@pytest.mark.parametrize("rules", ["rules.py", "below/rules.py", "../rules.py"])
def test_a_law_with_reforms_is_read_again_from_what_is_sent(sample: Path, tmp_path: Path, rules: str) -> None:
    home = tmp_path / "home/reform"
    file = (home / rules).resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(parents=True, exist_ok=True)
    file.write_text(RULES)
    (home / "reform.toml").write_text(NUMBERS.format(rules=rules))
    job = make_job(sample, OUTPUTS, None, [home / "reform.toml"])
    sent = pickle.dumps(job.law_asked())
    file.unlink()
    (home / "reform.toml").unlink()
    found = law_of(pickle.loads(sent))
    assert found.fingerprint == job.law.fingerprint
    assert found.day == job.law.day
    assert law_of(pickle.loads(sent)) is found


def test_another_law_on_another_machine_is_told(sample: Path) -> None:
    asked = make_job(sample, OUTPUTS).law_asked()
    with pytest.raises(EngineProblem, match="Give all machines the same version"):
        law_of(replace(asked, fingerprint="0000"))


def test_an_output_that_is_no_name_is_refused_at_once(sample: Path) -> None:
    with pytest.raises(InputProblem, match="poverty_line"):
        make_job(sample, ("poverty_lin",))
