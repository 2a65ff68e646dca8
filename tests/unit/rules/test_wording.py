"""How rules are told: each word of the language, in words and in numbers, in Kazakh, Russian and English."""

import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from shanyraq.rules import LANGUAGES, NEVER, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.expression import expression_of
from shanyraq.rules.formats import NO_BREAK
from shanyraq.rules.telling import Telling
from shanyraq.rules.text import WORDS as CALLED

WORDS = tomllib.loads((Path(expression_of.__wrapped__.__code__.co_filename).parent / "words.toml").read_text("utf-8"))
DAY = date(2024, 5, 14)


@pytest.fixture
def law(spoken_law):
    return spoken_law.at(DAY)


@pytest.fixture
def case():
    members = (
        {"born": to_day(date(1990, 5, 15)), "ill": 1, "work": 1, "wage": 10_000_050},
        {"born": to_day(date(2010, 1, 1)), "wage": 2_000_000, "gift": 300_000},
        {"born": to_day(date(2020, 2, 29)), "ill": 1},
    )
    return Case({"region": 2, "cars": 3, "moved_on": to_day(date(2024, 3, 1))}, members, ("m1", "m2", "m3"))


def explained(law, case, *names):
    return explain(law, case, names)


def test_every_word_of_the_language_is_in_the_spoken_law(spoken_law):
    said = {word for rule in spoken_law.rules for word in words_of(rule)}
    assert said == {*CALLED.values(), "min", "max"}


def words_of(rule):
    from shanyraq.rules.text import text_of

    return text_of(rule).calls.values()


def test_every_turn_of_phrase_exists_in_three_languages_with_the_same_places():
    def places(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    wrong = [
        key
        for key, texts in WORDS.items()
        if set(texts) != set(LANGUAGES) or len({frozenset(places(text)) for text in texts.values()}) > 1
    ]
    assert wrong == []


def test_every_rule_is_told_in_three_languages(law, case, spoken):
    explanation = explained(law, case, *spoken.FORMULAS)
    told = {
        name: tuple(Telling(explanation, lang).formula(name).replace(NO_BREAK, " ") for lang in LANGUAGES)
        for name in spoken.FORMULAS
    }
    assert told == spoken.FORMULAS


def test_what_is_no_rule_has_no_formula(law, case):
    assert Telling(explained(law, case, "part"), "en").formula("line") is None


def workings(law, case, name, lang="en"):
    accounts = Telling(explained(law, case, name), lang).accounts(name)
    return [account.working and account.working.replace(NO_BREAK, " ") for account in accounts]


@pytest.mark.parametrize(
    ("name", "working"),
    [
        ("quotient", "(12,000.50 × 3 − 120,000.50) ÷ (3 × 3) = −9,333.2222… → −9,333 ₸, rounded up to a whole tenge"),
        ("thirds", "120,000.50 ÷ 3 = 40,000.1666… → 40,000.17 ₸, rounded up to a whole tiyn"),
        ("nearest", "3 ÷ 2 = 1.5 → 2, rounded to the nearest whole number"),
        ("of_seven", "3 ÷ 7 = 0.4285… → 42.86%, rounded to the nearest fourth decimal"),
        ("fuel", "3 × 70% = 2.1"),
        ("in_steps", "120,000.50 ÷ 7 = 17,142.9285… → 12,000.50 ₸, rounded down to a 12,000.50 ₸"),
        ("part", "12,000.50 × 70% = 8,400.35 → 8,400 ₸, rounded down to a whole tenge"),
        ("halves", "120,000.50 × (2 + 70%) ÷ 2 = 162,000.675 → 162,000.68 ₸, rounded to the nearest whole tiyn"),
        ("remains", "whole part of 3 ÷ 2 + remainder of 3 ÷ 2 = 2"),
        ("bounded", "the larger of (0; the smaller of (12,000.50; 12,000.50 − 120,000.50)) = 0 ₸"),
        ("wages", "100,000.50 + 20,000 = 120,000.50 ₸"),
        ("wages_of_the_ill", None),
        ("sick", "m1, m3 = 2"),
        ("lowest", "the smaller of (100,000.50; 0) = 0 ₸"),
        ("highest", "the larger of (100,000.50; 20,000; 0) = 100,000.50 ₸"),
        ("months_left", "4 − 2 (the month's place in its quarter on 14 May 2024) = 2"),
        ("chosen", None),
        ("walked", "20,000 × 3 = 60,000 ₸"),
        ("somebody", None),
        ("grounds", None),
    ],
)
def test_a_calculation_is_told_in_numbers(law, case, name, working):
    assert workings(law, case, name) == [working]


def test_members_calculations_are_told_one_by_one(law, case):
    assert workings(law, case, "age", "ru") == [
        "полных лет между 15.05.1990 и 14.05.2024 = 33",
        "полных лет между 01.01.2010 и 14.05.2024 = 14",
        "полных лет между 29.02.2020 и 14.05.2024 = 4",
    ]


def test_a_sum_leaves_out_its_noughts_and_a_lone_term_is_no_calculation(law, case):
    case.group["large"] = 1
    assert workings(law, case, "counted") == [None, "20,000 + 3,000 = 23,000 ₸", None]


def test_a_division_without_remainder_is_not_said_to_be_rounded(law, case):
    case.group["cars"] = 2
    assert workings(law, case, "nearest") == ["2 ÷ 2 = 1"]


def test_an_event_that_has_not_happened_is_told_in_words(law, case):
    case.group["moved_on"] = NEVER
    explanation = explained(law, case, "lately_moved")
    [account] = Telling(explanation, "ru").accounts("lately_moved")
    told = Telling(explanation, "ru").condition(account, account.conditions[0])
    assert told.replace(NO_BREAK, " ") == "День переезда (не было) > Сегодня − Запрет (14.11.2023)"
