"""The normal form of a register: days, sexes, numbers, addresses, and full names taken apart."""

import polars as pl
import pytest

from shanyraq.people.linkage.normal_form import COLUMNS, normal_form


def form(**columns: list[str | None]) -> pl.DataFrame:
    number = max(len(values) for values in columns.values())
    empty: list[str | None] = [None] * number
    told = {name: columns.get(name, empty) for name in COLUMNS}
    told["id"] = [str(place) for place in range(number)]
    return normal_form(pl.DataFrame(told, schema=dict.fromkeys(COLUMNS, pl.String)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1988-02-11", "19880211"),
        ("11.02.1988", "19880211"),
        ("11/2/1988", "19880211"),
        ("19880211", "19880211"),
        ("1988-02-11 00:00:00", "19880211"),
        ("1988-02-31", "19880231"),  # of no calendar, yet its digits compare
        ("в феврале", None),
        (None, None),
    ],
)
def test_days_are_eight_digits_whatever_their_form(text: str | None, day: str | None) -> None:
    assert form(birth_date=[text])["birth"].to_list() == [day]


def test_day_and_month_have_no_order_when_pairs_are_found() -> None:
    folded = form(birth_date=["1988-02-11", "1988-11-02", "1988-02-12"])["birth_folded"].to_list()
    assert folded == ["19880211", "19880211", "19880212"]


def test_sexes_are_known_in_three_languages() -> None:
    told = form(sex=["male", "Ж", "әйел", "Ер", "1", "?", None])["sex"].to_list()
    assert told == ["m", "f", "f", "m", "m", None, None]


def test_what_stands_for_no_number_is_none() -> None:
    iins = form(iin=["880211300012", " 880211300012 ", "000000000000", "999999999999", "88021130001", "н/д", None])
    assert iins["iin"].to_list() == ["880211300012"] * 2 + [None] * 5


def test_addresses_are_compared_by_street_and_numbers() -> None:
    told = form(
        address=["ул. Абая, д. 12, кв. 5", "Абая көшесі, 12 үй, 5-пәтер", "без номера", None],
        locality=["г. Қарағанды", "Караганда қаласы", "Қарағанды", None],
    )
    assert told["street"].to_list()[:2] == ["abaia", "abaia"]
    assert told["numbers"].to_list() == ["12-5", "12-5", None, None]
    assert (
        told["locality"].to_list() == ["karanandi", "karananda", "karanandi", None]
        or told["locality"][0] == told["locality"][2]
    )


@pytest.mark.parametrize(
    "whole",
    ["Иванов Иван Петрович", "Иван Петрович Иванов", "  Иванов   Иван  Петрович "],
    ids=["usual", "turned", "idle"],
)
def test_a_full_name_is_taken_apart(whole: str) -> None:
    [told] = form(full_name=[whole]).select("surname", "given", "father").rows()
    assert told == ("ivan", "ivan", "petr")


def test_columns_of_names_go_before_the_full_name() -> None:
    told = form(full_name=["Ким Анна", "Ли Вера"], surname=["Пак", None]).select("surname", "given", "father").rows()
    assert told == [("pak", "ana", None), ("li", "vera", None)]


def test_an_initial_is_no_given_name() -> None:
    assert form(given_name=["А.", "Ан"])["given"].to_list() == [None, "an"]
