"""A file and its parts as a sample, a design and groups; curves of it; what fits together and what does not."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from shanyraq.evidence.curve_question import curve_file
from shanyraq.evidence.curves.named import Curve
from shanyraq.evidence.estimation.design import Lonely
from shanyraq.evidence.measure import Uncertainty, Variance
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.question import (
    Parts,
    Question,
    compare_files,
    design_of,
    measure_file,
    measure_table,
    sample_of,
)
from shanyraq.evidence.table import Table

COLUMNS = {
    "y": [10.0, 20.0, 30.0, 40.0, 50.0, 60.0],
    "w": [1.0, 1.0, 2.0, 2.0, 1.0, 1.0],
    "size": [1, 2, 3, 1, 1, 2],
    "stratum": ["a", "a", "a", "b", "b", "b"],
    "psu": [1, 1, 2, 1, 2, 2],
    "units": [10.0, 10.0, 10.0, 4.0, 4.0, 4.0],
    "share": [0.5, 0.5, 0.5, 1.0, 1.0, 1.0],
    "t": [5.0, 0.0, 0.0, 5.0, 0.0, 0.0],
    "other": [1.0, 1.0, 0.0, 0.0, 0.0, 0.0],
    "g": [1, 1, 2, 2, 3, 3],
    "rep1": [2.0, 0.0, 2.0, 2.0, 1.0, 1.0],
    "rep2": [0.0, 2.0, 2.0, 2.0, 1.0, 1.0],
}
TABLE = Table("survey.csv", pl.DataFrame(COLUMNS))


def question(*measures: str, line: float | None = None, **parts: object) -> Question:
    return Question(Parts("y", **parts), measures or ("mean",), line=line)


def design(asked: Question):
    return design_of(TABLE, asked, sample_of(TABLE, asked))


def test_weights_are_of_persons() -> None:
    assert sample_of(TABLE, question()).weight.tolist() == [1.0] * 6
    assert sample_of(TABLE, question(weight="w", size="size")).weight.tolist() == [1, 2, 6, 2, 1, 2]


def test_units_are_counted_within_strata() -> None:
    assert design(question(strata="stratum", psu="psu")).units == 4
    assert design(question(psu="psu")).units == 2
    assert design(question(strata="stratum")).units == 6
    assert design(question()).simple


@pytest.mark.parametrize(("column", "expected"), [("units", [0.2, 0.5]), ("share", [0.5, 1.0])])
def test_the_finite_correction_is_told_by_numbers_or_shares(column: str, expected: list[float]) -> None:
    assert design(question(strata="stratum", psu="psu", fpc=column)).fractions.tolist() == expected


def test_the_finite_correction_lowers_errors() -> None:
    [plain] = measure_table(TABLE, question(strata="stratum", psu="psu")).rows
    [corrected] = measure_table(TABLE, question(strata="stratum", psu="psu", fpc="share")).rows
    assert corrected.std_error < plain.std_error
    assert corrected.conventions["finite_correction"] is True


@pytest.mark.parametrize(
    ("values", "key"),
    [([10.0, 10, 9, 4, 4, 4], "fpc_varies"), ([1.5] * 6, "fpc_wrong"), ([0.0] * 6, "fpc_wrong")],
)
def test_a_finite_correction_that_cannot_be(values: list[float], key: str) -> None:
    table = Table("t", TABLE.frame.with_columns(pl.Series("units", values)))
    asked = question(strata="stratum", psu="psu", fpc="units")
    with pytest.raises(EvidenceProblem) as told:
        measure_table(table, asked)
    assert told.value.key == key


def test_replicate_weights_of_the_file_tell_errors() -> None:
    asked = replace(question(weight="w", replicate_weights="rep"), uncertainty=Uncertainty(Variance.REPLICATES))
    [row] = measure_table(TABLE, asked).rows
    means = [float(np.average(COLUMNS["y"], weights=COLUMNS[name])) for name in ("rep1", "rep2")]
    assert row.std_error == pytest.approx(np.std(means))
    [scaled] = measure_table(TABLE, replace(asked, replicate_scale=2.0)).rows
    assert scaled.std_error == pytest.approx(2 * row.std_error)
    households = replace(asked, parts=replace(asked.parts, size="size"))
    assert measure_table(TABLE, households).rows[0].std_error != row.std_error


def test_weights_that_were_calibrated_leave_margins_without_error() -> None:
    table = Table("t", TABLE.frame.with_columns(pl.Series("in_two", [float(g == 2) for g in COLUMNS["g"]])))
    asked = Question(Parts("in_two", weight="w", calibrated=("g",)), ("mean",))
    [row] = measure_table(table, asked).rows
    assert row.std_error == pytest.approx(0.0, abs=1e-12)


def test_groups_are_of_a_column_or_of_equal_weight() -> None:
    assert [row.group for row in measure_table(TABLE, question(by="g")).rows] == ["1", "2", "3", "all"]
    fifths = replace(question(), quantile_groups=3)
    assert [(row.group, row.estimate) for row in measure_table(TABLE, fifths).rows] == [
        ("q1", 15.0),
        ("q2", 35.0),
        ("q3", 55.0),
        ("all", 35.0),
    ]
    [first, *_] = measure_table(TABLE, replace(question(transfer="t"), quantile_groups=3)).rows
    assert first.n == 2  # ranked by welfare before the transfer


def test_a_group_is_compared_with_another() -> None:
    rows = measure_table(TABLE, replace(question(by="g"), difference="1")).rows
    assert [(row.group, row.estimate) for row in rows[4:]] == [("2 - 1", 20.0), ("3 - 1", 40.0)]


def test_overlap_needs_both_transfers() -> None:
    rows = measure_table(TABLE, question("both", "either", "neither", "overlap", transfer="t", other="other")).rows
    assert [row.estimate for row in rows] == [pytest.approx(part) for part in (1 / 6, 3 / 6, 3 / 6, 1 / 2)]
    with pytest.raises(EvidenceProblem, match="without --other"):
        measure_table(TABLE, question("overlap", transfer="t"))


def test_rows_with_empty_places_are_dropped_when_asked() -> None:
    table = Table("t", TABLE.frame.with_columns(pl.Series("y", [None, *COLUMNS["y"][1:]])))
    with pytest.raises(EvidenceProblem) as told:
        measure_table(table, question())
    assert told.value.key == "cells_missing"
    answer = measure_table(table, replace(question(), drop_missing=True))
    assert (answer.records, answer.dropped) == (5, 1)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (replace(question("fgt0", line=10.0), line_ratio=0.6), "line_twice"),
        (replace(question(by="g"), quantile_groups=5), "by_twice"),
        (question("fgt0"), "measure_needs"),
        (question("fgt0", line=-1.0), "line_wrong"),
        (replace(question("fgt0"), line_ratio=0.0), "line_share_wrong"),
        (replace(question("fgt0"), line_ratio=0.5, line_of="mode"), "line_of_unknown"),
        (question("gni"), "measure_unknown"),
        (question("quantile2"), "measure_number"),
        (replace(question(), uncertainty=Uncertainty(level=95)), "level_wrong"),
        (replace(question(), uncertainty=Uncertainty(Variance.BOOTSTRAP, replicates=1)), "replicates_few"),
        (replace(question(), uncertainty=Uncertainty(Variance.BOOTSTRAP, seed=-1)), "seed_wrong"),
        (replace(question(), uncertainty=Uncertainty(Variance.REPLICATES)), "replicates_missing"),
        (replace(question(replicate_weights="rep"), replicate_scale=-1.0), "replicate_scale_wrong"),
        (
            replace(question(calibrated=("g",)), uncertainty=Uncertainty(Variance.BOOTSTRAP)),
            "calibrated_bootstrap",
        ),
        (replace(question(by="g"), difference="9"), "reference_unknown"),
        (question(strata="y"), "lonely_stratum"),
        (replace(question(strata="y"), uncertainty=Uncertainty(Variance.BOOTSTRAP)), "lonely_bootstrap"),
        (replace(question(psu="one"), lonely=Lonely.CERTAINTY), "one_unit"),
        (question(weight="minus"), "weight_negative"),
        (question(weight="nought"), "weight_none"),
    ],
)
def test_questions_that_cannot_be_answered(asked: Question, key: str) -> None:
    frame = TABLE.frame.with_columns(one=pl.lit(1), minus=pl.lit(-1.0), nought=pl.lit(0.0))
    with pytest.raises(EvidenceProblem) as told:
        measure_table(Table("t", frame), asked)
    assert told.value.key == key
    for lang in ("kk", "ru", "en"):
        assert told.value.text(lang)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "survey.parquet"
    TABLE.frame.write_parquet(file)
    return file


def test_a_file_is_measured(file: Path) -> None:
    [row] = measure_file(file, question("fgt0", line=35.0, weight="w")).rows
    assert row.estimate == 0.5
    assert json.loads(json.dumps(row.as_json(), allow_nan=False))["n"] == 6


def test_two_years_are_compared_as_independent(file: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.csv"
    TABLE.frame.with_columns(y=pl.col("y") / 2, g=pl.when(pl.col("g") == 3).then(4).otherwise("g")).write_csv(earlier)
    asked = question("mean", "fgt0", line=35.0, weight="w", by="g")
    answer = compare_files(file, earlier, asked)
    own, before = measure_file(file, asked).rows, measure_file(earlier, asked).rows
    assert answer.rows[: len(own)] == own
    differences = {(row.measure, row.group): row for row in answer.rows[len(own) :]}
    assert [group for _, group in differences] == [f"{group} - earlier.csv" for group in ("1", "2", "all")] * 2
    found = differences["mean", "all - earlier.csv"]
    assert found.estimate == pytest.approx(own[3].estimate - before[3].estimate)
    assert found.std_error == pytest.approx(math.hypot(own[3].std_error, before[3].std_error))
    assert (found.n, found.degrees) == (12, 10)
    reach = found.ci_high - found.estimate
    assert reach == pytest.approx(2.228139 * found.std_error)  # Student's t with 10 degrees


@pytest.mark.parametrize(
    ("curve", "first", "last"),
    [
        (Curve.LORENZ, 0.0, 1.0),
        (Curve.CONCENTRATION, 0.0, 1.0),
        (Curve.TIP, 0.0, 1 / 6 * (0.75 + 0.5 + 0.25)),
        (Curve.QUANTILES, 10.0, 60.0),
    ],
)
def test_curves_of_a_file(file: Path, curve: Curve, first: float, last: float) -> None:
    asked = question(line=40.0, transfer="t")
    drawn = curve_file(file, asked, curve, 7)
    assert len(drawn.points) == 7
    assert drawn.points[0].value == pytest.approx(first)
    assert drawn.points[-1].value == pytest.approx(last)
    told = drawn.as_json()
    assert {row["curve"] for row in told} == {str(curve)}
    assert json.dumps(told, allow_nan=False)
    assert all(math.isnan(point.std_error) or point.std_error >= 0 for point in drawn.points)


@pytest.mark.parametrize(
    ("asked", "curve", "number", "key"),
    [
        (question(), Curve.TIP, 5, "line_missing"),
        (question(), Curve.CONCENTRATION, 5, "transfer_missing"),
        (question(), Curve.LORENZ, 1, "points_wrong"),
        (question(), Curve.LORENZ, 5_000, "points_wrong"),
        (question(by="g"), Curve.LORENZ, 5, "curve_groups"),
    ],
)
def test_curves_that_cannot_be(file: Path, asked: Question, curve: Curve, number: int, key: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        curve_file(file, asked, curve, number)
    assert told.value.key == key
