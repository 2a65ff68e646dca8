"""The professional part of an individual programme: read strictly, told in three languages, paid as the Code says."""

import json
from datetime import date
from typing import Any

import pytest

from shanyraq.people.programme import told
from shanyraq.people.programme.codes import SECTIONS, Condition, Executor, Measure, Section, State
from shanyraq.people.programme.problems import ProgrammeProblems
from shanyraq.people.programme.professional_part import read_professional_part
from shanyraq.rules import LANGUAGES

MEASURE = {
    "id": "1",
    "section": "training",
    "measure": "retraining",
    "executor": "education",
    "from": "2025-03-01",
    "until": "2025-09-01",
}


def written(*measures: dict[str, Any], **changes: Any) -> str:
    part = {
        "drawn_up_on": "2025-02-03",
        "valid_until": "2027-02-03",
        "disability": "group_3",
        "measures": list(measures or [MEASURE]),
    }
    return json.dumps(part | changes)


def refused(text: str, lang: str = "en") -> str:
    with pytest.raises(ProgrammeProblems) as found:
        read_professional_part(text)
    return found.value.text(lang)


def test_a_programme_is_read_whole() -> None:
    part = read_professional_part(written(conditions=["seated"], work_injury="employer_at_fault"))
    [measure] = part.measures
    assert (part.drawn_up_on, part.valid_until) == (date(2025, 2, 3), date(2027, 2, 3))
    assert part.conditions == (Condition.SEATED,)
    assert (measure.section, measure.measure, measure.state) == (
        Section.TRAINING,
        Measure.RETRAINING,
        State.RECOMMENDED,
    )


def test_every_measure_is_of_one_section() -> None:
    found = [measure for measures in SECTIONS.values() for measure in measures]
    assert sorted(found) == sorted(Measure)


def test_every_code_has_words_in_three_languages() -> None:
    for lang in LANGUAGES:
        assert all(told.section_called(section, lang) for section in Section)
        assert all(told.called(code, lang) for codes in (Measure, Executor, Condition, State) for code in codes)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"measure": "job_search"}, "measures[0].measure: job_search is no measure of this section"),
        ({"from": "2025-02-02"}, "does not lie within the programme"),
        ({"until": "2027-02-04"}, "does not lie within the programme"),
        ({"until": "2025-02-28"}, "does not lie within the programme"),
        ({"executor": "nobody"}, 'measures[0].executor: "nobody" is not in the list'),
        ({"state": "lost"}, "is not in the list"),
        ({"from": "soon"}, 'measures[0].from: "soon" is not a day'),
        ({"note": "x"}, "measures[0].note: there is no such key"),
    ],
)
def test_what_is_wrong_with_a_measure_is_told_with_its_path(changes: dict[str, str], text: str) -> None:
    assert text in refused(written(MEASURE | changes))


def test_the_outermost_days_of_the_programme_fit() -> None:
    measure = MEASURE | {"from": "2025-02-03", "until": "2027-02-03"}
    assert read_professional_part(written(measure)).measures
    assert read_professional_part(written(measure, valid_until=None)).valid_until is None


def test_faults_of_the_whole_file_are_told_together_in_three_languages() -> None:
    text = written(MEASURE, MEASURE, conditions=["flying"], disability="group_9")
    for lang, words in {"en": "Problems: 3", "ru": "Ошибок: 3", "kk": "Қателер саны: 3"}.items():
        assert words in refused(text, lang)
    assert 'measures[1].id: "1" is already the name of measures[0]' in refused(text)
    assert "is missing" in refused(json.dumps({"disability": "group_3"}))


@pytest.mark.parametrize(
    ("injury", "paid"),
    [("none", [False] * 3), ("employer_at_fault", [False, True, True]), ("employer_gone", [False] * 3)],
)
def test_an_employer_at_fault_pays_training_and_the_special_workplace(injury: str, paid: list[bool]) -> None:
    measures = (
        MEASURE | {"id": "1", "section": "placement", "measure": "special_workplace"},
        MEASURE | {"id": "2"},
        MEASURE | {"id": "3", "section": "guidance", "measure": "counselling"},
    )
    rows = told.rows(read_professional_part(written(*measures, work_injury=injury)), "en")
    assert [row.id for row in rows] == ["3", "2", "1"]
    assert [row.employer_pays for row in rows] == paid


@pytest.mark.parametrize(("lang", "words"), [("en", "retraining"), ("ru", "переобучение"), ("kk", "қайта оқыту")])
def test_the_command_tells_it_in_three_languages(capsys, tmp_path, lang: str, words: str) -> None:
    from shanyraq.cli.main import main

    file = tmp_path / "programme.json"
    file.write_text(written(), encoding="utf-8")
    assert main(["programme", str(file), "--lang", lang]) == 0
    assert words in capsys.readouterr().out
    assert main(["programme", str(file), "--json", "--lang", lang]) == 0
    assert json.loads(capsys.readouterr().out)["measures"][0]["employer_pays"] is False
