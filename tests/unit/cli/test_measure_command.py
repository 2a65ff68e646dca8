"""`shanyraq measure` at the terminal: three languages, JSON, curves, and wrong questions told without a traceback."""

from pathlib import Path

import pytest

TABLE = """\
y;w;region;stratum;psu;t;other;rep1;rep2
1000,5;1;05;1;1;100;0;2;0
2000;1;05;1;1;0;0;0;2
1500;2;10;1;2;200;10;2;2
3000;1;10;1;2;0;0;1;1
700;1;10;2;1;300;0;1;1
5000;1;05;2;1;0;5;1;1
2200;2;10;2;2;0;0;2;2
900;1;05;2;2;150;0;1;1
"""
DESIGN = ("--welfare", "y", "--weight", "w", "--strata", "stratum", "--psu", "psu")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "survey.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("measure", "std. error", "interval", "Conventions: poor strict", "20.00%")),
        ("ru", ("показатель", "станд. ошибка", "интервал", "Условия расчёта: poor strict", "20,00\u00a0%")),
        ("kk", ("көрсеткіш", "станд. қате", "аралық", "Есептеу шарттары: poor strict", "20,00\u00a0%")),
    ],
)
def test_a_file_is_measured_in_three_languages(run, table: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("measure", table, *DESIGN, "--line", 1000, "--measures", "fgt0,gini,median", "--lang", lang)
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80


def test_json_has_a_row_a_measure_and_group(run, table: Path) -> None:
    done = run(
        "measure",
        table,
        *DESIGN,
        "--line",
        1600,
        "--by",
        "region",
        "--difference",
        "05",
        "--measures",
        "fgt0",
        "--json",
    )
    assert [row["group"] for row in done.answer] == ["05", "10", "all", "10 - 05"]
    assert set(done.answer[0]) == {
        "measure",
        "group",
        "estimate",
        "std_error",
        "ci_low",
        "ci_high",
        "n",
        "conventions",
    }
    told = done.answer[0]["conventions"]
    assert (told["poor"], told["line"], told["units"], told["strata"]) == ("strict", 1600.0, 4, 2)


def test_every_row_is_told_with_its_number_of_records_and_difference(run, table: Path) -> None:
    done = run("measure", table, *DESIGN, "--by", "region", "--difference", "05", "--measures", "mean", "--lang", "kk")
    assert "10 - 05" in done.out
    assert "барлығы" in done.out


@pytest.mark.parametrize(
    "options",
    [
        ("--variance", "bootstrap", "--replicates", 20, "--seed", 3),
        ("--variance", "replicates", "--replicate-weights", "rep", "--replicate-scale", 0.5),
        ("--calibrated", "region,stratum"),
        ("--variance", "none"),
        ("--interval", "korn-graubard", "--level", 0.9),
        ("--quantile-groups", 4),
        ("--poor", "weak", "--nonpositive", "floor", "--shares", "cut", "--ranking", "after", "--counterfactual", 0.5),
    ],
)
def test_options_go_into_the_conventions_or_the_groups(run, table: Path, options: tuple) -> None:
    asked = ("measure", table, *DESIGN, "--transfer", "t", "--other", "other", "--line", 1600)
    plain = run(*asked, "--measures", "fgt0,ge0,poorest40,coverage,overlap", "--json")
    done = run(*asked, "--measures", "fgt0,ge0,poorest40,coverage,overlap", "--json", *options)
    assert (plain.code, done.code) == (0, 0)
    assert done.answer != plain.answer


@pytest.mark.parametrize("curve", ["lorenz", "concentration", "tip", "quantiles"])
@pytest.mark.parametrize(("lang", "head"), [("en", "share of persons"), ("ru", "доля людей"), ("kk", "адамдар үлесі")])
def test_curves_in_three_languages(run, table: Path, curve: str, lang: str, head: str) -> None:
    asked = ("measure", table, *DESIGN, "--line", 1600, "--transfer", "t", "--curve", curve, "--points", 5)
    done = run(*asked, "--lang", lang)
    assert done.code == 0
    assert head in done.out
    rows = run(*asked, "--json").answer
    assert [row["curve"] for row in rows] == [curve] * 5


def test_two_files_are_compared(run, table: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "2020.csv"
    earlier.write_text(TABLE.replace("700;", "7000;"), encoding="utf-8")
    done = run("measure", table, *DESIGN, "--against", earlier, "--measures", "mean", "--json")
    assert [row["group"] for row in done.answer] == ["all", "all - 2020.csv"]
    assert done.answer[1]["estimate"] == pytest.approx(-630)


def test_rows_left_out_are_counted(run, tmp_path: Path) -> None:
    file = tmp_path / "holes.csv"
    file.write_text("y\n1\n\nNA\n4\n6\n", encoding="utf-8")
    done = run("measure", file, "--welfare", "y", "--measures", "mean", "--missing", "drop")
    assert done.code == 0
    assert "left out" in done.out
    assert run("measure", file, "--welfare", "y", "--measures", "mean").code != 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--measures", ""), "nothing to measure"),
        (("--measures", "fgt0", "--curve", "lorenz"), "either --measures or --curve"),
        (("--measures", "fgt0"), "without --line"),
        (("--measures", "gni"), "gini"),
        (("--measures", "mean", "--quantile-groups", -1), "--quantile-groups"),
        (("--measures", "mean", "--seed", -1, "--variance", "bootstrap"), "seed"),
        (("--measures", "mean", "--counterfactual", "nan"), "counterfactual"),
        (("--measures", "mean", "--replicate-weights", "weight"), "“weight”"),
        (("--measures", "mean", "--difference", "10"), "10"),
        (("--curve", "lorenz", "--points", 1), "points"),
        (("--curve", "tip"), "poverty line"),
        (("--measures", "mean", "--level", 95), "0.95"),
    ],
)
def test_wrong_questions_are_told(run, table: Path, options: tuple, words: str) -> None:
    for lang in ("kk", "ru", "en"):
        done = run("measure", table, "--welfare", "y", *options, "--lang", lang)
        assert done.code not in (0, 1) or done.err
        assert "Traceback" not in done.err
        assert done.out == ""
    assert words in done.err


def test_what_the_errors_need_is_asked_for_first(run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    done = run("measure", table, "--welfare", "y", "--measures", "mean")
    assert "pip install 'shanyraq[evidence]'" in done.err
