"""A book of tariffs goes into a workbook and comes back as it was; what is wrong in one is told by sheet and cell."""

from pathlib import Path

import pytest

from shanyraq.people.tariffs.book import SHEETS
from shanyraq.people.tariffs.example import REGIMES, example_book
from shanyraq.people.tariffs.problems import BookRefused, TariffProblem
from shanyraq.people.tariffs.read import address, read_book
from shanyraq.people.tariffs.sheets import ALL_SHEETS
from shanyraq.people.tariffs.write import write_book
from shanyraq.rules import LANGUAGES
from shanyraq.rules.problems import Problem

HOME = Path(__file__).parents[4]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("regime", REGIMES)
def test_a_template_reads_back_as_entered(regime, lang: str, tmp_path: Path) -> None:
    book = example_book(regime, lang)
    write_book(book, tmp_path / "book.xlsx", lang, illustrative=True)
    assert read_book(tmp_path / "book.xlsx") == book
    assert all(getattr(book, key) for key in SHEETS if key != "settings")


@pytest.mark.parametrize("regime", REGIMES)
def test_the_examples_of_the_project_are_what_templates_hold(regime) -> None:
    assert read_book(HOME / f"examples/tariffs/{regime}.xlsx") == example_book(regime, "en")


def test_the_same_book_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_book(example_book("services", "kk"), tmp_path / name, "kk", illustrative=True)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_headings_and_sheets_differ_in_every_language() -> None:
    for lang in LANGUAGES:
        assert len({sheet.name(lang) for sheet in ALL_SHEETS}) == len(ALL_SHEETS)
        assert all(len(sheet.name(lang)) <= 31 for sheet in ALL_SHEETS)
        for sheet in ALL_SHEETS:
            titles = [column.title(lang) for column in sheet.columns]
            assert len(set(titles)) == len(titles), sheet.key
            assert all(column.meaning(lang) for column in sheet.columns)


def test_a_file_in_the_way_stays(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_text("mine")
    with pytest.raises(TariffProblem) as caught:
        write_book(example_book("services", "en"), file, "en", illustrative=True)
    assert caught.value.key == "file_in_the_way"
    assert file.read_text() == "mine"


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(TariffProblem) as caught:
        write_book(example_book("services", "en"), tmp_path / "none" / "book.xlsx", "en", illustrative=True)
    assert caught.value.key == "file_not_written"


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    with pytest.raises(TariffProblem) as caught:
        read_book(file)
    assert caught.value.key == "file_missing"
    for content in (b"", b"plain text"):
        file.write_bytes(content)
        with pytest.raises(TariffProblem) as caught:
            read_book(file)
        assert caught.value.key == "file_no_workbook"


def refused(file: Path) -> BookRefused:
    with pytest.raises(BookRefused) as caught:
        read_book(file)
    return caught.value


def reasons(problem: Problem) -> list[str]:
    """The keys of a problem and of what fills its places."""
    return [
        problem.key,
        *(key for value in problem.values.values() if isinstance(value, Problem) for key in reasons(value)),
    ]


WRONG_CELLS = [
    ("Services", "H5", "many", "cell_number"),
    ("Services", "H5", "12 000", "cell_number"),
    ("Services", "H5", "1e3", "cell_number"),
    ("Services", "H5", "-1", "cell_out_of_range"),
    ("Services", "H5", "2001", "cell_out_of_range"),
    ("Services", "H5", "12.5", "cell_too_fine"),
    ("Services", "H5", None, "cell_empty"),
    ("Services", "H5", "=1/0", "cell_error"),
    ("Services", "D5", "residental", "cell_code"),
    ("Services", "G5", "01.01.2026", "cell_day"),
    ("Services", "G5", "2024-12-31", "cell_out_of_range"),
    ("Services", "G5", "2026-02-30", "cell_day"),
    ("Services", "B5", "KRG-9", "code_unknown"),
    ("Services", "A6", "KRG-1-R", "row_twice"),
    ("Services", "C5", "x" * 201, "cell_too_long"),
    ("Providers", "D5", "perhaps", "cell_flag"),
    ("Providers", "C5", "Karagandy", "cell_code"),
    ("Staff norms", "A5", "carers", "code_unknown"),
    ("Staff norms", "A5", "food", "no_post"),
    ("Staff norms", "H5", None, "staff_norm_empty"),
    ("Staff norms", "F5", "31", "sizes_overlap"),
    ("Staff norms", "F6", "30", "range_backwards"),
    ("Staff norms", "J5", "0.33333", "cell_too_fine"),
    ("Staff norms", "J5", "0", "cell_out_of_range"),
    ("Cost items", "I5", "1", "norm_out_of_place"),
    ("Cost items", "H5", "places", "norm_left_out"),
    ("Cost items", "H5", "places", "driver_differs"),
    ("Cost items", "F5", "KRG-9", "code_unknown"),
    ("Prices", "A5", "carers", "code_unknown"),
    ("Prices", "D5", "165000.005", "cell_too_fine"),
    ("Prices", "D5", "10000000.01", "price_too_large"),
    ("Prices", "F5", "sure", "cell_code"),
    ("Limits", "F5", "7500.01", "range_backwards"),
    ("Accepted units", "A5", "KRG-9", "code_unknown"),
    ("Accepted units", "B5", "January", "cell_month"),
    ("Need forecast", "F5", None, "need_of_neither"),
    ("Need forecast", "H5", "5", "need_of_neither"),
    ("Need forecast", "H10", None, "need_without_likely"),
    ("Need forecast", "G10", None, "need_without_end"),
    ("Need forecast", "G10", "21001", "range_backwards"),
    ("Need forecast", "E5", "1999", "cell_out_of_range"),
    ("Scenarios", "E5", "5", "change_of_neither"),
    ("Scenarios", "C5", "carers", "code_unknown"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "key"), WRONG_CELLS)
def test_a_wrong_cell_is_told_with_sheet_cell_and_value(altered, sheet: str, cell: str, value, key: str) -> None:
    found = refused(altered({sheet: {cell: value}}))
    told = [problem for problem in found.problems if key in reasons(problem)]
    assert told, [problem.text() for problem in found.problems]
    if key not in (
        "staff_norm_empty",
        "norm_left_out",
        "driver_differs",
        "need_of_neither",
        "change_of_neither",
        "range_backwards",
        "need_without_end",
        "need_without_likely",
        "sizes_overlap",
    ):
        assert any(cell in problem.text() for problem in told)
    for lang in LANGUAGES:
        said = found.text(lang)
        assert sheet in said
        assert "{" not in said


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (["overhead", "0.1"], "cell_setting"),
        (["overhead_share", "much"], "cell_setting_value"),
        (["Indirect costs as a share of direct ones", "0.12345"], "cell_setting_value"),
        (["tariff_rounding", "sideways"], "cell_setting_value"),
    ],
)
def test_a_wrong_number_of_the_method_is_told(altered, row: list[str], key: str) -> None:
    found = refused(altered({"Method": {"A5": row[0], "B5": row[1]}}))
    assert [key in reasons(problem) for problem in found.problems] == [True]


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        (["overhead_share", "0.1"], "overhead_share", 1_000),
        (["Косвенные затраты как доля прямых", 0.1], "overhead_share", 1_000),
        (["capital_in_tariff", "жоқ"], "capital_in_tariff", 0),
        (["tariff_rounding", "up"], "tariff_rounding", 2),
        (["Step of a tariff", "0.01"], "tariff_step", 1),
    ],
)
def test_a_number_of_the_method_is_read_in_its_unit(altered, row: list[object], name: str, value: int) -> None:
    [setting] = read_book(altered({"Method": {"A5": row[0], "B5": row[1]}})).settings
    assert (setting.name, setting.value) == (name, value)


def test_a_change_of_a_number_of_the_method_needs_a_value(altered) -> None:
    found = refused(altered({"Scenarios": {"B5": "number of the method", "C5": "overhead_share"}}))
    assert [reasons(problem) for problem in found.problems] == [["cell_wrong", "change_of_setting"]]


def test_a_limit_of_neither_end_is_told(altered) -> None:
    found = refused(altered({"Limits": {"F5": None, "G5": None}}))
    assert [reasons(problem) for problem in found.problems] == [["cell_wrong", "limit_empty"]]


def test_everything_wrong_is_told_at_once_and_counted(altered) -> None:
    found = refused(altered({"Services": {"H5": "many", "I6": "few"}, "Prices": {"D5": "dear"}}))
    assert len(found.problems) == 3
    assert "(3)" in found.text("en")


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        ({"without": ("Prices",)}, "sheet_missing"),
        ({"renamed": {"Limits": "Limts"}}, "sheet_unknown"),
        ({"changes": {"Услуги": {"A1": "x"}}}, "sheet_twice"),
        ({"changes": {"Prices": {"D4": "Prise"}}}, "heading_unknown"),
        ({"changes": {"Prices": {"D4": None}}}, "heading_missing"),
        ({"changes": {"Prices": {"D4": "Source"}}}, "heading_twice"),
        ({"changes": {"Prices": {"I7": "a note"}}}, "cell_beyond"),
        ({"changes": {"Providers": dict.fromkeys(("A4", "B4", "C4", "D4"))}}, "headings_missing"),
    ],
)
def test_sheets_and_headings_that_do_not_fit_are_told(altered, arguments, key: str) -> None:
    found = refused(altered(**arguments))
    assert key in {problem.key for problem in found.problems}


def test_optional_sheets_may_be_left_out_and_own_ones_are_passed_over(altered) -> None:
    file = altered({"# my notes": {"A1": "think"}}, without=("Limits", "Accepted units", "Need forecast", "Scenarios"))
    book = read_book(file)
    assert (book.limits, book.accepted, book.need, book.changes) == ((), (), (), ())
    assert book.services == example_book("services", "en").services


def test_sheets_and_answers_may_be_of_another_language_than_headings(altered) -> None:
    file = altered({"Providers": {"D5": "Иә", "C5": "35"}}, renamed={"Providers": "Поставщики"})
    assert read_book(file).providers[0].village is True


@pytest.mark.parametrize(("row", "column", "told"), [(0, 0, "A1"), (3, 25, "Z4"), (9, 26, "AA10"), (0, 701, "ZZ1")])
def test_cells_are_called_as_workbooks_call_them(row: int, column: int, told: str) -> None:
    assert address(row, column) == told


def test_rows_may_stand_anywhere_below_the_headings_and_blank_ones_are_passed_over(tmp_path: Path, altered) -> None:
    last = len(example_book("services", "en").providers) + 4
    book = read_book(
        altered({"Providers": {f"A{last + 9}": "X", f"B{last + 9}": "Y", f"C{last + 9}": "71", f"D{last + 9}": "no"}})
    )
    assert book.providers[-1].code == "X"
