"""The page of the cases: families, employers and services the law is checked by, as a manual of what it says."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from shanyraq.cli.law.names import key_called
from shanyraq.cli.reference.markdown import link, page, table
from shanyraq.law.bodies import BODIES
from shanyraq.rules.law import Law

INTRODUCTION = """\
Families, employers and services made up to show one thing each: what is stated, what is set by hand so that the case
can be followed without other rules, and what the law gives. Every case runs with the tests, decided alone and among
others. Sums of income are of the whole quarter, in tenge; facts that are left out take their [default](facts.md)."""

Case = Mapping[str, Any]


def cases_page(tables: Sequence[Path]) -> str:
    """The page, file by file."""
    return page("Cases", INTRODUCTION, (part for file in tables for part in _topic(file)))


def _topic(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    yield f"## {file.stem.replace('_', ' ').capitalize()}"
    yield text.partition("\n")[0].removeprefix("#").strip()
    for case in tomllib.loads(text)["case"]:
        yield from _case(case, BODIES[case.get("body", "family")]())


def _case(case: Case, law: Law) -> Iterator[str]:
    title = case["title"]
    yield f"### {title['en']}"
    yield "<br>".join(title[lang] for lang in ("ru", "kk") if lang in title)
    place = (key_called(law, "region", case["region"], "en"),) if "region" in case else ()
    yield " · ".join((case["article"], str(case["date"]), *place))
    yield table(("who", "facts"), _given(case, law.levels.group))
    yield table(("gives", "value"), ((link(law, name), _shown(value)) for name, value in case["expect"].items()))


def _given(case: Case, group: str) -> Iterator[tuple[str, str]]:
    """A row for each member, for the group's own facts, and for what is set by hand."""
    for member in case["members"]:
        facts = {name: value for name, value in member.items() if name not in ("id", "income")}
        facts |= {f"income_{kind}": amount for kind, amount in member.get("income", {}).items()}
        yield member["id"], _listed(facts)
    if case.get(group):
        yield group, _listed(case[group])
    if case.get("set"):
        yield "set by hand", _listed(case["set"])


def _listed(facts: Mapping[str, object]) -> str:
    return ", ".join(f"`{name}` {_shown(value)}" for name, value in facts.items())


def _shown(value: object) -> str:
    """A value as the case has it; a member's value each where there are several."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{member}: {_shown(one)}" for member, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value)
