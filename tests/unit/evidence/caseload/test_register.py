"""A register read from files to chapters: what it counts, what it is set against, and what it does not give away."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shanyraq.evidence.caseload.caseload import Caseload
from shanyraq.evidence.caseload.chapters import caseload_chapters
from shanyraq.evidence.caseload.elsewhere import published, surveyed
from shanyraq.evidence.caseload.files import caseload_report, check_place, write_caseload
from shanyraq.evidence.caseload.gather import gather
from shanyraq.evidence.caseload.problems import CaseloadProblem
from shanyraq.evidence.families.families import collect
from shanyraq.evidence.report.model import Cell, Table
from shanyraq.evidence.statistics.book import Book
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_parts
from shanyraq.people.sample.population import write_sample

EXAMPLE = Path(__file__).parents[4] / "examples/beneficiaries"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up register of the examples as a population."""
    place = tmp_path_factory.mktemp("register") / "register"
    read_files(sorted(EXAMPLE.glob("*.csv")), read_mapping(EXAMPLE / "mapping.toml"), place)
    return place


@pytest.fixture(scope="module")
def caseload(folder: Path) -> Caseload:
    return gather(folder)


def sent() -> pl.DataFrame:
    """The payments as the department sent them."""
    with (EXAMPLE / "payments.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    amount = [int(row["сумма, тенге"].replace(" ", "").removesuffix(",00")) for row in rows]
    return pl.DataFrame({"month": [row["месяц"] for row in rows], "amount": amount})


def test_every_payment_that_was_sent_is_counted(caseload: Caseload) -> None:
    wanted = {
        f"{month[3:]}-{month[:2]}": (number, amount * 100)
        for month, number, amount in sent()
        .group_by("month")
        .agg(pl.len(), pl.col("amount").sum().alias("sum"))
        .iter_rows()
    }
    assert {f"{one.month:%Y-%m}": (one.families, one.amount) for one in caseload.months} == wanted


def test_tables_add_up_with_the_register(caseload: Caseload) -> None:
    assert caseload.paid.height == caseload.months[-1].families
    assert sum(families for families, _, _ in caseload.rates.values()) == caseload.paid.height
    assert caseload.spells["months"].sum() == sum(month.families for month in caseload.months)
    assert caseload.inhabitants is not None
    assert (caseload.inhabitants.period, sorted(caseload.inhabitants.number)) == ("2024", ["11", "39"])


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_chapters_say_the_same_in_each_language(caseload: Caseload, lang: str) -> None:
    report, other = caseload_report(caseload, lang), caseload_report(caseload, "en")
    assert [chapter.key for chapter in report.chapters] == [chapter.key for chapter in other.chapters]
    cells, others = ([row.cells for table in one.tables for row in table.rows] for one in (report, other))
    assert repr(cells) == repr(others)
    assert report.synthetic


def test_few_families_are_told_nowhere(caseload: Caseload, tmp_path: Path) -> None:
    report = caseload_report(caseload, "en")
    told = [cell for table in report.tables for row in table.rows for cell in row.cells if isinstance(cell, Cell)]
    hidden = [cell for cell in told if cell.flag.hidden]
    assert hidden
    assert not any(table.counted for table in report.tables)
    write_caseload(caseload, tmp_path / "out")
    numbers = json.loads((tmp_path / "out/caseload.json").read_text(encoding="utf-8"))
    rows = [row for rows in numbers["tables"].values() for row in rows]
    cells = [cell for row in rows for cell in row.values() if isinstance(cell, dict)]
    assert len(cells) > len(hidden)
    for cell in cells:
        if cell["flag"] in ("suppressed", "complement"):
            assert (cell["value"], cell["std_error"], cell["families"]) == (None, None, None)
        else:
            assert cell["families"] is None or cell["families"] >= 20


def test_no_total_gives_a_hidden_kind_away(caseload: Caseload) -> None:
    [table] = [table for table in caseload_report(caseload, "en").tables if table.key == "caseload_families"]
    for group in table.groups:
        hidden = [row for row in group.rows if isinstance(cell := row.cells[0], Cell) and cell.flag.hidden]
        assert len(hidden) != 1


def test_the_same_register_makes_the_same_bytes(caseload: Caseload, folder: Path, tmp_path: Path) -> None:
    write_caseload(caseload, tmp_path / "one")
    write_caseload(gather(folder), tmp_path / "two")
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert {"caseload.kk.html", "caseload.json", "caseload_months.csv"} <= set(names)
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with pytest.raises(CaseloadProblem, match="not empty"):
        check_place(tmp_path / "one")


def test_a_register_without_payments_is_refused(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", 20, 1, date(2024, 5, 14))
    parts = read_parts(tmp_path / "sample")
    if parts[0].incomes is not None:
        parts[0].incomes.unlink()
    with pytest.raises(CaseloadProblem, match="history = true"):
        gather(tmp_path / "sample")


def test_published_caseloads_of_whole_years_are_set_beside_it(caseload: Caseload) -> None:
    register = replace(
        caseload.register, families=caseload.register.families.with_columns(pl.lit("59").alias("region"))
    )
    found = published(Book(), register)
    assert [(one.what, one.region, one.first.year, one.number) for one in found] == [("families", "59", 2023, 1600.0)]
    ratio = replace(caseload, register=register).reconciled(found[0])
    paid_in_2023 = register.payments.filter(pl.col("month").dt.year() == 2023)["family"].n_unique()
    assert ratio.counted == paid_in_2023


def test_a_survey_is_set_against_the_register_with_its_error(caseload: Caseload, folder: Path) -> None:
    families = collect(read_parts(folder), date(2025, 1, 15))
    found = surveyed(families, caseload.register)
    assert [(one.what, one.region) for one in found][:2] == [("families", "11"), ("persons", "11")]
    chapters = caseload_chapters(replace(caseload, estimates=tuple(found)), "en")
    [table] = [block for block in chapters[-1].blocks if isinstance(block, Table)]
    ratios = [cell for row in table.rows if isinstance(cell := row.cells[2], Cell)]
    assert [cell.value for cell in ratios] == pytest.approx([1.0] * len(ratios))
    assert all(cell.std_error > 0 for cell in ratios)


def test_a_survey_of_another_time_is_refused(caseload: Caseload, tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", 20, 1, date(2021, 5, 14))
    families = collect(read_parts(tmp_path / "sample"), date(2021, 5, 14))
    with pytest.raises(CaseloadProblem, match="2021-01 – 2021-03"):
        surveyed(families, caseload.register)


def test_sentences_of_a_tiny_register_give_nothing_away(caseload: Caseload) -> None:
    few = caseload.register.families["family"].head(5).implode()
    tables = {
        name: getattr(caseload.register, name).filter(pl.col("family").is_in(few))
        for name in ("families", "persons", "payments")
    }
    tiny = replace(caseload, register=replace(caseload.register, **tables))
    chapters = caseload_chapters(tiny, "en")
    assert chapters[0].findings[0].count("—") == 3
    assert not any(letter.isdigit() for letter in chapters[1].findings[0].replace("18", ""))
    cells = [
        cell
        for chapter in chapters
        for block in chapter.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        if isinstance(cell, Cell)
    ]
    assert cells
    assert all(cell.flag.hidden for cell in cells)
