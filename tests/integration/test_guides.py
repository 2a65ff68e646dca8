"""What the guides tell people to write works as they say: families, reforms, a population and its results."""

import json
import re
from pathlib import Path

import pytest

from shanyraq.cli.main import main
from shanyraq.people.population_files import read_about

HOME = Path(__file__).parents[2]


def blocks(page: str, language: str) -> list[str]:
    text = (HOME / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def ask(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main(["--lang", "en", *map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out or told.err


@pytest.fixture
def family(tmp_path: Path) -> Path:
    file = tmp_path / "family.json"
    file.write_text(blocks("tutorial/first-family.md", "json")[0], encoding="utf-8")
    return file


def test_the_family_of_the_tutorial_has_a_right_to_assistance(family: Path, capsys) -> None:
    code, told = ask(capsys, "explain", family, "--json")
    assert code == 0
    assert json.loads(told)["results"]["kind"] == "conditional"


@pytest.mark.parametrize(
    "options", [("--set", "poverty_line=25000"), ("--set", "kept_from_work=true"), ("--date", "2024-06-28")]
)
def test_the_questions_of_the_tutorial_are_answered(family: Path, capsys, options: tuple[str, str]) -> None:
    assert " ".join(options) in blocks("tutorial/first-family.md", "text")[-1]
    assert ask(capsys, "explain", family, *options)[0] == 0


def test_the_mistake_of_the_tutorial_is_told_as_it_says(family: Path, capsys) -> None:
    family.write_text(family.read_text(encoding="utf-8").replace('"2024-03"', '"2024-04"'), encoding="utf-8")
    code, told = ask(capsys, "explain", family)
    assert code == 2
    assert blocks("tutorial/first-family.md", "text")[1] in told


def test_the_employer_of_the_guide_has_its_quota_met(capsys, tmp_path: Path) -> None:
    file = tmp_path / "staff.json"
    file.write_text(blocks("how-to/employment-quota.md", "json")[0], encoding="utf-8")
    code, told = ask(capsys, "quota", file, "--json")
    assert code == 0
    assert json.loads(told)["employers"][0]["results"]["quota_places"] == 2


def test_the_reforms_of_the_guide_fit_the_law_and_change_it(family: Path, capsys, tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text(blocks("how-to/reforms.md", "toml")[0], encoding="utf-8")
    (tmp_path / "rules.py").write_text(blocks("how-to/reforms.md", "python")[0], encoding="utf-8")
    reforms = ("--reform", tmp_path / "numbers.toml", "--reform", tmp_path / "rules.py")
    assert ask(capsys, "law", "check", *reforms)[0] == 0
    case = json.loads(family.read_text(encoding="utf-8")) | {"application_date": "2024-10-14"}
    for income, month in zip(case["members"][1]["incomes"], ("2024-07", "2024-08", "2024-09"), strict=True):
        income["month"] = month
    family.write_text(json.dumps(case), encoding="utf-8")
    plain, changed = (json.loads(ask(capsys, "explain", family, "--json", *more)[1]) for more in ((), reforms))
    assert [reform["name"] for reform in changed["law"]["reforms"]] == [
        "Higher line in the capital",
        "The line for every child",
    ]
    assert float(changed["results"]["poverty_line"]) > float(plain["results"]["poverty_line"])
    assert float(changed["results"]["assistance_month"]) > float(plain["results"]["assistance_month"])


def test_the_population_of_the_guide_is_evaluated_and_its_results_read(capsys, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(HOME / "examples")
    made, evaluated = blocks("how-to/evaluate-a-population.md", "text")
    assert ask(capsys, *made.replace("100000", "200").split()[2:])[0] == 0
    for command in evaluated.splitlines():
        assert ask(capsys, *command.split()[2:])[0] == 0, command
    read: dict[str, object] = {}
    source = blocks("how-to/evaluate-a-population.md", "python")[0].replace(
        "families.filter", "found = families.filter"
    )
    exec(source, read)
    assert read["found"].item() > 0
    note = json.loads(blocks("how-to/evaluate-a-population.md", "json")[0])
    assert note.keys() == json.loads((tmp_path / "country/population.json").read_text(encoding="utf-8")).keys()
    (tmp_path / "population.json").write_text(json.dumps(note), encoding="utf-8")
    assert read_about(tmp_path)[0].source.en.startswith("Household budget survey")


def test_the_population_of_the_guide_is_described(capsys, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask(capsys, "sample", "country", "--families", "200", "--date", "2024-05-14")[0] == 0
    described, evaluated = blocks("how-to/describe-a-population.md", "text")
    for command in (*described.splitlines(), *evaluated.splitlines()):
        assert ask(capsys, *command.split()[2:])[0] == 0, command
    assert (tmp_path / "portrait/portrait.kk.html").is_file()
    assert (tmp_path / "need.html").is_file()
