"""The draft of a mapping: codes are recognised by what the law's lists call them, and the rest is told in words."""

from pathlib import Path

import pytest

from shanyraq.people.intake.draft import draft_mapping
from shanyraq.rules import LANGUAGES

REGIONS = {
    "Акмолинская область": "11",
    "Ақмола облысы": "11",
    "Akmola Region": "11",
    "г. Алматы": "75",
    "город Алматы": "75",
    "Алматинская область": "19",
    "г.Шымкент": "79",
    "Нур-Султан": "71",
    "Область Жетысу": "33",
}


def drafted(folder: Path, region: str, lang: str = "en") -> str:
    file = folder / "persons.csv"
    file.write_text(f"family;relation;dob;region;work\n1;дочь;2001-05-14;{region};служит\n", encoding="utf-8")
    return draft_mapping([file], lang)


@pytest.mark.parametrize(("written", "code"), REGIONS.items())
def test_regions_are_known_by_their_names(tmp_path: Path, written: str, code: str) -> None:
    assert f'region = {{ column = "region", codes = {{ "{written}" = "{code}" }} }}' in drafted(tmp_path, written)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_to_choose_from_are_told_with_what_they_mean(tmp_path: Path, lang: str) -> None:
    meaning = {"kk": "тұрақты жұмыс", "ru": "постоянная работа", "en": "permanent job"}[lang]
    [told] = [line for line in drafted(tmp_path, "11", lang).splitlines() if '"служит"' in line]
    assert f"permanent_job ({meaning})" in told
