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


def citation(article: str, acts: Mapping[str, Act], lang: str) -> str:
    """A citation (`Social Code, art. 127(2); Law 246-II, art. 6(2)`) in a language."""
    return "; ".join(_one(part.strip(), acts, lang) for part in article.split(";"))


def cited_acts(article: str) -> tuple[str, ...]:
    """The short English names of the acts a citation cites."""
    return tuple(part.split(",")[0].strip() for part in article.split(";"))


def _one(cited: str, acts: Mapping[str, Act], lang: str) -> str:
    name, _, locator = (piece.strip() for piece in cited.partition(","))
    short = acts[name].short.lang(lang) if name in acts else name
    found = _LOCATOR.fullmatch(locator)
    if found:
        locator = _LOCATORS[found[1]][lang].format(found[2])
    return f"{short}, {locator}" if locator else short
