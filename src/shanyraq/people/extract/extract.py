"""An extract of a population for research: drawn, disguised, treated, measured, and refused where it falls short."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.people.extract.classes import Level, Sensitive
from shanyraq.people.extract.disguise import (
    Disguise,
    Ladders,
    family_classes,
    ladders_of,
    person_classes,
    plain,
)
from shanyraq.people.extract.ladders import HIDDEN
from shanyraq.people.extract.measures import Measured, measured
from shanyraq.people.extract.plan import Known, Plan, Step
from shanyraq.people.extract.problems import ExtractProblem
from shanyraq.people.extract.search import search
from shanyraq.people.extract.source import CLUSTERS, Source, draw
from shanyraq.people.extract.suppression import suppress
from shanyraq.people.extract.treatment import Treated, treat
from shanyraq.people.extract.weighting import class_means, spread
from shanyraq.people.population import PERSON_ID, WEIGHT, Population
from shanyraq.people.rows import Rows

FAMILY_ID = "family_id"

LINKED = "linked"
"""The families' column that says whether their members stand with them."""

CLASSES_TOLD = 5
"""Classes that a refusal names."""

Told = Callable[[int, int], None]
Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes:
        level: k and l.
        plan: how to get there.
        sample: the share of families drawn.
        seed: where chance comes from; whoever knows it can undo the shuffling.
    """

    level: Level
    plan: Plan
    sample: Fraction
    seed: int


@dataclass(frozen=True)
class Stage:
    """How safe families and persons are at one time: as they came, coarsened, as published."""

    families: Measured
    persons: Measured


@dataclass(frozen=True)
class Extract:
    """An extract ready to be written.

    Attributes:
        wish: what was asked for.
        families: the published families.
        persons: the published persons.
        ladders: the quasi-identifiers of all drawn families.
        disguise: what is shown of them.
        treated: the other columns, of all drawn rows.
        stages: how safe it was and is, by `before`, `coarsened`, `after`.
        population: families and persons there were.
        weights: those of all drawn families before any was left out.
        clusters: which of stratum and psu are published.
        left_out: the population's columns that are not published.
    """

    wish: Wish
    families: pl.DataFrame
    persons: pl.DataFrame
    ladders: Ladders
    disguise: Disguise
    treated: tuple[Treated, ...]
    stages: Mapping[str, Stage]
    population: tuple[int, int]
    weights: Floats
    clusters: tuple[str, ...]
    left_out: tuple[str, ...]


def extract(population: Population, wish: Wish, told: Told = lambda done, of: None) -> Extract:
    """Make an extract.

    Args:
        population: whose families it is of.
        wish: what is asked for.
        told: hears how far the search is.

    Raises:
        ExtractProblem: too many families would have to be left out.
        PopulationProblems: a value of the population cannot be true.
    """
    rng = np.random.default_rng(wish.seed)
    named = {column for variable in wish.plan.kept for column in variable.columns}
    source = Source(population, draw(population.sizes, wish.sample, rng), named)
    kept = [treat(variable, source, wish.plan.groups, wish.level.k) for variable in wish.plan.kept]
    treated = tuple(column for column in kept if column is not None)
    sensitive = _sensitive(wish.plan, treated)
    ladders = ladders_of(source, wish.plan.known, wish.plan.groups, sensitive)
    weights = _weights(source, population)
    stages = {"before": _stage(_as_it_came(source, wish.plan, sensitive), wish.level, weights)}
    steps = search(ladders, wish.level, float(wish.plan.suppressed), told)
    stages["coarsened"] = _stage((ladders, steps), wish.level, weights)
    disguise = suppress(ladders, steps, wish.level)
    _check_removed(ladders, disguise, wish)
    clusters = _clusters(source, ladders, disguise, wish.plan)
    families, persons = _tables(ladders, disguise, treated, rng)
    families = families.with_columns(**clusters)
    published = spread(weights, _region(ladders, disguise), disguise.removed)
    stages["after"] = _stage((ladders, disguise), wish.level, published)
    if source.weights() is not None or wish.sample < 1 or disguise.removed.any():
        families = families.with_columns(pl.Series(WEIGHT, _published_weights(published, ladders, disguise, wish.plan)))
    keep = ~disguise.removed
    return Extract(
        wish,
        _finished(families, keep),
        persons,
        ladders,
        disguise,
        treated,
        stages,
        (len(population.sizes), int(population.sizes.sum())),
        weights,
        tuple(clusters),
        _left_out(population, wish.plan),
    )


def _weights(source: Source, population: Population) -> Floats:
    """For how many families each drawn one stands."""
    given, drawn = source.weights(), source.drawn.families
    weights = np.ones(len(drawn)) if given is None else given
    return weights * (len(population.sizes) / len(drawn)) if len(drawn) else weights


def _sensitive(plan: Plan, treated: tuple[Treated, ...]) -> dict[str, tuple[Sensitive, ...]]:
    found: dict[str, list[Sensitive]] = {"family": [], "person": []}
    for column in treated:
        harmless = plan.sensitive.get(column.variable.name)
        if harmless is not None:
            texts = column.values.cast(pl.String)
            values = texts.drop_nulls().unique().sort().to_list()
            numbers = {value: number for number, value in enumerate(values, 1)}
            codes = texts.replace_strict(numbers, default=0, return_dtype=pl.Int64).to_numpy().astype(np.int64)
            marks = np.array([value in harmless for value in values], dtype=bool)
            found[column.variable.level].append(Sensitive(column.variable.name, codes, marks))
    return {level: tuple(columns) for level, columns in found.items()}


def _as_it_came(source: Source, plan: Plan, sensitive: Mapping[str, tuple[Sensitive, ...]]) -> tuple[Ladders, Disguise]:
    """The quasi-identifiers as exactly as the population tells them."""
    exact = (Step("as_is", None),)
    known = [
        replace(variable, steps=exact, column="birth_date" if variable.column == "age" else variable.column)
        for variable in plan.known
    ]
    ladders = ladders_of(source, known, plan.groups, sensitive)
    return ladders, plain(ladders)


def _stage(shown: tuple[Ladders, Disguise], level: Level, weights: Floats) -> Stage:
    ladders, disguise = shown
    kept = ~disguise.removed
    families, persons = family_classes(ladders, disguise), person_classes(ladders, disguise)
    of_persons = weights[ladders.owner][kept[ladders.owner]]
    return Stage(measured(families, level, weights[kept]), measured(persons, level, of_persons))


def _check_removed(ladders: Ladders, disguise: Disguise, wish: Wish) -> None:
    """Refuse an extract for which more families than the plan allows would have to be left out."""
    removed, families = int(disguise.removed.sum()), len(ladders.sizes)
    if removed <= wish.plan.removed * families:
        return
    stubborn = [v.name for v in ladders.known if v.steps[disguise.levels[v.name]].kind != "hidden"]
    raise ExtractProblem(
        "below_level",
        k=wish.level.k,
        l=wish.level.diversity,
        removed=removed,
        families=families,
        allowed=int(wish.plan.removed * families),
        classes="; ".join(_classes_told(ladders, disguise)),
        variables=", ".join(stubborn) or "—",
    )


def _classes_told(ladders: Ladders, disguise: Disguise) -> list[str]:
    """The largest classes of the families that would have to be left out, and how many families each has."""
    columns = {variable.name: _labels(ladders, disguise, variable) for variable in ladders.of("family")}
    frame = pl.DataFrame({"families": pl.Series(disguise.removed), **columns}).filter("families")
    found = frame.group_by([*columns] or [pl.lit("").alias("")]).agg(pl.len().alias("families"))
    ordered = found.sort("families", *columns, descending=[True, *[False] * len(columns)]).head(CLASSES_TOLD)
    told = (", ".join(f"{name} {row[name] or '—'}" for name in columns) for row in ordered.to_dicts())
    return [f"{key}: {number}" for key, number in zip(told, ordered["families"], strict=True)]


def _labels(ladders: Ladders, disguise: Disguise, variable: Known) -> pl.Series:
    """What is published of a quasi-identifier: labels, empty where it is hidden."""
    coded = ladders.steps[variable.name][disguise.levels[variable.name]]
    codes = disguise.codes(ladders, variable)
    labels = pl.Series(variable.name, [None, *coded.labels], dtype=pl.String)
    return labels.gather(pl.Series(np.where(codes == HIDDEN, 0, codes))).alias(variable.name)


def _region(ladders: Ladders, disguise: Disguise) -> NDArray[np.int64]:
    for variable in ladders.of("family"):
        if variable.column == "region":
            return disguise.codes(ladders, variable).astype(np.int64)
    return np.zeros(len(ladders.sizes), dtype=np.int64)


def _published_weights(published: Floats, ladders: Ladders, disguise: Disguise, plan: Plan) -> Floats:
    weights = published.copy()
    if plan.weights == "class_mean":
        kept = ~disguise.removed
        weights[kept] = class_means(weights[kept], family_classes(ladders, disguise).of)
    return weights


def _clusters(source: Source, ladders: Ladders, disguise: Disguise, plan: Plan) -> dict[str, pl.Series]:
    """Stratum and psu by pseudonyms, empty where a family's place is hidden: its neighbours would give it away."""
    places = [variable for variable in ladders.of("family") if variable.column in ("region", "settlement")]
    regions = [variable for variable in places if variable.column == "region"]
    shown = any(variable.steps[disguise.levels[variable.name]].kind == "as_is" for variable in regions)
    if plan.clusters == "drop" or (plan.clusters == "with_region" and not shown):
        return {}
    hidden = np.zeros(len(ladders.sizes), dtype=bool)
    for variable in places:
        hidden |= disguise.hidden.get(variable.name, np.zeros(len(hidden), dtype=bool))
    found = {name: source.cluster(name) for name in CLUSTERS}
    return {
        name: pl.Series(name, np.where(hidden, 0, values)).replace(0, None)
        for name, values in found.items()
        if values is not None
    }


def _tables(
    ladders: Ladders, disguise: Disguise, treated: tuple[Treated, ...], rng: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """All drawn families, and the published persons: those with their families first, then the others at random."""
    columns: dict[str, list[pl.Series]] = {"family": [], "person": []}
    for variable in ladders.known:
        if ladders.steps[variable.name][disguise.levels[variable.name]].labels:
            columns[variable.level].append(_labels(ladders, disguise, variable))
    for column in treated:
        values = _unrevealing(ladders, disguise, column)
        if values.dtype != pl.Null:
            columns[column.variable.level].append(values)
    apart, kept = disguise.separate(ladders), ~disguise.removed
    numbers = np.cumsum(kept)
    families = pl.DataFrame([pl.Series(FAMILY_ID, numbers), pl.Series(LINKED, ~apart), *columns["family"]])
    of_person = np.where(apart[ladders.owner], 0, numbers[ladders.owner])
    persons = pl.DataFrame([pl.Series(FAMILY_ID, of_person).replace(0, None), *columns["person"]])
    order = np.lexsort((rng.random(len(of_person)), np.where(of_person == 0, len(numbers) + 1, of_person)))
    persons = persons[order].filter(pl.Series(kept[ladders.owner][order]))
    return families, persons.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias(PERSON_ID))


def _unrevealing(ladders: Ladders, disguise: Disguise, column: Treated) -> pl.Series:
    """A column without the values that give away a hidden one; nothing of it where that is hidden from everybody."""
    hidden = np.zeros(len(column.values), dtype=bool)
    for variable in ladders.known:
        if variable.name in column.variable.reveals:
            hidden |= disguise.codes(ladders, variable) == HIDDEN
    if hidden.all() and len(hidden):
        return pl.Series(column.variable.name, [None] * len(hidden), pl.Null)
    return column.values.set(pl.Series(hidden), None) if hidden.any() else column.values


def _finished(families: pl.DataFrame, kept: Marks) -> pl.DataFrame:
    return families.filter(pl.Series(kept))


def _left_out(population: Population, plan: Plan) -> tuple[str, ...]:
    """The population's columns of which nothing is published."""
    used = {variable.column for variable in plan.known} | {name for kept in plan.kept for name in kept.columns}
    used |= {"birth_date"} if "age" in used else set()
    incomes = {"other_incomes", "quarter_income"} & used
    tables: tuple[Rows, ...] = (population.families, population.persons)
    names = [name for table in tables for name in table.schema.names]
    return tuple(
        name
        for name in dict.fromkeys(names)
        if name not in used
        and name not in (FAMILY_ID, PERSON_ID, WEIGHT, *CLUSTERS)
        and not (incomes and name.startswith("income_"))
    )
