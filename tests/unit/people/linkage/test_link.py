"""A linking from files to files: what is written, in which languages, and that it says nothing of persons."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.linkage.accuracy import Accuracy, accuracies, true_pairs
from shanyraq.people.linkage.comparisons import COMPARISONS, MISSING
from shanyraq.people.linkage.link import Request, link
from shanyraq.people.linkage.model import level_names, settings, shipped_model
from shanyraq.people.linkage.problems import LinkageProblem
from shanyraq.people.linkage.wording import WORDS, in_words, level_text, weight_text
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES
from shanyraq.rules.problems import messages

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def linked(registers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What came of linking the labelled registers, with names in the review file."""
    out = tmp_path_factory.mktemp("linked") / "out"
    steps: list[int] = []
    files = (registers / "left.parquet", registers / "right.parquet")
    outcome = link(Request(*files, out, truth="person", names=True, lang="ru"), lambda done, _of: steps.append(done))
    assert steps == [1, 2, 3, 4, 5, 6]
    assert outcome.synthetic
    return out


def test_links_are_one_to_one_and_mostly_right(registers: Path, linked: Path) -> None:
    links = pl.read_parquet(linked / "links.parquet")
    assert links.columns == ["left_id", "right_id", "probability", "weight", "band"]
    assert links["left_id"].is_unique().all()
    assert links["right_id"].is_unique().all()
    assert links["left_id"].is_sorted()
    truth = pl.read_parquet(registers / "truth.parquet")
    right = links.join(truth, on=["left_id", "right_id"], how="semi")
    assert len(right) >= 0.99 * len(links)
    assert len(right) >= 0.95 * len(truth)
    told = json.loads((linked / "outcome.json").read_text())
    assert told["precision"] == round(len(right) / len(links), 6)
    assert told["left"] - told["links"] == told["left_unmatched"]
    assert told["synthetic"]


def test_nothing_stays_beside_what_was_asked_for(linked: Path) -> None:
    names = {"links.parquet", "model.json", "outcome.json", "review.csv", "review.xlsx"}
    assert {file.name for file in linked.iterdir()} == names | {f"report.{lang}.html" for lang in LANGUAGES}
    assert [file.name for file in linked.parent.iterdir()] == ["out"]


def test_the_report_is_whole_in_each_language_and_says_nothing_of_persons(registers: Path, linked: Path) -> None:
    pages = {lang: (linked / f"report.{lang}.html").read_text() for lang in LANGUAGES}
    assert "synthetic" in pages["en"]
    assert "синтетическ" in pages["ru"]
    assert "синтетикалық" in pages["kk"]
    assert "birth date: agrees" in pages["en"]
    assert "говорит за, " in pages["ru"]
    left = pl.read_parquet(registers / "left.parquet")
    for page in pages.values():
        assert page.count("<svg") == 5
        assert not re.search(r"\b[LR]\d{7}\b", page)
        assert not any(name in page for name in left["surname"].unique() if len(name) > 6)


def test_the_review_file_has_names_because_they_were_asked_for(linked: Path) -> None:
    review = pl.read_csv(linked / "review.csv", infer_schema=False)
    assert {"left_surname", "right_birth_date"} <= set(review.columns)
    assert review["decision"].is_in(["", None], nulls_equal=True).all()
    sheets = pl.read_excel(linked / "review.xlsx", sheet_id=0, has_header=False)
    assert "персональные данные" in " ".join(sheets["guide"].to_series().to_list())


def test_decisions_come_back_as_links_and_as_none(registers: Path, linked: Path, tmp_path: Path) -> None:
    review = pl.read_csv(linked / "review.csv", infer_schema=False)
    first, last = review.row(0, named=True), review.row(-1, named=True)
    filled = tmp_path / "filled.csv"
    answers = ["да", *[None] * (len(review) - 2), "нет"]
    review.with_columns(decision=pl.Series(answers)).write_csv(filled)
    files = (registers / "left.parquet", registers / "right.parquet")
    link(Request(*files, tmp_path / "out", decisions=filled))
    links = pl.read_parquet(tmp_path / "out/links.parquet")
    clerk = links.filter(pl.col("band") == "clerk")
    assert clerk.select("left_id", "right_id").rows() == [(first["left_id"], first["right_id"])]
    again = pl.read_csv(tmp_path / "out/review.csv", infer_schema=False)
    assert "left_surname" not in again.columns
    assert (last["left_id"], last["right_id"]) not in again.select("left_id", "right_id").rows()


def test_persons_are_found_through_each_kind_of_mistake(write: Write, tmp_path: Path) -> None:
    person = {
        "surname": "Әбдірахманова", "given_name": "Гүлнар", "patronymic": "Серікқызы", "birth_date": "1988-02-11",
        "sex": "female", "iin": "880211450019", "locality": "Қарағанды", "address": "Абай көшесі, 12 үй",
    }  # fmt: skip
    bare = {key: person[key] for key in ("surname", "given_name", "patronymic", "birth_date", "address", "locality")}
    others = {
        "latin": {**person, "surname": "Abdrakhmanova", "given_name": "Gulnar", "patronymic": "Serikkyzy", "iin": None},
        "day": {**bare, "birth_date": "02.11.1988"},
        "digit": {**bare, "birth_date": "1989-02-11"},
        "swapped": {**bare, "surname": "Гүлнар", "given_name": "Әбдірахманова"},
        "married": {**bare, "surname": "Ким", "former_surname": "Абдрахманова"},
        "number": {**person, "iin": "880211450018", "patronymic": None, "address": None},
    }
    stranger = {"id": "z", "surname": "Цой", "given_name": "Вера", "birth_date": "1950-05-05", "sex": "Ж"}
    left = write("left.csv", [{"id": "p", **person}, stranger])
    for name, told in others.items():
        row = {"id": "q", **dict.fromkeys(person), "former_surname": None, **told}
        right = write(f"{name}.parquet", [row, {**stranger, "id": "y"}])
        link(Request(left, right, tmp_path / name))
        found = pl.read_parquet(tmp_path / name / "links.parquet").select("left_id", "right_id").rows()
        assert ("p", "q") in found, name


def test_registers_without_a_single_pair_link_nothing(write: Write, tmp_path: Path) -> None:
    left = write("a.csv", [{"id": "1"}])
    right = write("b.csv", [{"id": "2", "surname": "Цой", "given_name": "Вера", "birth_date": "1950-05-05"}])
    outcome = link(Request(left, right, tmp_path / "out"))
    assert (outcome.links, outcome.review, outcome.synthetic) == (0, 0, False)
    assert (tmp_path / "out/report.kk.html").read_text().count("<svg") == 1


def test_what_cannot_be_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    none = tmp_path / "none.csv"
    with pytest.raises(LinkageProblem, match=r"above 0\.1 and below 1"):
        link(Request(none, none, tmp_path / "out", threshold=1.0))
    with pytest.raises(PeopleProblem, match="already exists"):
        link(Request(none, none, tmp_path))
    with pytest.raises(LinkageProblem, match="no such file"):
        link(Request(none, none, tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_registers_too_small_to_learn_from_are_refused(write: Write, tmp_path: Path) -> None:
    left, right = write("a.csv", [{"id": "1"}]), write("b.csv", [{"id": "2"}])
    with pytest.raises(LinkageProblem, match="Leave out --train"):
        link(Request(left, right, tmp_path / "out", train=True))
    assert not (tmp_path / "out").exists()


def test_the_model_gives_every_level_its_chance() -> None:
    model = shipped_model()
    for comparison in COMPARISONS:
        chances = model.chances[comparison.name]
        assert tuple(chances) == level_names(comparison)
        assert chances[level_names(comparison)[0]].weight > 0 > chances["other"].weight
        assert [comparison.level(value) for value in range(-1, 1)] == [MISSING, "other"]
        assert comparison.level(len(comparison.levels)) == comparison.levels[0].name
    assert model.prior(100, 1_000) == 0.5 * 100 / 100_000
    assert model.prior(1, 1) == 0.5


@pytest.mark.parametrize(("dialect", "function"), [("duckdb", "jaro_winkler_similarity("), ("spark", "jaro_winkler(")])
def test_settings_are_made_for_both_engines(dialect: str, function: str) -> None:
    told = settings(shipped_model(), 10, 20, dialect).create_settings_dict(dialect)
    conditions = [level["sql_condition"] for one in told["comparisons"] for level in one["comparison_levels"]]
    assert any(function in condition for condition in conditions)


def test_weights_are_told_in_words() -> None:
    assert level_text("birth_date", "swapped", "en") == "birth date: day and month are swapped"
    assert weight_text(13.24, "en") == "speaks for, 13.2"
    assert weight_text(-2.5, "ru") == "говорит против, 2,5"
    assert weight_text(0.01, "en") == "says nothing"
    row = {f"level_{one.name}": 0 for one in COMPARISONS} | {f"weight_{one.name}": -1.5 for one in COMPARISONS}
    row |= {"level_iin": -1, "weight_iin": 0.0, "level_sex": 1, "weight_sex": 1.0}
    [sentence] = in_words(pl.DataFrame([row]), "en").to_list()
    assert "surname: is another, speaks against, 1.5" in sentence
    assert "IIN: not told by both; " in sentence
    assert "sex: agrees, speaks for, 1.0" in sentence


def test_every_word_exists_in_three_languages() -> None:
    told = messages(WORDS)
    assert all(text.keys() == set(LANGUAGES) and all(text.values()) for text in told.values())
    levels = {f"{one.name}_{level}" for one in COMPARISONS for level in level_names(one)}
    assert levels | {one.name for one in COMPARISONS} <= told.keys()


def test_accuracy_counts_what_is_right() -> None:
    left = pl.DataFrame({"id": ["a", "b", "c"], "truth": ["1", "2", None]})
    right = pl.DataFrame({"id": ["x", "y", "z"], "truth": ["1", "2", "3"]})
    truth = true_pairs(left, right)
    assert truth.sort("left_id").rows() == [("a", "x"), ("b", "y")]
    links = pl.DataFrame({"left_id": ["a", "b"], "right_id": ["x", "z"], "probability": [0.99, 0.6]})
    low, high = accuracies(links, truth, (0.9, 0.5))
    assert (low.precision, low.recall) == (0.5, 0.5)
    assert (high.precision, high.recall) == (1.0, 0.5)
    assert (Accuracy(0.5, 0, 0, 0).precision, Accuracy(0.5, 0, 0, 0).recall) == (1.0, 1.0)
