"""Every measure by the name a person types: `fgt0`, `ge1`, `atkinson0.5`, `quantile0.25`, `cgh40`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score, mean, total
from shanyraq.evidence.measures import inequality, poverty, programme, redistribution, targeting
from shanyraq.evidence.measures.quantiles import quantile
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.rules.in_force import nearest

Function = Callable[[Sample], Score]

Parts = tuple[NDArray[Any], NDArray[Any] | None]
"""Numerator and denominator of a quotient of weighted totals; the weights alone where there is no denominator."""


class Scale(StrEnum):
    """What kind of number a measure is, which decides its interval and the way it is written."""

    SHARE = "share"
    INDEX = "index"
    MONEY = "money"
    NUMBER = "number"


class Needs(StrEnum):
    """What a measure asks for besides welfare."""

    LINE = "line"
    TRANSFER = "transfer"
    ELIGIBLE = "eligible"
    OTHER = "other"


@dataclass(frozen=True)
class Measure:
    """A measure ready to be taken.

    Attributes:
        name: as it was asked for.
        scale: what kind of number it is.
        needs: what it asks for besides welfare.
        function: the measure itself.
        at: for a quantile, its share; its error is Woodruff's.
        parts: for a quotient of two totals, the variables of which they are; None where the line has an error.
    """

    name: str
    scale: Scale
    needs: frozenset[Needs]
    function: Function
    at: float | None = None
    parts: Callable[[Sample], Parts] | None = None


@dataclass(frozen=True)
class Kind:
    """A family of measures: with a number behind its name, or without one.

    Attributes:
        scale: what kind of number it gives.
        function: the measure; a second argument where a number belongs to the name.
        needs: what it asks for besides welfare.
        limits: between which the number must lie; None where the name has none.
        parts: for a quotient of two totals, the variables of which they are.
    """

    scale: Scale
    function: Callable[..., Score]
    needs: tuple[Needs, ...] = ()
    limits: tuple[float, float] | None = None
    parts: Callable[..., Parts] | None = None


LINE, TRANSFER, ELIGIBLE, OTHER = Needs

PERCENT = (0.0, 100.0)

PART = (0.01, 100.0)

KINDS: dict[str, Kind] = {
    "mean": Kind(
        Scale.MONEY,
        lambda sample: mean(sample.weight, sample.welfare),
        parts=lambda sample: (sample.welfare, None),
    ),
    "total": Kind(Scale.MONEY, lambda sample: total(sample.weight, sample.welfare)),
    "median": Kind(Scale.MONEY, lambda sample: quantile(sample, 0.5)),
    "quantile": Kind(Scale.MONEY, quantile, limits=(0.0, 1.0)),
    "line": Kind(Scale.MONEY, lambda sample: sample.line, (LINE,)),
    "fgt": Kind(
        Scale.INDEX,
        poverty.fgt,
        (LINE,),
        (0.0, 10.0),
        parts=lambda sample, power: (poverty.gaps(sample, power) if power else sample.poor, None),
    ),
    "watts": Kind(Scale.INDEX, poverty.watts, (LINE,)),
    "sen": Kind(Scale.INDEX, poverty.sen, (LINE,)),
    "sst": Kind(Scale.INDEX, poverty.sst, (LINE,)),
    "income_gap": Kind(Scale.INDEX, poverty.income_gap, (LINE,)),
    "rmpg": Kind(Scale.INDEX, poverty.median_gap, (LINE,)),
    "gap_money": Kind(Scale.MONEY, poverty.gap_in_money, (LINE,)),
    "gini": Kind(Scale.INDEX, inequality.gini),
    "ge": Kind(Scale.INDEX, inequality.entropy, limits=(-5.0, 5.0)),
    "atkinson": Kind(Scale.INDEX, inequality.atkinson, limits=(0.0, 10.0)),
    "s80s20": Kind(Scale.INDEX, inequality.s80_s20),
    "palma": Kind(Scale.INDEX, inequality.palma),
    "p90p10": Kind(Scale.INDEX, lambda sample: inequality.quantile_ratio(sample, 0.9, 0.1)),
    "p90p50": Kind(Scale.INDEX, lambda sample: inequality.quantile_ratio(sample, 0.9, 0.5)),
    "p50p10": Kind(Scale.INDEX, lambda sample: inequality.quantile_ratio(sample, 0.5, 0.1)),
    "lorenz": Kind(Scale.INDEX, inequality.lorenz, limits=(0.0, 1.0)),
    "poorest": Kind(
        Scale.INDEX, lambda sample, percent: inequality.share_of_poorest(sample, percent / 100), limits=PERCENT
    ),
    "richest": Kind(
        Scale.INDEX,
        lambda sample, percent: 1.0 - inequality.share_of_poorest(sample, 1 - percent / 100),
        limits=PERCENT,
    ),
    "coverage": Kind(
        Scale.SHARE, programme.coverage, (TRANSFER,), parts=lambda sample: (programme.receives(sample), None)
    ),
    "both": Kind(
        Scale.SHARE,
        lambda sample: mean(sample.weight, programme.both(sample)),
        (TRANSFER, OTHER),
        parts=lambda sample: (programme.both(sample), None),
    ),
    "either": Kind(
        Scale.SHARE,
        lambda sample: mean(sample.weight, programme.either(sample)),
        (TRANSFER, OTHER),
        parts=lambda sample: (programme.either(sample), None),
    ),
    "neither": Kind(
        Scale.SHARE,
        lambda sample: mean(sample.weight, 1.0 - programme.either(sample)),
        (TRANSFER, OTHER),
        parts=lambda sample: (1.0 - programme.either(sample), None),
    ),
    "overlap": Kind(
        Scale.SHARE,
        programme.overlap,
        (TRANSFER, OTHER),
        parts=lambda sample: (programme.both(sample), programme.receives(sample)),
    ),
    "beneficiaries": Kind(Scale.NUMBER, programme.beneficiaries, (TRANSFER,)),
    "beneficiary_incidence": Kind(Scale.SHARE, programme.beneficiary_incidence, (TRANSFER,)),
    "benefit_incidence": Kind(Scale.SHARE, programme.benefit_incidence, (TRANSFER,)),
    "spending": Kind(Scale.MONEY, programme.spending, (TRANSFER,)),
    "average_transfer": Kind(
        Scale.MONEY,
        programme.average_transfer,
        (TRANSFER,),
        parts=lambda sample: (sample.received, programme.receives(sample)),
    ),
    "adequacy": Kind(Scale.INDEX, programme.adequacy, (TRANSFER,)),
    "dependency": Kind(
        Scale.SHARE, lambda sample, percent: programme.dependency(sample, percent / 100), (TRANSFER,), PERCENT
    ),
    "fgt_reduction": Kind(
        Scale.INDEX,
        lambda sample, power: programme.reduction(sample, lambda of: poverty.fgt(of, power)),
        (LINE, TRANSFER),
        (0.0, 10.0),
    ),
    "gini_reduction": Kind(Scale.INDEX, lambda sample: programme.reduction(sample, inequality.gini), (TRANSFER,)),
    "benefit_cost": Kind(Scale.INDEX, programme.benefit_cost, (LINE, TRANSFER)),
    "vertical_efficiency": Kind(Scale.SHARE, programme.vertical_efficiency, (LINE, TRANSFER)),
    "spillover": Kind(Scale.SHARE, programme.spillover, (LINE, TRANSFER)),
    "gap_efficiency": Kind(Scale.SHARE, programme.gap_efficiency, (LINE, TRANSFER)),
    "exclusion": Kind(Scale.SHARE, lambda sample: targeting.exclusion(sample, sample.ranked.poor), (LINE, TRANSFER)),
    "inclusion": Kind(Scale.SHARE, lambda sample: targeting.inclusion(sample, sample.ranked.poor), (LINE, TRANSFER)),
    "inclusion_of_nonpoor": Kind(
        Scale.SHARE, lambda sample: targeting.inclusion_of_others(sample, sample.ranked.poor), (LINE, TRANSFER)
    ),
    "leakage": Kind(Scale.SHARE, lambda sample: targeting.money_leaked(sample, sample.ranked.poor), (LINE, TRANSFER)),
    "td_ravallion": Kind(Scale.INDEX, targeting.differential, (LINE, TRANSFER)),
    "td_errors": Kind(Scale.INDEX, targeting.differential_of_errors, (LINE, TRANSFER)),
    "cgh": Kind(Scale.INDEX, lambda sample, percent: targeting.cgh(sample, percent / 100), (TRANSFER,), PART),
    "concentration": Kind(Scale.INDEX, targeting.concentration, (TRANSFER,)),
    "distributional": Kind(Scale.INDEX, targeting.distributional, (LINE, TRANSFER), (0.0, 10.0)),
    "take_up": Kind(Scale.SHARE, targeting.take_up, (TRANSFER, ELIGIBLE)),
    "without_right": Kind(Scale.SHARE, targeting.without_right, (TRANSFER, ELIGIBLE)),
    "exclusion_of_entitled": Kind(
        Scale.SHARE, lambda sample: targeting.exclusion(sample, targeting.entitled(sample)), (TRANSFER, ELIGIBLE)
    ),
    "inclusion_of_unentitled": Kind(
        Scale.SHARE, lambda sample: targeting.inclusion(sample, targeting.entitled(sample)), (TRANSFER, ELIGIBLE)
    ),
    "design_exclusion": Kind(Scale.SHARE, targeting.poor_without_right, (LINE, ELIGIBLE)),
    "design_inclusion": Kind(Scale.SHARE, targeting.right_of_others, (LINE, ELIGIBLE)),
    "kakwani": Kind(Scale.INDEX, redistribution.kakwani, (TRANSFER,)),
    "redistributive_effect": Kind(Scale.INDEX, redistribution.redistributive, (TRANSFER,)),
    "vertical_effect": Kind(Scale.INDEX, redistribution.vertical, (TRANSFER,)),
    "reranking": Kind(Scale.INDEX, redistribution.reranking, (TRANSFER,)),
}
"""The measures by name; where a number belongs to one, it follows the name."""

_NAME = re.compile(r"([a-z_][a-z_0-9]*?)(-?[0-9]+(?:\.[0-9]+)?)?")


def measure_named(name: str) -> Measure:
    """The measure of a name.

    Raises:
        EvidenceProblem: there is none; the message has the nearest, or says which numbers fit.
    """
    whole = KINDS.get(name)
    if whole is not None and whole.limits is None:
        middle = 0.5 if name == "median" else None
        return Measure(name, whole.scale, frozenset(whole.needs), whole.function, middle, whole.parts)
    match = _NAME.fullmatch(name)
    stem, number = (match[1], match[2]) if match else (name, None)
    kind = KINDS.get(stem)
    if kind is None or (kind.limits is None) != (number is None):
        raise EvidenceProblem("measure_unknown", value=name, near=nearest(stem, examples()))
    assert kind.limits is not None
    assert number is not None
    value = float(number)
    if not kind.limits[0] <= value <= kind.limits[1]:
        raise EvidenceProblem("measure_number", value=name, least=kind.limits[0], most=kind.limits[1])
    scale = Scale.SHARE if stem == "fgt" and value == 0 else kind.scale
    at = value if stem == "quantile" else None
    parts = None if (found := kind.parts) is None else lambda sample: found(sample, value)
    return Measure(name, scale, frozenset(kind.needs), lambda sample: kind.function(sample, value), at, parts)


def examples() -> tuple[str, ...]:
    """A name of every kind, with a number where one belongs."""
    usual = {"fgt": "0", "quantile": "0.25", "ge": "1", "atkinson": "0.5", "lorenz": "0.5", "cgh": "40"}
    return tuple(
        stem if kind.limits is None else stem + usual.get(stem, "20" if kind.limits == PERCENT else "1")
        for stem, kind in KINDS.items()
    )
