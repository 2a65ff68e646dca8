"""Where a benefit is claimed, and with what papers: only what is known, and only under the Social Code."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.rules import Text

CODE_SINCE = date(2023, 7, 1)
"""The Code's first day; how benefits were claimed before is not told."""

_FILE = Path(__file__).with_name("claims.toml")


@dataclass(frozen=True)
class Claim:
    """How a benefit is claimed.

    Attributes:
        place: where.
        papers: with what; None where that is not known.
        article: where the law says so.
    """

    place: Text
    papers: Text | None
    article: str


def claim_of(output: str, day: date) -> Claim | None:
    """How a benefit is claimed on a day, where that is known."""
    told = _told()
    found = told["benefits"].get(output)
    if found is None or day < CODE_SINCE:
        return None
    papers = Text(**told["papers"][found["papers"]]) if "papers" in found else None
    return Claim(Text(**told["places"][found["place"]]), papers, found["article"])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
