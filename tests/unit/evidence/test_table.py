"""Files as tables: CSV as people write it, Parquet, Stata and SPSS, and everything that can be wrong with one."""

from pathlib import Path

import numpy as np
import polars as pl
import pyreadstat
import pytest

from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.table import Table, numbered, read_table

FRAME = pl.DataFrame(
    {"y": [10.5, 20.0, 30.25], "w": [1, 2, 3], "region": ["Абай", "Астана", "Абай"], "poor": [1, 0, 0]}
)


def written(folder: Path, kind: str) -> Path:
    """The frame as a file of a kind."""
    file = folder / f"table{kind}"
    if kind == ".csv":
        FRAME.write_csv(file)
    elif kind == ".parquet":
        FRAME.write_parquet(file)
    elif kind == ".dta":
        pyreadstat.write_dta(FRAME, str(file))
    else:
        pyreadstat.write_sav(FRAME, str(file))
    return file


@pytest.mark.parametrize("kind", [".csv", ".parquet", ".dta", ".sav"])
def test_a_file_of_every_kind_tells_the_same(tmp_path: Path, kind: str) -> None:
    table = read_table(written(tmp_path, kind), ["y", "w", "region", "poor"])
    assert table.numbers("y").tolist() == [10.5, 20.0, 30.25]
    assert table.numbers("w").tolist() == [1.0, 2.0, 3.0]
    assert table.flags("poor").tolist() == [True, False, False]
    codes, names = table.codes("region")
    assert (codes.tolist(), names) == ([0, 1, 0], ("Абай", "Астана"))


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "table.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("y,w\n1000.5,1\n-2,2\n", "utf-8"),
        ("y;w\n1000,5;1\n-2;2\n", "utf-8-sig"),
        ("y\tw\n1000,5\t1\n-2\t2\n", "utf-8"),
        ("y|w\r\n1000,5|1\r\n-2|2\r\n", "utf-8"),
        ('y,w\n" 1000.5 ",1\n-2, 2\n', "utf-8-sig"),
    ],
)
def test_csv_as_people_write_it(tmp_path: Path, text: str, encoding: str) -> None:
    table = read_table(csv(tmp_path, text, encoding), ["y", "w"])
    assert table.numbers("y").tolist() == [1000.5, -2.0]
    assert table.numbers("w").tolist() == [1.0, 2.0]


def test_a_decimal_point_may_come_late(tmp_path: Path) -> None:
    table = read_table(csv(tmp_path, "y\n" + "1\n" * 12_000 + "2.5\n"), ["y"])
    assert table.numbers("y")[-1] == 2.5


def test_codes_keep_their_noughts_and_stand_in_the_order_of_numbers(tmp_path: Path) -> None:
    table = read_table(csv(tmp_path, "region,mixed\n10,b\n05,10\n9,a\n05,9\n"), ["region", "mixed"])
    assert table.codes("region")[1] == ("05", "9", "10")
    assert table.codes("region")[0].tolist() == [2, 0, 1, 0]
    assert table.codes("mixed")[1] == ("10", "9", "a", "b")


def test_numbers_written_as_words_are_numbers() -> None:
    table = Table("t", pl.DataFrame({"y": ["5", "7.5"], "flag": [True, False], "code": [1234567.0, 0.5]}))
    assert table.numbers("y").tolist() == [5.0, 7.5]
    assert table.numbers("flag").tolist() == [1.0, 0.0]
    assert table.codes("code")[1] == ("0.5", "1234567")


def test_large_codes_stay_apart() -> None:
    table = Table("t", pl.DataFrame({"code": [12345671.0, 12345672.0]}))
    assert table.codes("code")[1] == ("12345671", "12345672")


@pytest.mark.parametrize("empty", ["", "NA", "NaN", " "])
def test_empty_places_are_told_or_dropped(tmp_path: Path, empty: str) -> None:
    table = read_table(csv(tmp_path, f"y,g\n1,a\n{empty},b\n3,{empty}\n"), ["y", "g"])
    for read, row in ((table.numbers, 2), (table.codes, 3)):
        with pytest.raises(EvidenceProblem) as told:
            read("y" if row == 2 else "g")
        assert (told.value.key, told.value.values["row"], told.value.values["count"]) == ("cells_missing", row, 1)
    whole, dropped = table.without_missing()
    assert dropped == 2
    assert whole.numbers("y").tolist() == [1.0]


def test_what_is_not_finite_is_empty() -> None:
    table = Table("t", pl.DataFrame({"y": [1.0, np.inf], "g": [np.nan, 2.0]}))
    for read, column in ((table.numbers, "y"), (table.codes, "g"), (table.numbers, "g")):
        with pytest.raises(EvidenceProblem) as told:
            read(column)
        assert told.value.key == "cells_missing"


@pytest.mark.parametrize(
    ("column", "key", "value"),
    [("word", "column_not_numeric", "1 000"), ("day", "column_not_numeric", None), ("two", "column_not_flags", 2.0)],
)
def test_columns_of_another_kind(column: str, key: str, value: object) -> None:
    frame = pl.DataFrame({"word": ["1", "1 000"], "day": ["2024-01-01"] * 2, "two": [1, 2]})
    table = Table("t", frame.with_columns(pl.col("day").str.to_date()))
    with pytest.raises(EvidenceProblem) as told:
        table.flags(column)
    assert told.value.key == key
    assert value is None or told.value.values["value"] == value


@pytest.mark.parametrize("kind", [".csv", ".parquet", ".dta", ".sav"])
def test_a_column_that_is_not_there_is_told_with_the_nearest(tmp_path: Path, kind: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        read_table(written(tmp_path, kind), ["regoin"])
    assert (told.value.key, told.value.values["near"]) == ("column_unknown", "region")


@pytest.mark.parametrize("kind", [".parquet", ".dta", ".sav"])
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"table{kind}"
    file.write_text("neither this nor that", encoding="utf-8")
    with pytest.raises(EvidenceProblem) as told:
        read_table(file, ["y"])
    assert told.value.key == "file_unreadable"
    assert "\n" not in str(told.value)


def test_a_csv_in_another_encoding_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvidenceProblem) as told:
        read_table(csv(tmp_path, "доход\n1\n", "cp1251"), ["доход"])
    assert told.value.key == "file_unreadable"


@pytest.mark.parametrize(
    ("name", "key"), [("none.csv", "file_not_found"), ("table.docx", "file_kind"), ("table.XLSX", "file_kind")]
)
def test_files_that_cannot_be_measured(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        read_table(tmp_path / name, ["y"])
    assert told.value.key == key


@pytest.mark.parametrize("text", ["y,w\n", ""])
def test_a_file_without_rows(tmp_path: Path, text: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        read_table(csv(tmp_path, text), ["y"])
    assert told.value.key in ("file_empty", "file_unreadable")


def test_replicate_weights_are_columns_with_a_number_behind(tmp_path: Path) -> None:
    assert numbered(["rep1", "rep10", "rep", "repair", "xrep1"], "rep") == ["rep1", "rep10"]
    file = csv(tmp_path, "y,rep1,rep2\n1,2,3\n")
    assert read_table(file, ["y"], "rep").frame.columns == ["y", "rep1", "rep2"]
    with pytest.raises(EvidenceProblem) as told:
        read_table(file, ["y"], "weight")
    assert told.value.key == "replicate_columns_none"
