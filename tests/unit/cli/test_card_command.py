"""A family's card at the terminal, as JSON and as a page, in three languages; what cannot be is told."""

import json
from pathlib import Path

import pytest

HOME = Path(__file__).parents[3]
RENTER, YOUNG = HOME / "examples/card/renter-2025.json", HOME / "examples/young-family-2024.json"


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Illustrative", "Level by what is known: C", "at worst E", "To level B: 10 points", "a signal")),
        ("ru", ("Иллюстрация", "Уровень по известному: C", "в худшем E", "До уровня B: ещё 10 баллов", "сигнал")),
        ("kk", ("Үлгі", "Белгілісі бойынша деңгейі: C", "ең нашары E", "B деңгейіне дейін: тағы 10 балл", "белгі")),
    ],
)
def test_a_card_is_told_in_three_languages(run, lang: str, words: tuple[str, ...]) -> None:
    done = run("card", YOUNG, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert [word for word in words if word not in flat(done.out)] == []


def test_the_pilot_tells_whom_it_excludes_and_why(run) -> None:
    told = flat(run("card", RENTER).out)
    assert "Rent subsidy: excluded, as the level is category 6" in told
    assert "it rests on: Income of several subsistence minimums; Several cars;" in told
    assert "Housing assistance: the family does not ask for it" in told


def test_json_holds_what_the_screen_shows(run) -> None:
    found = run("card", RENTER, "--json").answer
    assert found["ladder"]["name"] == "scoring-2025"
    assert found["ladder"]["illustrative"] is True
    assert found["level"] == {"settled": True, "known": "6", "best": "6", "worst": "6"}
    assert found["score"] == {"known": 25, "least": 25, "most": 25}
    services = {one["service"]: (one["asked"], one["excluded"]) for one in found["services"]}
    assert services["rent_subsidy"] == (True, True)
    assert len(found["indicators"]) == 23
    assert sum(one["effect"] for one in found["indicators"] if one["finding"] == "present") == 25


def test_another_ladder_and_method_can_be_named(run) -> None:
    found = run("card", RENTER, "--ladder", "family-card", "--method", "af", "--json").answer
    assert (found["ladder"]["name"], found["ladder"]["method"]) == ("family-card", "af")
    assert found["score"]["known"] == "0.0500"
    assert found["services"] == []


def test_a_ladder_of_one_s_own_is_read_from_its_file(run, tmp_path: Path) -> None:
    own = (HOME / "src/shanyraq/law/wellbeing/ladders/family-card.toml").read_text(encoding="utf-8")
    file = tmp_path / "own.toml"
    file.write_text(
        own.replace("A = 10\n", "A = -100\n")
        .replace("B = -10\n", "B = -110\n")
        .replace("C = -35\n", "C = -120\n")
        .replace("D = -70\n", "D = -130\n"),
        encoding="utf-8",
    )
    assert run("card", YOUNG, "--ladder", file, "--json").answer["level"]["known"] == "A"


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_page_is_whole_and_holds_the_reasons(run, tmp_path: Path, lang: str) -> None:
    page = tmp_path / "card.html"
    done = run("card", RENTER, "--html", page, "--lang", lang)
    assert str(page) in done.err
    content = page.read_text(encoding="utf-8")
    assert content.startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert content.count("<h1>") == 1
    assert 'class="rungs"' in content
    assert "shanyraq-explanation" in content


def test_words_can_be_read_on_every_colour(run, tmp_path: Path) -> None:
    page = tmp_path / "card.html"
    run("card", YOUNG, "--html", page)
    content = page.read_text(encoding="utf-8")
    assert "background: #9b1c31; color: #fff" in content
    assert "background: #e6b422; color: #111" in content


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--ladder", "none"), "family-card, scoring-2025"),
        (("--ladder", "none.toml"), "none.toml"),
        (("--ladder", "scoring-2025"), "2025-05-21"),
        (("--html", "/no/such/folder/card.html"), "/no/such/folder"),
    ],
)
def test_what_cannot_be_is_told(run, arguments: tuple[str, ...], said: str) -> None:
    done = run("card", YOUNG, *arguments)
    assert done.code != 0
    assert said in done.err
    assert done.out == ""


def test_before_the_first_ladder_there_is_no_card(run, tmp_path: Path) -> None:
    case = json.loads(YOUNG.read_text(encoding="utf-8"))
    case["application_date"] = "2023-06-30"
    for member in case["members"]:
        member.pop("incomes", None)
    file = tmp_path / "early.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    done = run("card", file)
    assert done.code != 0
    assert "2023-07-01" in done.err
