"""Registers, maps and decisions as files: what is read, and what is refused in words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from shanyraq.people.linkage import problems
from shanyraq.people.linkage.decisions import read_decisions
from shanyraq.people.linkage.problems import LinkageProblem, need_linkage
from shanyraq.people.linkage.register_file import check_different, read_map, read_register
from shanyraq.rules import LANGUAGES

Write = Callable[..., Path]


def refused(read: Callable[[], object]) -> str:
    """The English words of a refusal, which the other languages have, too."""
    with pytest.raises(LinkageProblem) as caught:
        read()
    texts = [caught.value.text(lang) for lang in LANGUAGES]
    assert len(set(texts)) == len(LANGUAGES)
    return caught.value.text("en")


def test_csv_and_parquet_give_the_same_rows(write: Write) -> None:
    rows = [{"id": "a", "iin": "080211300012"}, {"id": "b", "iin": None, "surname": " Ким "}]
    tables = [read_register(write(name, rows), {}).rows for name in ("r.csv", "r.parquet")]
    assert tables[0].equals(tables[1])
    assert tables[0]["surname"].to_list() == ["Сериков", "Ким"]
    assert tables[0]["iin"].to_list() == ["080211300012", None]


def test_semicolons_and_a_mark_at_the_beginning_are_read(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("\ufeffid;surname;given_name;birth_date\n1;Ким;Анна;11.02.1988\n", encoding="utf-8")
    assert read_register(file, {}).rows.select("id", "surname").rows() == [("1", "Ким")]


def test_numbers_and_days_become_texts(write: Write) -> None:
    file = write("r.parquet", [{"id": 7, "iin": 80211300012, "birth_date": date(1988, 2, 11), "sex": None}])
    assert read_register(file, {}).rows.select("id", "iin", "birth_date", "sex").rows() == [
        ("7", "080211300012", "1988-02-11", None)
    ]


def test_a_map_names_columns_for_both_registers_and_for_one(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text('surname = "FAM"\n[right]\nfull_name = "FIO"\n', encoding="utf-8")
    assert read_map(file) == {"left": {"surname": "FAM"}, "right": {"surname": "FAM", "full_name": "FIO"}}
    register = write("r.csv", [{"id": "a", "FIO": "Ким Анна", "birth_date": "1988-02-11"}], whole=True)
    assert read_register(register, {"full_name": "FIO"}).rows["full_name"].to_list() == ["Ким Анна"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("surname = ", "cannot be read as TOML"),
        ('surnam = "FAM"', "surnam is nothing that is compared"),
        ("surname = 3", "surname is nothing"),
        ("left = 3", "left is nothing"),
    ],
)
def test_a_wrong_map_is_refused(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "map.toml"
    file.write_text(text, encoding="utf-8")
    assert words in refused(lambda: read_map(file))
    assert "cannot be read" in refused(lambda: read_map(tmp_path / "none.toml"))


def test_wrong_registers_are_refused(write: Write, tmp_path: Path) -> None:
    one = {"id": "a"}
    assert "no such file" in refused(lambda: read_register(tmp_path / "none.csv", {}))
    text = tmp_path / "r.txt"
    text.write_text("id\n")
    assert "neither .csv nor .parquet" in refused(lambda: read_register(text, {}))
    broken = tmp_path / "r.parquet"
    broken.write_bytes(b"PAR1")
    assert "cannot be read as Parquet" in refused(lambda: read_register(broken, {}))
    windows = tmp_path / "w.csv"
    windows.write_bytes("id,surname\n1,Ким\n".encode("cp1251"))
    assert "must be UTF-8" in refused(lambda: read_register(windows, {}))
    empty = tmp_path / "e.csv"
    empty.write_text("\n")
    assert "has no persons" in refused(lambda: read_register(empty, {}))
    empty.write_text("id,surname,given_name,birth_date\n")
    assert "has no persons" in refused(lambda: read_register(empty, {}))
    file = write("c.csv", [one], whole=True)
    assert "no column for surname, given_name, birth_date. It has: id" in refused(lambda: read_register(file, {}))
    assert "no column FAM, which the map gives for surname" in refused(lambda: read_register(file, {"surname": "FAM"}))
    assert "no column who for --truth" in refused(lambda: read_register(file, {}, "who"))
    kind = write("k.parquet", [{"id": 1.5}])
    assert "column id holds Float64" in refused(lambda: read_register(kind, {}))
    ids = write("i.csv", [one, {"id": "b"}, one])
    assert "more than once: 1, the first again in row 4" in refused(lambda: read_register(ids, {}))
    ids = write("n.csv", [one, {"id": None}])
    assert "without an identifier in id: 1, the first is row 3" in refused(lambda: read_register(ids, {}))
    days = write("d.csv", [{"birth_date": "winter"}])
    assert "1 of 1 days in birth_date are in no known form" in refused(lambda: read_register(days, {}))
    assert "winter" not in refused(lambda: read_register(days, {}))


def test_a_register_is_not_linked_with_itself(write: Write) -> None:
    first, copy, other = (
        read_register(write(name, [{"id": id_}]), {})
        for name, id_ in (("a.csv", "1"), ("b.parquet", "1"), ("c.csv", "2"))
    )
    assert "are the same register" in refused(lambda: check_different(first, first))
    assert "are the same register" in refused(lambda: check_different(first, copy))
    check_different(first, other)


def test_a_missing_part_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    need_linkage()
    monkeypatch.setattr(problems, "find_spec", lambda name: None)
    assert "pip install 'shanyraq[linkage]'" in refused(need_linkage)


LEFT, RIGHT = pl.Series("id", ["a", "b", "c"]), pl.Series("id", ["x", "y", "z"])


def decisions_file(folder: Path, *rows: tuple[str, str, str], xlsx: bool = False) -> Path:
    heads = ("left_id", "right_id", "decision")
    if not xlsx:
        file = folder / "review.csv"
        file.write_text("\n".join(",".join(row) for row in (heads, *rows)), encoding="utf-8")
        return file
    file = folder / "review.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("guide").write_string(0, 0, "words")
        sheet = book.add_worksheet("review")
        for place, row in enumerate((heads, *rows)):
            sheet.write_row(place, 0, row)
    return file


@pytest.mark.parametrize("xlsx", [False, True])
def test_decisions_are_read_in_three_languages(tmp_path: Path, xlsx: bool) -> None:
    file = decisions_file(tmp_path, ("a", "x", "Иә"), ("b", "x", "нет"), ("b", "y", "yes"), ("c", "z", ""), xlsx=xlsx)
    assert read_decisions(file, LEFT, RIGHT).rows() == [("a", "x", True), ("b", "x", False), ("b", "y", True)]


def test_wrong_decisions_are_refused(tmp_path: Path) -> None:
    def told(*rows: tuple[str, str, str]) -> str:
        return refused(lambda: read_decisions(decisions_file(tmp_path, *rows), LEFT, RIGHT))

    assert "row 3: 'perhaps' is no decision" in told(("a", "x", "yes"), ("b", "x", "perhaps"))
    assert "row 2: q is not in the registers" in told(("q", "x", "yes"))
    assert "row 2: q is not in the registers" in told(("a", "q", "no"))
    assert "row 3: a already has a person" in told(("a", "x", "yes"), ("a", "y", "yes"))
    assert "row 3: b already has a person" in told(("a", "x", "yes"), ("b", "x", "yes"))
    assert "row 3: a already has" in told(("a", "x", "no"), ("a", "x", "no"))
    assert "cannot be read" in refused(lambda: read_decisions(tmp_path / "none.csv", LEFT, RIGHT))
    assert "cannot be read" in refused(lambda: read_decisions(tmp_path / "none.xlsx", LEFT, RIGHT))
