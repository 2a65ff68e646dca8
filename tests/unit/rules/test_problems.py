"""A problem tells what is wrong in each language, here and in the process it is sent to."""

import pickle
from pathlib import Path

import pytest

from shanyraq.cli.problems import CommandProblem
from shanyraq.people.problems import CaseProblems, PeopleProblem, population_refused
from shanyraq.rules import LANGUAGES, InputProblem, LawProblem, Problem

SOME = [
    InputProblem("name_unknown", name="kin", day="2024-05-14", near="kind"),
    LawProblem("parameter_unused", parameter="line", file="a.toml"),
    PeopleProblem("file_missing", file=Path("people")),
    CommandProblem("workers_wrong", value=0),
    population_refused(PeopleProblem("not_parquet", file="a"), PeopleProblem("not_parquet", file="b")),
    CaseProblems("case_refused", problems=[PeopleProblem("json_too_deep")]),
]


@pytest.mark.parametrize("problem", SOME, ids=lambda problem: problem.key)
def test_a_problem_is_the_same_in_another_process(problem: Problem) -> None:
    arrived = pickle.loads(pickle.dumps(problem))
    assert type(arrived) is type(problem)
    assert (arrived.key, arrived.values, arrived.args) == (problem.key, problem.values, problem.args)
    assert [arrived.text(lang) for lang in LANGUAGES] == [problem.text(lang) for lang in LANGUAGES]


def test_each_of_several_problems_arrives() -> None:
    arrived = pickle.loads(pickle.dumps(SOME[4]))
    assert [problem.text() for problem in arrived.problems] == [problem.text() for problem in SOME[4].problems]
