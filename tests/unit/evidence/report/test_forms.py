"""One report as page, print and workbook: the same numbers, the same bytes, and a mark on made-up data everywhere."""

import html
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import fastexcel
import pytest

from shanyraq.evidence.report.disclosure import all_guarded
from shanyraq.evidence.report.html import report_page
from shanyraq.evidence.report.model import Cell, Report, Table
from shanyraq.evidence.report.print_document import as_json, for_print, report_pdf
from shanyraq.evidence.report.workbook import write_workbook
from shanyraq.evidence.report.written import HIDDEN, cell_text, read_back


def page_numbers(page: str, table: Table) -> list[list[str]]:
    """The first texts of the number cells of a table of a page, row by row."""
    [box] = re.findall(rf'id="{table.key}">.*?</table>', page, re.DOTALL)[:1]
    rows = re.findall(r"<tr>(?!<th scope=\"col\").*?</tr>", box, re.DOTALL)
    found = [re.findall(r'<td class="number">([^<]*)', row) for row in rows]
    return [[html.unescape(cell).strip() for cell in row] for row in found if row]


def sheet_rows(file: Path, sheet: int) -> list[list[object]]:
    loaded = fastexcel.read_excel(file.read_bytes()).load_sheet(sheet, header_row=None)
    return [list(row) for row in zip(*(column.to_pylist() for column in loaded.to_arrow().columns))]


def test_page_print_and_workbook_have_equal_numbers(report: Report, tmp_path: Path) -> None:
    report = all_guarded(report)
    table = report.tables[1]
    on_page = page_numbers(report_page(report), table)
    [told] = [one for one in as_json(report)["chapters"][0]["blocks"] if one.get("kind") == "table"]
    in_print = [[cell[0] for cell in (*row["cells"][1:3], row["cells"][4])] for row in told["rows"] if row["cells"]]
    assert on_page == in_print
    write_workbook(report, tmp_path / "r.xlsx")
    in_sheet = {row[0]: row for row in sheet_rows(tmp_path / "r.xlsx", 2)}
    heads = next(row for row in in_sheet.values() if "Үлес" in row)
    for row, texts in zip(table.rows, on_page):
        for head, text, cell in zip(("Үлес", "Сома"), texts, row.cells):
            value = in_sheet[row.title][heads.index(head)]
            assert isinstance(cell, Cell)
            if text == HIDDEN:
                assert value == HIDDEN
            else:
                assert cell_text(replace(cell, value=float(value)), "kk") == text
                assert read_back(text, "kk") == pytest.approx(float(value), abs=0.51 if "₸" in text else 0.051)


def test_the_same_report_is_the_same_bytes(report: Report, tmp_path: Path) -> None:
    assert report_page(report) == report_page(report)
    assert report_pdf(report) == report_pdf(report)
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(report, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_print_is_tagged_for_readers_by_voice_and_says_its_title_and_language(report: Report) -> None:
    made = report_pdf(report)
    assert made.startswith(b"%PDF-")
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in made


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_print_holds_kazakh_letters_and_the_numbers(report: Report, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(report_pdf(all_guarded(report)))
    done = subprocess.run(["pdftotext", "-layout", "r.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    text = done.stdout.decode().replace("\u00a0", " ")
    for part in ("Ұлытау", "12,3 %", "12 345 678 ₸", "СИНТЕТИКАЛЫҚ ДЕРЕКТЕР", "Тұжырым."):
        assert part in text


def test_made_up_data_is_called_so_everywhere(report: Report, tmp_path: Path) -> None:
    page = report_page(report)
    assert page.count("синтетикалық деректер, бақылау емес") == len(report.tables) + len(report.figures)
    assert as_json(report)["synthetic"] == "СИНТЕТИКАЛЫҚ ДЕРЕКТЕР"
    write_workbook(report, tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx") as book:
        assert "синтетикалық" in book.read("docProps/core.xml").decode()
    real = replace(report, synthetic=False)
    assert "интетикалық" not in report_page(real)


def test_texts_are_escaped_and_figures_have_words(report: Report) -> None:
    page = report_page(report)
    assert "Кедейлік &amp; &lt;шек&gt;" in page
    assert "<шек>" not in page
    assert "Сурет аты. Абай: 12,3 %." in page
    assert 'href="#first"' in page


def test_drawings_for_print_have_ink_and_letters_of_their_own() -> None:
    made = for_print('<svg font-family="Arial"><text fill="currentColor">ә</text></svg>')
    assert "currentColor" not in made
    assert "Arial" not in made


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_what_the_print_says_of_itself(report: Report, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(report_pdf(report))
    done = subprocess.run(["pdfinfo", "r.pdf"], cwd=tmp_path, capture_output=True, check=True)
    told = done.stdout.decode()
    assert "Атаулы көмекті бағалау (синтетикалық)" in told
    assert re.search(r"Tagged:\s+yes", told)
    assert "CreationDate" not in told
