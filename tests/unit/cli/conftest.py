"""A terminal to run commands at, and the family they are about."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shanyraq.cli.main import main
from shanyraq.people.sample.population import write_sample

CASE: dict[str, Any] = {
    "application_date": "2024-05-14",
    "region": "35",
    "members": [
        {
            "id": "m1",
            "relation": "applicant",
            "birth_date": "1988-02-11",
            "incomes": [{"kind": "wage", "month": "2024-01", "amount": "60000"}],
        },
        {"id": "m2", "relation": "child", "birth_date": "2022-10-01"},
    ],
}


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `shanyraq` in a folder of its own, in English where nothing else is asked for."""
    monkeypatch.chdir(tmp_path)
    for variable in ("SHANYRAQ_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: object, **environment: str) -> Done:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return run


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes the family's case file, with some of its keys otherwise."""

    def write(changes: Mapping[str, object] | None = None) -> Path:
        file = tmp_path / "case.json"
        file.write_text(json.dumps({**CASE, **(changes or {})}), encoding="utf-8")
        return file

    return write


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up population of 300 families."""
    folder = tmp_path_factory.mktemp("people") / "sample"
    write_sample(folder, 300, 7, date(2024, 5, 14))
    return folder
