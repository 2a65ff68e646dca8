"""Labelled registers: made-up persons, their numbers, spellings and mistakes, the same for the same seed."""

import json
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.linkage.names import fathers_names, skeletons, surname_stems
from shanyraq.people.linkage.registers.registers import write_registers
from shanyraq.people.linkage.registers.spelling import (
    fathers_name_kazakh,
    fathers_name_russian,
    kazakh_latin,
    passport_latin,
    russian,
    womans,
)
from shanyraq.people.linkage.registers.vocabulary import given_names, surnames
from shanyraq.people.problems import PeopleProblem

FIRST, SECOND = range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def has_check_digit(iin: str) -> bool:
    digits = [int(digit) for digit in iin]
    check = sum(map(int.__mul__, digits, FIRST)) % 11
    if check == 10:
        check = sum(map(int.__mul__, digits, SECOND)) % 11
    return check == digits[11]


def test_registers_say_that_they_are_synthetic_and_tell_the_truth(registers: Path) -> None:
    left, right, truth = (pl.read_parquet(registers / f"{name}.parquet") for name in ("left", "right", "truth"))
    told = json.loads((registers / "registers.json").read_text())
    assert (told["synthetic"], told["assumed"], told["persons"]) == (True, True, 1_500)
    assert (told["left"], told["right"], told["pairs"]) == (len(left), len(right), len(truth))
    assert pl.read_parquet_metadata(registers / "left.parquet")["synthetic"] == "true"
    persons = [dict(zip(table["id"], table["person"])) for table in (left, right)]
    assert all(persons[0][one] == persons[1][other] for one, other in truth.iter_rows())
    assert len(truth) == len(set(left["person"]) & set(right["person"]))


def test_most_numbers_have_their_check_digit_and_the_day_of_birth(registers: Path) -> None:
    left = pl.read_parquet(registers / "left.parquet").drop_nulls("iin")
    right = [has_check_digit(iin) for iin in left["iin"]]
    assert 0.95 < sum(right) / len(right) < 1
    days = left["birth_date"].str.replace_all("-", "").str.slice(2)
    assert (days == left["iin"].str.slice(0, 6)).mean() > 0.95
    assert left["iin"].n_unique() == len(left)


def test_pairs_differ_as_registers_do(registers: Path) -> None:
    left, right = (pl.read_parquet(registers / f"{side}.parquet") for side in ("left", "right"))
    both = left.join(right, on="person")
    for column, share in (("surname", 0.75), ("address", 0.75), ("patronymic", 0.75)):
        assert (both[column] == both[f"{column}_right"]).mean() < share
    alike = (surname_stems(both["surname"]) == surname_stems(both["surname_right"])).mean()
    assert 0.75 < alike < 0.95
    assert both["patronymic_right"].null_count() > both["patronymic"].null_count() > 0
    assert both["iin_right"].null_count() > both["iin"].null_count() > 0


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        write_registers(tmp_path / name, 200, seed)
    files = {name: [file.read_bytes() for file in sorted((tmp_path / name).iterdir())] for name in "abc"}
    assert files["a"] == files["b"]
    assert files["a"] != files["c"]


def test_nobody_at_all_makes_empty_registers(tmp_path: Path) -> None:
    counts = write_registers(tmp_path / "none", 0, 1)
    assert (counts.left, counts.right, counts.pairs) == (0, 0, 0)


def test_a_folder_in_use_is_left_alone(registers: Path) -> None:
    with pytest.raises(PeopleProblem, match="already exists"):
        write_registers(registers, 10, 1)


def test_names_are_spelt_by_rule() -> None:
    assert (russian("Айгүл"), russian("Қайрат"), russian("Сүлеймен")) == ("Айгуль", "Кайрат", "Сулеймен")
    assert (passport_latin("Жұлдыз"), passport_latin("Щербаков")) == ("Zhuldyz", "Shcherbakov")
    assert (kazakh_latin("Қайрат"), kazakh_latin("Ғалым"), kazakh_latin("Шынар")) == ("Qairat", "Ğalym", "Şynar")
    assert (womans("Сериков"), womans("Достоевский"), womans("Ким")) == ("Серикова", "Достоевская", "Ким")
    assert (fathers_name_kazakh("Серік", False), fathers_name_kazakh("Серік", True)) == ("Серікұлы", "Серікқызы")
    told = [
        fathers_name_russian(name, woman)
        for name, woman in (("Серік", False), ("Сергей", True), ("Илья", True), ("Мұса", False))
    ]
    assert told == ["Серикович", "Сергеевна", "Ильична", "Мусаевич"]


def test_every_name_of_the_lists_is_one_name_in_all_its_spellings() -> None:
    """Nearly: a few names have soft spellings of their own (Гюльнара)."""
    names = [*given_names(woman=False, skew=1.0).names, *given_names(woman=True, skew=1.0).names]
    wholes = [skeletons(pl.Series([spell(name) for name in names])) for spell in (str, russian, passport_latin)]
    agree = (wholes[0] == wholes[1]) & (wholes[1] == wholes[2])
    assert agree.mean() > 0.97
    families = pl.Series(surnames(1.0).names)
    of_women = pl.Series([womans(name) for name in families])
    assert (surname_stems(families) == surname_stems(of_women)).mean() > 0.99
    fathers = pl.Series(names[:60])
    forms = [pl.Series([way(name, True) for name in fathers]) for way in (fathers_name_kazakh, fathers_name_russian)]
    assert (fathers_names(forms[0]) == fathers_names(forms[1])).mean() > 0.97
