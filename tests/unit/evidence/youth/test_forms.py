"""The questionnaire as XLSForm, page, paper and codebook."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert
from tests.unit.evidence.youth.small_form import MODULE
from tests.unit.evidence.youth.small_form import write_form as write_small

from shanyraq.evidence.youth.forms.arrows import END, Arrows
from shanyraq.evidence.youth.forms.ddi import NAMESPACE, XML_LANG
from shanyraq.evidence.youth.forms.sheet import sheet_of
from shanyraq.evidence.youth.forms.write import ENDINGS, edition, write_form
from shanyraq.evidence.youth.problems import FormProblems, YouthProblem
from shanyraq.evidence.youth.questionnaire.interview import completed_years
from shanyraq.evidence.youth.questionnaire.model import Questionnaire
from shanyraq.evidence.youth.questionnaire.reading import (
    QUESTIONNAIRES,
    read_questionnaire,
    shipped_questionnaire,
)

FORMS = [shipped_questionnaire(name) for name in QUESTIONNAIRES]
YOUNG = FORMS[0]
every_form = pytest.mark.parametrize("form", FORMS, ids=QUESTIONNAIRES)


def written(form: Questionnaire, kind: str, folder: Path, lang: str = "kk") -> Path:
    file = folder / f"form{ENDINGS[kind]}"
    write_form(form, kind, file, lang)
    return file


@every_form
def test_the_workbook_is_an_xlsform_without_a_warning(form: Questionnaire, tmp_path: Path) -> None:
    result = convert(written(form, "xlsform", tmp_path))
    assert result.warnings == []
    binds = re.findall(r'<bind nodeset="[^"]*/(\w+)"', result.xform)
    assert {question.name for question in form.questions} <= set(binds)
    for lang in ("Қазақша (kk)", "Русский (ru)", "English (en)"):
        assert f'lang="{lang}"' in result.xform


@every_form
def test_every_text_of_the_workbook_is_there_in_three_languages(form: Questionnaire, tmp_path: Path) -> None:
    book = load_workbook(written(form, "xlsform", tmp_path))
    for name in ("survey", "choices"):
        head, *rows = book[name].iter_rows(values_only=True)
        labels = [place for place, column in enumerate(head) if str(column).startswith("label::")]
        assert len(labels) == 3
        for row in rows:
            filled = [bool(row[place]) for place in labels]
            assert len(set(filled)) == 1, row
    assert [sheet.title for sheet in book] == ["survey", "choices", "settings"]


def test_a_question_in_the_workbook(tmp_path: Path) -> None:
    head, *rows = load_workbook(written(YOUNG, "xlsform", tmp_path))["survey"].iter_rows(values_only=True)
    by_name = {row[1]: dict(zip(head, row)) for row in rows if row[0] != "end_group"}
    age = by_name["first_job_age"]
    assert age["type"] == "integer"
    assert age["required"] == "yes"
    assert age["relevant"] == "${employed} = '1' or ${ever_worked} = '1'"
    assert age["constraint"] == (
        "(. >= 10 and . <= 34 and (. >= 0 and ${age} >= 0 and . <= ${age})) or . = -98 or . = -99"
    )
    assert age["constraint_message::Русский (ru)"] == "Больше нынешнего возраста."
    assert by_name["consent"]["type"] == "select_one yes_no"
    assert by_name["attends"]["type"] == "select_one yes_no_or_declined"
    assert by_name["region"]["appearance"] == "minimal"
    assert by_name["module_b"]["relevant"] == "${consent} = '1'"
    assert "111" in by_name["helplines"]["label::Қазақша (kk)"]
    assert by_name["worked"]["type"] == "calculate"


def test_ages_are_completed_years() -> None:
    from datetime import date

    assert completed_years(date(2000, 6, 15), date(2025, 6, 14)) == 24
    assert completed_years(date(2000, 6, 15), date(2025, 6, 15)) == 25
    assert completed_years(date(2004, 2, 29), date(2025, 2, 28)) == 20
    assert completed_years(date(2004, 2, 29), date(2025, 3, 1)) == 21


def test_an_answer_leads_to_the_next_question_its_giver_can_be_asked() -> None:
    arrows = Arrows(YOUNG)
    by_name = YOUNG.by_name
    outcome = arrows.after(by_name["outcome"])
    assert 1 not in outcome
    assert set(outcome.values()) == {END}
    assert arrows.after(by_name["attends"]) == dict.fromkeys((0, -98, -99), "training")
    assert arrows.after(by_name["absent_reason"]) == dict.fromkeys((1, 2, 3, 4, 7), "employed")
    assert arrows.after(by_name["training_kind"]) == {}


@every_form
def test_nobody_who_follows_an_arrow_misses_a_question(form: Questionnaire) -> None:
    from shanyraq.evidence.youth.questionnaire.condition import questions_in
    from shanyraq.evidence.youth.questionnaire.domains import stands_for
    from shanyraq.evidence.youth.questionnaire.interview import is_asked

    arrows = Arrows(form)
    printed = [question.name for question in arrows.printed]
    for question in arrows.printed:
        for code, target in arrows.after(question).items():
            end = printed.index(target) if target else len(printed)
            for other in arrows.printed[printed.index(question.name) + 1 : end]:
                states = arrows.paths.states({question.name, *questions_in(other.when)})
                value = stands_for(form, question)[code]
                assert not any(s.get(question.name) == value and is_asked(other, s) for s in states)


@every_form
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_page_has_every_question(form: Questionnaire, lang: str, tmp_path: Path) -> None:
    page = written(form, "html", tmp_path, lang).read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    for question in form.questions:
        assert f'id="{question.name}"' in page


def test_the_paper_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    form = read_questionnaire(write_small(tmp_path))
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    first, second = (written(form, "paper", tmp_path / folder).read_bytes() for folder in ("a", "b"))
    assert first.startswith(b"%PDF-")
    assert first == second


def test_a_condition_of_several_questions_stands_once() -> None:
    [items] = [part.items for part in sheet_of(YOUNG, "en", "1").parts if part.code == "A"]
    only = {item.name: item.only for item in items}
    assert only["about_study"].startswith("A10 to A15 only if A9 is “A young person")
    assert only["household_size"] == only["young_persons"] == ""


@every_form
def test_the_codebook_is_ddi(form: Questionnaire, tmp_path: Path) -> None:
    root = Tree.parse(written(form, "ddi", tmp_path)).getroot()
    name = "{" + NAMESPACE + "}"
    assert root.tag == f"{name}codeBook"
    assert [child.tag.removeprefix(name) for child in root] == ["docDscr", "stdyDscr", "dataDscr"]
    variables = root.findall(f"{name}dataDscr/{name}var")
    assert [variable.get("name") for variable in variables] == [variable.name for variable in form.variables]
    ids = [element.get("ID") for element in root.iter() if element.get("ID")]
    assert max(Counter(ids).values()) == 1
    grouped = " ".join(group.get("var", "") for group in root.iter(f"{name}varGrp")).split()
    assert grouped == [variable.get("ID") for variable in variables]
    for variable in variables:
        tags = [child.tag.removeprefix(name) for child in variable]
        assert tags == sorted(tags, key=ORDER.index), variable.get("name")
        labels = [label.get(XML_LANG) for label in variable.findall(f"{name}labl")]
        assert labels == ["kk", "ru", "en"]


ORDER = ["labl", "qstn", "valrng", "invalrng", "universe", "catgry", "varFormat"]
"""Elements of a variable in the order that the schema of DDI Codebook 2.5 has them."""


def test_the_codebook_tells_values_and_what_is_missing(tmp_path: Path) -> None:
    root = Tree.parse(written(YOUNG, "ddi", tmp_path)).getroot()
    name = "{" + NAMESPACE + "}"
    [attends] = [one for one in root.iter(f"{name}var") if one.get("name") == "attends"]
    values = {c.find(f"{name}catValu").text: c.get("missing") for c in attends.findall(f"{name}catgry")}
    assert values == {"1": None, "0": None, "-98": "Y", "-99": "Y"}
    [months] = [one for one in root.iter(f"{name}var") if one.get("name") == "months_in_job"]
    assert months.find(f"{name}valrng/{name}range").attrib == {"min": "0", "max": "300"}


def test_an_edition_changes_with_any_word(tmp_path: Path) -> None:
    form = read_questionnaire(write_small(tmp_path))
    (tmp_path / "other").mkdir()
    other = read_questionnaire(write_small(tmp_path / "other", MODULE.replace("Сколько часов?", "Часов?")))
    assert edition(form) != edition(other)


def test_a_questionnaire_with_a_fault_and_a_taken_name_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "form.html"
    file.write_text("")
    form = read_questionnaire(write_small(tmp_path))
    with pytest.raises(YouthProblem) as caught:
        write_form(form, "html", file, "en")
    assert caught.value.key == "target_taken"
    with pytest.raises(YouthProblem) as caught:
        write_form(form, "html", tmp_path / "nowhere" / "form.html", "en")
    assert caught.value.key == "target_not_written"
    (tmp_path / "other").mkdir()
    wrong = read_questionnaire(write_small(tmp_path / "other", MODULE.replace("hours >= 10", "hours > 60")))
    with pytest.raises(FormProblems):
        write_form(wrong, "html", tmp_path / "new.html", "en")
    assert not (tmp_path / "new.html").exists()
