"""Ladders of coarser and coarser codes: what a value of a quasi-identifier becomes on each step."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.people.columns import Column
from shanyraq.people.descriptors import SETTLEMENTS
from shanyraq.people.extract.plan import OTHER, Group, Known, Step
from shanyraq.people.extract.source import COLUMNS, periods
from shanyraq.rules import Fact, Text
from shanyraq.rules.facts import wire

HIDDEN = 0
"""The code of a value that is not published."""

Array = NDArray[np.uint32]


@dataclass(frozen=True)
class Coded:
    """Values of one variable on one step of its ladder.

    Attributes:
        codes: for each row the place of its label, from 1.
        labels: the labels.
    """

    codes: Array
    labels: tuple[str, ...]


def coded(values: Column, step: Step, fact: Fact, groups: Mapping[str, Group]) -> Coded:
    """The values on a step of a ladder.

    Args:
        values: whole numbers in the fact's unit.
        step: how they are told.
        fact: what they are of.
        groups: the plan's groups of codes.
    """
    if step.kind == "hidden":
        return Coded(np.zeros(len(values), dtype=np.uint32), ())
    if step.kind == "bands":
        return _bands(values, step.value)
    if step.kind == "top":
        values = np.minimum(values, step.value)
    found, place = np.unique(values, return_inverse=True)
    if step.kind == "period":
        labels = periods(found, step.value)
    else:
        labels = [_label(int(value), step, fact, groups) for value in found]
    ordered = {label: place for place, label in enumerate(dict.fromkeys(labels), 1)}
    codes = np.array([ordered[label] for label in labels], dtype=np.uint32)
    return Coded(codes[place.reshape(-1)], tuple(ordered))


def group_of(code: str, group: Group) -> str:
    """The group a code belongs to; `other` for one that no group lists."""
    return next((name for name, listed in group.items() if code in listed.codes), OTHER)


def code_title(label: str, variable: str, step: Step, groups: Mapping[str, Group]) -> Text:
    """What a published label means."""
    if step.kind == "groups":
        found = groups[step.value].get(label)
        return found.title if found else Text("басқалар", "прочие", "other")
    return label_title(label, COLUMNS[variable])


def label_title(label: str, fact: Fact) -> Text:
    """What a code of a fact is called; the label itself where it speaks for itself."""
    from shanyraq.law.families import LAW  # the law's labels; assembled only where a codebook is written

    codes = fact.unit.codes
    if label == OTHER and codes is not None:
        return Text("сирек кодтар бірге", "редкие коды вместе", "rare codes together")
    if codes is None:
        return Text(label, label, label)
    for value, title in SETTLEMENTS.items():
        if codes is type(value) and value.wire == label:
            return title
    return LAW.labels.get(codes.__name__, {}).get(label, Text(label, label, label))


def height(variable: Known, level: int) -> float:
    """How far up its ladder a variable is: 0 at the finest step, 1 at the last."""
    return level / (len(variable.steps) - 1) if len(variable.steps) > 1 else 0.0


def _bands(values: Column, starts: tuple[int, ...]) -> Coded:
    ends = [f"–{end - 1}" for end in starts[1:]] + ["+"]
    labels = [f"<{starts[0]}", *(f"{start}{end}" for start, end in zip(starts, ends, strict=True))]
    labels = [first if first == last else label for label in labels for first, _, last in [label.partition("–")]]
    return Coded(np.searchsorted(np.asarray(starts), values, side="right").astype(np.uint32) + 1, tuple(labels))


def _label(value: int, step: Step, fact: Fact, groups: Mapping[str, Group]) -> str:
    text = str(wire(value, fact.unit))
    if step.kind == "groups":
        return group_of(text, groups[step.value])
    if step.kind == "top" and value >= step.value:
        return f"{value}+"
    return text
