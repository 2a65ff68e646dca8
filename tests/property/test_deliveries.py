"""Whatever is sent, every row is accounted for; and a population written in any dialect is read back as it was."""

import csv
import io
import tempfile
from datetime import date, timedelta
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_parts

DAY = date(2024, 5, 14)

MAPPING = """
[delivery]
name = "any"
source = "Any"
date = 2024-05-14
[limits]
refused = 1
[[files]]
role = "persons"
encoding = "{encoding}"
delimiter = '{delimiter}'
dates = ["{dates}"]
decimal = "{decimal}"
thousands = "{thousands}"
missing = ["", "{missing}"]
[files.columns]
family = "отбасы"
person = "адам"
relation = {{ column = "туыстығы", codes = {{ "1" = "applicant", "2" = "spouse", "3" = "child" }} }}
birth_date = "туған"
income_wage = "жалақы"
region = "өңір"
"""

NAMES = ("отбасы", "адам", "туыстығы", "туған", "жалақы", "өңір")

broken = st.sampled_from(
    ["", "-", "1", "2", "3", "x", "1988-02-11", "2024-05-15", "35", "71", "0.5", "0,001", "a;b", '"']
)
mostly_right = st.tuples(
    st.sampled_from("abcd"),
    st.integers(1, 12).map(str),
    st.sampled_from(["1", "3", "3"]),
    st.sampled_from(["1960-01-01", "1988-02-11", "2012-10-01"]),
    st.sampled_from(["", "1", "2.50"]),
    st.sampled_from(["35", "35", "71"]),
)
any_row = st.one_of(mostly_right, mostly_right, mostly_right, st.tuples(*[broken] * 6), st.tuples(*[broken] * 5))


def read(text: bytes, **dialect: str) -> tuple[object, dict[str, pl.DataFrame]]:
    told = {"encoding": "utf-8", "delimiter": ",", "dates": "%Y-%m-%d", "decimal": ".", "thousands": "", "missing": "-"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "map.toml").write_text(MAPPING.format(**{**told, **dialect}), encoding="utf-8")
        (folder / "persons.csv").write_bytes(text)
        delivery = read_files([folder / "persons.csv"], read_mapping(folder / "map.toml"), folder / "population")
        tables = {
            table: pl.concat(
                [pl.read_parquet(part.folder / f"{table}.parquet") for part in read_parts(folder / "population")],
                how="diagonal_relaxed",
            )
            for table in ("families", "persons")
        }
    return delivery, tables


@settings(max_examples=40)
@given(rows=st.lists(any_row, max_size=25))
def test_every_row_is_kept_or_refused_and_families_are_whole(rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([NAMES, *rows])
    delivery, tables = read(text.getvalue().encode())
    [file] = delivery.files
    assert file.rows_read == len(rows) == file.rows_kept + file.rows_refused
    assert file.rows_with_family <= file.rows_refused
    assert file.rows_kept == delivery.persons == tables["persons"].height
    assert bool(file.rows_refused) <= any(check.count for check in delivery.checks)
    sent = {family: len({row for row in rows if row[0] == family}) for family in "abcd"}
    kept = tables["persons"]["family_id"].value_counts() if delivery.persons else pl.DataFrame({"f": [], "n": []})
    assert all(sent[family] == number for family, number in kept.iter_rows())


@st.composite
def populations(draw: st.DrawFn) -> list[tuple[str, int, int, date, int | None, int]]:
    rows = []
    for number in range(draw(st.integers(1, 6))):
        region = draw(st.sampled_from([10, 35, 71, 79]))
        for place in range(draw(st.integers(1, 4))):
            born = date(1970, 1, 1) + timedelta(
                draw(st.integers(0, 9_000)) if place == 0 else draw(st.integers(15_000, 19_000))
            )
            wage = draw(st.none() | st.integers(0, 10**10))
            rows.append((f"№{number}", 10 * number + place, 0 if place == 0 else 3, born, wage, region))
    return rows


def amount(tiyn: int | None, decimal: str, thousands: str, missing: str) -> str:
    if tiyn is None:
        return missing
    whole = f"{tiyn // 100:,}".replace(",", thousands)
    return whole if tiyn % 100 == 0 else f"{whole}{decimal}{tiyn % 100:02}"


@settings(max_examples=30)
@given(
    rows=populations(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    dates=st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"]),
    marks=st.sampled_from([(".", ""), (",", " "), (",", "\u00a0"), (".", ","), (",", "."), (".", "'")]),
    missing=st.sampled_from(["", "-", "жоқ"]),
)
def test_a_population_in_any_dialect_is_read_back(
    rows: list[tuple[str, int, int, date, int | None, int]],
    encoding: str,
    delimiter: str,
    quoting: int,
    end: str,
    dates: str,
    marks: tuple[str, str],
    missing: str,
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerow(NAMES)
    for family, person, relation, born, wage, region in rows:
        told = amount(wage, *marks, missing)
        writer.writerow([family, person, {0: 1, 3: 3}[relation], born.strftime(dates), told, region])
    declared = {"encoding": encoding, "delimiter": delimiter, "dates": dates, "decimal": marks[0], "missing": missing}
    told_space = marks[1].replace("\u00a0", " ")
    delivery, tables = read(text.getvalue().encode(encoding), thousands=told_space, **declared)
    assert delivery.persons == len(rows), [check for check in delivery.checks if check.count]
    found = tables["persons"].join(tables["families"].select("family_id", "region"), on="family_id")
    found = found.sort("person_id").select("family_id", "relation", "birth_date", "income_wage", "region")
    assert found.rows() == [(family, relation, born, wage, region) for family, _, relation, born, wage, region in rows]
