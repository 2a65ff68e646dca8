"""Reports on tariffs: the same numbers in every language and format, all of them saying what was assumed."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import fastexcel
import pytest

import shanyraq.evidence.tariffs
from shanyraq.evidence.report.html import report_page
from shanyraq.evidence.report.model import Cell
from shanyraq.evidence.report.workbook import write_workbook
from shanyraq.evidence.report.written import cell_text, read_back
from shanyraq.evidence.tariffs.break_even import break_even
from shanyraq.evidence.tariffs.break_even_told import break_even_report
from shanyraq.evidence.tariffs.comparison_told import comparison_report
from shanyraq.evidence.tariffs.forecast import forecast
from shanyraq.evidence.tariffs.forecast_told import forecast_report
from shanyraq.evidence.tariffs.sensitivity import scenarios, sensitivity
from shanyraq.evidence.tariffs.sensitivity_told import sensitivity_report
from shanyraq.evidence.tariffs.tariffs_told import tariff_report
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.tariffs.example import REGIMES
from shanyraq.rules import LANGUAGES

FOLDER = Path(shanyraq.evidence.tariffs.__file__).parent
TEXTS = tomllib.loads((FOLDER / "texts.toml").read_text(encoding="utf-8"))

NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")

REPORTS = {
    "compute": tariff_report,
    "compare": comparison_report,
    "break_even": lambda writer: break_even_report(
        writer, [break_even(writer.book, one, TARIFF_LAW) for one in writer.costed]
    ),
    "forecast": lambda writer: forecast_report(
        writer, forecast(writer.book, writer.costed, years=2, seed=1, draws=200)
    ),
    "sensitivity": lambda writer: sensitivity_report(
        writer,
        [sensitivity(writer.book, one, TARIFF_LAW, 1_000) for one in writer.costed],
        scenarios(writer.book, writer.costed, TARIFF_LAW),
    ),
}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("name", REPORTS)
def test_numbers_are_the_same_in_every_language(writer, name: str, regime) -> None:
    reports = [REPORTS[name](writer(lang, regime)) for lang in LANGUAGES]
    for tables in zip(*(report.tables for report in reports), strict=True):
        assert len({table.key for table in tables}) == 1
        for rows in zip(*(table.rows for table in tables), strict=True):
            values = [[cell.value if isinstance(cell, Cell) else None for cell in row.cells] for row in rows]
            assert repr(values[0]) == repr(values[1]) == repr(values[2])
            assert len({row.key for row in rows}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_every_table_and_figure_says_how_sure_it_is(writer, name: str, lang: str) -> None:
    report = REPORTS[name](writer(lang))
    sure = TEXTS["sureness"][lang]
    assert report.tables or report.figures
    assert report.mark == TEXTS["assumed_mark"][lang]
    for block in (*report.tables, *report.figures):
        assert sure in dict(block.notes), block.key
    short = TEXTS["assumed_short"][lang]
    assert all(short in figure.svg for figure in report.figures)
    assert sure in dict(report.facts)


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_and_a_workbook_hold_the_reports_numbers(writer, name: str, tmp_path: Path) -> None:
    report = REPORTS[name](writer("ru"))
    page = report_page(report)
    write_workbook(report, tmp_path / "report.xlsx")
    book = fastexcel.read_excel(str(tmp_path / "report.xlsx"))
    for place, table in enumerate(report.tables, start=1):
        sheet = book.load_sheet(place, header_row=None, skip_rows=0, dtypes="string").to_polars()
        texts = [text for column in sheet for text in column.to_list() if text is not None]
        written = [float(text) for text in texts if NUMBER.fullmatch(text)]
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell, Cell) and cell.shown is not None:
                    told = cell_text(cell, "ru")
                    assert told in page
                    assert read_back(told, "ru") == pytest.approx(cell.value, abs=0.51)
                    assert any(abs(number - cell.value) <= 1e-9 * max(1, abs(cell.value)) for number in written), (
                        row.key
                    )


def test_keys_of_blocks_and_chapters_are_addresses_of_their_own(writer) -> None:
    for make in REPORTS.values():
        report = make(writer("en"))
        keys = [block.key for block in (*report.tables, *report.figures)] + [one.key for one in report.chapters]
        assert len(set(keys)) == len(keys)
        assert all(re.fullmatch(r"\w+", key) for key in keys), keys


def test_many_services_are_told_in_one_table(writer) -> None:
    report = tariff_report(writer("en"), one_by_one=False)
    assert [chapter.key for chapter in report.chapters] == ["tariff_tariffs", "tariff_assumed"]


def test_every_text_exists_in_three_languages_with_the_same_places() -> None:
    for key, text in TEXTS.items():
        assert text.keys() == set(LANGUAGES), key
        places = [{name for _, name, _, _ in Formatter().parse(text[lang]) if name} for lang in LANGUAGES]
        assert places[0] == places[1] == places[2], key


def test_every_text_is_used() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    begun = ("title_", "chapter_", "head_", "column_", "table_", "figure_", "lever_", "basis_")
    numbered = ("assumed_", "break_even_", "forecast_", "sensitivity_")
    kinds = ("read", "reported", "assumed", "approved", "computed", "elsewhere")
    unused = [
        key
        for key in TEXTS
        if f'"{key}"' not in source and not key.startswith((*begun, *numbered)) and key not in kinds
    ]
    assert unused == []
    words = set(re.findall(r'"(\w+)"', source))
    for key in TEXTS:
        for start in ("column_", "head_", "table_", "figure_", "chapter_", "title_"):
            if key.startswith(start):
                assert key.removeprefix(start) in words or key.removeprefix(start) in source, key
