"""`population.json` read strictly: everything that is wrong with it is named before anything of it is used."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from shanyraq.people.problems import PeopleProblem, population_refused
from shanyraq.people.strict_json import JsonObject, parse_json, shown
from shanyraq.rules.problems import LANGUAGES

SCHEMA = 2
"""The version of the folder's make-up."""

_KEYS: dict[str, type] = {
    "schema": int,
    "date": str,
    "source": JsonObject,
    "synthetic": bool,
    "families": int,
    "persons": int,
    "parts": list,
    "made": JsonObject,
}

_SOURCE: dict[str, type] = dict.fromkeys(LANGUAGES, str)

_PART: dict[str, type] = {"name": str, "folder": str, "families": int, "persons": int}


def checked_note(file: Path) -> dict[str, Any]:
    """What the file says, once nothing is wrong with it.

    Raises:
        PopulationProblems: the file is missing, no JSON, of another version, or says what cannot be.
    """
    try:
        found = list(_problems(file, _content(file)))
    except PeopleProblem as problem:
        found = [problem]
    if found:
        raise population_refused(*found)
    note: dict[str, Any] = json.loads(file.read_text(encoding="utf-8-sig"))
    return note


def _content(file: Path) -> object:
    """The parsed file, when it is of the version this program reads."""
    if not file.is_file():
        raise PeopleProblem("file_missing", file=file)
    content = parse_json(file.read_bytes())
    version = content.get("schema") if isinstance(content, JsonObject) else None
    if type(version) is int and version != SCHEMA:
        raise PeopleProblem("about_schema", file=file, value=version, known=SCHEMA)
    return content


def _problems(file: Path, content: object) -> Iterator[PeopleProblem]:
    shape = list(_object_problems(file, "$", content, _KEYS))
    yield from shape
    if shape or not isinstance(content, JsonObject):
        return
    try:
        date.fromisoformat(str(content["date"]))
    except ValueError:
        yield PeopleProblem("about_value", file=file, path="date", value=shown(content["date"]))
    yield from _object_problems(file, "source", content["source"], _SOURCE)
    parts = content["parts"]
    assert isinstance(parts, list)
    yield from _part_problems(file, content, parts)


def _object_problems(file: Path, path: str, content: object, keys: dict[str, type]) -> Iterator[PeopleProblem]:
    """An object that has other keys, or values of another kind; a number below nought."""
    if not isinstance(content, JsonObject) or content.keys() != keys.keys() or content.repeated:
        yield PeopleProblem("about_keys", file=file, path=path, allowed=", ".join(keys))
        return
    for name, kind in keys.items():
        value = content[name]
        if type(value) is not kind or (isinstance(value, int) and value < 0):
            where = name if path == "$" else f"{path}.{name}"
            yield PeopleProblem("about_value", file=file, path=where, value=shown(value))


def _part_problems(file: Path, content: JsonObject, parts: list[Any]) -> Iterator[PeopleProblem]:
    if not parts:
        yield PeopleProblem("about_value", file=file, path="parts", value="[]")
    wrong = [problem for place, part in enumerate(parts) for problem in _one_part(file, f"parts[{place}]", part)]
    yield from wrong
    if wrong:
        return
    for key in ("name", "folder"):
        values = [part[key] for part in parts]
        for value in dict.fromkeys(value for value in values if values.count(value) > 1):
            yield PeopleProblem("parts_repeated", file=file, key=key, value=shown(value))
    for key in ("families", "persons"):
        total = sum(part[key] for part in parts)
        if total != content[key]:
            yield PeopleProblem("parts_sum", file=file, key=key, value=total, told=content[key])


def _one_part(file: Path, path: str, part: object) -> Iterator[PeopleProblem]:
    yield from _object_problems(file, path, part, _PART)
    folder = part.get("folder") if isinstance(part, JsonObject) else None
    if isinstance(folder, str) and (PurePosixPath(folder).is_absolute() or ".." in PurePosixPath(folder).parts):
        yield PeopleProblem("about_value", file=file, path=f"{path}.folder", value=shown(folder))
