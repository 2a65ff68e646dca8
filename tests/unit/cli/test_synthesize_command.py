"""`shanyraq people synthesize` draws a country and says that it is synthetic."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shanyraq.people.population import read_parts, read_population

Run = Callable[..., Any]


def test_a_country_is_drawn_and_called_synthetic(run: Run, tmp_path: Path) -> None:
    done = run("people", "synthesize", "--families", 400, "--date", "2024-05-14", "--out", "kz", "--regions", "62,10")
    assert done.code == 0
    assert "Synthetic data" in done.err
    assert [part.name for part in read_parts(tmp_path / "kz")] == ["10", "62"]
    assert read_population(tmp_path / "kz").about.synthetic


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--date", "2017-01-01"), "2018-01-01"),
        (("--regions", "51"), "51"),
        (("--families", "3"), "3"),
        (("--seed", "-1"), "--seed"),
        (("--workers", "0"), "0"),
    ],
)
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_country_that_cannot_be_drawn_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, str], word: str, lang: str
) -> None:
    done = run("people", "synthesize", "--out", "kz", *arguments, "--lang", lang)
    assert done.code != 0
    assert word in done.err
    assert not (tmp_path / "kz").exists()
