"""Comments of a roundtable: an empty file to fill, and the filled one read in any language."""

from pathlib import Path

import pytest
import xlsxwriter

from shanyraq.evidence.report.comments import Status, read_comments, write_template
from shanyraq.evidence.report.problems import ReportProblem


def filled(file: Path, *rows: tuple[str, ...]) -> Path:
    if file.suffix == ".csv":
        file.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8-sig")
    else:
        with xlsxwriter.Workbook(str(file)) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return file


@pytest.mark.parametrize("name", ["c.csv", "c.xlsx"])
@pytest.mark.parametrize(
    ("heads", "status", "meant"),
    [
        (("who", "section", "comment", "status", "response"), "accepted", Status.ACCEPTED),
        (("Кто", "Раздел", "Замечание", "Статус", "Ответ"), "Частично", Status.PARTLY),
        (("кім", "бөлім", "ескерту", "күйі", "жауап"), "қабылданбады", Status.DECLINED),
    ],
)
def test_comments_are_read_in_any_language(tmp_path: Path, name: str, heads, status: str, meant: Status) -> None:
    file = filled(tmp_path / name, heads, ("Министрлік", "4", "Неге?", status, "Себебі бар"), ("", "", "", "", ""))
    [found] = read_comments(file)
    assert (found.who, found.comment, found.status, found.response, found.row) == (
        "Министрлік",
        "Неге?",
        meant,
        "Себебі бар",
        2,
    )
    assert not found.open


def test_no_status_is_open_and_a_refusal_needs_words(tmp_path: Path) -> None:
    rows = (
        ("who", "section", "comment", "status", "response"),
        ("a", "1", "x", "", ""),
        ("b", "1", "y", "declined", ""),
    )
    assert [one.open for one in read_comments(filled(tmp_path / "c.csv", *rows))] == [True, True]


def test_columns_of_answers_may_be_missing(tmp_path: Path) -> None:
    [found] = read_comments(filled(tmp_path / "c.csv", ("who", "section", "comment"), ("a", "1", "x")))
    assert found.open


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_template_can_be_read_and_has_no_comments(tmp_path: Path, name: str, lang: str) -> None:
    write_template(tmp_path / name, lang)
    assert read_comments(tmp_path / name) == ()
    with pytest.raises(ReportProblem, match="there already"):
        write_template(tmp_path / name, lang)


def test_the_same_template_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name, "kk")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("c.txt", b"x", "neither"),
        ("c.csv", b"", "is empty"),
        ("c.csv", b"a,b\n1,2\n", "has no column"),
        ("c.csv", b"who,section,comment,status\na,1,x,maybe\n", "no status of a comment"),
        ("c.csv", b"\xff\xfe\x00", "cannot be used"),
        ("c.xlsx", b"not a workbook", "cannot be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReportProblem, match=fault):
        read_comments(tmp_path / name)


def test_a_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReportProblem, match="cannot be used"):
        read_comments(tmp_path / "none.csv")
    with pytest.raises(ReportProblem, match="cannot be used"):
        write_template(tmp_path / "none" / "t.csv", "en")
