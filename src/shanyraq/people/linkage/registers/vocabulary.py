"""The names that made-up persons bear: common ones first, then compounds, each as common as its place in the list."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.people.linkage.registers.assumptions import read_toml
from shanyraq.people.linkage.registers.spelling import (
    SPELLINGS,
    fathers_name_kazakh,
    fathers_name_russian,
    russian,
    womans,
)

GROUPS = ("kazakh", "slavic", "turkic")

_LISTS = Path(__file__).with_name("name_lists.toml")
_BARE = 7
"""Every so manieth Kazakh surname of the list has no ending -ов, as many families have none."""


@dataclass(frozen=True)
class Vocabulary:
    """Names of one kind, the groups' lists one after another.

    Attributes:
        names: each name as its list spells it.
        begins: where each group's names begin, and last the number of all.
        skew: the n-th name of a group is as common as 1 / (n + 4) ** skew.
    """

    names: tuple[str, ...]
    begins: tuple[int, ...]
    skew: float

    def draw(self, rng: np.random.Generator, groups: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of names for persons of the groups."""
        drawn = np.zeros(len(groups), np.int64)
        for group in range(len(GROUPS)):
            first, end = self.begins[group : group + 2]
            shares = 1 / (np.arange(end - first) + 4) ** self.skew
            of_group = np.flatnonzero(groups == group)
            drawn[of_group] = first + rng.choice(end - first, len(of_group), p=shares / shares.sum())
        return drawn


@cache
def given_names(woman: bool, skew: float) -> Vocabulary:
    """Given names of women or of men."""
    kind = "women" if woman else "men"
    lists = []
    for group in GROUPS:
        told = read_toml(_LISTS)[group]
        lists.append(_distinct(told[kind] + _compounds(told.get(f"{kind}_starts", []), told.get(f"{kind}_ends", []))))
    return _vocabulary(lists, skew)


@cache
def surnames(skew: float) -> Vocabulary:
    """Surnames as men bear them."""
    lists = []
    for group in GROUPS:
        told = read_toml(_LISTS)[group]
        plain = _distinct(told["surnames"] + _compounds(told["starts"], told["ends"]))
        lists.append([_with_ending(name, place) for place, name in enumerate(plain)] if group == "kazakh" else plain)
    return _vocabulary(lists, skew)


def places() -> tuple[list[str], list[str]]:
    """Localities, the larger ones first, and streets."""
    told = read_toml(_LISTS)["places"]
    return told["localities"], told["streets"]


def spelt(names: tuple[str, ...]) -> pl.Series:
    """Every name in every spelling: that of name n in spelling s stands at `s * len(names) + n`."""
    return pl.Series([spell(name) for spell in SPELLINGS for name in names])


def spelt_surnames(names: tuple[str, ...]) -> pl.Series:
    """Every surname of men, then every one of women, each in every spelling."""
    return pl.concat([spelt(names), spelt(tuple(map(womans, names)))])


def spelt_fathers_names(men: tuple[str, ...]) -> pl.Series:
    """Patronymics: the Kazakh way for sons and for daughters, then the Russian way; each in every spelling."""
    ways = (fathers_name_kazakh, fathers_name_russian)
    return pl.concat([spelt(tuple(way(name, woman) for name in men)) for way in ways for woman in (False, True)])


def _with_ending(name: str, place: int) -> str:
    if place % _BARE == _BARE - 1 or name.endswith(("ов", "ев")):
        return name
    return name.removesuffix("й") + ("ев" if russian(name)[-1] in "йаеиоуыэюя" else "ов")


def _compounds(starts: list[str], ends: list[str]) -> list[str]:
    """Every start with every end, so ordered that neighbours share neither."""
    pairs = [(start, end) for start in range(len(starts)) for end in range(len(ends))]
    pairs.sort(key=lambda pair: (pair[0] * 7 + pair[1] * 11) % (len(starts) + len(ends)))
    return [(starts[start] + ends[end]).capitalize() for start, end in pairs]


def _distinct(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _vocabulary(lists: list[list[str]], skew: float) -> Vocabulary:
    begins = [0]
    for names in lists:
        begins.append(begins[-1] + len(names))
    return Vocabulary(tuple(name for names in lists for name in names), tuple(begins), skew)
