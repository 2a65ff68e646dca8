"""What becomes of columns that are published though nobody is taken to know them: extremes, fine amounts, rare answers.

No value that only a few rows have is left: an extreme one is never told more exactly than for as many rows as a class
must have, a rare code stands with other rare ones, a date is told as its year or quarter.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.people.columns import Column
from shanyraq.people.extract.ladders import group_of
from shanyraq.people.extract.plan import OTHER, Group, Kept
from shanyraq.people.extract.source import COLUMNS, Source, periods
from shanyraq.rules import TENGE
from shanyraq.rules.facts import wire

Marks = NDArray[np.bool_]


@dataclass
class Treated:
    """A column as it is published.

    Attributes:
        variable: what the plan says of it.
        values: its values, empty places where nothing is told.
        before: the whole numbers it was made from.
        changed: how many values each rule changed.
        limits: the limits it was coded at, by rule, in its unit.
    """

    variable: Kept
    values: pl.Series
    before: Column
    changed: Counter[str] = field(default_factory=Counter)
    limits: dict[str, int] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The unit of what it was made from."""
        return COLUMNS[self.variable.columns[0]].unit.name


def treat(variable: Kept, source: Source, groups: Mapping[str, Group], k: int) -> Treated | None:
    """A column treated as the plan says; None where the population does not have it.

    Args:
        variable: what the plan says.
        source: the families.
        groups: the plan's groups of codes.
        k: how many rows must share an extreme or a code.
    """
    found = [values for name in variable.columns if (values := source.column(name)) is not None]
    if not found:
        return None
    unit = COLUMNS[variable.columns[0]].unit
    before = found[0] if len(found) == 1 else np.sum([values.astype(np.int64) for values in found], axis=0)
    treated = Treated(variable, pl.Series(variable.name, [], pl.Null), before)
    if "parts" in variable.treatment:
        treated.values = _parts(treated, before)
    elif unit.name == "day":
        treated.values = _rare(treated, pl.Series(periods(before, _period(variable))), k)
    elif unit.codes is not None:
        treated.values = _codes(treated, groups, k)
    elif unit.name == "flag":
        treated.values = _flag(treated, before, k)
    else:
        treated.values = _number(treated, before.astype(np.int64), k)
    treated.values = treated.values.alias(variable.name)
    return treated


def _period(variable: Kept) -> str:
    return str(variable.treatment.get("period", "year"))


def _parts(treated: Treated, before: Column) -> pl.Series:
    """The part, from 1, that a value belongs to when all are cut into equal parts; equal values stay together."""
    number = treated.variable.treatment["parts"]
    ordered = np.sort(before)
    rank = np.searchsorted(ordered, before, side="left")
    treated.changed["grouped"] = len(before)
    return pl.Series((rank * number // max(len(before), 1) + 1).astype(str).tolist(), dtype=pl.String)


def _codes(treated: Treated, groups: Mapping[str, Group], k: int) -> pl.Series:
    name, unit = treated.variable.treatment.get("groups"), COLUMNS[treated.variable.columns[0]].unit
    found, place = np.unique(treated.before, return_inverse=True)
    labels = [str(wire(int(value), unit)) for value in found]
    if name is not None:
        labels = [group_of(label, groups[name]) for label in labels]
        treated.changed["grouped"] = len(treated.before)
    return _rare(treated, pl.Series([labels[index] for index in place.reshape(-1)], dtype=pl.String), k)


def _rare(treated: Treated, values: pl.Series, k: int) -> pl.Series:
    """Answers of fewer rows than asked stand together as `other`; where these are too few as well, nothing is told."""
    values = values.cast(pl.String)
    least = max(k, treated.variable.treatment.get("rare", 1))
    counts = Counter(values.drop_nulls().to_list())
    rare = [label for label, number in counts.items() if number < least and label != OTHER]
    if not rare and counts.get(OTHER, least) >= least:
        return values
    together = sum(counts[label] for label in rare) + counts.get(OTHER, 0)
    told = OTHER if together >= least else None
    treated.changed["rare" if told else "hidden"] += sum(counts[label] for label in rare) if told else together
    hidden = [*rare, OTHER]
    return pl.select(pl.when(values.is_in(hidden)).then(pl.lit(told, pl.String)).otherwise(values)).to_series()


def _flag(treated: Treated, before: Column, k: int) -> pl.Series:
    """Yes and no; nothing at all where only a few say yes, or only a few say no."""
    yes = int(before.sum())
    if 0 < min(yes, len(before) - yes) < max(k, treated.variable.treatment.get("rare", 1)):
        treated.changed["hidden"] += len(before)
        return pl.Series([None] * len(before), dtype=pl.Boolean)
    return pl.Series(before.astype(bool))


def _number(treated: Treated, values: Column, k: int) -> pl.Series:
    """Counts and amounts: extremes at a limit that several rows share, the rest rounded; nought stays nought."""
    treatment, money = treated.variable.treatment, treated.unit == "tiyn"
    base = treatment.get("round", 1) * (TENGE if money else 1)
    some = np.sort(values[values > 0])
    if 0 < len(some) < k:
        treated.changed["hidden"] += len(values)
        return pl.Series([None] * len(values), dtype=pl.Int64)
    least, most = _limits(treatment, some, k)
    if most is not None:
        treated.limits["top"] = most = max(most // base * base, base)
        treated.changed["top"] += int((values > most).sum())
        values = np.minimum(values, most)
    if least is not None:
        treated.limits["bottom"] = least = max(-(-least // base) * base, base)
        low = (values > 0) & (values < least)
        treated.changed["bottom"] += int(low.sum())
        values = np.where(low, least, values)
    rounded = np.where(values > 0, np.maximum((values + base // 2) // base * base, base), values)
    treated.changed["rounded"] += int((rounded != values).sum())
    told = pl.Series(rounded.astype(np.int64))
    return _common(treated, told, k) if "most" in treatment else told


def _common(treated: Treated, values: pl.Series, k: int) -> pl.Series:
    """A number of things that fewer rows than asked have, between others, is not told."""
    found, place, counts = np.unique(values.to_numpy(), return_inverse=True, return_counts=True)
    rare = counts[place.reshape(-1)] < k if len(found) else np.zeros(0, dtype=bool)
    treated.changed["hidden"] += int(rare.sum())
    return values.set(pl.Series(rare), None) if rare.any() else values


def _limits(treatment: Mapping[str, object], some: Column, k: int) -> tuple[int | None, int | None]:
    """Where values are cut off below and above: at their share of the positive ones, at least k of them beyond."""
    least = most = None
    if len(some):
        if "bottom" in treatment:
            place = int(len(some) * float(str(treatment["bottom"])))
            least = int(some[min(max(place, k - 1), len(some) - 1)])
        if "top" in treatment:
            place = len(some) - 1 - int(len(some) * (1 - float(str(treatment["top"]))))
            most = int(some[max(min(place, len(some) - k), 0)])
        if "most" in treatment:
            most = min(int(str(treatment["most"])), int(some[max(len(some) - k, 0)]))
    if least is not None and most is not None:
        least = min(least, most)
    return least, most
