"""Files of answers: every kind and way of writing reads the same, wrong cells are named, some files are refused."""

import polars as pl
import pyreadstat
import pytest
from tests.unit.evidence.youth.interviews import FORM
from tests.unit.evidence.youth.visits import as_table, visits

from shanyraq.evidence.youth.fieldwork.incoming import read_answers, said_of
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.people.intake.mapping import Layout
from shanyraq.people.problems import PeopleProblem

MANY = {question.name: question for question in FORM.questions if question.kind == "many"}
PLACES = {variable.name: variable for variable in FORM.variables}


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    return as_table(visits(40))


def submitted(frame: pl.DataFrame) -> pl.DataFrame:
    """As a server of XLSForms gives it out: groups before the names, ticked answers in one cell and one by one."""
    columns = []
    for question in FORM.questions:
        group = f"module_{question.module.lower()}/{question.name}"
        if question.name in MANY:
            ticked = [
                pl.when(pl.col(f"{question.name}_{answer.name}") == 1).then(pl.lit(str(answer.code)))
                for answer in question.listed
            ]
            columns.append(pl.concat_str(ticked, separator=" ", ignore_nulls=True).alias(group))
            columns += [
                pl.col(f"{question.name}_{answer.name}").cast(pl.String).alias(f"{group}/{answer.code}")
                for answer in question.listed
            ]
        elif question.kind != "note":
            columns.append(pl.col(question.name).cast(pl.String).alias(group))
    return frame.select(columns).with_columns(pl.lit("uuid:1").alias("_id"))


def written(frame, folder, kind):
    file = folder / f"answers.{kind}"
    if kind == "csv":
        frame.write_csv(file)
    elif kind == "parquet":
        frame.write_parquet(file)
    elif kind == "xlsx":
        frame.write_excel(file)
    else:
        write = pyreadstat.write_dta if kind == "dta" else pyreadstat.write_sav
        write(frame.to_pandas(), str(file))
    return file


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx", "dta", "sav"])
def test_every_kind_of_file_reads_back_as_written(frame, tmp_path, kind) -> None:
    found = read_answers([written(frame, tmp_path, kind)], FORM)
    assert found.findings == ()
    assert found.answers.select(frame.columns).equals(frame)


@pytest.mark.parametrize("separator", ["/", "-", ":"])
def test_submissions_of_an_xlsform_server_read_the_same(frame, tmp_path, separator) -> None:
    """KoBo puts a slash behind a group's name, ODK a hyphen, which before a code is a sign."""
    sent = submitted(frame)
    sent = sent.rename({name: name.replace("/", separator, 1) for name in sent.columns})
    file = written(sent, tmp_path, "csv")
    found = read_answers([file], FORM)
    assert found.findings == ()
    assert found.left_aside == ("_id",)
    assert found.answers.select(frame.columns).equals(frame)


def test_names_and_texts_of_answers_read_as_their_codes(tmp_path) -> None:
    frame = as_table(visits(3, sex=1))
    for said in ("female", "Woman", "Женщина", "Әйел"):
        worded = frame.with_columns(pl.lit(said).alias("sex"))
        assert read_answers([written(worded, tmp_path, "csv")], FORM).answers["sex"].to_list() == [1, 1, 1]


def test_other_encodings_and_delimiters_are_declared(tmp_path) -> None:
    frame = as_table(visits(3, sex=1)).with_columns(pl.lit("Женщина").alias("sex"))
    file = tmp_path / "answers.csv"
    file.write_bytes(frame.write_csv(separator=";").encode("cp1251"))
    found = read_answers([file], FORM, layout=Layout(encoding="windows-1251", delimiter=";"))
    assert found.answers["sex"].to_list() == [1, 1, 1]


@pytest.mark.parametrize(
    ("change", "rule", "variable"),
    [
        (pl.lit("7").alias("sex"), "value_strange", "sex"),
        (pl.lit("120").alias("household_size"), "value_strange", "household_size"),
        (pl.lit("2001-13-01").alias("birth_date"), "value_strange", "birth_date"),
        (pl.lit(None).alias("attends"), "answer_missing", "attends"),
        (pl.lit("31").alias("young_persons"), "value_strange", "young_persons"),
    ],
)
def test_a_wrong_cell_is_named_and_its_row_refused(frame, tmp_path, change, rule, variable) -> None:
    one = pl.int_range(pl.len()) == 7
    changed = frame.cast(pl.String).with_columns(pl.when(one).then(change).otherwise(variable).alias(variable))
    found = read_answers([written(changed, tmp_path, "csv")], FORM)
    assert {(finding.rule, finding.row, finding.variable) for finding in found.findings} >= {(rule, 8, variable)}
    assert (found.read, found.refused, found.answers.height) == (40, 1, 39)


def test_an_answer_to_what_was_not_asked_and_a_failed_check_are_named(frame, tmp_path) -> None:
    first = pl.int_range(pl.len()) == 0
    changed = frame.with_columns(
        pl.when(first).then(1).otherwise("household_size").alias("household_size"),
        pl.when(first).then(2).otherwise("young_persons").alias("young_persons"),
        pl.when(pl.int_range(pl.len()) == 1).then(0).otherwise("attends").alias("attends"),
        pl.when(pl.int_range(pl.len()) == 1).then(3).otherwise("attends_level").alias("attends_level"),
    )
    found = read_answers([written(changed, tmp_path, "csv")], FORM)
    rules = {(finding.rule, finding.row, finding.variable) for finding in found.findings}
    told = {said_of(rule).key for rule, *_ in rules}
    assert told == {"finding_check_failed", "finding_answer_unasked", "finding_answer_missing"}
    assert ("check_failed", 1, "young_persons") in rules
    assert ("answer_unasked", 2, "attends_level") in rules


def test_what_the_form_reckons_is_reckoned_anew(frame, tmp_path) -> None:
    wrong = frame.with_columns(pl.lit(20).alias("age"), (1 - pl.col("employed")).alias("employed"))
    found = read_answers([written(wrong, tmp_path, "parquet")], FORM)
    assert found.answers.select("age", "employed").equals(frame.select("age", "employed"))


def test_a_file_past_its_limit_is_refused_whole(frame, tmp_path) -> None:
    three = pl.int_range(pl.len()) < 3
    changed = frame.cast(pl.String).with_columns(pl.when(three).then(pl.lit("7")).otherwise("sex").alias("sex"))
    file = written(changed, tmp_path, "csv")
    with pytest.raises(YouthProblem) as refused:
        read_answers([file], FORM)
    assert refused.value.key == "answers_past_limit"
    most = refused.value.values["most"]
    assert isinstance(most, YouthProblem)
    assert (most.key, refused.value.values["value"]) == ("finding_value_strange", "7")
    assert read_answers([file], FORM, limit=0.1).refused == 3


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sex,age\n", "answers_empty"),
        ("colour,shape\nred,round\n", "answers_strange"),
        ("sex,age\n1,20\n1,20,3\n", "answers_ragged"),
        ("sex,iin\n1,880211400129\n", "link_column"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, text, key) -> None:
    (tmp_path / "answers.csv").write_text(text)
    with pytest.raises(PeopleProblem) as refused:
        read_answers([tmp_path / "answers.csv"], FORM)
    assert refused.value.key == key


def test_several_files_are_one_table(frame, tmp_path) -> None:
    (tmp_path / "a").mkdir()
    files = [written(frame[:15], tmp_path / "a", "csv"), written(frame[15:], tmp_path, "parquet")]
    assert read_answers(files, FORM).answers.select(frame.columns).equals(frame)
