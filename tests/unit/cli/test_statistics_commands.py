"""`shanyraq statistics` at the terminal: in three languages, strict, with sources, and without a traceback."""

import json
from pathlib import Path

import pytest

WIDE = "Регион;2025-Q3;2026-01\nКазахстан;70 000;56100\nМангистауская область;80 000;…\n"


@pytest.fixture
def store(run, tmp_path: Path) -> Path:
    """A store with the country's and a region's minimum of a quarter, and a month."""
    (tmp_path / "wide.csv").write_text(WIDE, encoding="utf-8")
    done = run(
        "statistics", "import", "wide.csv", "--store", "own", "--series", "subsistence_minimum", "--source", "BNS"
    )
    assert done.code == 0
    return tmp_path / "own"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Subsistence minimum", "Mangystau Region", "assumed", "Q3 2025", "lada.kz")),
        ("ru", ("прожиточного минимума", "Мангистауская область", "допущение", "III кв. 2025", "lada.kz")),
        ("kk", ("күнкөріс деңгейі", "Маңғыстау облысы", "болжам", "2025 ж. III тоқсан", "lada.kz")),
    ],
)
def test_a_series_is_shown_with_source_and_certainty(run, lang: str, words: tuple[str, ...]) -> None:
    done = run(
        "statistics", "show", "subsistence_minimum", "--region", "47", "--from", "2025", "--lang", lang, COLUMNS="200"
    )
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Poverty line by the subsistence minimum", "Q4 2025", "was also compared", "stands in for it")),
        ("ru", ("Черта бедности по прожиточному минимуму", "IV кв. 2025", "сравнивалась", "взято значение по стране")),
        ("kk", ("бойынша кедейлік шегі", "IV тоқсан", "салыстырылды", "ел бойынша көрсеткіш алынды")),
    ],
)
def test_lines_say_what_they_rest_on(run, lang: str, words: tuple[str, ...]) -> None:
    arguments = ("--date", "2025-11-20", "--region", "71", "--region", "15", "--lang", lang)
    done = run("statistics", "line", *arguments, COLUMNS="200")
    assert done.code == 0
    assert [word for word in words if word not in done.out.replace("\n", " ")] == []


def test_lines_of_quarters_are_told_to_programs(run) -> None:
    answer = run("statistics", "line", "--from", "2025-Q3", "--to", "2025-Q4", "--json").answer
    assert len(answer["lines"]) == 40
    [found] = [line for line in answer["lines"] if (line["region"], line["quarter"]) == ("47", "2025-Q4")]
    assert (found["poverty_line"], found["decided_by"], found["certainty"]) == ("51545", "line_by_minimum", "assumed")
    assert [used["parameter"] for used in found["used"] if used["decides"]] == [
        "subsistence_minimum",
        "poverty_line_ratio",
    ]


def test_an_import_tells_what_contradicts_and_keeps_it_all(run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("region,period,value\n47,2025-Q3,81000\n", encoding="utf-8")
    imported = ("statistics", "import", "other.csv", "--store", store, "--series", "subsistence_minimum")
    done = run(*imported, "--source", "akimat", "--lang", "ru", COLUMNS="200")
    assert "Загружено: 1" in done.out
    assert "Противоречие" in done.out
    assert all(told in done.out for told in ("73635", "80000", "81000"))
    shown = run("statistics", "show", "subsistence_minimum", "--region", "47", "--store", store, "--json").answer
    contradicted = [figure["value"] for figure in shown["figures"] if figure["contradicted"]]
    assert sorted(contradicted) == ["73635", "80000", "81000"]
    assert {figure["file"] for figure in shown["figures"]} == {"law", "wide.csv", "other.csv"}


def test_imported_figures_move_the_line_by_a_reform(run, store: Path) -> None:
    done = run("statistics", "reform", "subsistence_minimum", "--store", store, "--out", "newer.toml")
    assert done.code == 0
    assert "January" in done.err  # a month alone makes no quarter
    asked = ("statistics", "line", "--quarter", "2025-Q4", "--region", "47", "--reform", "newer.toml")
    [line] = run(*asked, "--json").answer["lines"]
    assert line["poverty_line"] == "56000"
    assert "Загруженные данные" in run(*asked, "--lang", "ru", COLUMNS="200").out
    explained = run("law", "parameters", "--at", "2025-11-01", "--reform", "newer.toml", "--json").answer
    [minimum] = [one for one in explained["parameters"] if one["name"] == "subsistence_minimum"]
    assert {value["key"]: value["value"] for value in minimum["values"]}["47"] == "80000.00"
    again = run("statistics", "reform", "subsistence_minimum", "--store", store, "--out", "newer.toml")
    assert (again.code, "newer.toml" in again.err) == (2, True)


def test_regions_are_compared(run) -> None:
    answer = run("statistics", "compare", "Астана", "KZ-47", "--series", "subsistence_minimum", "--json").answer
    assert (answer["first"], answer["second"]) == ("71", "47")
    [pair] = [pair for pair in answer["pairs"] if pair["period"] == "2025-Q4"]
    assert (pair["first"]["value"], pair["second"]["value"], pair["difference"]) == ("63578", "70812", "7234")
    done = run("statistics", "compare", "71", "47", "--lang", "kk", COLUMNS="120")
    assert "Маңғыстау облысы" in done.out


def test_holes_are_listed_by_quarter(run) -> None:
    window = ("--from", "2025-Q2", "--to", "2025-Q4")
    answer = run("statistics", "holes", "subsistence_minimum", *window, "--json").answer
    states = [hole["state"] for hole in answer["holes"]["subsistence_minimum"]]
    assert (states.count("country"), states.count("assumed")) == (40, 20)
    done = run("statistics", "holes", "subsistence_minimum", *window, "--lang", "ru", COLUMNS="160")
    assert "допущ." in done.out
    assert "15 23 27 31 55 61" in done.out


def test_all_series_are_listed_and_searched_for_holes(run) -> None:
    listed = run("statistics", "list", "--json").answer["series"]
    assert {"poverty_line", "subsistence_minimum", "unemployment_rate", "tsa_persons"} <= {
        one["name"] for one in listed
    }
    assert "subsistence_minimum" in run("statistics", "list", "--lang", "kk", COLUMNS="120").out
    holes = run("statistics", "holes", "--region", "10", "--from", "2024", "--to", "2024", "--json").answer["holes"]
    assert {hole["region"] for hole in holes["unemployment_rate"]} <= {"10"}


def test_series_are_exported_and_read_again(run, tmp_path: Path) -> None:
    assert run("statistics", "export", "mci", "poverty_rate", "--sdmx-csv", "--out", "e.csv").code == 0
    head = (tmp_path / "e.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE")
    told = run("statistics", "import", "e.csv", "--store", "copy", "--json").answer
    assert (told["known"], told["empty"], told["contradictions"]) == (0, 0, [])
    assert run("statistics", "export", "mci", "--sdmx-csv").out.startswith("STRUCTURE,")


def test_charts_are_drawn(run, tmp_path: Path) -> None:
    chart = run("statistics", "chart", "subsistence_minimum", "--region", "00", "--region", "47", "--from", "2024")
    assert chart.out.startswith("<svg")
    assert "assumed: " in chart.out
    done = run("statistics", "chart", "poverty_line", "--map", "2025-Q4", "--out", "map.svg", "--lang", "kk")
    assert done.code == 0
    assert "51 545" in (tmp_path / "map.svg").read_text(encoding="utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "subsistance_minimum"),
        ("show", "mci", "--region", "Мухосранск"),
        ("show", "mci", "--from", "2024-Q7"),
        ("show", "mci", "--from", "2025", "--to", "2024"),
        ("show", "unemployment_rate", "--region", "00", "--to", "2001"),
        ("line", "--date", "2025-11-20", "--quarter", "2025-Q4"),
        ("line", "--quarter", "2025"),
        ("line", "--from", "2025"),
        ("line", "--quarter", "2001-Q1"),
        ("holes", "mci"),
        ("holes", "subsistence_minimum", "--from", "2100"),
        ("compare", "10", "62", "--series", "gini"),
        ("export", "mci"),
        ("chart", "mci", *(part for code in ["10", "11", "15", "19", "23", "27", "31"] for part in ("--region", code))),
        ("chart", "mci", "--map", "2024"),
        ("import", "nothing.csv", "--store", "own"),
        ("reform", "poverty_rate", "--store", "own", "--out", "r.toml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_without_a_traceback(run, arguments: tuple[str, ...], lang: str) -> None:
    done = run("statistics", *arguments, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err
    assert "technical" not in done.err


def test_json_is_all_there_is_on_standard_output(run, store: Path) -> None:
    for arguments in (("show", "mci"), ("list",), ("compare", "71", "75")):
        assert json.loads(run("statistics", *arguments, "--store", store, "--json").out)
