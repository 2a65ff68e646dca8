"""A case: the facts of one group and its members, as given, before the law is asked about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """One group's facts; a fact left out takes its declared default, and the explanation says so.

    Attributes:
        group: the group's facts by name, in their units (tiyn, days, codes).
        members: each member's facts by name.
        ids: each member's identifier, in the same order.
        details: lines that a fact was added up from, by member index (None for the group) and fact name: label and
            value in the fact's unit, such as the months of an income.
    """

    group: Mapping[str, int]
    members: tuple[Mapping[str, int], ...]
    ids: tuple[str, ...]
    details: Mapping[tuple[int | None, str], tuple[tuple[str, int], ...]] = field(default_factory=dict)
