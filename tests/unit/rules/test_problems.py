"""A problem tells what is wrong in each language, here and in the process it is sent to."""

import errno
import os
import pickle
from pathlib import Path

import pytest

from shanyraq.cli.problems import CommandProblem
from shanyraq.people.problems import CaseProblems, PeopleProblem, population_refused
from shanyraq.rules import LANGUAGES, InputProblem, LawProblem, Problem
from shanyraq.rules.problems import refusal_of_system

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


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOENT, "system_not_there"),
        (errno.ENOTDIR, "system_not_there"),
        (errno.EACCES, "system_not_allowed"),
        (errno.ENOSPC, "system_full"),
        (errno.EEXIST, "system_taken"),
        (errno.ENOTEMPTY, "system_taken"),
        (errno.EISDIR, "system_folder"),
        (errno.EROFS, "system_read_only"),
        (errno.ENAMETOOLONG, "system_name_long"),
        (errno.EMFILE, "system_many_files"),
    ],
)
def test_what_the_system_refuses_is_told_in_the_readers_language(number: int, key: str) -> None:
    reason = refusal_of_system(OSError(number, os.strerror(number), "people"))
    assert isinstance(reason, InputProblem)
    assert reason.key == key
    problem = PeopleProblem("folder_not_written", folder="people", reason=reason)
    assert all(reason.text(lang) in problem.text(lang) for lang in LANGUAGES)
    assert os.strerror(number) not in problem.text("kk")


def test_what_the_system_rarely_says_is_left_in_its_words() -> None:
    assert refusal_of_system(OSError(errno.EIO, "Input/output error")) == "Input/output error"
