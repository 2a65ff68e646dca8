"""`shanyraq tariff …`: a template that computes, answers for people and programs, and every wrong turn told."""

from pathlib import Path

import pytest

LANGUAGES = ("kk", "ru", "en")
COMMANDS = ("compute", "compare", "break-even", "forecast", "sensitivity")


@pytest.fixture
def book(run) -> str:
    assert run("tariff", "template", "--out", "book.xlsx").code == 0
    return "book.xlsx"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("regime", ["services", "employment"])
def test_a_template_computes_as_it_comes(run, lang: str, regime: str) -> None:
    assert run("tariff", "template", "--out", "book.xlsx", "--lang", lang, "--regime", regime).code == 0
    done = run("tariff", "compute", "book.xlsx", "--json", "--lang", lang)
    assert done.code == 0
    tariffs = {one["code"]: one["tariff"] for one in done.answer["services"]}
    assert (
        tariffs.items()
        >= ({"KRG-2-R": "7796.00", "AST-1-H": "5279.00"} if regime == "services" else {"ALM-1-P": "92422.00"}).items()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_at_the_terminal_and_says_what_it_rests_on(run, book: str, command, lang) -> None:
    mark = {"kk": "Болжамға негізделген", "ru": "На допущениях", "en": "Rests on assumptions"}[lang]
    for columns in ("80", "200"):
        done = run("tariff", command, book, "--lang", lang, COLUMNS=columns)
        assert done.code == 0
        assert done.out.startswith(mark)
        assert "KRG" in done.out or command == "forecast"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_writes_each_language_and_format(run, book: str, command: str) -> None:
    done = run("tariff", command, book, "--out", "told", "--lang", "kk,ru", "--formats", "html,xlsx")
    assert done.code == 0
    files = {file.name.partition(".")[2] for file in Path("told").iterdir()}
    assert files == {"kk.html", "kk.xlsx", "ru.html", "ru.xlsx"}
    assert "told" in done.err
    again = run("tariff", command, book, "--out", "told")
    assert (again.code, again.out) == (2, "")
    assert "told" in again.err


def test_a_print_is_made(run, book: str) -> None:
    assert run("tariff", "break-even", book, "--out", "told", "--lang", "en", "--formats", "pdf").code == 0
    assert Path("told/break-even.en.pdf").read_bytes().startswith(b"%PDF")


def test_json_holds_the_estimate_to_the_tiyn(run, book: str) -> None:
    [one] = run("tariff", "compute", book, "--json", "--service", "KRG-2-R", "--explain").answer["services"]
    assert one["estimate_year"] == "68291393.50"
    assert (one["approvable"], one["hindrances"]) == (False, ["above_highest"])
    lines = sum(round(float(line["total"]) * 100) for line in one["lines"]) + round(float(one["overheads_year"]) * 100)
    assert lines == 6_829_139_350
    assert "tariff" in one["explanation"]["results"]
    assert {"tariff", "overhead_share", "estimate_year"} <= set(one["assumed"])


def test_json_of_the_other_commands(run, book: str) -> None:
    compared = run("tariff", "compare", book, "--json").answer["comparables"]
    assert [one["form"] for one in compared] == ["residential", "semi_residential", "home"]
    even = {one["code"]: one for one in run("tariff", "break-even", book, "--json").answer["services"]}
    assert (even["KRG-3-H"]["first"], even["KRG-3-H"]["lasting"]) == (30, 46)
    forecast = run("tariff", "forecast", book, "--json", "--years", "1", "--draws", "100", "--seed", "3").answer
    assert (forecast["seed"], forecast["draws"]) == (3, 100)
    assert {row["basis"] for row in forecast["needs"]} == {"trend", "range"}
    swings = run("tariff", "sensitivity", book, "--json", "--by", "0.2", "--service", "KRG-1-R").answer
    assert swings["services"][0]["share"] == 0.2
    assert len(swings["scenarios"]) == 3


def test_an_explanation_tells_every_value(run, book: str) -> None:
    done = run("tariff", "compute", book, "--service", "KRG-3-H", "--explain", "--lang", "ru", COLUMNS="200")
    assert done.code == 0
    for words in ("Тариф за единицу", "Приказ № 281, прил. 2", "Ставки по норме", "[допущение]"):
        assert words in done.out


def test_a_reform_of_the_method_is_laid_over(run, book: str, tmp_path: Path) -> None:
    (tmp_path / "reform.toml").write_text(
        'name = "Half the overheads"\n[parameters]\noverhead_share = { value = "0.025", since = 2025-01-01 }\n'
    )
    before = run("tariff", "compute", book, "--json").answer["services"][0]
    after = run("tariff", "compute", book, "--json", "--reform", "reform.toml").answer["services"][0]
    assert float(after["overheads_year"]) == pytest.approx(float(before["overheads_year"]) / 2, abs=0.01)
    assert after["law"] != before["law"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("compute", "none.xlsx"), ("none.xlsx", "tariff template")),
        (("compute", "book.xlsx", "--service", "KRG"), ("KRG", "KRG-1-R")),
        (("forecast", "book.xlsx", "--years", "11"), ("--years", "11", "10")),
        (("forecast", "book.xlsx", "--draws", "1"), ("--draws", "2")),
        (("forecast", "book.xlsx", "--seed", "-1"), ("--seed", "0")),
        (("sensitivity", "book.xlsx", "--by", "0.6"), ("--by", "0.5")),
        (("template", "--out", "book.xlsx"), ("book.xlsx",)),
        (("compute", "book.xlsx", "--formats", "docx"), ("docx", "html")),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wrong_turn_is_told(run, book: str, arguments, words, lang: str) -> None:
    done = run("tariff", *arguments, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert all(word in done.err for word in words)


def test_a_wrong_workbook_is_told_cell_by_cell(run, tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"no workbook")
    done = run("tariff", "compute", "book.xlsx", "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert "book.xlsx" in done.err
