"""The quality report: a verdict in plain words, measures that add up, what changed, what to do; whatever came."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from tests.unit.people.intake.deliveries import EMPTY, check, column, delivery, file

from shanyraq.people.charts import problems
from shanyraq.people.charts.problems import ChartsProblem
from shanyraq.people.intake import report_findings
from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Delivery, Outcome
from shanyraq.people.intake.report import REPORT_FILES, check_report_possible, write_report
from shanyraq.people.intake.report_measures import (
    Change,
    age_in_days,
    changes,
    column_shares,
    delivery_shares,
    dimension,
    found_something,
    months_of_quarter,
)
from shanyraq.people.intake.report_tables import report_tables
from shanyraq.people.intake.report_words import ReportWords

EN = ReportWords("en")


def test_every_rule_tells_against_one_measure() -> None:
    told = {rule: dimension(rule) for rule in RULES}
    assert told["cell_missing"] == "complete"
    assert told["iin_wrong"] == "valid"
    assert told["parent_younger"] == told["iin_birth_date"] == "consistent"
    assert told["month_outside_period"] == "timely"


def test_the_measures_of_a_column_are_shares_of_what_there_is() -> None:
    shares = column_shares(column(rows=200, missing=50, invalid={"code_unknown": 15, "iin_sex": 30}))
    assert (shares.complete, shares.valid, shares.consistent) == (0.75, 0.9, 0.8)
    nothing = column_shares(column(rows=0))
    assert (nothing.complete, nothing.valid, nothing.consistent) == (None, None, None)


def test_the_measures_of_a_delivery_count_all_its_cells_and_checks() -> None:
    columns = (column(rows=100, missing=50, invalid={"code_unknown": 5}), column("work", rows=100))
    checks = (check("parent_younger", 10, tested=100), check("iin_sex", 10, tested=200), check("iin_wrong", 9))
    shares = delivery_shares(delivery(columns=columns, checks=checks))
    assert (shares.complete, shares.valid, shares.consistent) == (0.75, 145 / 150, 0.9)
    of_file = delivery_shares(delivery(columns=columns), file(read=100))
    assert (of_file.complete, of_file.consistent) == (0.75, 1.0)


def test_more_contradictions_than_rows_leave_no_share_below_nought() -> None:
    assert delivery_shares(delivery(checks=(check("parent_younger", 90, tested=10),))).consistent == 0


def test_timeliness_is_days_and_every_month_of_the_quarter() -> None:
    assert age_in_days(delivery()) == 6
    assert age_in_days(delivery(received=None)) is None
    assert months_of_quarter(delivery()) == {"2024-01": 300, "2024-02": 0, "2024-03": 280}
    autumn = delivery(quarter=(date(2023, 10, 1), date(2023, 12, 31)), months={"2024-01": 5})
    assert list(months_of_quarter(autumn)) == ["2023-10", "2023-11", "2023-12", "2024-01"]


def test_what_presses_most_stands_first_and_warnings_last() -> None:
    found = found_something(
        delivery(
            checks=(
                check("school_age", 90),
                check("iin_wrong", 5),
                check("row_ragged"),
                check("date_wrong", 50),
                check("code_unknown", 1, exceeded=("people.csv",)),
            )
        )
    )
    assert [one.rule for one in found] == ["code_unknown", "date_wrong", "iin_wrong", "school_age"]


def test_the_same_delivery_again_has_not_changed() -> None:
    assert changes(delivery(), delivery()) == []


def test_what_moved_enough_is_told_with_its_place() -> None:
    before = delivery(files=(file(read=2_000),), columns=(column(), column("work", bins=())))
    now = delivery(columns=(column(missing=300, bins=((1, 1, 200), (2, 2, 500))), column("study", bins=())))
    told = changes(now, before)
    assert Change("rows", "persons", "", 2_000, 1_000) in told
    assert Change("worse", "persons.sex", "complete", 1.0, 0.7) in told
    assert Change("new", "persons.study", "", None, None) in told
    assert Change("gone", "persons.work", "", None, None) in told
    [spread] = [change for change in told if change.kind == "spread"]
    assert spread.place == "persons.sex"
    assert spread.now == pytest.approx(0.6 - 2 / 7)


def test_two_columns_of_one_kind_are_compared_each_with_its_own() -> None:
    both = (column(), column(missing=500))
    told = changes(delivery(columns=both), delivery(columns=both))
    assert told == []
    [_, second] = changes(delivery(columns=(column(), column())), delivery(columns=both))
    assert (second.kind, second.place) == ("better", "persons.sex 2")
    assert EN.place(second) == "Sex (persons, 2)"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (delivery(), "kept whole: 300 families, 1,000 persons"),
        (
            delivery(files=(file(refused=250),), families=200, checks=(check("iin_wrong", 250),)),
            "200 of 300 families, 1,000 persons. Rows refused: 250 of 1,000 (25%). Most often: “The IIN is not",
        ),
        (
            delivery(outcome=Outcome.REFUSED, exceeded=("people.csv",)),
            "nothing of it was kept: the file people.csv has more refused rows than the limit of 10%",
        ),
        (
            delivery(outcome=Outcome.REFUSED, checks=(check("iin_wrong", 90, exceeded=("people.csv",)),)),
            "its check digit is wrong” is found in people.csv more often than the limit of 5%",
        ),
        (delivery(outcome=Outcome.REFUSED), "no family could be kept"),
        (EMPTY, "The delivery is empty"),
    ],
)
def test_the_verdict_says_what_became_of_the_delivery(made: Delivery, said: str) -> None:
    assert said in EN.verdict(made)


def test_values_are_told_in_words() -> None:
    ru = ReportWords("ru")
    assert ru.value(column(), 2) == "мужской"
    assert ru.value(column(), 77) == "77"
    assert ru.value(column(), None) == "—"
    assert ru.value(column("amount", unit="tiyn"), 1_234_550) == "12\u00a0345,50"
    assert ru.bin(column("birth_date", unit="day"), 0, 364) == "1970"
    assert ru.bin(column("cars", unit="count"), 2, 4) == "2 – 4"
    assert ru.fact("settlement") == "Тип поселения"
    assert ru.fact("somewhat") == "somewhat"


def test_the_report_is_written_in_all_languages_and_the_same_twice(tmp_path: Path) -> None:
    made = delivery(
        synthetic=True,
        files=(file(refused=250),),
        columns=(column(missing=300), column("birth_date", unit="day", bins=())),
        checks=(check("iin_wrong", 250, listed=40), check("parent_younger")),
    )
    written = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        write_report(made, delivery(), folder)
        written.append({one.name: one.read_bytes() for one in folder.iterdir()})
    assert written[0] == written[1]
    assert set(written[0]) == set(REPORT_FILES)
    for lang, word in (("kk", "синтетикалық"), ("ru", "синтетические данные"), ("en", "synthetic")):
        page = written[0][f"report.{lang}.html"].decode()
        assert word in page
        assert ReportWords(lang).verdict(made) in page
        assert "<script" not in page
        assert ReportWords(lang).todo("iin_wrong") in page


def test_the_json_has_what_programs_ask_for(tmp_path: Path) -> None:
    write_report(delivery(checks=(check("iin_wrong", 7),)), None, tmp_path, ["kk"])
    content = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert content["measures"] == {"complete": 1.0, "valid": 1.0, "consistent": None, "age_days": 6}
    assert content["found"][0]["rule"] == "iin_wrong"
    assert set(content["found"][0]["todo"]) == {"kk", "ru", "en"}
    assert content["previous"] is None
    assert sorted(one.name for one in tmp_path.iterdir()) == ["report.json", "report.kk.html", "report.kk.xlsx"]


def test_the_workbook_holds_every_table_and_takes_no_value_for_a_formula(tmp_path: Path) -> None:
    write_report(delivery(checks=(check("iin_wrong", 50_000_000, listed=3),)), delivery(), tmp_path, ["en"])
    book = fastexcel.read_excel(tmp_path / "report.en.xlsx")
    assert book.sheet_names[:3] == ["Summary", "What to do next", "Files"]
    assert len(book.sheet_names) == 10
    rows = book.load_sheet("What was found", header_row=None).to_polars().rows()
    assert rows[-1][1:5] == ("people.csv", "3", "sex!", "=1+1")
    said = book.load_sheet("Summary", header_row=None).to_polars().rows()
    assert said[2][0].startswith("The delivery was kept whole")


@pytest.mark.parametrize("previous", [None, delivery(), EMPTY])
@pytest.mark.parametrize(
    "made",
    [
        EMPTY,
        delivery(outcome=Outcome.REFUSED, families=0, persons=0, by_region={}, received=None),
        delivery(
            files=(file(read=10**9, refused=10**8),),
            columns=(column(rows=10**9, bins=((0, 10**12, 10**9),)),),
            checks=(check("iin_wrong", 10**8, tested=10**9, listed=200),),
            by_region={"11": 10**9, "99": 3},
        ),
    ],
    ids=["empty", "refused", "huge"],
)
def test_any_delivery_has_its_report(tmp_path: Path, made: Delivery, previous: Delivery | None) -> None:
    write_report(made, previous, tmp_path, ["ru"])
    page = (tmp_path / "report.ru.html").read_text(encoding="utf-8")
    assert ReportWords("ru").verdict(made) in page
    assert ("для сравнения нет" in page) == (previous is None)


def test_an_earlier_report_gives_way_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "delivery.json").write_text("{}")
    write_report(delivery(), None, tmp_path, ["en"])
    first = (tmp_path / "report.en.html").read_bytes()
    write_report(replace(delivery(), families=299), None, tmp_path, ["en"])
    assert (tmp_path / "report.en.html").read_bytes() != first
    assert (tmp_path / "delivery.json").read_text() == "{}"


def test_without_the_extra_the_report_is_refused_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "PACKAGES", ("no_such_package",))
    with pytest.raises(ChartsProblem, match="pip install"):
        check_report_possible()


def test_a_month_with_far_fewer_rows_or_none_is_told(tmp_path: Path) -> None:
    write_report(delivery(months={"2024-01": 300, "2024-02": 20}), None, tmp_path, ["en"])
    page = (tmp_path / "report.en.html").read_text(encoding="utf-8")
    assert "without a single row of incomes: March\u00a02024" in page
    assert "far fewer rows than the fullest one: February\u00a02024" in page


def test_families_lost_with_a_row_stand_after_what_lost_them() -> None:
    made = delivery(checks=(check("family_incomplete", 40), check("iin_wrong", 2), check("school_age", 90)))
    assert [one.rule for one in found_something(made)] == ["iin_wrong", "family_incomplete", "school_age"]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_table_can_be_a_sheet(lang: str) -> None:
    titles = [table.title for table in report_tables(delivery(), None, [], ReportWords(lang))]
    assert len(set(titles)) == len(titles) == 10
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)


def test_the_workbook_lists_what_the_file_of_findings_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_findings, "MOST", 150)
    monkeypatch.setattr(report_findings, "BATCH", 100)
    rules = ["iin_wrong"] * 320 + ["date_wrong"] * 3
    kept = {"rule": rules, "file": "people.csv", "row": range(1, 324), "column": "c!", "value": "v"}
    pl.DataFrame(kept).write_parquet(tmp_path / "findings.parquet")
    checks = (check("iin_wrong", 320, listed=2), check("date_wrong", 3, listed=2), check("row_ragged"))
    write_report(delivery(checks=checks), None, tmp_path, ["en"])
    book = fastexcel.read_excel(tmp_path / "report.en.xlsx")
    rows = book.load_sheet("What was found", header_row=None).to_polars().rows()
    assert rows[1][0] == "The first 153 of 323 are listed here; findings.parquet has all of them."
    listed = [(row[1], row[2]) for row in rows if row[1] == "people.csv"]
    assert listed == [("people.csv", str(row)) for row in (*range(1, 151), 321, 322, 323)]
