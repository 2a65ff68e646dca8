"""The deliveries that the guide to the quality report reads: one after the other, by the commands that stand there."""

import json
import re
import shlex
from pathlib import Path

import pytest

from shanyraq.cli.main import main

HOME = Path(__file__).parents[2]
GUIDE = HOME / "docs/how-to/read-the-quality-report.md"


def commands() -> list[list[str]]:
    """The commands of the guide, as a shell hands them over."""
    [block] = re.findall(r"^```text\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    asked = [shlex.split(line) for line in block.replace("\\\n", "").splitlines()]
    assert all(words[:2] == ["./run", "shanyraq"] for words in asked)
    return [[name for word in words[2:] for name in unfolded(word)] for words in asked]


def unfolded(word: str) -> list[str]:
    return [str(file) for file in sorted(Path().glob(word))] if "*" in word else [word]


def test_the_guide_reads_two_deliveries_and_the_second_is_compared_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(HOME / "examples")
    monkeypatch.chdir(tmp_path)
    first, second = commands()
    assert main(["--lang", "en", *first]) == 0
    verdict = json.loads(Path("report/report.json").read_text(encoding="utf-8"))["verdict"]
    assert verdict["en"].startswith("The delivery was kept whole: 40 families")
    assert main(["--lang", "en", *second]) == 0
    content = json.loads(Path("report/report.json").read_text(encoding="utf-8"))
    assert content["verdict"]["en"].startswith("The delivery was kept in part: 28 of 40 families")
    assert content["previous"] == "2024-04-15"
    assert {change["place"] for change in content["changes"] if change["kind"] == "worse"} >= {"persons.sex"}
    page = Path("report/report.kk.html").read_text(encoding="utf-8")
    assert "Синтетикалық" in page
    assert "2024\u00a0мамыр" in page
    capsys.readouterr()
