"""A register's entries: persons as an office writes them down, in its spelling, with its gaps and its mistakes."""

from collections.abc import Callable

import numpy as np
import polars as pl

from shanyraq.people.linkage.registers.assumptions import Assumptions, Office
from shanyraq.people.linkage.registers.persons import NONE, Flags, Homes, Persons, Whole, draw_homes
from shanyraq.people.linkage.registers.spelling import KAZAKH, LATIN, PASSPORT, RUSSIAN, russian
from shanyraq.people.linkage.registers.vocabulary import (
    given_names,
    places,
    spelt,
    spelt_fathers_names,
    spelt_surnames,
    surnames,
)

_ALPHABET = "аеиноклмстрвдпұіқ"
_KAZAKH_GROUP = 0


def draw_entries(
    persons: Persons, office: Office, assumed: Assumptions, prefix: str, rng: np.random.Generator
) -> pl.DataFrame:
    """The entries of the persons whom an office knows, in no order; `person` is the truth, the person's number."""
    known = rng.permutation(np.flatnonzero(rng.random(len(persons.woman)) < office.share))
    number = len(known)
    spelling = _spellings(persons.group[known], office, rng)
    names = _names(persons, known, spelling, office, assumed, rng)
    woman = persons.woman[known] ^ (rng.random(number) < office.errors.sex_wrong)
    home, moved = persons.home.at(known), rng.random(number) < office.moved
    elsewhere = draw_homes(number, rng)
    pairs = zip(vars(elsewhere).values(), vars(home).values(), strict=True)
    here = Homes(*(np.where(moved, new, old) for new, old in pairs))
    localities, addresses = _addresses(here, spelling)
    table = pl.DataFrame(
        {
            "id": pl.Series([f"{prefix}{place:07d}" for place in range(1, number + 1)], dtype=pl.String),
            **names,
            "birth_date": _birth_days(persons.birth[:, known], office, rng),
            "sex": _gathered(pl.Series(office.sex_words), woman.astype(np.int64)),
            "iin": _iins(persons.iin[:, known], office, rng),
            "locality": localities,
            "address": addresses,
            "person": known,
        }
    )
    return _swapped(table, office.errors.names_swapped, rng)


def _spellings(group: Whole, office: Office, rng: np.random.Generator) -> Whole:
    """In which spelling each entry is: Kazakh letters for Kazakh names alone."""
    drawn = rng.random(len(group))
    kazakh = group == _KAZAKH_GROUP
    latin = np.where(kazakh & (rng.random(len(group)) < 0.5), LATIN, PASSPORT)
    rest = np.where(kazakh & (drawn > 1 - office.kazakh_spelling), KAZAKH, RUSSIAN)
    return np.where(drawn < office.latin_spelling, latin, rest)


def _names(
    persons: Persons, known: Whole, spelling: Whole, office: Office, assumed: Assumptions, rng: np.random.Generator
) -> dict[str, pl.Series]:
    """The columns of names."""
    number, skew, errors = len(known), assumed.persons.name_skew, office.errors
    men, women, families = given_names(False, skew), given_names(True, skew), surnames(skew)
    woman, given, father = persons.woman[known], persons.given_name[known], persons.father[known]
    surname, former = persons.surname[known], persons.former[known]
    old = (former != NONE) & (rng.random(number) < office.old_surname)
    told = (former != NONE) & ~old & (rng.random(number) < office.tells_former)
    kazakh_way = (persons.group[known] == _KAZAKH_GROUP) & (rng.random(number) < office.fathers_name_kazakh)
    missing = rng.random(number) < office.fathers_name_missing
    given_table = pl.concat([spelt(men.names), spelt(women.names)])
    given_place = np.where(woman, 4 * len(men.names) + spelling * len(women.names), spelling * len(men.names)) + given
    way = 2 * (~kazakh_way) + woman
    table = spelt_surnames(families.names)

    def borne(which: Whole) -> Whole:
        return (4 * woman + spelling) * len(families.names) + which

    columns = {
        "surname": _gathered(table, borne(np.where(old, former, surname))),
        "given_name": _gathered(given_table, given_place),
        "patronymic": _gathered(
            spelt_fathers_names(men.names), (4 * way + spelling) * len(men.names) + father, ~missing
        ),
        "former_surname": _gathered(table, borne(np.where(told, former, 0)), told),
    }
    lost = (spelling == KAZAKH) & (rng.random(number) < errors.kazakh_letters_lost)
    for name, share in (
        ("surname", errors.surname_misspelt),
        ("given_name", errors.given_name_misspelt),
        ("patronymic", errors.fathers_name_misspelt),
    ):
        columns[name] = _changed(columns[name], lost, russian)
        columns[name] = _changed(columns[name], rng.random(number) < share, lambda text: _misspelt(text, rng))
    return columns


def _birth_days(birth: Whole, office: Office, rng: np.random.Generator) -> pl.Series:
    """Days of birth in the office's form, mistakes among them; no mistake makes a day that no calendar has."""
    errors, number = office.errors, birth.shape[1]
    year, month, day = (part.copy() for part in birth)
    flip = (rng.random(number) < errors.day_and_month_swapped) & (day <= 12)
    month[flip], day[flip] = day[flip], month[flip]
    turn = rng.random(number) < errors.digits_swapped
    turned = day % 10 * 10 + day // 10
    year_turned = year // 100 * 100 + year % 10 * 10 + year // 10 % 10
    in_day = turn & (turned >= 1) & (turned <= 28) & (turned != day)
    day = np.where(in_day, turned, day)
    year = np.where(turn & ~in_day & (year_turned < 2020), year_turned, year)
    wrong = rng.random(number) < errors.digit_wrong
    kind, step = rng.integers(3, size=number), rng.choice([-1, 1], number)
    year = np.where(wrong & (kind == 0), year + step * rng.choice([1, 10], number), year)
    month = np.where(wrong & (kind == 1), (month - 1 + step) % 12 + 1, month)
    day = np.where(wrong & (kind == 2), np.clip(day + step * rng.choice([1, 2, 10], number), 1, 31), day)
    unknown = rng.random(number) < errors.first_of_january
    month, day = np.where(unknown, 1, month), np.where(unknown, 1, day)
    day = np.minimum(day, np.where(month == 2, 28, np.where(np.isin(month, [4, 6, 9, 11]), 30, 31)))
    days = pl.DataFrame({"year": year, "month": month, "day": day})
    return days.select(pl.date("year", "month", "day").dt.strftime(office.day_form)).to_series()


def _iins(digits: Whole, office: Office, rng: np.random.Generator) -> pl.Series:
    """Numbers where the office has them, a digit of some wrong."""
    number = len(digits[0])
    wrong = np.flatnonzero(rng.random(number) < office.errors.iin_digit_wrong)
    digits = digits.copy()
    place = rng.integers(len(digits), size=len(wrong))
    digits[place, wrong] = (digits[place, wrong] + rng.integers(1, 10, size=len(wrong))) % 10
    value = (digits * 10 ** np.arange(11, -1, -1)[:, None]).sum(axis=0)
    text = pl.Series(value).cast(pl.String).str.zfill(12)
    return _where(text, rng.random(number) < office.iin)


def _addresses(home: Homes, spelling: Whole) -> tuple[pl.Series, pl.Series]:
    """Locality and address, the words around the street in the entry's language."""
    localities, streets = (tuple(names) for names in places())
    street = _gathered(spelt(streets), spelling * len(streets) + home.street)
    parts = pl.DataFrame({"street": street, "house": home.house, "flat": home.flat, "kazakh": spelling == KAZAKH})
    flat = pl.when(pl.col("flat") > 0)
    kazakh = pl.format("{} көшесі, {} үй", "street", "house") + flat.then(pl.format(", {}-пәтер", "flat")).otherwise(
        pl.lit("")
    )
    other = pl.format("ул. {}, д. {}", "street", "house") + flat.then(pl.format(", кв. {}", "flat")).otherwise(
        pl.lit("")
    )
    address = parts.select(pl.when("kazakh").then(kazakh).otherwise(other)).to_series()
    return _gathered(spelt(localities), spelling * len(localities) + home.locality), address


def _swapped(table: pl.DataFrame, share: float, rng: np.random.Generator) -> pl.DataFrame:
    """Surname and given name in each other's place, in some entries."""
    swap = pl.Series("swap", rng.random(len(table)) < share)
    return table.with_columns(
        surname=pl.when(swap).then("given_name").otherwise("surname"),
        given_name=pl.when(swap).then("surname").otherwise("given_name"),
    )


def _misspelt(text: str, rng: np.random.Generator) -> str:
    """A text with one letter left out, doubled, exchanged with its neighbour, or another one."""
    place, kind = int(rng.integers(1, max(2, len(text)))), int(rng.integers(4))
    before, after = text[:place], text[place:]
    if kind == 0:
        return before + after[1:]
    if kind == 1:
        return before + _ALPHABET[int(rng.integers(len(_ALPHABET)))] + after
    if kind == 2 and len(after) > 1:
        return before + after[1] + after[0] + after[2:]
    return before + _ALPHABET[int(rng.integers(len(_ALPHABET)))] + after[1:]


def _changed(column: pl.Series, where: Flags, change: Callable[[str], str]) -> pl.Series:
    """A column with the texts at some places changed."""
    at = np.flatnonzero(where & column.is_not_null().to_numpy())
    changed = [change(text) for text in column.gather(at).to_list()]
    return column.scatter(at, pl.Series(changed, dtype=pl.String)) if changed else column


def _gathered(table: pl.Series, places: Whole, where: Flags | None = None) -> pl.Series:
    found = table.gather(places)
    return found if where is None else _where(found, where)


def _where(column: pl.Series, where: Flags) -> pl.Series:
    return pl.select(pl.when(pl.Series(where)).then(column)).to_series()
