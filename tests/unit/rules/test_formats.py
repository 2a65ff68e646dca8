"""Values as people read them, in each language."""

from datetime import date
from fractions import Fraction

import pytest

from shanyraq.rules import LANGUAGES, NEVER, WHOLE, Codes, Marks, Rounding, Text, Unit, to_day
from shanyraq.rules.formats import (
    NO_BREAK,
    amount,
    answer,
    day,
    decimal,
    money,
    month,
    plain,
    plural,
    share,
    told,
    whole,
)
from shanyraq.rules.units import UNITS


class Work(Codes):
    NONE = 0
    JOB = 1


class Grounds(Marks):
    RICH = 1
    IDLE = 2


LABELS = {"Work": {"job": Text("жұмыс", "работа", "job")}, "Grounds": {"rich": Text("бай", "богат", "rich")}}


def spaced(text: str) -> str:
    """A text with plain spaces where no-break ones stand."""
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("tiyn", "lang", "text"),
    [
        (4_111_750, "ru", "41 117,50 ₸"),
        (4_111_750, "kk", "41 117,50 ₸"),
        (4_111_750, "en", "41,117.50 ₸"),
        (4_111_700, "ru", "41 117 ₸"),
        (0, "kk", "0 ₸"),
        (1, "en", "0.01 ₸"),
        (-123_456_789_05, "ru", "−123 456 789,05 ₸"),
    ],
)
def test_money_has_its_thousands_apart_and_no_idle_decimals(tiyn: int, lang: str, text: str) -> None:
    assert spaced(money(tiyn, lang)) == text
    assert spaced(amount(tiyn, lang)) == text.removesuffix(" ₸")
    assert " " not in money(tiyn, lang)


def test_whole_numbers_keep_their_sign() -> None:
    assert [spaced(whole(number, "ru")) for number in (-1234, 0, 999, 1_000_000)] == ["−1 234", "0", "999", "1 000 000"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "0,3333…"),
        (Fraction(357_406, 10), "35 740,6"),
        (Fraction(-1, 8), "−0,125"),
        (Fraction(5), "5"),
        (Fraction(99_999, 100_000), "0,9999…"),
    ],
)
def test_what_is_cut_off_a_number_is_shown(value: Fraction, text: str) -> None:
    assert spaced(decimal(value, "ru")) == text


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [(7_000, "ru", "70 %"), (7_000, "en", "70%"), (3_333, "kk", "33,33 %"), (WHOLE, "en", "100%")],
)
def test_shares_up_to_the_whole_are_told_in_percent(value: int, lang: str, text: str) -> None:
    assert spaced(share(value, lang)) == text


def test_larger_shares_are_told_as_numbers() -> None:
    assert [share(41_700, "ru"), share(25_000, "en"), share(-5_000, "kk")] == ["4,17", "2.5", "−0,5"]


def test_days_are_written_as_each_language_writes_them() -> None:
    value = to_day(date(2024, 5, 4))
    assert [spaced(day(value, lang)) for lang in LANGUAGES] == ["04.05.2024", "04.05.2024", "4 May 2024"]


def test_the_day_of_what_has_not_happened_says_so() -> None:
    assert [day(NEVER, lang) for lang in LANGUAGES] == ["болмаған", "не было", "has not happened"]


def test_months_of_files_are_named_and_other_texts_stay() -> None:
    assert [spaced(month("2024-01", lang)) for lang in LANGUAGES] == ["2024 қаңтар", "январь 2024", "January 2024"]
    assert [month(text, "ru") for text in ("2024-13", "first", "2024")] == ["2024-13", "first", "2024"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1 месяц"), (2, "2 месяца"), (5, "5 месяцев"), (11, "11 месяцев"), (21, "21 месяц"), (112, "112 месяцев")],
)
def test_russian_nouns_follow_their_number(number: int, text: str) -> None:
    assert plural("months", number, "ru") == text


def test_nouns_of_other_languages_have_fewer_forms() -> None:
    assert [plural("months", number, "en") for number in (1, 2)] == ["1 month", "2 months"]
    assert [plural("months", number, "kk") for number in (1, 2)] == ["1 ай", "2 ай"]


def test_answers_are_told_by_their_labels_or_else_as_files_write_them() -> None:
    assert [answer(1, Work, lang, LABELS) for lang in LANGUAGES] == ["жұмыс", "работа", "job"]
    assert answer(0, Work, "ru", LABELS) == "none"
    assert [answer(marks, Grounds, "ru", LABELS) for marks in (0, 1, 3)] == ["нет", "богат", "богат; idle"]


def test_ways_of_rounding_need_no_labels_of_the_law() -> None:
    assert [answer(way, Rounding, "kk", {}) for way in Rounding] == ["төмен", "ең жақынына", "жоғары"]


def test_a_value_is_told_by_its_unit() -> None:
    work = Unit("codes", "uint8", Work)
    units = [UNITS["tiyn"], UNITS["count"], UNITS["flag"], UNITS["share"], work]
    assert [spaced(told(1, unit, "ru", LABELS)) for unit in units] == ["0,01 ₸", "1", "да", "0,01 %", "работа"]
    assert [plain(100, unit, "en", {}) for unit in (UNITS["tiyn"], None)] == ["1", "100"]


def test_a_quantity_is_told_with_its_decimals_and_never_in_percent() -> None:
    told_quantities = [plain(value, UNITS["quantity"], "ru", {}) for value in (3_500, 10_000, 47_500, 12_345_678)]
    assert [spaced(text) for text in told_quantities] == ["0,35", "1", "4,75", "1 234,5678"]
