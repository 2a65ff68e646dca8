"""Small populations for extracts are built as the property tests build theirs."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "property"))

PLAN = """
schema = 1
[limits]
removed = 1.0
suppressed = 1.0
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a plan to a file."""

    def write(text: str) -> Path:
        file = tmp_path / "plan.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write
