"""Every problem told to a person exists in Kazakh, Russian and English, with the same places, and can be filled."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

import shanyraq

PACKAGE = Path(shanyraq.__file__).parent
LANGUAGES = {"kk", "ru", "en"}
Catalogue = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Use:
    """A problem made in the code: `Problem(key, **values)`.

    Attributes:
        floor: the folder whose catalogue tells it.
        place: `file:line`.
        key: the message's key, or None where it cannot be read off the text.
        values: the names it fills places with.
        more: whether others may be filled, too: by `**more` or by the class itself.
    """

    floor: str
    place: str
    key: str | None
    values: frozenset[str]
    more: bool


@dataclass(frozen=True)
class Kind:
    """A class of problems: the folder whose catalogue it speaks from, and whether it fills places by itself."""

    floor: str
    fills: bool = False


def modules(package: Path) -> dict[Path, ast.Module]:
    """The package's parsed modules by their place in it."""
    return {file.relative_to(package): ast.parse(file.read_text(encoding="utf-8")) for file in package.rglob("*.py")}


def kinds_of_problems(trees: dict[Path, ast.Module]) -> dict[str, Kind]:
    """`Problem` and every class below it, by name."""
    classes = [
        (str(file.parent), node)
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    found: dict[str, Kind] = {}
    known = -1
    while known < len(found):  # again, as a class may be read before its base
        known = len(found)
        for floor, node in classes:
            base = next((found[name] for name in map(last_name, node.bases) if name in found), None)
            if node.name == "Problem":
                found[node.name] = Kind(floor)
            elif base:
                found[node.name] = Kind(
                    floor if "catalogue" in own(node) else base.floor, base.fills or "__init__" in own(node)
                )
    return found


def uses(package: Path) -> list[Use]:
    """Every call that makes a problem, in the order of files and lines."""
    trees = modules(package)
    kinds = kinds_of_problems(trees)
    found = {
        use
        for file, tree in trees.items()
        for scope in ast.walk(tree)
        if isinstance(scope, ast.FunctionDef)
        for use in uses_in(scope, file, kinds)
    }
    return sorted(found, key=lambda use: (use.place, use.key or ""))


def uses_in(scope: ast.FunctionDef, file: Path, kinds: dict[str, Kind]) -> Iterator[Use]:
    """The problems a function makes."""
    for node in ast.walk(scope):
        kind = kinds.get(str(last_name(node.func))) if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and kind:
            values = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            more = kind.fills or len(values) < len(node.keywords)
            for key in texts(node.args[0], scope) if node.args else [None]:
                yield Use(kind.floor, f"{file}:{node.lineno}", key, values, more)


def last_name(node: ast.expr) -> str | None:
    """`Problem` of `Problem` and of `problems.Problem`."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None


def own(node: ast.ClassDef) -> set[str | None]:
    """The names a class itself gives values or methods to."""
    names = {statement.name for statement in node.body if isinstance(statement, ast.FunctionDef)}
    fields = {last_name(statement.target) for statement in node.body if isinstance(statement, ast.AnnAssign)}
    plain = {
        last_name(name) for statement in node.body if isinstance(statement, ast.Assign) for name in statement.targets
    }
    return names | fields | plain


def texts(node: ast.expr, scope: ast.AST) -> list[str | None]:
    """The texts an expression can be: a literal, either of two, or a local name for such; None for anything else."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return texts(node.body, scope) + texts(node.orelse, scope)
    if isinstance(node, ast.Name):
        given = [
            statement.value
            for statement in ast.walk(scope)
            if isinstance(statement, ast.Assign) and node.id in map(last_name, statement.targets)
        ]
        return [text for value in given for text in texts(value, scope)] or [None]
    return [None]


def places(text: str) -> set[str]:
    """The names of the `{places}` of a message."""
    return {name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def catalogues(package: Path) -> dict[str, Catalogue]:
    """The catalogue of each floor, or of a part of one, that has its own."""
    files = sorted(package.rglob("messages.toml"))
    return {str(file.parent.relative_to(package)): tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


def untranslated(found: dict[str, Catalogue]) -> list[str]:
    """Messages that lack a language, say nothing in one, or differ in their places."""
    wrong = []
    for floor, catalogue in found.items():
        for key, message in catalogue.items():
            where = f"{floor}/messages.toml: [{key}]"
            if message.keys() != LANGUAGES or not all(text.strip() for text in message.values()):
                wrong.append(f"{where} must have kk, ru and en, and each must say something")
            elif message["kk"] == message["ru"]:
                wrong.append(f"{where} says the same in Kazakh and in Russian")
            elif len({frozenset(places(text)) for text in message.values()}) > 1:
                wrong.append(f"{where} has other {{places}} in one language than in another")
    return wrong


def unfit_uses(package: Path) -> list[str]:
    """Problems made in the code that no message tells, and messages nothing in the code tells."""
    found, wrong = catalogues(package), []
    told: set[tuple[str, str]] = set()
    for use in uses(package):
        message = found.get(use.floor, {}).get(use.key or "")
        if use.key is None:
            wrong.append(f"{use.place}: the key of a problem must be a text that can be read here")
        elif message is None:
            wrong.append(f"{use.place}: '{use.key}' is not in {use.floor}/messages.toml")
        else:
            told.add((use.floor, use.key))
            missing = places(message.get("en", "")) - use.values
            if missing and not use.more:
                wrong.append(f"{use.place}: '{use.key}' also needs {', '.join(sorted(missing))}")
    untold = [(floor, key) for floor, catalogue in found.items() for key in catalogue if (floor, key) not in told]
    return wrong + [f"{floor}/messages.toml: nothing tells [{key}]" for floor, key in untold]


def test_every_message_exists_in_three_languages_with_the_same_places() -> None:
    wrong = untranslated(catalogues(PACKAGE))
    assert not wrong, "\n".join(wrong)


def test_every_problem_has_its_message_and_every_message_its_problem() -> None:
    wrong = unfit_uses(PACKAGE)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ({"en": "No {name}.", "ru": "Нет {name}."}, "must have kk, ru and en"),
        ({"en": "No.", "ru": "Нет.", "kk": " "}, "must have kk, ru and en"),
        ({"en": "No.", "ru": "Нет.", "kk": "Жоқ.", "de": "Nein."}, "must have kk, ru and en"),
        ({"en": "No.", "ru": "Нет.", "kk": "Нет."}, "the same in Kazakh and in Russian"),
        ({"en": "No {name}.", "ru": "Нет {name}.", "kk": "{nam} жоқ."}, "other {places}"),
    ],
)
def test_a_message_short_of_a_language_is_named(message: dict[str, str], fault: str) -> None:
    [line] = untranslated({"people": {"row_refused": message}})
    assert line.startswith("people/messages.toml: [row_refused]")
    assert fault in line


PROBLEMS = """
class Problem(Exception):
    catalogue = Path(__file__).with_name("messages.toml")

class InputProblem(Problem): ...

class SeveralProblems(InputProblem):
    def __init__(self, key, of):
        super().__init__(key, name=len(of))
"""


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ('raise InputProblem("no_name", name=1)', []),
        ('raise problems.InputProblem("no_name", name=1) from None', []),
        ('key = "no_name" if x else "no_name"\n    raise InputProblem(key, **x)', []),
        ('raise RowProblem("row_bad")', ["nothing tells [no_name]"]),
        ('raise InputProblem("no_nam", name=1)', ["'no_nam' is not in rules/", "nothing tells [no_name]"]),
        ('raise InputProblem("no_name")', ["'no_name' also needs name"]),
        ('raise SeveralProblems("no_name", of=x)', []),
        ("raise InputProblem(x, name=1)", ["must be a text", "nothing tells [no_name]"]),
        ('raise InputProblem("row_bad")', ["'row_bad' is not in rules/", "nothing tells [no_name]"]),
    ],
)
def test_a_problem_without_its_message_is_named(tmp_path: Path, body: str, faults: list[str]) -> None:
    for floor in ("rules", "people"):
        (tmp_path / floor).mkdir()
    (tmp_path / "rules/problems.py").write_text(PROBLEMS)
    (tmp_path / "rules/messages.toml").write_text('[no_name]\nen = "No {name}."\n')
    (tmp_path / "people/messages.toml").write_text('[row_bad]\nen = "Bad."\n')
    (tmp_path / "people/rows.py").write_text(
        'class RowProblem(InputProblem):\n    catalogue = Path("messages.toml")\n\n\n'
        f'def tell():\n    RowProblem("row_bad")\n\n\ndef fail(x):\n    {body}\n'
    )
    found = unfit_uses(tmp_path)
    assert len(found) == len(faults)
    assert all(fault in line for fault, line in zip(faults, found, strict=True))
