"""A rehearsal obeys every skip and check, follows the persons of the country, and says that it is made up."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.questionnaire.interview import failed_checks, filled_in, fits, is_asked
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
from shanyraq.evidence.youth.rehearsal.field import OPENED, Visit, chosen
from shanyraq.evidence.youth.rehearsal.respondents import Person, households_of, made_up_household
from shanyraq.evidence.youth.rehearsal.simulate import (
    SYNTHETIC,
    made_up_homes,
    rehearse,
    rehearse_enterprises,
    visit_table,
    write_answers,
)
from shanyraq.evidence.youth.sampling.country_frame import frame_of_country
from shanyraq.evidence.youth.sampling.draw import Panel, draw_sample
from shanyraq.evidence.youth.sampling.plan import spread_plan
from shanyraq.evidence.youth.sampling.problems import SampleProblem
from shanyraq.evidence.youth.sampling.sample_files import KEY, LISTING, read_sample, write_frame, write_sample
from shanyraq.law.codes import Sex, Study, Work
from shanyraq.people.draws import generator

DAY = date(2025, 10, 20)
FORM = shipped_questionnaire("young_people")


@pytest.fixture(scope="module")
def folder(small_country: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A frame of the small country and a sample from it."""
    made = tmp_path_factory.mktemp("rehearsal")
    frame, listing = frame_of_country(small_country, 1, 30)
    write_frame(made / "frame", frame, listing)
    plan = spread_plan(frame, 12, 12)
    write_sample(made / "sample", draw_sample(frame, plan, 1, 0.25), frame, plan, 1, Panel())
    return made


@pytest.fixture(scope="module")
def homes(small_country: Path, folder: Path):
    known = households_of(read_sample(folder / "sample"), small_country, folder / "frame" / LISTING)
    return lambda cluster, household: known[cluster, household]


@pytest.fixture(scope="module")
def visits(folder: Path, homes) -> list[Visit]:
    return rehearse(FORM, read_sample(folder / "sample"), homes, DAY, 1)


def test_every_interview_obeys_every_skip_and_check(visits: list[Visit]) -> None:
    for visit in visits:
        day = visit.answers["interview_date"]
        so_far: dict = {}
        for question in FORM.questions:
            if question.kind == "note":
                continue
            assert is_asked(question, so_far) == (question.name in visit.answers), question.name
            if question.name not in visit.answers:
                continue
            value = visit.answers[question.name]
            assert fits(question, value, day), (question.name, value)
            assert not failed_checks(question, value, so_far), (question.name, value)
            by_form = filled_in(question, so_far, day)
            assert by_form is None or by_form == value
            so_far[question.name] = value


def test_answers_follow_the_persons_of_the_country(visits: list[Visit], homes) -> None:
    asked = [visit for visit in visits if visit.answers.get("consent") == 1]
    assert len(asked) > 80
    for visit in asked:
        answers = visit.answers
        home = homes(answers["cluster"], answers["household"])
        person = chosen(home, answers["interview_date"])
        assert answers["sex"] == int(person.sex)
        assert answers["birth_date"] == person.birth_date
        if answers["attends"] in (0, 1):
            assert answers["attends"] == (person.study is not Study.NONE)
        if person.work is Work.PERMANENT_JOB and answers.get("worked_pay") == 1:
            assert answers["status"] in (1, -98, -99)
    working = [visit.answers["employed"] for visit in asked]
    assert 0.4 < sum(working) / len(working) < 0.9


def test_reserves_step_in_within_their_cluster(visits: list[Visit]) -> None:
    by_cluster: dict = {}
    for visit in visits:
        by_cluster.setdefault(visit.answers["cluster"], []).append(visit)
    for rows in by_cluster.values():
        failed = sum(visit.answers["outcome"] != OPENED for visit in rows)
        reserves = sum(visit.answers["reserve"] for visit in rows)
        assert reserves == min(failed, 3) or reserves <= failed


def test_hours_and_interviewers(visits: list[Visit]) -> None:
    for visit in visits:
        assert visit.start < visit.end
        assert visit.start.date() == visit.answers["interview_date"]
        assert 9 <= visit.start.hour < 20
    crews = {(visit.answers["interviewer"], visit.answers["cluster"]) for visit in visits}
    assert len(crews) == 12
    assert {interviewer for interviewer, _ in crews} == {1, 2, 3}


def test_the_same_seed_gives_the_same_bytes_and_all_is_marked(folder: Path, homes, tmp_path: Path) -> None:
    sample = read_sample(folder / "sample").filter(pl.col("cluster") <= 2)
    for name, seed in (("a.csv", 1), ("b.csv", 1), ("c.csv", 2)):
        visits = rehearse(FORM, sample, homes, DAY, seed)
        table = visit_table(FORM, visits)
        assert table[SYNTHETIC].unique().to_list() == [1]
        write_answers(tmp_path / name, table, FORM, seed, visits)
    a, b, c = ((tmp_path / name).read_bytes() for name in ("a.csv", "b.csv", "c.csv"))
    assert a == b != c
    note = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert note["synthetic"] is True
    with pytest.raises(YouthProblem) as caught:
        write_answers(tmp_path / "a.csv", table, FORM, 1, visits)
    assert caught.value.key == "target_taken"


def test_persons_are_made_up_where_there_is_no_country(folder: Path, tmp_path: Path) -> None:
    sample = read_sample(folder / "sample").filter(pl.col("cluster") <= 2)
    visits = rehearse(FORM, sample, made_up_homes(DAY, 1), DAY, 1)
    assert any(visit.answers.get("consent") == 1 for visit in visits)
    write_answers(tmp_path / "a.parquet", visit_table(FORM, visits), FORM, 1, visits)
    assert pl.read_parquet(tmp_path / "a.parquet").height == len(visits)


def test_employers_answer_too() -> None:
    form = shipped_questionnaire("employers")
    for answers in rehearse_enterprises(form, 60, DAY, 1):
        so_far: dict = {}
        for question in form.questions:
            if question.kind == "note":
                continue
            assert is_asked(question, so_far) == (question.name in answers)
            if question.name in answers:
                value = answers[question.name]
                assert fits(question, value, DAY)
                assert not failed_checks(question, value, so_far)
                so_far[question.name] = value


def test_the_next_birthday_is_chosen() -> None:
    def person(month: int, day: int, year: int = 2000) -> Person:
        return Person(date(year, month, day), Sex.MALE, Study.NONE, Work.NOT_WORKING, False, 0, 3)

    home = (person(10, 19), person(12, 31), person(10, 20), person(10, 21, 1980))
    assert chosen(home, DAY) == home[2]
    assert chosen(home[:2], DAY) == home[1]
    assert chosen(home[:1], date(2025, 12, 31)) == home[0]
    assert chosen(home[3:], DAY) is None
    assert all(14 <= one.age(DAY) <= 35 for n in range(200) for one in made_up_household(DAY, generator(n)))


def test_a_sample_without_its_key_or_of_another_frame_is_refused(
    small_country: Path, folder: Path, tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(folder / "sample", tmp_path / "sample")
    sample = read_sample(tmp_path / "sample")
    frame, listing = frame_of_country(small_country, 1, 30)
    write_frame(tmp_path / "other", frame, listing.head(5))
    for place, key in (("other", "listing_other"), ("nowhere", "listing_unreadable")):
        with pytest.raises(SampleProblem) as caught:
            households_of(sample, small_country, tmp_path / place / LISTING)
        assert caught.value.key == key
    (tmp_path / "sample" / KEY).unlink()
    with pytest.raises(SampleProblem) as caught:
        households_of(read_sample(tmp_path / "sample"), small_country, folder / "frame" / LISTING)
    assert caught.value.key == "sample_without_key"
