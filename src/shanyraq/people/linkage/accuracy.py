"""How right links are where the truth is known: precision and recall, at the threshold and at others."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

AT = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)
"""Thresholds that are told of."""


@dataclass(frozen=True)
class Accuracy:
    """How right the links of a threshold are.

    Attributes:
        threshold: the probability from which a pair is a link.
        links: how many there are.
        right: how many of them are one person.
        pairs: how many pairs of one person the registers have.
    """

    threshold: float
    links: int
    right: int
    pairs: int

    @property
    def precision(self) -> float:
        """The share of the links that are right; 1 where there are none."""
        return self.right / self.links if self.links else 1.0

    @property
    def recall(self) -> float:
        """The share of the persons in both registers that are linked; 1 where there is nobody."""
        return self.right / self.pairs if self.pairs else 1.0


def true_pairs(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """The pairs of one person: `left_id`, `right_id`; of tables with `id` and `truth`, null where it is not known."""
    told = left.drop_nulls("truth").join(right.drop_nulls("truth"), on="truth")
    return told.select(left_id="id", right_id="id_right")


def accuracy(links: pl.DataFrame, truth: pl.DataFrame, threshold: float) -> Accuracy:
    """How right links are."""
    right = links.join(truth, on=["left_id", "right_id"], how="semi")
    return Accuracy(threshold, len(links), len(right), len(truth))


def accuracies(links: pl.DataFrame, truth: pl.DataFrame, at: Sequence[float]) -> tuple[Accuracy, ...]:
    """How right the links would be at several thresholds, in their order.

    Args:
        links: those of the lowest threshold; as the best pairs are taken first, a higher one only takes links away.
        truth: as `true_pairs` gives it.
        at: the thresholds.
    """
    return tuple(accuracy(links.filter(pl.col("probability") >= step), truth, step) for step in sorted(set(at)))
