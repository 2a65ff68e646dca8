"""What is assumed because no figure tells it: read from `assumptions.toml`, where each assumption has its reason."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.law.codes import Region
from shanyraq.people.descriptors import Settlement
from shanyraq.people.draws import FINE, Odds
from shanyraq.rules import Codes

FILE = Path(__file__).with_name("assumptions.toml")

SETTLEMENT_NAMES = {"urban": Settlement.URBAN, "rural": Settlement.RURAL}


@cache
def assumptions() -> Mapping[str, Any]:
    """Every assumption by its subject."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def assumed(subject: str, name: str) -> Any:  # noqa: ANN401  # whatever the file holds
    """One assumption."""
    return assumptions()[subject][name]


def steps(subject: str, name: str) -> dict[int, Any]:
    """What holds from each age on."""
    return {int(age): value for age, value in assumed(subject, name).items()}


def code_odds(weights: Mapping[str, float], codes: type[Codes]) -> dict[int, float]:
    """Weights of codes, named in the file as in the code, ready for `Odds`."""
    return {int(codes[name.upper()]): weight for name, weight in weights.items()}


def odds_by_age(subject: str, name: str) -> tuple[dict[int, int], Odds]:
    """Weights of the codes 0, 1, 2... from each age on: the row of each age, and their odds."""
    found = sorted(steps(subject, name).items())
    rows = {age: row for row, (age, _) in enumerate(found)}
    return rows, Odds(
        *({code: weight for code, weight in enumerate(weights) if weight} for _, weights in found), fine=FINE
    )


def region_group(region: Region) -> str:
    """Whether a region without figures of its ages is taken to be young, old or between."""
    for name in ("young", "old"):
        if region.wire in assumed("regional_ages", name):
            return name
    return "between"
