"""The acts that rules and parameters cite, and citations told in the reader's language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shanyraq.rules.facts import Text

_LOCATORS = {
    "art": {"en": "art. {0}", "ru": "ст. {0}", "kk": "{0}-бап"},
    "p": {"en": "p. {0}", "ru": "п. {0}", "kk": "{0}-тармақ"},
    "annex": {"en": "annex {0}", "ru": "прил. {0}", "kk": "{0}-қосымша"},
}
_LOCATOR = re.compile(r"(art|p|annex)\.? (.+)")


@dataclass(frozen=True)
class Act:
    """An act of law.

    Attributes:
        short: how citations name it.
        title: its full name with number and date.
        since: the day it came into force.
        until: its last day, or None.
    """

    short: Text
    title: Text
    since: date
    until: date | None


def read_acts(file: Path) -> dict[str, Act]:
    """The acts of a TOML file by their short English name."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        name: Act(Text(**table["short"]), Text(**table["title"]), table["since"], table.get("until"))
        for name, table in tables.items()
    }


def citation(article: str, acts: Mapping[str, Act], lang: str, on: date | None = None) -> str:
    """A citation (`Social Code, art. 127(2); Law 246-II, art. 6(2)`) in a language.

    Args:
        article: the citation in English, as rules carry it.
        acts: the acts by their short English name.
        lang: a language of `LANGUAGES`.
        on: leave out acts that were not in force on this day, unless none would remain.
    """
    parts = [part.strip() for part in article.split(";")]
    current = [part for part in parts if on is None or _in_force(part.split(",")[0], acts, on)]
    return "; ".join(_one(part, acts, lang) for part in current or parts)


def cited_acts(article: str) -> tuple[str, ...]:
    """The short English names of the acts a citation cites."""
    return tuple(part.split(",")[0].strip() for part in article.split(";"))


def _in_force(name: str, acts: Mapping[str, Act], on: date) -> bool:
    act = acts.get(name.strip())
    return act is None or (act.since <= on and (act.until is None or on <= act.until))


def _one(cited: str, acts: Mapping[str, Act], lang: str) -> str:
    name, _, locator = (piece.strip() for piece in cited.partition(","))
    short = acts[name].short.lang(lang) if name in acts else name
    found = _LOCATOR.fullmatch(locator)
    if found:
        locator = _LOCATORS[found[1]][lang].format(found[2])
    return f"{short}, {locator}" if locator else short
