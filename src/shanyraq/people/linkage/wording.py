"""Weights in words: what a level of agreement is called, and how much it speaks for or against."""

from fractions import Fraction
from pathlib import Path

import polars as pl

from shanyraq.people.linkage.comparisons import COMPARISONS, MISSING, Comparison
from shanyraq.people.linkage.model import level_names
from shanyraq.rules.formats import decimal
from shanyraq.rules.problems import messages

WORDS = Path(__file__).with_name("words.toml")

_NOTHING = 0.05
"""A weight that is told as 0.0."""


def word(key: str, lang: str, /, **places: object) -> str:
    """A text of linkage in one of `LANGUAGES`, filled."""
    return messages(WORDS)[key][lang].format(**places)


def level_text(comparison: str, level: str, lang: str) -> str:
    """What a level says: `birth date: day and month swapped`."""
    key = MISSING if level == MISSING else f"{comparison}_{level}"
    return f"{word(comparison, lang)}: {word(key, lang)}"


def number(value: float, lang: str) -> str:
    """A weight to one decimal."""
    return decimal(Fraction(round(value * 10), 10), lang, 1)


def weight_text(weight: float, lang: str) -> str:
    """How much a weight speaks: `speaks for, 13.2`."""
    if abs(weight) < _NOTHING:
        return word("says_nothing", lang)
    return word("speaks_for" if weight > 0 else "speaks_against", lang, weight=number(abs(weight), lang))


def in_words(pairs: pl.DataFrame, lang: str) -> pl.Series:
    """What speaks for and against each pair, in a sentence."""
    parts = [_part(comparison, lang) for comparison in COMPARISONS]
    return pairs.select(pl.concat_str(parts, separator="; ")).to_series()


def _part(comparison: Comparison, lang: str) -> pl.Expr:
    levels = (*level_names(comparison), MISSING)
    texts = {len(levels) - 2 - place: level_text(comparison.name, name, lang) for place, name in enumerate(levels)}
    weight = pl.col(f"weight_{comparison.name}").round(1)
    told = weight.abs().cast(pl.String).str.replace(".", "." if lang == "en" else ",", literal=True)
    spoken = (
        pl.when(weight > 0)
        .then(pl.format(_placed("speaks_for", lang), told))
        .when(weight < 0)
        .then(pl.format(_placed("speaks_against", lang), told))
        .otherwise(pl.lit(word("says_nothing", lang)))
    )
    level = pl.col(f"level_{comparison.name}").replace_strict(texts, return_dtype=pl.String)
    missing = pl.col(f"level_{comparison.name}") < 0
    return pl.when(missing).then(level).otherwise(pl.format("{}, {}", level, spoken))


def _placed(key: str, lang: str) -> str:
    """A text with its place left open for Polars."""
    return word(key, lang, weight="{}")
