"""What is assumed of made-up persons and of offices that write them down; the figures are in `assumptions.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("assumptions.toml")


@dataclass(frozen=True)
class Persons:
    """How the made-up persons are; every share is between 0 and 1."""

    kazakh: float
    slavic: float
    brothers_and_sisters: list[float]
    twin: float
    same_home: float
    first_birth_year: int
    last_birth_year: int
    women_renamed: float
    name_skew: float


@dataclass(frozen=True)
class Errors:
    """How often an entry of a register has each kind of mistake."""

    surname_misspelt: float
    given_name_misspelt: float
    fathers_name_misspelt: float
    names_swapped: float
    kazakh_letters_lost: float
    digits_swapped: float
    day_and_month_swapped: float
    digit_wrong: float
    first_of_january: float
    iin_digit_wrong: float
    sex_wrong: float


@dataclass(frozen=True)
class Office:
    """How an office writes persons down."""

    share: float
    iin: float
    kazakh_spelling: float
    latin_spelling: float
    fathers_name_kazakh: float
    fathers_name_missing: float
    old_surname: float
    tells_former: float
    moved: float
    day_form: str
    sex_words: list[str]
    errors: Errors


@dataclass(frozen=True)
class Assumptions:
    """All of the file."""

    day: date
    persons: Persons
    left: Office
    right: Office


@cache
def read_toml(file: Path) -> dict[str, Any]:
    """A data file of this package."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def assumptions() -> Assumptions:
    """The figures of the file, each under its name."""
    told = read_toml(_FILE)
    offices = [Office(**{**told[side], "errors": Errors(**told[side]["errors"])}) for side in ("left", "right")]
    return Assumptions(told["day"], Persons(**told["persons"]), *offices)
