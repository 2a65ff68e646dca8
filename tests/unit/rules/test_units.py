"""Every value is a whole number: what it means, how it is written, and which numbers a fact can have."""

from datetime import date

import pytest

from shanyraq.rules import (
    NEVER,
    Codes,
    Count,
    Day,
    Fact,
    Flag,
    LawProblem,
    Marks,
    Members,
    Quantity,
    Share,
    Text,
    Tiyn,
    to_date,
    to_day,
    unit_of,
)
from shanyraq.rules.facts import wire


class Colour(Codes):
    RED = 1
    DEEP_BLUE = 9


class Reasons(Marks):
    RICH = 1
    LATE = 2
    FAR_AWAY = 8


def fact(annotation, default=None, least=0, most=1):
    return Fact("thing", "person", unit_of(annotation)[0], Text("зат", "вещь", "thing"), default, least, most)


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2024, 2, 29), 19782), (date.min, NEVER)],
)
def test_a_day_is_counted_from_1970(day, number):
    assert to_day(day) == number
    assert to_date(number) == day


@pytest.mark.parametrize(
    ("annotation", "name", "dtype", "members"),
    [
        (Tiyn, "tiyn", "int64", False),
        (Count, "count", "int32", False),
        (Flag, "flag", "bool", False),
        (Day, "day", "int32", False),
        (Share, "share", "int32", False),
        (Quantity, "quantity", "int64", False),
        (Colour, "codes", "uint8", False),
        (Reasons, "marks", "int32", False),
        (Members[Tiyn], "tiyn", "int64", True),
        (Members[Colour], "codes", "uint8", True),
    ],
)
def test_an_annotation_names_a_unit(annotation, name, dtype, members):
    unit, of_members = unit_of(annotation)
    assert (unit.name, unit.dtype, of_members) == (name, dtype, members)


@pytest.mark.parametrize("annotation", [int, float, "Tiyn", None, list[int], Members[int], 5])
def test_anything_else_names_none(annotation):
    assert unit_of(annotation) is None


@pytest.mark.parametrize(
    ("value", "annotation", "written"),
    [
        (0, Tiyn, "0.00"),
        (5, Tiyn, "0.05"),
        (123_456, Tiyn, "1234.56"),
        (-5, Tiyn, "-0.05"),
        (-123_456, Tiyn, "-1234.56"),
        (10**15, Tiyn, "10000000000000.00"),
        (True, Flag, True),
        (0, Flag, False),
        (19782, Day, "2024-02-29"),
        (NEVER, Day, "0001-01-01"),
        (3333, Share, "0.3333"),
        (15_000, Share, "1.5000"),
        (-3333, Share, "-0.3333"),
        (3500, Quantity, "0.3500"),
        (10**15 + 1, Quantity, "100000000000.0001"),
        (True, Count, 1),
        (-7, Count, -7),
        (9, Colour, "deep_blue"),
        (0, Reasons, []),
        (8 | 1, Reasons, ["rich", "far_away"]),
    ],
)
def test_a_value_is_written_as_files_write_it(value, annotation, written):
    found = wire(value, unit_of(annotation)[0])
    assert found == written
    assert type(found) is type(written)


@pytest.mark.parametrize("value", [0, 7, 100])
def test_a_value_that_can_be_true_is_given_back(value):
    assert fact(Count, least=0, most=100).check(value) == value


@pytest.mark.parametrize("value", [-1, 101])
def test_a_value_out_of_range_is_refused_with_the_range(value):
    with pytest.raises(LawProblem) as caught:
        fact(Count, least=0, most=100).check(value)
    assert caught.value.key == "fact_out_of_range"
    for lang in ("kk", "ru", "en"):
        said = caught.value.text(lang)
        assert all(part in said for part in ("thing", str(value), "0", "100"))


def test_money_and_days_are_told_as_people_write_them():
    with pytest.raises(LawProblem, match=r"thing: -0\.01 cannot be true\. Allowed from 0\.00 to 1000\.00\."):
        fact(Tiyn, most=100_000).check(-1)
    with pytest.raises(LawProblem, match=r"1969-12-31 cannot be true\. Allowed from 1970-01-01 to 1970-01-11"):
        fact(Day, most=10).check(-1)


def test_a_day_beyond_every_calendar_is_told_as_a_number():
    with pytest.raises(LawProblem, match=str(10**9)):
        fact(Day, most=10).check(10**9)


@pytest.mark.parametrize("code", [1, 9, Colour.RED])
def test_a_code_of_the_list_is_given_back(code):
    assert fact(Colour, least=1, most=9).check(code) == code


@pytest.mark.parametrize("code", [0, 5, 10])
def test_a_number_between_two_codes_is_no_code(code):
    with pytest.raises(LawProblem) as caught:
        fact(Colour, least=1, most=9).check(code)
    assert caught.value.key == "fact_code_unknown"
    for lang in ("kk", "ru", "en"):
        assert f"{code}" in caught.value.text(lang)
        assert "red, deep_blue" in caught.value.text(lang)


def test_a_text_is_had_in_each_language():
    text = Text(kk="зат", ru="вещь", en="thing")
    assert [text.lang(code) for code in ("kk", "ru", "en")] == ["зат", "вещь", "thing"]


def test_members_is_an_annotation_and_nothing_to_walk_along():
    with pytest.raises(NotImplementedError):
        list(Members())
    with pytest.raises(NotImplementedError):
        len(Members())
