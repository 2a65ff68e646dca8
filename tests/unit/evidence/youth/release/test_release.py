"""Answers given out: everybody alike to so many, nothing that leads back, closed purposes, papers in each language."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from shanyraq.evidence.youth.fieldwork.survey import PSU, STRATUM, WEIGHT, About, Survey
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses, with_statuses
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
from shanyraq.evidence.youth.rehearsal.simulate import made_up_homes, rehearse, visit_table
from shanyraq.evidence.youth.release.hiding import classes_of, hide
from shanyraq.evidence.youth.release.papers import privacy_page, risk_page
from shanyraq.evidence.youth.release.problems import ReleaseProblem
from shanyraq.evidence.youth.release.purposes import PURPOSES
from shanyraq.evidence.youth.release.recoding import AGE_BANDS, KEY, LEAST_AT_TOP, OPEN
from shanyraq.evidence.youth.release.release import RISK, make_release, write_release
from shanyraq.evidence.youth.sampling.draw import MAIN
from shanyraq.people.extract.classes import Level

FORM = shipped_questionnaire("young_people")
DAY = date(2025, 10, 20)


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Some hundred made-up persons of two regions."""
    rows = [
        {
            "cluster": cluster,
            "household": household,
            "region": "10" if cluster % 2 else "71",
            "settlement": "town",
            "role": MAIN,
            "turn": 0,
            "first_round": 1,
        }
        for cluster in range(1, 25)
        for household in range(1, 16)
    ]
    visits = rehearse(FORM, pl.DataFrame(rows), made_up_homes(DAY, 1), DAY, 1)
    answers = with_statuses(visit_table(FORM, visits), shipped_statuses(), FORM.by_name)
    persons = answers.filter(pl.col("consent") == 1)
    weights = np.random.default_rng(1).uniform(20, 400, persons.height)
    persons = persons.with_columns(
        pl.Series(WEIGHT, weights),
        pl.col("region").cast(pl.String).alias(STRATUM),
        pl.col("cluster").cast(pl.String).alias(PSU),
    )
    return Survey(persons, About("young_people", "12345678", synthetic=True))


def test_everybody_is_alike_to_so_many(survey: Survey) -> None:
    for k in (3, 8):
        made = make_release(survey, "research", k)
        alike = made.answers.group_by(KEY).len()["len"]
        assert alike.min() >= k
        assert made.after.least_k >= k
        assert made.after.unsafe == 0
        assert made.before.unsafe > 0
        assert made.after.risk < made.before.risk
        assert made.answers.height + made.left_out == survey.answers.height


def test_nothing_that_leads_back_is_given_out(survey: Survey) -> None:
    made = make_release(survey, "research")
    never = {"cluster", "household", "interviewer", "interview_date", "birth_date", "start", "end"}
    assert not never & set(made.answers.columns)
    assert {"cluster", "household", "interviewer", "interview_date", "birth_date"} == set(made.removed)
    assert set(made.answers["age"].unique()) - {None} <= set(AGE_BANDS)
    assert "employed" in made.answers.columns
    assert {WEIGHT, STRATUM, PSU} <= set(made.answers.columns)


def test_nothing_else_tells_what_is_hidden(survey: Survey) -> None:
    """Neither statuses made of the key, nor questions that were asked or not by reason of it."""
    made = make_release(survey, "research", 12)
    assert {"age_band", "education_level"} <= set(survey.answers.columns)
    assert not {"age_band", "education_level", "mismatch"} & set(made.answers.columns)
    without_age = made.answers.filter(pl.col("age").is_null())
    assert without_age.height
    for name in ("housing", "business_plan", "lonely_company", "registered", "guardian_consent"):
        assert without_age[name].null_count() == without_age.height
    without_education = made.answers.filter(pl.col("education").is_null())
    assert without_education.height
    assert without_education["field"].null_count() == without_education.height


def test_the_order_and_the_numbers_of_clusters_are_of_chance(survey: Survey) -> None:
    first, again, other = (make_release(survey, "research", seed=seed) for seed in (1, 1, 2))
    assert first.answers.equals(again.answers)
    assert not first.answers.equals(other.answers)
    assert first.answers[PSU].n_unique() == survey.answers[PSU].n_unique()
    nested = first.answers.group_by(PSU).agg(pl.col(STRATUM).n_unique())
    assert nested[STRATUM].unique().to_list() == [1]


def test_place_is_open_as_strata_tell_it(survey: Survey) -> None:
    made = make_release(survey, "research", 20)
    for name in OPEN:
        assert made.hidden[name] == 0
        assert made.answers[name].null_count() == 0


def test_numbers_are_cut_where_few_are_above(survey: Survey) -> None:
    made = make_release(survey, "research")
    for name, top in made.tops.items():
        values = made.answers[name].drop_nulls().filter(made.answers[name].drop_nulls() >= 0)
        assert values.is_empty() or values.max() <= top
        raw = survey.answers[name].drop_nulls().filter(survey.answers[name].drop_nulls() >= 0)
        assert (raw >= top).sum() >= min(LEAST_AT_TOP, len(raw))
    paid = made.answers["pay"].drop_nulls()
    assert (paid.filter(paid >= 0) % 10_000 == 0).all()
    assert {-98, -99} & set(paid.to_list())


def test_hiding_takes_the_cheapest_first() -> None:
    rows = [(10, 1, 1, 14, 3, 1, 0)] * 5 + [(10, 1, 1, 14, 3, 1, 2)]
    answers = pl.DataFrame(rows, schema=list(KEY), orient="row")
    found = hide(answers, Level(3, 0))
    assert found.left_out == 1  # alone with a hidden value: a hidden value is one like any other
    rows += [(10, 1, 1, 14, 3, 1, 1), (10, 1, 1, 14, 3, 1, 3)]
    found = hide(pl.DataFrame(rows, schema=list(KEY), orient="row"), Level(3, 0))
    assert found.left_out == 0
    assert found.hidden["own_children"] == 3
    assert sum(found.hidden.values()) == 3
    assert classes_of(found.answers).families.min() == 3


@pytest.mark.parametrize("purpose", ["investigation", "police", "scoring", ""])
def test_other_purposes_are_refused_in_three_languages(survey: Survey, purpose: str) -> None:
    with pytest.raises(ReleaseProblem) as caught:
        make_release(survey, purpose)
    assert caught.value.key == "purpose_unknown"
    for lang in ("kk", "ru", "en"):
        assert "statistics" in caught.value.text(lang)


def test_no_purpose_is_aimed_at_persons() -> None:
    assert PURPOSES == ("statistics", "research", "teaching", "services")


def test_what_cannot_be_made_safe_is_refused(survey: Survey) -> None:
    with pytest.raises(ReleaseProblem) as caught:
        make_release(survey, "research", 2)
    assert caught.value.key == "k_small"
    few = Survey(survey.answers.head(4), survey.about)
    with pytest.raises(ReleaseProblem) as caught:
        make_release(few, "research", 50)
    assert caught.value.key == "too_few"


def test_the_folder_has_the_answers_and_papers_in_three_languages(survey: Survey, tmp_path: Path) -> None:
    made = make_release(survey, "teaching")
    write_release(made, tmp_path / "release")
    names = {file.name for file in (tmp_path / "release").iterdir()}
    papers = {f"{paper}.{lang}.html" for paper in ("risk", "privacy") for lang in ("kk", "ru", "en")}
    assert names == {"answers.csv", RISK, *papers}
    told = json.loads((tmp_path / "release" / RISK).read_text(encoding="utf-8"))
    assert told["after"]["least_k"] >= told["k"]
    assert told["synthetic"] is True
    with pytest.raises(ReleaseProblem) as caught:
        write_release(made, tmp_path / "release")
    assert caught.value.key == "folder_taken"
    (tmp_path / "file").write_text("")
    with pytest.raises(ReleaseProblem) as caught:
        write_release(made, tmp_path / "file" / "release")
    assert caught.value.key == "folder_not_written"


@pytest.mark.parametrize(("lang", "police"), [("en", "Police"), ("ru", "Полиция"), ("kk", "Полиция")])
def test_the_papers_say_what_is_forbidden(survey: Survey, lang: str, police: str) -> None:
    made = make_release(survey, "services")
    assert police in privacy_page(made, lang)
    assert "1998" in risk_page(made, lang)
