"""What an assessment says of a small population: chapters, equal numbers of languages, receipt, small regions."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from shanyraq.evidence.assessment.assessment import refuse_open, written_report
from shanyraq.evidence.assessment.estimates import Ledger
from shanyraq.evidence.assessment.material import Asked, Material, Receipt, gather
from shanyraq.evidence.assessment.problems import AssessmentProblem
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.report.comments import Comment, Status
from shanyraq.evidence.report.model import Cell, Chapter, Flag, Report, Table
from shanyraq.evidence.report.written import cell_text, read_back
from shanyraq.law.codes import Region
from shanyraq.people.population import read_parts

CHAPTERS = {
    "messages",
    "scheme",
    "method",
    "poverty",
    "coverage",
    "targeting",
    "adequacy",
    "impact",
    "take_up",
    "incentives",
    "geography",
    "goals",
    "limits",
    "absent",
    "definitions",
    "disclosure",
    "made",
}


def table(report: Report, key: str) -> Table:
    [found] = [one for one in report.tables if one.key == key]
    return found


def chapter(report: Report, key: str) -> Chapter:
    [found] = [one for one in report.chapters if one.key == key]
    return found


def fresh(material: Material, **changes: object) -> Material:
    return replace(material, ledger=Ledger(), **changes)


def test_every_chapter_is_there_once_and_numbered(report: Report) -> None:
    assert {one.key for one in report.chapters} == CHAPTERS
    assert [one.number for one in report.chapters] == list(range(1, len(CHAPTERS) + 1))
    assert [one.number for one in report.tables] == list(range(1, len(report.tables) + 1))
    assert [one.number for one in report.figures] == list(range(1, len(report.figures) + 1))
    assert len(report.figures) >= 11


def test_every_table_and_figure_says_where_it_comes_from_and_every_chapter_at_most_three_findings(
    report: Report,
) -> None:
    for block in (*report.tables, *report.figures):
        assert block.notes, block.key
    assert all(len(one.findings) <= 3 for one in report.chapters)
    assert all(one.description and one.svg.startswith("<svg") for one in report.figures)


def test_languages_have_the_same_numbers(material: Material, report: Report) -> None:
    for lang in ("kk", "ru"):
        other = written_report(material, lang)
        assert [one.key for one in other.tables] == [one.key for one in report.tables]
        for one, same in zip(report.tables, other.tables):
            assert repr([row.cells for row in one.rows if isinstance(row.cells[0], Cell)]) == repr(
                [row.cells for row in same.rows if isinstance(row.cells[0], Cell)]
            ), one.key
        cell = table(other, "profile").cell(EVERYBODY, 0)
        assert read_back(cell_text(cell, lang), lang) == pytest.approx(cell.value, abs=0.00006)


def test_what_was_read_from_the_ledger_is_what_is_found_anew(material: Material, report: Report) -> None:
    again = written_report(fresh(material), "en")
    assert repr(again) == repr(report)


def test_the_headline_numbers_are_the_measures_of_the_families(material: Material, report: Report) -> None:
    persons, poor = material.families.persons, material.families.per_head < material.families.line_tenge
    share = ratio(persons, poor * 1.0, np.ones(len(poor))).value
    assert table(report, "messages").cell("before", 0).value == pytest.approx(share)
    assert table(report, "profile").cell(EVERYBODY, 0).value == pytest.approx(share)
    assert table(report, "changes").cell("fgt0", 0).value == pytest.approx(share)


def test_areas_of_money_add_up_to_the_money_and_to_the_gap(material: Material, report: Report) -> None:
    modelled = written_report(fresh(material, paid=material.right, receipt=Receipt.MODELLED), "en")
    areas = [table(modelled, "areas").cell(f"area_{name}", 0) for name in "abcd"]
    weight = material.families.weight
    spent = float(weight @ material.right) / 100 / 1e6
    if not any(cell.flag.hidden for cell in areas):
        assert sum(cell.value for cell in areas[:3]) == pytest.approx(spent)


def test_the_design_and_the_carrying_out_add_up_to_the_error(report: Report) -> None:
    errors = table(report, "errors")
    parts = [errors.cell(f"{whose}_exclusion", 0).value for whose in ("design", "done")]
    assert sum(parts) == pytest.approx(errors.cell("exclusion", 0).value)


def test_recorded_receipt_is_used_and_told_and_a_share_is_modelled(people: Path, material: Material) -> None:
    assert material.receipt is (Receipt.RECORDED if material.families.received.any() else Receipt.MODELLED)
    nobody = fresh(material, paid=material.right, receipt=Receipt.MODELLED)
    note = dict(table(written_report(nobody, "en"), "coverage").notes)["Receipt"]
    assert note.startswith("modelled: every family")


def test_a_region_of_three_families_is_hidden_everywhere(material: Material) -> None:
    families = material.families
    region = np.where(families.region == Region.ULYTAU, Region.ALMATY, families.region)
    region[:3] = Region.ULYTAU
    small = fresh(material, families=replace(families, region=region))
    report = written_report(small, "en")
    key = Region.ULYTAU.wire
    for name in ("profile", "coverage", "regions", "sample"):
        cells = next(row for row in table(report, name).rows if row.key == key).cells
        assert all(cell.flag is Flag.SUPPRESSED for cell in cells if isinstance(cell, Cell)), name
    for figure in report.figures:
        assert "Ulytau Region: —" in figure.description or "Ulytau" not in figure.description
    log = table(report, "disclosure")
    assert any("Poverty by settlement and region" in group.title for group in log.groups)


def test_nobody_who_receives_leaves_a_report_that_says_so(material: Material) -> None:
    nothing = np.zeros_like(material.paid)
    report = written_report(fresh(material, paid=nothing, right=nothing, receipt=Receipt.MODELLED), "ru")
    assert {one.key for one in report.chapters} == CHAPTERS
    assert table(report, "messages").cell("adequacy", 0).flag is Flag.SUPPRESSED


def test_comments_have_an_annex_and_an_open_one_keeps_the_report_from_being_final(material: Material) -> None:
    answered = Comment("Ministry", "4", "Why?", Status.ACCEPTED, "", 2)
    waiting = Comment("NGO", "5", "How?", Status.OPEN, "", 3)
    asked = replace(material.asked, comments=(answered, waiting))
    report = written_report(fresh(material, asked=asked), "en")
    assert [row.cells[2] for row in table(report, "comments").rows] == ["accepted", "open"]
    refuse_open([answered])
    with pytest.raises(AssessmentProblem, match=r"\(1\): rows 3 \(NGO\)"):
        refuse_open([answered, waiting])


def test_a_final_report_says_so(material: Material) -> None:
    asked = replace(material.asked, final=True)
    assert written_report(fresh(material, asked=asked), "kk").mark == "Түпкілікті есеп"


def test_reforms_have_a_chapter(people: Path, material: Material) -> None:
    examples = Path(__file__).parents[4] / "examples" / "reforms" / "half-of-earnings.toml"
    gathered = gather(read_parts(people), Asked(material.asked.day, (examples,)))
    report = written_report(gathered, "en")
    assert chapter(report, "reforms").findings
    assert table(report, "reforms").rows[0].key == "cost_year"
    assert table(report, "gains_1").cell(EVERYBODY, 1).value == 0  # nobody loses when less is withdrawn


def test_what_names_a_report_depends_on_families_and_law(material: Material, report: Report) -> None:
    families = replace(material.families, income=material.families.income + 100)
    other = written_report(fresh(material, families=families), "en")
    made = {row.key: row.cells[0] for row in table(report, "made").rows}
    changed = {row.key: row.cells[0] for row in table(other, "made").rows}
    assert made["law"] == changed["law"] == material.law.fingerprint
    assert made["population"] != changed["population"]


def test_gainers_and_losers_of_few_families_are_hidden_in_table_and_drawing(people: Path, material: Material) -> None:
    examples = Path(__file__).parents[4] / "examples" / "reforms" / "half-of-earnings.toml"
    gathered = gather(read_parts(people), Asked(material.asked.day, (examples,)))
    report = written_report(gathered, "en")
    gains = table(report, "gains_1")
    for name, (gaining, losing) in gathered.outcomes[0].moved.items():
        for column, families in ((0, gaining), (1, losing), (2, gaining), (3, losing), (4, gaining), (5, losing)):
            cell = gains.cell(name, column)
            assert cell.flag.hidden or families >= 20 or cell.value == 0
    shares = [row.cells[4] for row in gains.groups[1].rows]
    told = any(isinstance(cell, Cell) and cell.shown for cell in shares)
    assert ("gains_drawn_1" in {figure.key for figure in report.figures}) == told
