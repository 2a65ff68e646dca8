"""Evaluating populations at the terminal: results, the summary, and folders left alone."""

import json
import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pytest

from shanyraq.cli.summary import summary_of
from shanyraq.law.codes import Kind
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.people.engines.job import make_job
from shanyraq.people.engines.slices import evaluate_slices
from shanyraq.people.engines.unfinished import unfinished_results
from shanyraq.people.population import population_of_tables, read_population
from shanyraq.people.population_files import read_about
from shanyraq.people.results import RESULT_FILES
from shanyraq.rules.evaluate import evaluate


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("SYNTHETIC", "All regions", "families a second", "Karaganda Region", "no reform")),
        ("ru", ("СИНТЕТИЧЕСКИЕ", "Все регионы", "семей в секунду", "Карагандинская область", "без реформ")),
        ("kk", ("СИНТЕТИКАЛЫҚ", "Барлық өңір", "секундына", "Қарағанды облысы", "реформасыз")),
    ],
)
def test_a_population_is_summed_up_in_three_languages(run, sample: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("evaluate", sample, "--out", "results", "--lang", lang)
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80
    assert "results" in done.err


def test_results_are_kept_and_agree_with_the_summary(run, sample: Path, tmp_path: Path) -> None:
    whole = run("evaluate", sample, "--out", "results", "--json").answer["whole"]
    assert sorted(file.name for file in (tmp_path / "results").iterdir()) == sorted(RESULT_FILES)
    families = pl.read_parquet(tmp_path / "results/families.parquet")
    kinds = families["kind"].cast(pl.String).to_list()
    assert {kind: kinds.count(kind) for kind in ("unconditional", "conditional")} == whole["families"]
    assert int(families["targeted_assistance_month"].sum()) == round(float(whole["cost_month"]) * 100)
    persons = pl.read_parquet(tmp_path / "results/persons.parquet")
    assert {*families.columns, *persons.columns} >= set(OUTPUTS)


def test_the_summary_as_json_is_all_there_is_on_standard_output(run, sample: Path) -> None:
    answer = run("evaluate", sample, "--out", "results", "--json", "--workers", "1").answer
    assert answer["population"]["synthetic"] is True
    assert answer["law"]["date"] == "2024-05-14"
    assert answer["evaluated"]["families"] == 300
    assert sum(part["persons"] for part in answer["regions"].values()) == answer["whole"]["persons"]
    assert answer["defaults"] == []


def test_only_the_outputs_asked_for_are_kept(run, sample: Path, tmp_path: Path) -> None:
    assert run("evaluate", sample, "--out", "results", "--outputs", "poverty_line,able_bodied").code == 0
    assert pl.read_parquet(tmp_path / "results/families.parquet").columns == ["family_id", "poverty_line"]
    assert "able_bodied" in pl.read_parquet(tmp_path / "results/persons.parquet").columns


def test_another_day_and_a_reform_change_the_law(run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text('name = "Nothing"\n[parameters]\npoverty_line_ratio = { value = "0" }\n')
    answer = run("evaluate", sample, "--out", "a", "--json", "--date", "2024-06-03", "--reform", "r.toml").answer
    assert answer["law"]["reforms"] == ["Nothing"]
    assert answer["law"]["date"] == "2024-06-03"
    assert (
        answer["whole"]["cost_month"] != run("evaluate", sample, "--out", "b", "--json").answer["whole"]["cost_month"]
    )


def test_rows_in_another_order_give_the_same(run, sample: Path, tmp_path: Path) -> None:
    shuffled = tmp_path / "shuffled"
    shuffled.mkdir()
    for name in ("families.parquet", "persons.parquet"):
        pl.read_parquet(sample / name).sample(fraction=1, shuffle=True, seed=3).write_parquet(shuffled / name)
    (shuffled / "population.json").write_bytes((sample / "population.json").read_bytes())
    first = run("evaluate", sample, "--out", "first", "--json").answer
    second = run("evaluate", shuffled, "--out", "second", "--json").answer
    assert first["regions"] == second["regions"]
    ordered = [pl.read_parquet(tmp_path / name / "families.parquet").sort("family_id") for name in ("first", "second")]
    assert (
        ordered[0]
        .select(pl.exclude("family_id").cast(pl.String))
        .equals(ordered[1].select(pl.exclude("family_id").cast(pl.String)))
    )


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_no_families_give_an_empty_summary(run, lang: str) -> None:
    assert run("sample", "empty", "--families", "0", "--date", "2024-05-14").code == 0
    done = run("evaluate", "empty", "--out", "results", "--lang", lang)
    assert done.code == 0
    assert "—" in done.out


def test_results_in_the_way_are_replaced_only_by_force(run, sample: Path, tmp_path: Path) -> None:
    assert run("evaluate", sample, "--out", "results").code == 0
    refused = run("evaluate", sample, "--out", "results")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("results already holds results.")
    assert run("evaluate", sample, "--out", "results", "--force", "--outputs", "kind").code == 0
    assert pl.read_parquet(tmp_path / "results/families.parquet").columns == ["family_id", "kind"]


def test_an_empty_folder_is_no_hindrance(run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    assert run("evaluate", sample, "--out", "results").code == 0


def test_a_folder_with_other_files_is_left_alone_even_by_force(run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("keep me")
    done = run("evaluate", sample, "--out", "home", "--force")
    assert (done.code, done.out) == (2, "")
    assert "letter.txt" in done.err
    assert (tmp_path / "home/letter.txt").read_text() == "keep me"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere", "--out", "results"), "nowhere: there is no such file or folder"),
        (("SAMPLE", "--out", "file"), "file is a file. Name a folder."),
        (("SAMPLE", "--out", "results", "--workers", "0"), "--workers 0: at least one is needed."),
        (("SAMPLE", "--out", "results", "--outputs", "poverty_lin"), "Did you mean: poverty_line"),
        (("SAMPLE", "--out", "results", "--date", "2001-01-01"), "2001-01-01 is before the law"),
        (("SAMPLE", "--out", "no/such/place"), "no/such/place"),
        (("SAMPLE", "--out", "results", "--master", "local[2]"), "--master local[2] is for Spark alone."),
    ],
)
def test_what_cannot_be_evaluated_is_refused(
    run, sample: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    (tmp_path / "file").touch()
    done = run("evaluate", *(sample if argument == "SAMPLE" else argument for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not (tmp_path / "results").exists()


def test_a_column_that_is_wrong_is_told_with_its_place(run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "wrong"
    folder.mkdir()
    families = pl.read_parquet(sample / "families.parquet")
    families.rename({"cars": "carz"}).write_parquet(folder / "families.parquet")
    for name in ("persons.parquet", "population.json"):
        (folder / name).write_bytes((sample / name).read_bytes())
    done = run("evaluate", folder, "--out", "results", "--lang", "ru")
    assert done.code == 2
    assert "carz" in done.err
    assert "cars" in done.err


def test_a_population_says_so_when_it_is_not_made_up_and_lacks_facts(run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    pl.read_parquet(sample / "families.parquet").drop("cars").write_parquet(folder / "families.parquet")
    (folder / "persons.parquet").write_bytes((sample / "persons.parquet").read_bytes())
    about = json.loads((sample / "population.json").read_text(encoding="utf-8"))
    source = {"kk": "Зерттеу [2024]", "ru": "Обследование [2024]", "en": "A survey [2024]"}
    (folder / "population.json").write_text(json.dumps(about | {"synthetic": False, "source": source}))
    assert "Обследование [2024]" in run("evaluate", folder, "--out", "in-russian", "--lang", "ru").out
    done = run("evaluate", folder, "--out", "results")
    assert "SYNTHETIC" not in done.out
    assert "A survey [2024]" in done.out
    assert "Number of passenger cars" in " ".join(done.out.split())


def test_a_survey_is_weighted(sample: Path) -> None:
    about, _ = read_about(sample)
    plain = read_population(sample)
    tables = [pl.read_parquet(sample / name).to_arrow() for name in ("families.parquet", "persons.parquet")]
    weighted = population_of_tables(about, tables[0].append_column("weight", pa.array(np.full(300, 2.5))), tables[1])
    law = LAW.at(about.date)
    names = ("kind", "targeted_assistance_month")
    once, often = (summary_of(people, evaluate(people, law, names), 1.0) for people in (plain, weighted))
    assert (once.families, often.families, often.evaluated) == (300, 750, 300)
    assert often.whole.cost == pytest.approx(once.whole.cost * 2.5, abs=1)
    assert often.whole.families[Kind.CONDITIONAL] == pytest.approx(once.whole.families[Kind.CONDITIONAL] * 2.5, abs=1)
    assert often.whole.average == pytest.approx(once.whole.average, rel=0.02)
    assert once.speed == 300


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("there", "--families", "-1"), "--families -1: it must be from 0 to 10000000."),
        (("there", "--families", "10000001"), "--families 10000001"),
        (("there", "--seed", "-1"), "--seed -1"),
        (("there", "--date", "2001-12-31"), "before the law"),
        (("taken",), "taken"),
    ],
)
def test_a_sample_that_cannot_be_made_is_refused(run, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "taken").mkdir()
    done = run("sample", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not (tmp_path / "there").exists()


def test_a_sample_says_how_many_it_made(run) -> None:
    done = run("sample", "people", "--families", "50", "--date", "2024-05-14", "--lang", "ru")
    assert done.code == 0
    assert done.err.startswith("Вымышленные семьи записаны в people: семей 50, человек ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Where families in need live", "Synthetic data", "Shymkent city", "unconditional")),
        ("ru", ("Где живут нуждающиеся семьи", "Синтетические данные", "город Шымкент", "безусловная")),
        ("kk", ("Мұқтаж отбасылар қайда тұрады", "Синтетикалық деректер", "Шымкент қаласы", "шартсыз")),
    ],
)
def test_a_page_shows_where_the_families_in_need_live(
    run, sample: Path, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    done = run("evaluate", sample, "--out", "results", "--page", "page.html", "--lang", lang)
    assert done.code == 0
    assert "page.html" in done.err
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert [word for word in words if word not in page] == []
    assert f'lang="{lang}"' in page


def test_a_page_that_has_no_place_is_refused_before_anything_is_done(run, sample: Path, tmp_path: Path) -> None:
    done = run("evaluate", sample, "--out", "results", "--page", "no/page.html")
    assert (done.code, done.out) == (2, "")
    assert "no/page.html" in done.err
    assert not (tmp_path / "results").exists()


def test_spark_that_is_missing_is_told_before_anything_is_done(run, sample: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("shanyraq.people.engines.spark.find_spec", lambda name: None)
    done = run("evaluate", sample, "--out", "results", "--engine", "spark", "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert "pip install 'shanyraq[spark]'" in done.err
    assert not (tmp_path / "results").exists()


def test_what_an_earlier_run_left_is_told(run, sample: Path, tmp_path: Path) -> None:
    job = make_job(sample, OUTPUTS)
    for fingerprint, told in ((job.fingerprint, "earlier run: 1 of 1"), ("another", "evaluated anew")):
        with unfinished_results(tmp_path / "results", fingerprint) as work:
            work.make("all", lambda folder: evaluate_slices(folder, [job.parts[0].population()], job.asked))
        done = run("evaluate", sample, "--out", "results")
        assert done.code == 0
        assert told in done.err
        shutil.rmtree(tmp_path / "results")
