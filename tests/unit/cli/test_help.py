"""Every command shows its help in every language."""

from collections.abc import Iterator

import pytest
from tests.unit.cli.conftest import Run

from shanyraq.cli.main import COMMANDS, Commands
from shanyraq.rules import LANGUAGES


def paths(commands: Commands, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in commands.items():
        if isinstance(command, dict):
            yield from paths(command, (*before, name))
        else:
            yield *before, name


@pytest.mark.parametrize("path", list(paths(COMMANDS)), ids=" ".join)
def test_help_is_shown(run: Run, path: tuple[str, ...]) -> None:
    for lang in LANGUAGES:
        result = run(*path, "--help", "--lang", lang)
        assert result.code == 0, result.err
        assert "--help" in result.out
