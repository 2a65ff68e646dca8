"""Intervals of 95 percent hold the country's own number as often as they say, over samples drawn anew."""

import math
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from shanyraq.evidence.estimation.design import Design, Lonely
from shanyraq.evidence.estimation.interval import ForShares, interval
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.youth.sampling.country_frame import frame_of_country, idle, young_persons
from shanyraq.evidence.youth.sampling.draw import draw_sample
from shanyraq.evidence.youth.sampling.plan import spread_plan
from shanyraq.people.country.population import write_country
from shanyraq.people.population import read_population

SAMPLES = 300
CLUSTERS, PER_CLUSTER = 120, 8


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coverage") / "country"
    write_country(folder, 30_000, 11, date(2025, 6, 1))
    return folder


def test_intervals_cover_the_countrys_share_of_the_idle(country: Path) -> None:
    frame, listing = frame_of_country(country, 3, of_a_cluster=20)
    young = young_persons(read_population(country)).with_columns(idle=idle())
    truth = float(young["idle"].cast(pl.Float64).mean() or 0.0)
    homes = young.group_by("family").agg(pl.col("idle"), young=pl.len())
    homes = homes.join(listing, on="family").select("unit", "listed", "idle", "young")
    plan = spread_plan(frame, CLUSTERS, PER_CLUSTER)
    rng = np.random.default_rng(5)
    hits = [covers(sampled(frame, plan, seed, homes, rng), truth) for seed in range(SAMPLES)]
    assert 0.93 <= np.mean(hits) <= 0.97, np.mean(hits)


def sampled(frame, plan, seed, homes, rng):
    """A sample with one person chosen in each household."""
    sample = draw_sample(frame, plan, seed)
    drawn = sample.households.join(sample.key, on=["cluster", "household"]).join(homes, on=["unit", "listed"])
    drawn = drawn.join(sample.clusters.select("cluster", "certain"), on="cluster")
    chosen = [flags[rng.integers(len(flags))] for flags in drawn["idle"].to_list()]
    return drawn.with_columns(said=pl.Series(chosen))


def covers(drawn: pl.DataFrame, truth: float) -> bool:
    sure = drawn["certain"].to_numpy()
    cluster, stratum = drawn["cluster"].to_numpy(), drawn["stratum"].to_numpy()
    strata = np.where(sure, 10_000 + cluster, stratum)
    units = np.where(sure, 10_000 + np.arange(drawn.height), cluster)
    design = Design(drawn.height, dense(strata), dense(units), lonely=Lonely.COLLAPSE)
    weight = (drawn["weight"] * drawn["young"]).to_numpy()
    share = ratio(weight, drawn["said"].to_numpy().astype(float), np.ones(drawn.height))
    error = math.sqrt(variance(design, share.scores))
    low, high = interval(share.value, error, design.degrees, share=ForShares.LOGIT, records=drawn.height)
    return low <= truth <= high


def dense(values: np.ndarray) -> np.ndarray:
    return np.unique(values, return_inverse=True)[1].astype(np.intp)
