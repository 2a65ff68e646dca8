"""Which language a person at the terminal is spoken to in."""

import pytest

from shanyraq.cli.language import chosen_language
from shanyraq.cli.problems import CommandProblem


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        (["--lang", "kk", "explain", "x"], {"SHANYRAQ_LANG": "ru", "LANG": "en_US.UTF-8"}, "kk"),
        (["explain", "x", "--lang=ru"], {}, "ru"),
        (["--lang", "kk", "explain", "--lang", "ru"], {}, "ru"),
        (["--lang", "de"], {"SHANYRAQ_LANG": "ru"}, "ru"),
        (["--lang", "kk", "--lang", "de"], {}, "kk"),
        (["explain", "--", "--lang", "ru"], {}, "en"),
        (["--lang"], {}, "en"),
        ([], {"SHANYRAQ_LANG": "kk", "LC_ALL": "ru_RU.UTF-8"}, "kk"),
        ([], {"SHANYRAQ_LANG": "", "LC_ALL": "ru_RU.UTF-8", "LANG": "kk_KZ"}, "ru"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "kk_KZ.UTF-8", "LANG": "ru_RU"}, "kk"),
        ([], {"LANG": "ru"}, "ru"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "ru_RU"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_option_goes_before_the_variable_and_that_before_the_system(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert chosen_language(arguments, environment) == language


def test_a_variable_with_a_foreign_language_is_refused_by_name() -> None:
    with pytest.raises(CommandProblem) as problem:
        chosen_language([], {"SHANYRAQ_LANG": "de"})
    assert problem.value.text("en") == (
        "SHANYRAQ_LANG is “de”, which is not a language of this program. Set it to one of: kk, ru, en."
    )
