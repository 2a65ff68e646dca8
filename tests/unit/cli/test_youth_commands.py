"""The commands of the youth study."""

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Skips are complete"), ("ru", "Переходы полны"), ("kk", "Өтулер толық")]
)
def test_without_a_format_the_questionnaire_is_only_checked(run: Run, lang: str, told: str) -> None:
    result = run("youth", "questionnaire", "--lang", lang)
    assert result.code == 0
    assert told in result.err
    assert result.out.startswith("A. ")


@pytest.mark.parametrize("kind", ["xlsform", "ddi", "html"])
def test_the_questionnaire_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("youth", "questionnaire", "--form", "employers", "--format", kind, "--lang", "ru")
    assert result.code == 0
    [file] = tmp_path.iterdir()
    assert file.stem == "employers.ru"


def test_a_folder_that_holds_no_questionnaire_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("youth", "questionnaire", "--form", str(tmp_path), "--lang", "en")
    assert result.code == 2
    assert "holds no questionnaire" in result.err
