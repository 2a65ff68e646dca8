"""The same delivery in every make-up, encoding and compression comes to the same population."""

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyreadstat
import pytest
from tests.unit.people.intake.conftest import PERSONS, ROWS, Deliver, Read

from shanyraq.people.intake.byte_streams import records
from shanyraq.people.intake.csv_source import CsvSource
from shanyraq.people.intake.mapping import Layout
from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.people.intake.sniffing import look_at

WIDE = PERSONS.replace('region = "region"', 'region = "region"\nincome_wage = "жалақы"\nsex = "sex"')
TABLE = pl.DataFrame(
    {
        "fam": ["a", "a", "b"],
        "id": [1, 2, 3],
        "relation": ["applicant", "child", "applicant"],
        "born": [date(1988, 2, 11), date(2012, 10, 1), date(1950, 1, 1)],
        "region": ["35", "35", "71"],
        "жалақы": [70000.25, 0.0, 12.5],
        "sex": ["male", "female", None],
    }
)
TEXT = TABLE.write_csv()


def is_the_table(read: Read) -> bool:
    persons = read.table("persons")
    return (
        read.findings == []
        and persons["income_wage"].to_list() == [7_000_025, 0, 1_250]
        and persons["birth_date"].to_list() == TABLE["born"].to_list()
        and persons["sex"].to_list() == [2, 1, None]
    )


def layout(**settings: str) -> str:
    told = "\n".join(f"{name} = {value}" for name, value in settings.items())
    return WIDE.replace("[files.columns]", f"{told}\n[files.columns]")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_text_is_read_in_its_encoding(deliver: Deliver, encoding: str, declared: str) -> None:
    assert is_the_table(deliver({"persons.csv": TEXT.encode(encoding)}, layout(encoding=f'"{declared}"')))


def test_windows_letters_are_read(deliver: Deliver) -> None:
    text, mapping = TEXT.replace("жалақы", "зарплата"), layout(encoding='"windows-1251"').replace("жалақы", "зарплата")
    assert is_the_table(deliver({"persons.csv": text.encode("windows-1251")}, mapping))


@pytest.mark.parametrize("delimiter", [";", "\t", "|", " "])
def test_any_delimiter_will_do(deliver: Deliver, delimiter: str) -> None:
    declared = '"\\t"' if delimiter == "\t" else f'"{delimiter}"'
    assert is_the_table(deliver(TEXT.replace(",", delimiter), layout(delimiter=declared)))


@pytest.mark.parametrize(
    "text", [TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), TEXT.replace("\n", "\n\n"), TEXT + "\r\n"]
)
def test_line_ends_and_empty_lines_do_not_matter(deliver: Deliver, text: str) -> None:
    assert is_the_table(deliver(text, WIDE))


def test_cells_between_quotation_marks_may_hold_anything(deliver: Deliver) -> None:
    text = TABLE.with_columns(pl.Series("fam", ['a "1",\nx', 'a "1",\nx', "b"])).write_csv(quote_style="always")
    read = deliver(text, WIDE)
    assert is_the_table(read)
    assert sorted(read.table("families")["family_id"].to_list()) == ['a "1",\nx', "b"]


def test_lines_above_the_names_are_passed_over(deliver: Deliver) -> None:
    assert is_the_table(deliver('"Register,\nof",2024\n\n'.replace("\n\n", "\n") + TEXT, layout(header_row="2")))


def test_columns_without_names_are_numbered(deliver: Deliver) -> None:
    mapping = layout(header_row="0")
    for place, name in enumerate(TABLE.columns, 1):
        mapping = mapping.replace(f'"{name}"', f'"{place}"')
    assert is_the_table(deliver(TEXT.split("\n", 1)[1], mapping))


def zipped(text: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("persons.csv", text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("persons.csv.gz", gzip.compress(TEXT.encode())),
        ("persons.csv.zst", pa.compress(TEXT.encode(), "zstd", asbytes=True)),
        ("persons.csv.zip", zipped(TEXT.encode())),
    ],
)
def test_compressed_text_is_read(deliver: Deliver, name: str, packed: bytes) -> None:
    assert is_the_table(deliver({name: packed}, WIDE))


def saved(kind: str, folder: Path) -> bytes:
    file = folder / f"made.{kind}"
    if kind == "xlsx":
        TABLE.write_excel(file)
    elif kind == "parquet":
        TABLE.write_parquet(file)
    else:
        write = pyreadstat.write_dta if kind == "dta" else pyreadstat.write_sav
        write(TABLE.rename({"жалақы": "wage"}), str(file))
    return file.read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "parquet", "dta", "sav"])
@pytest.mark.parametrize("packed", [False, True])
def test_files_that_know_their_types_are_read(deliver: Deliver, tmp_path: Path, kind: str, packed: bool) -> None:
    content = saved(kind, tmp_path)
    mapping = WIDE.replace("жалақы", "wage") if kind in ("dta", "sav") else WIDE
    name, content = (f"persons.{kind}.gz", gzip.compress(content)) if packed else (f"persons.{kind}", content)
    assert is_the_table(deliver({name: content}, mapping))


@pytest.mark.parametrize("kind", ["dta", "sav"])
def test_labels_of_values_become_codes(deliver: Deliver, tmp_path: Path, kind: str) -> None:
    write = pyreadstat.write_dta if kind == "dta" else pyreadstat.write_sav
    coded = TABLE.rename({"жалақы": "wage"}).with_columns(sex=pl.Series([1.0, 2.0, None]))
    write(coded, str(tmp_path / "made"), variable_value_labels={"sex": {1: "Еркек", 2: "Әйел"}})
    codes = '{ column = "sex", codes = { "Еркек" = "male", "Әйел" = "female" } }'
    mapping = WIDE.replace("жалақы", "wage").replace('sex = "sex"', f"sex = {codes}")
    assert is_the_table(deliver({f"persons.{kind}": (tmp_path / "made").read_bytes()}, mapping))


def test_an_amount_that_is_no_number_of_tiyn_is_refused_in_a_file_of_binary_fractions(deliver: Deliver) -> None:
    content = io.BytesIO()
    TABLE.with_columns(pl.Series("жалақы", [0.1 + 0.2, 0.3, 1e17])).write_parquet(content)
    read = deliver({"persons.parquet": content.getvalue()}, WIDE)
    assert [finding[:2] for finding in read.findings] == [("amount_wrong", 3), ("amount_too_fine", 1)]


def test_an_empty_text_is_nothing_in_files_that_know_their_types(deliver: Deliver) -> None:
    content = io.BytesIO()
    TABLE.with_columns(pl.Series("жалақы", ["12.50", "", ""])).write_parquet(content)
    read = deliver({"persons.parquet": content.getvalue()}, WIDE)
    assert read.findings == []
    assert sorted(read.table("persons")["income_wage"].fill_null(0)) == [0, 0, 1250]


def test_rows_of_another_length_are_told_in_both_ways_of_taking_rows_apart(deliver: Deliver) -> None:
    for quote in ("", '"'):
        text = ROWS.replace("b,", f"{quote}b{quote},").replace("a,2,", "a,2,,").replace("fam,", "fam,") + "c,4\n"
        read = deliver(text)
        assert [(rule, row) for rule, row, *_ in read.findings] == [("row_ragged", 2), ("row_ragged", 4)]
        [file] = read.delivery.files
        assert (file.rows_read, file.rows_kept) == (4, 2)


def test_bytes_that_are_no_text_are_told_and_the_rest_is_read(deliver: Deliver) -> None:
    read = deliver({"persons.csv": ROWS.encode().replace(b"b,3", b"\xff,3")})
    assert [(rule, row, column) for rule, row, column, _ in read.findings] == [("text_damaged", 3, "fam")]
    assert read.delivery.families == 1


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"persons.csv": b""}, "file_without_rows"),
        ({"persons.csv": b"\n\n"}, "file_without_rows"),
        ({"persons.csv": b"PK\x03\x04\x00\x00\xff\xfe"}, "file_not_text"),
        ({"persons.csv": b"a,b\n1,2\n"}, "column_not_there"),
        ({"persons.csv": b"fam,id,relation,born,region,fam\n"}, "columns_repeated"),
        ({"persons.xlsx": b"a,b\n1,2\n"}, "file_not_of_kind"),
        ({"persons.parquet": b"a,b\n1,2\n"}, "file_not_of_kind"),
        ({"persons.dta": b"a,b\n1,2\n"}, "file_not_of_kind"),
        ({"persons.sav": b"a,b\n1,2\n"}, "file_not_of_kind"),
        ({"persons.doc": b"a,b\n1,2\n"}, "kind_unknown"),
        ({"persons.csv.gz": b"a,b\n1,2\n"}, "packed_otherwise"),
        ({"persons.csv.gz": gzip.compress(ROWS.encode() * 1000)[:200]}, "packed_damaged"),
        ({"persons.csv": ROWS, "more.csv": ROWS}, "file_without_table"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(deliver: Deliver, files: dict[str, bytes], key: str) -> None:
    with pytest.raises(IntakeProblem) as refused:
        deliver(files)
    assert refused.value.key == key
    assert refused.value.text("kk") != refused.value.text("ru")


def test_a_zip_of_several_files_is_refused(deliver: Deliver) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "1")
        archive.writestr("b.csv", "2")
    with pytest.raises(IntakeProblem, match="2 files instead of one"):
        deliver({"persons.csv.zip": packed.getvalue()})


def test_a_sheet_is_named(deliver: Deliver, tmp_path: Path) -> None:
    TABLE.write_excel(tmp_path / "made.xlsx", worksheet="Лист")
    content = (tmp_path / "made.xlsx").read_bytes()
    assert is_the_table(deliver({"persons.xlsx": content}, layout(sheet='"Лист"')))
    with pytest.raises(IntakeProblem, match="Its sheets: Лист"):
        deliver({"persons.xlsx": content}, layout(sheet='"Бет"'))


@pytest.mark.parametrize("size", [1, 7, 40, 1000])
def test_records_are_never_cut_in_two(size: int) -> None:
    data = b'a,"x\ny"\nb,"""\n"\nc,d\n' * 5
    pieces = list(records(iter([data[at : at + size] for at in range(0, len(data), size)]), b'"', Path("x")))
    assert b"".join(pieces) == data
    assert all(piece.endswith(b"\n") and piece.count(b'"') % 2 == 0 for piece in pieces)


def test_an_open_quotation_mark_does_not_swallow_a_country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.people.intake.byte_streams.MOST_IN_RECORD", 100)
    (tmp_path / "x.csv").write_text('a,b\n"1,2\n' + "3,4\n" * 100)
    source = CsvSource(tmp_path / "x.csv", Layout())
    with pytest.raises(IntakeProblem, match="opened and not closed"):
        list(source.pieces(("a",), 50, {}))


def test_small_pieces_number_their_rows_on(deliver: Deliver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.people.intake.reading.BLOCK", 30)
    read = deliver(ROWS.replace("1950-01-01", "1950-01-99"))
    assert read.findings == [("date_wrong", 3, "born", "1950-01-99")]
    assert read.table("persons")["person_id"].to_list() == [1, 2]


@pytest.mark.parametrize("ending", ["", "а", "да", "нет\n", "ә\r\n"])
@pytest.mark.parametrize(
    ("encoding", "found"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1251", "windows-1251")]
)
def test_the_encoding_is_seen_wherever_a_file_ends(tmp_path: Path, ending: str, encoding: str, found: str) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(f"имя;да\nОспанов;{ending.replace('ә', 'е')}".encode(encoding))
    assert look_at(file, tmp_path).layout.encoding == found
