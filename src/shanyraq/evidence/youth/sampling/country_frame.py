"""The frame of a synthetic country: families made into clusters of neighbours, for rehearsals.

Only a synthetic population is taken: the study is never linked with a register, and a register's families have no place
in its frame. A synthetic country's families are drawn one by one and know no neighbours, so neighbours are made:
families of a region's towns or villages stand in the order of how many of their young are idle, blurred by chance, and
are cut into clusters. Neighbours then resemble one another somewhat, as they do.
"""

from pathlib import Path

import numpy as np
import polars as pl

from shanyraq.evidence.youth.questionnaire.interview import completed_years
from shanyraq.evidence.youth.sampling.frame import TOWN, VILLAGE, Frame
from shanyraq.evidence.youth.sampling.problems import SampleProblem
from shanyraq.law.codes import StateSupport, Study, Work
from shanyraq.people.descriptors import Settlement
from shanyraq.people.draws import generator
from shanyraq.people.population import Population, read_population
from shanyraq.rules import to_date

AGES = (14, 34)

OF_A_CLUSTER = 120
"""Households with young persons in a cluster: about those of an enumeration area."""

BLUR = 1.5
"""How much chance there is in who are neighbours: the spread of what is added to the share of the idle. With it their
likeness (the intraclass correlation of being idle) comes to some hundredths."""

SETTLEMENT_NAMES = {int(Settlement.URBAN): TOWN, int(Settlement.RURAL): VILLAGE}

IDLE_WORK = (int(Work.NOT_WORKING), int(Work.REGISTERED_UNEMPLOYED))


def young_persons(population: Population) -> pl.DataFrame:
    """The persons of 14 to 34 who live in households, one row each, with what a rehearsal knows of them.

    Columns: `family` (its place in the population), `region`, `settlement`, `birth_date`, `sex`, `study`, `work`,
    `disability`, `cares_for`, and `members` (how many the family has).
    """
    sizes = population.sizes
    families = np.repeat(np.arange(len(sizes)), sizes)
    persons = {
        name: population.known(name) for name in ("birth_date", "sex", "study", "work", "disability", "cares_for")
    }
    kept = {name: population.known(name)[families] for name in ("region", "settlement")}
    table = pl.DataFrame(
        {
            "family": families,
            "members": sizes[families],
            **kept,
            **persons,
            "support": population.known("state_support"),
        }
    )
    days = {int(day): to_date(int(day)) for day in np.unique(persons["birth_date"])}
    ages = {day: completed_years(born, population.about.date) for day, born in days.items()}
    return (
        table.with_columns(
            age=pl.col("birth_date").replace_strict(ages), birth_date=pl.col("birth_date").replace_strict(days)
        )
        .filter(pl.col("age").is_between(*AGES) & (pl.col("support") == int(StateSupport.NONE)))
        .filter(pl.col("settlement").is_in(list(SETTLEMENT_NAMES)))
        .drop("support")
    )


def idle() -> pl.Expr:
    """Whether a person neither works nor studies, by what the population knows."""
    return pl.col("work").is_in(IDLE_WORK) & (pl.col("study") == int(Study.NONE))


def frame_of_country(folder: Path, seed: int, of_a_cluster: int = OF_A_CLUSTER) -> tuple[Frame, pl.DataFrame]:
    """The frame of a synthetic country, and the listing of its clusters.

    Args:
        folder: a population.
        seed: the same seed makes the same neighbours.
        of_a_cluster: about how many households a cluster has.

    Returns:
        The frame, and for each listed household its `unit`, its number there (`listed`) and its `family`.

    Raises:
        SampleProblem: the population is not synthetic, or nobody of it is young.
        PopulationProblems: it cannot be read.
    """
    population = read_population(folder)
    if not population.about.synthetic:
        raise SampleProblem("frame_not_synthetic", folder=folder)
    households = (
        young_persons(population)
        .group_by("family", maintain_order=True)
        .agg(pl.first("region", "settlement"), idle=idle().mean(), young=pl.len())
    )
    if households.is_empty():
        raise SampleProblem("frame_nobody", folder=folder)
    blurred = households["idle"].to_numpy() + BLUR * generator(seed).standard_normal(households.height)
    ordered = households.with_columns(order=blurred).sort("region", "settlement", "order", "family")
    number = pl.int_range(pl.len()).over("region", "settlement")
    clusters = (pl.len().over("region", "settlement") / of_a_cluster).round().clip(1)
    within = (number * clusters / pl.len().over("region", "settlement")).floor().cast(pl.Int64)
    listing = ordered.with_columns(cluster=within + 1).with_columns(
        region=pl.col("region").cast(pl.String).str.zfill(2),
        settlement=pl.col("settlement").replace_strict(SETTLEMENT_NAMES),
    )
    listing = listing.with_columns(
        unit=pl.col("region")
        + pl.col("settlement").str.slice(0, 1).str.to_uppercase()
        + pl.col("cluster").cast(pl.String).str.zfill(5)
    ).with_columns(listed=pl.int_range(1, pl.len() + 1).over("unit"))
    frame = listing.group_by("unit", maintain_order=True).agg(
        pl.first("region", "settlement"), households=pl.len().cast(pl.Int64), young=pl.sum("young").cast(pl.Int64)
    )
    return Frame(_shuffled(frame, seed)), listing.select("unit", "listed", "family")


def _shuffled(frame: pl.DataFrame, seed: int) -> pl.DataFrame:
    """The clusters of each stratum in an order of chance: how idle they are says nothing of where they lie."""
    return (
        frame.with_columns(order=generator(seed, 1).permutation(frame.height))
        .sort("region", "settlement", "order")
        .drop("order")
    )
