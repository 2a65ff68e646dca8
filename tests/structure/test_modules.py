"""Every module says why it exists and stays short enough to be read in one go."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import shanyraq

PACKAGE = Path(shanyraq.__file__).parent
HOME = Path(__file__).parents[2]

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/~$}-])/(home|root|tmp|work|opt|mnt|Users)/\w")
WRITTEN = ("run", ".ci/*", "*.md", "*.toml", *(f"{folder}/**/*" for folder in ("src", "tests", "docs", "bench")))


def faults(package: Path) -> Iterator[str]:
    """One line for each way in which a module of the package falls short."""
    for file in sorted(package.rglob("*.py")):
        where, text = str(file.relative_to(package.parent)), file.read_text(encoding="utf-8")
        tree = ast.parse(text)
        if len((ast.get_docstring(tree) or "").split()) < 3:
            yield f"{where}: no docstring that says why the module exists"
        if file.stem in ("utils", "helpers", "misc", "common"):
            yield f"{where}: name the module after its subject"
        if text.count("\n") > LONGEST_MODULE:
            yield f"{where}: {text.count(chr(10))} lines, more than {LONGEST_MODULE}"
        yield from (f"{where}:{line}: {fault}" for line, fault in function_faults(tree, file))
        for line, content in enumerate(text.splitlines(), 1):
            if LATER.search(content):
                yield f"{where}:{line}: a note for later does not belong in the source"


def function_faults(tree: ast.Module, file: Path) -> Iterator[tuple[int, str]]:
    """Functions that are too long, and printing outside the command line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines, more than {LONGEST_FUNCTION}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "print" and "cli" not in file.parts:
            yield node.lineno, "only the command line prints"


def machine_paths(home: Path) -> Iterator[str]:
    """Lines of the project that name a folder of somebody's own machine."""
    files = {file for pattern in WRITTEN for file in home.glob(pattern) if file.is_file()}
    for file in sorted(file for file in files if "__pycache__" not in file.parts and file != Path(__file__)):
        for line, content in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if MACHINE_PATH.search(content):
                yield f"{file.relative_to(home)}:{line}: names a folder of one machine"


def test_every_module_is_short_and_says_why_it_exists() -> None:
    found = list(faults(PACKAGE))
    assert not found, "\n".join(found)


def test_nothing_names_a_folder_of_one_machine() -> None:
    found = list(machine_paths(HOME))
    assert not found, "\n".join(found)


GOOD = '"""Why this module exists."""\n'


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("case.py", "x = 1\n", "shanyraq/case.py: no docstring"),
        ("case.py", '"""."""\n', "shanyraq/case.py: no docstring"),
        ("utils.py", GOOD, "shanyraq/utils.py: name the module after its subject"),
        ("case.py", GOOD + "x = 1\n" * 400, "shanyraq/case.py: 401 lines, more than 400"),
        ("case.py", GOOD + "def f():\n" + "    x = 1\n" * 60, "shanyraq/case.py:2: f has 61 lines, more than 60"),
        ("case.py", GOOD + "def f():\n    print(1)\n", "shanyraq/case.py:3: only the command line prints"),
        ("case.py", GOOD + "x = 1  # FIX" + "ME\n", "shanyraq/case.py:2: a note for later"),
    ],
)
def test_a_module_that_falls_short_is_named(tmp_path: Path, name: str, text: str, fault: str) -> None:
    (tmp_path / "shanyraq").mkdir()
    (tmp_path / "shanyraq" / name).write_text(text)
    [line] = faults(tmp_path / "shanyraq")
    assert line.startswith(fault)


def test_the_command_line_may_print_and_limits_are_inclusive(tmp_path: Path) -> None:
    (tmp_path / "cli").mkdir()
    longest = "def f():\n" + "    print(1)\n" * 59
    (tmp_path / "cli/main.py").write_text(GOOD + longest + "x = 1\n" * 339)
    assert not list(faults(tmp_path))


def test_a_folder_of_one_machine_is_found_and_an_address_is_not(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.toml").write_text('source = "https://example.kz/home/page"\nfile = "src/work/x"\n')
    assert not list(machine_paths(tmp_path))
    (tmp_path / "src/b.py").write_text("x = 1\nFILE = '/home" + "/person/file'\n")
    assert list(machine_paths(tmp_path)) == ["src/b.py:2: names a folder of one machine"]
