"""A forecast budget: means by formula, simulated intervals, trends, and which tariff is used."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from scipy import stats

from shanyraq.evidence.tariffs.forecast import Basis, TariffBasis, forecast
from shanyraq.evidence.tariffs.problems import TariffReportProblem
from shanyraq.law.codes import Region
from shanyraq.rules import LANGUAGES


def need_of(book, region, form):
    return tuple(need for need in book.need if (need.region.name, need.form.name) == (region, form))


@pytest.fixture(scope="module")
def found(book, costed):
    return forecast(book, costed, years=2, seed=1, draws=20_000)


def test_a_range_has_the_mean_and_the_ends_of_its_triangle(found) -> None:
    row = next(row for row in found.rows if (row.need.region, row.year) == (Region.TURKESTAN, 2026))
    low, likely, high = 15_800, 17_500, 21_000
    assert row.basis is Basis.RANGE
    assert row.units == pytest.approx((low + likely + high) / 3)
    assert low < row.units_low < row.units < row.units_high < high
    assert row.units_low == pytest.approx(low + sqrt(0.05 * (high - low) * (likely - low)))
    assert row.units_high == pytest.approx(high - sqrt(0.05 * (high - low) * (high - likely)))
    assert row.draws.mean() == pytest.approx(row.units, rel=0.002)
    assert np.quantile(row.draws, 0.05) == pytest.approx(row.units_low, rel=0.005)


def test_a_trend_is_the_line_of_least_squares_with_its_prediction_interval(found) -> None:
    row = next(row for row in found.rows if row.basis is Basis.TREND)
    years, units = np.arange(2021, 2026), np.array([41_200, 43_900, 44_800, 47_600, 48_900])
    line = stats.linregress(years, units)
    assert row.year == 2026
    assert row.units == pytest.approx(line.intercept + line.slope * 2026)
    spread = sqrt(((units - line.intercept - line.slope * years) ** 2).sum() / 3)
    error = spread * sqrt(1 + 1 / 5 + (2026 - 2023) ** 2 / 10)
    assert row.units_high - row.units == pytest.approx(stats.t(3).ppf(0.95) * error)


def test_the_budget_is_need_times_tariff(found) -> None:
    for row in found.rows:
        assert row.budget == pytest.approx(row.units * float(row.tariff) / 100)
    for total in found.totals:
        rows = [row for row in found.rows if row.year == total.year]
        assert total.budget == pytest.approx(sum(row.budget for row in rows))
        assert total.together == pytest.approx(tuple(sum(row.ends[side] for row in rows) for side in (0, 1)))
        assert total.together[0] < total.apart[0] < total.budget < total.apart[1] < total.together[1]


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(book, costed) -> None:
    totals = [forecast(book, costed, years=1, seed=seed, draws=500).totals for seed in (7, 7, 8)]
    assert totals[0] == totals[1]
    assert totals[0] != totals[2]


def test_which_tariff_is_used(book, costed, found) -> None:
    used = {(row.need.region, row.need.form.wire): row.tariff_basis for row in found.rows}
    assert used[Region.ASTANA, "home"] is TariffBasis.APPROVED
    assert used[Region.KARAGANDA, "residential"] is TariffBasis.COMPUTED
    moved = tuple(replace(need, region=Region.ABAI) for need in need_of(book, "ASTANA", "HOME"))
    rows = forecast(replace(book, need=moved), costed, years=1, seed=1, draws=10).rows
    assert {row.tariff_basis for row in rows} == {TariffBasis.ELSEWHERE}


def test_one_sure_number_has_no_interval(book, costed) -> None:
    need = replace(need_of(book, "ASTANA", "HOME")[0], low=None, high=None)
    [row] = forecast(replace(book, need=(need,)), costed, years=1, seed=1, draws=10).rows
    assert (row.basis, row.units, row.units_low, row.units_high) == (Basis.SURE, 24_100, 24_100, 24_100)


def test_a_range_of_one_point_is_sure(book, costed) -> None:
    need = replace(need_of(book, "ASTANA", "HOME")[0], low=24_100, high=24_100)
    [row] = forecast(replace(book, need=(need,)), costed, years=1, seed=1, draws=10).rows
    assert (row.units_low, row.units_high) == (24_100, 24_100)


def test_a_falling_need_is_never_below_nought(book, costed) -> None:
    falling = [
        replace(need, observed=observed)
        for need, observed in zip(need_of(book, "KARAGANDA", "RESIDENTIAL"), (400, 300, 200, 100, 0), strict=True)
    ]
    rows = forecast(replace(book, need=tuple(falling)), costed, years=2, seed=1, draws=10).rows
    assert [row.units for row in rows] == [0, 0]
    assert min(row.draws.min() for row in rows) == 0


def test_what_cannot_be_forecast_is_told(book, costed) -> None:
    few = need_of(book, "KARAGANDA", "RESIDENTIAL")[:2]
    unlike = tuple(replace(need, unit=costed[4].service.unit) for need in need_of(book, "KARAGANDA", "RESIDENTIAL"))
    for needs, key in (((), "no_need"), (few, "too_few_years"), (unlike, "no_tariff")):
        with pytest.raises(TariffReportProblem) as caught:
            forecast(replace(book, need=needs), costed, years=1, seed=1, draws=10)
        assert caught.value.key == key
        assert all(caught.value.text(lang) for lang in LANGUAGES)
