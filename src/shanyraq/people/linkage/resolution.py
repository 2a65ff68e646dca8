"""Which pairs become links: one person of a register is at most one of the other; what is uncertain goes to a clerk."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from shanyraq.people.linkage.comparisons import COMPARISONS

REVIEWED = 0.1
"""The probability from which a pair that is no link is shown to a clerk."""

STRONG = 0.9999
"""The probability from which a link is called strong."""

THRESHOLD = 0.95
"""The probability from which a pair is linked without a clerk, where nothing else is asked for."""

_TIE = 6
"""Decimals of a weight to which two pairs are alike."""

_LEVELS = {comparison.name: comparison for comparison in COMPARISONS}


class Band(StrEnum):
    """Why a pair is a link."""

    STRONG = "strong"
    PROBABLE = "probable"
    CLERK = "clerk"


class Reason(StrEnum):
    """Why a pair is shown to a clerk."""

    UNCERTAIN = "uncertain"
    TIE = "tie"
    GIVEN_NAMES_DIFFER = "given_names_differ"
    TAKEN = "taken"


@dataclass(frozen=True)
class Resolved:
    """What became of the pairs.

    Attributes:
        links: `left_id`, `right_id`, `probability`, `weight`, `band`; in the order of the ids.
        review: every column of the pairs, with `reason`; the likeliest first.
    """

    links: pl.DataFrame
    review: pl.DataFrame


def resolve(pairs: pl.DataFrame, threshold: float, decisions: pl.DataFrame) -> Resolved:
    """Decide on pairs: clerks first, then the best pair of both its persons again and again, the rest to review.

    Two given names that are not alike are never linked here but by an equal or nearly equal IIN: twins share all else.
    Of equally good pairs none is taken.

    Args:
        pairs: as `weighed_pairs` gives them.
        threshold: the probability from which a pair is a link.
        decisions: `left_id`, `right_id` and `same`, a clerk's yes or no.
    """
    yes = decisions.filter("same").select("left_id", "right_id")
    told = ["left_id", "right_id"]
    decided = yes.join(pairs, on=told, how="left").with_columns(band=pl.lit(Band.CLERK.value))
    open_pairs = pairs.join(decisions, on=told, how="anti")
    open_pairs = open_pairs.join(yes, on="left_id", how="anti").join(yes, on="right_id", how="anti")
    open_pairs = open_pairs.with_columns(rank=pl.col("weight").round(_TIE), differ=_given_names_differ())
    likely = open_pairs.filter((pl.col("probability") >= threshold) & ~pl.col("differ"))
    links, tied = _best_of_both(likely)
    banded = links.with_columns(
        band=pl.when(pl.col("probability") >= STRONG)
        .then(pl.lit(Band.STRONG.value))
        .otherwise(pl.lit(Band.PROBABLE.value))
    )
    columns = [*told, "probability", "weight", "band"]
    all_links = pl.concat([decided.select(columns), banded.select(columns)])
    rest = open_pairs.join(all_links, on="left_id", how="anti").join(all_links, on="right_id", how="anti")
    review = rest.with_columns(reason=_reason(threshold, tied)).drop("rank", "differ")
    return Resolved(
        all_links.sort(told), review.sort("probability", "left_id", "right_id", descending=[True, False, False])
    )


def _best_of_both(pairs: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Pairs that are the only best of both their persons, taken until there are none; and those that tie for best."""
    taken, tied = [], []
    while not pairs.is_empty():
        best = pairs.filter(
            (pl.col("rank") == pl.col("rank").max().over("left_id"))
            & (pl.col("rank") == pl.col("rank").max().over("right_id"))
        )
        alone = (pl.len().over("left_id") == 1) & (pl.len().over("right_id") == 1)
        taken.append(best.filter(alone))
        tied.append(best.filter(~alone).select("left_id", "right_id"))
        pairs = pairs.join(best, on="left_id", how="anti").join(best, on="right_id", how="anti")
    return pl.concat([pairs, *taken]), pl.concat([pairs.select("left_id", "right_id"), *tied])


def _given_names_differ() -> pl.Expr:
    given, iin = (pl.col(f"level_{name}") for name in ("given_name", "iin"))
    return (given == 0) & (iin <= 0)


def _reason(threshold: float, tied: pl.DataFrame) -> pl.Expr:
    pair = pl.struct("left_id", "right_id")
    ties = pair.is_in(tied.select(pair).to_series().implode()) if len(tied) else pl.lit(False)
    return (
        pl.when(ties)
        .then(pl.lit(Reason.TIE.value))
        .when(pl.col("probability") < threshold)
        .then(pl.lit(Reason.UNCERTAIN.value))
        .when("differ")
        .then(pl.lit(Reason.GIVEN_NAMES_DIFFER.value))
        .otherwise(pl.lit(Reason.TAKEN.value))
    )
