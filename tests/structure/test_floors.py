"""The floors of the house: imports point down only, and the lower floors lean on few outside packages."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import shanyraq

PACKAGE = Path(shanyraq.__file__).parent

FLOORS = ("rules", "law", "people", "evidence", "office", "cli")
"""From the ground up."""

OUTSIDE = {
    "rules": {"numpy"},
    "law": {"numpy"},
    "people": {"numpy", "polars", "pyarrow"},
    "people/calendar": {"holidays"},
    "people/charts": {"altair", "vl_convert"},
    "people/engines": {"pyspark"},
    "people/intake": {"fastexcel", "pyreadstat", "xlsxwriter"},
    "people/linkage": {"duckdb", "splink", "xlsxwriter"},
    "people/tariffs": {"fastexcel", "xlsxwriter"},
    "people/templates": {"xlsxwriter"},
}
"""What a floor, and a part of it besides, may import from outside; floors not listed, what the project declares."""


def forbidden_imports(package: Path) -> list[str]:
    """One line for each import that breaks a rule: file, line, import, reason."""
    found = []
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package)
        for line, imported in imports(ast.parse(file.read_text(encoding="utf-8"))):
            reason = objection(floor_of(place), imported, allowed_in(place))
            if reason:
                found.append(f"{file.relative_to(package.parent)}:{line}: {imported}: {reason}")
    return found


def floor_of(file: Path) -> str:
    """The floor a module stands on; of the modules outside the folders only `__main__` may see them all."""
    if len(file.parts) > 1:
        return file.parts[0]
    return FLOORS[-1] if file.stem == "__main__" else FLOORS[0]


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, those inside functions and conditions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            whole = module == "shanyraq"
            yield from ((node.lineno, f"{module}.{alias.name}" if whole else module) for alias in node.names)


def allowed_in(file: Path) -> set[str] | None:
    """The outside packages that a module may import; None where there is no list."""
    floor = floor_of(file)
    return OUTSIDE[floor] | OUTSIDE.get("/".join(file.parts[:2]), set()) if floor in OUTSIDE else None


def objection(floor: str, imported: str, allowed: set[str] | None) -> str | None:
    """Why a module of a floor may not import a name, or None where it may."""
    if imported.startswith("."):
        return "write the whole name, not a relative one"
    if floor not in FLOORS:
        return f"'{floor}' is none of the floors {', '.join(FLOORS)}"
    top, _, rest = imported.partition(".")
    if top == "shanyraq":
        other = rest.partition(".")[0]
        above = FLOORS[FLOORS.index(floor) + 1 :]
        return f"'{floor}' may not look up to '{other}'" if other in above else None
    if allowed is not None and top not in allowed | sys.stdlib_module_names:
        return f"'{floor}' may import the standard library, {', '.join(sorted(allowed))} and nothing else from outside"
    return None


def test_no_module_imports_what_its_floor_may_not() -> None:
    found = forbidden_imports(PACKAGE)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("rules/x.py", "import shanyraq.law", "may not look up to 'law'"),
        ("rules/x.py", "from shanyraq import people", "may not look up to 'people'"),
        ("law/x.py", "def f():\n    from shanyraq.people.case import read", "may not look up to 'people'"),
        ("evidence/x.py", "from shanyraq.office import desk", "may not look up to 'office'"),
        ("office/x.py", "from shanyraq.cli.main import main", "may not look up to 'cli'"),
        ("rules/x.py", "import polars", "may import the standard library, numpy"),
        ("law/x.py", "from rich.console import Console", "may import the standard library, numpy"),
        ("people/deep/x.py", "import django.db", "may import the standard library, numpy, polars, pyarrow"),
        ("people/deep/x.py", "import splink", "may import the standard library, numpy, polars, pyarrow"),
        ("people/x.py", "from . import case", "not a relative one"),
        ("law/x.py", "from ..rules import Fact", "not a relative one"),
        ("helpers/x.py", "import json", "none of the floors"),
        ("__init__.py", "from shanyraq.law import LAW", "may not look up to 'law'"),
    ],
)
def test_a_forbidden_import_is_named_with_its_file_and_line(tmp_path: Path, file: str, text: str, reason: str) -> None:
    plant(tmp_path / "shanyraq" / file, text)
    [line] = forbidden_imports(tmp_path / "shanyraq")
    assert line.startswith(f"shanyraq/{file}:{text.count(chr(10)) + 1}: ")
    assert reason in line


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("law/x.py", "from shanyraq.rules import Fact\nimport tomllib\nimport numpy.typing"),
        ("cli/x.py", "from shanyraq.rules import LawProblem\nfrom shanyraq.office import desk\nimport rich"),
        ("people/x.py", "import shanyraq\nimport pyarrow.parquet"),
        ("people/linkage/x.py", "import splink\nimport polars"),
        ("__main__.py", "from shanyraq.cli.main import main"),
    ],
)
def test_imports_of_floors_below_pass(tmp_path: Path, file: str, text: str) -> None:
    plant(tmp_path / "shanyraq" / file, text)
    assert not forbidden_imports(tmp_path / "shanyraq")


def plant(file: Path, text: str) -> None:
    """Write a module of a package made for the test."""
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
