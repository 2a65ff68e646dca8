"""Measures against numbers of the World Bank's `wbpip`, the program behind its Poverty and Inequality Platform.

Numbers and the table beside this file are those of `wbpip`'s tests (github: PIP-Technical-Team/wbpip,
`tests/testthat` and `inst/testdata/lorenz.csv`; MIT licence, copyright 2020 World Bank: permission is granted, free of
charge, to use, copy, modify and distribute, provided that this notice is kept; without warranty of any kind). Its
microdata are R's binary files, which are not carried. Two tests of grouped data are: there the distribution is a Lorenz
curve with its parameters, so that twenty thousand slices of it are records.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from shanyraq.evidence.measures.catalogue import measure_named
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.sample import Numbers, Sample

SLICES = 20_000
MEAN, LINE = 51.5660557757944, 57.791666666666664


def value(name: str, of: Sample) -> float:
    return measure_named(name).function(of).value


def sample(welfare: Numbers, weight: Numbers | None = None, line: float | None = None) -> Sample:
    welfare = np.asarray(welfare, dtype=float)
    weights = np.ones(len(welfare)) if weight is None else np.asarray(weight, dtype=float)
    return Sample(welfare, weights, weights, None if line is None else fixed(line))


def test_cases_without_data() -> None:
    ten = sample(np.arange(1, 11))
    assert [value(f"lorenz{place / 10}", ten) for place in range(1, 11)] == pytest.approx(
        np.cumsum(np.arange(1, 11)) / 55
    )
    assert value("fgt1", sample(np.zeros(10), line=12)) == 1
    assert value("fgt1", sample(np.arange(21, 31), line=15)) == 0
    assert value("fgt0", sample(np.arange(10, 101), np.arange(10, 101), line=9)) == 0
    assert value("fgt0", sample(np.arange(1, 101), line=101)) == 1
    assert value("ge0", sample(np.full(1000, 2))) == pytest.approx(0, abs=1e-12)
    assert value("gini", sample([5, 4, 3, 2, 1], [10, 11, 12, 13, 14])) == pytest.approx(
        value("gini", sample([1, 2, 3, 4, 5], [14, 13, 12, 11, 10]))
    )
    to_hundred = sample(np.arange(101))
    assert [value(f"quantile{place / 10}", to_hundred) for place in range(1, 10)] == list(range(10, 100, 10))
    two = sample(np.tile([100.0, 200.0], 100))
    assert value("lorenz0.5", two) == pytest.approx(1 / 3)


def test_a_lorenz_curve_of_weighted_records() -> None:
    numbers = np.arange(1, 6)
    weighted = sample(numbers, numbers)
    held = np.cumsum(numbers**2) / 55
    for share, part in zip(np.cumsum(numbers)[:-1] / 15, held, strict=False):
        assert value(f"lorenz{share:.17g}", weighted) == pytest.approx(part)


def test_median_and_decile_shares_of_a_survey_in_a_hundred_bins() -> None:
    table = pl.read_csv(Path(__file__).parent / "wbpip_lorenz.csv")
    weight = np.diff(table["lorenzW"].to_numpy(), prepend=0.0)
    shares = np.diff(table["lorenzY"].to_numpy(), prepend=0.0)
    assert value("median", sample(table["y"].to_numpy(), weight)) == pytest.approx(228.666687012, abs=1e-5)
    bins = sample(shares / weight, weight)
    cumulated = [0.0, *(value(f"lorenz{place / 10}", bins) for place in range(1, 10)), 1.0]
    told = [0.00847950735425, 0.01795704602808, 0.02628152744606, 0.03568864262360, 0.04662169097793]
    told += [0.06072183506751, 0.07910940020320, 0.10750239876047, 0.16352959364197, 0.45410835789693]
    assert np.diff(cumulated) == pytest.approx(told, abs=1e-8)  # the table has nine decimals


def sliced(curve: Callable[[Numbers], Numbers]) -> Sample:
    """As many records of equal weight as there are slices, each with the mean welfare of its slice."""
    ends = np.arange(SLICES + 1) / SLICES
    return sample(MEAN * SLICES * np.diff(curve(ends)), line=LINE)


def test_a_beta_lorenz_curve() -> None:
    a, b, c = 0.57803721740313529, 0.94205090386544987, 0.52578600019473676
    of = sliced(lambda p: p - a * p**b * (1 - p) ** c)
    assert value("fgt0", of) == pytest.approx(0.71833938360214233, abs=1 / SLICES)
    assert value("fgt1", of) == pytest.approx(0.27137498479545558, rel=1e-7)
    assert value("fgt2", of) == pytest.approx(0.12933674851941607, rel=2e-6)
    assert value("watts", of) == pytest.approx(0.37920301922145383, rel=1e-3)  # wbpip's own tolerance
    assert value("gini", of) == pytest.approx(0.31236656171451094, rel=1e-5)
    assert value("median", of) == pytest.approx(42.594731176686537, rel=1e-5)
    told = [0.0375048593336125, 0.0496360493447891, 0.058713139008492066, 0.067752312054008029, 0.077419347133837746]
    told += [0.0883101840173634, 0.10132910544405782, 0.11835493348127901, 0.14500186589082675, 0.25597820429173357]
    cumulated = [0.0, *(value(f"lorenz{place / 10}", of) for place in range(1, 10)), 1.0]
    assert np.diff(cumulated) == pytest.approx(told, rel=1e-10)


def test_poverty_under_a_quadratic_lorenz_curve() -> None:
    """The curve ends below 1, so that of its upper end nothing can be measured."""
    a, b, c = 0.795981535745657, -1.4445933880119242, 0.14728191995919815
    e, m, n = -0.498670067692931, -1.0970760862948583, 0.851623285340541
    assert (e, m, n) == pytest.approx((-(a + b + c + 1), b**2 - 4 * a, 2 * b * e - 4 * c))
    of = sliced(lambda p: -(b * p + e + np.sqrt(m * p**2 + n * p + e**2)) / 2)
    assert value("fgt0", of) == pytest.approx(0.76005810499191284, abs=1 / SLICES)
    assert value("fgt1", of) == pytest.approx(0.27617606019159308, rel=1e-7)
    assert value("fgt2", of) == pytest.approx(0.12832887439632906, rel=1e-7)
    assert value("median", of) == pytest.approx(42.247782467994874, rel=1e-6)
