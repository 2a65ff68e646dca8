"""Numbers as readers of each language write them, and back again."""

import pytest

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Flag
from shanyraq.evidence.report.written import cell_text, error_text, fixed, interval_text, number, read_back


@pytest.mark.parametrize(
    ("value", "scale", "lang", "text"),
    [
        (0.12345, Scale.SHARE, "en", "12.3%"),
        (0.12345, Scale.SHARE, "ru", "12,3\u00a0%"),
        (1.0, Scale.SHARE, "kk", "100,0\u00a0%"),
        (12_345_678.4, Scale.MONEY, "ru", "12\u00a0345\u00a0678\u00a0₸"),
        (12_345_678.4, Scale.MONEY, "en", "12,345,678\u00a0₸"),
        (-0.0421, Scale.INDEX, "en", "−0.042"),
        (-0.0001, Scale.INDEX, "en", "0.000"),
        (float("nan"), Scale.MONEY, "en", "—"),
    ],
)
def test_numbers_have_their_digits_and_units(value: float, scale: Scale, lang: str, text: str) -> None:
    assert number(value, scale, lang) == text


def test_a_sign_is_asked_for_and_nought_has_none() -> None:
    assert number(0.02, Scale.SHARE, "en", signed=True) == "+2.0%"
    assert number(0.0, Scale.SHARE, "en", signed=True) == "0.0%"


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("value", [0.0, 0.5, 999.999, 1_234_567.25, -41.5])
def test_what_is_written_can_be_read_back(lang: str, value: float) -> None:
    assert read_back(fixed(value, 3, lang), lang) == pytest.approx(value, abs=0.0005)
    assert read_back(number(value, Scale.MONEY, lang), lang) == pytest.approx(value, abs=0.5)
    assert read_back(number(value, Scale.SHARE, lang) + "†", lang) == pytest.approx(value, abs=0.0005)


def test_a_hidden_cell_tells_neither_number_nor_error() -> None:
    cell = Cell(0.3, Scale.SHARE, 0.1, 5, Flag.SUPPRESSED, 0.1, 0.5)
    assert (cell_text(cell, "en"), error_text(cell, "en"), interval_text(cell, "en")) == ("…", "", "")


def test_places_are_of_number_error_and_interval() -> None:
    cell = Cell(0.0123, Scale.SHARE, 0.001, 100, Flag.FEW, 0.01, 0.02, places=2)
    assert cell_text(cell, "en") == "1.23%*"
    assert error_text(cell, "en") == "(0.10)"
    assert interval_text(cell, "en") == "1.00% – 2.00%"
