"""What a condition says of questions that were asked, not asked, or declined."""

import pytest

from shanyraq.evidence.youth.questionnaire.condition import DONT_KNOW, REFUSED, Answers, every, holds, questions_in
from shanyraq.evidence.youth.questionnaire.model import Answer, AnswerList, Question
from shanyraq.evidence.youth.questionnaire.parsing import parse_condition
from shanyraq.rules import Text

SAID = Text("kk", "ru", "en")
YES_NO = AnswerList(
    "yes_no", (Answer("yes", 1, SAID), Answer("no", 0, SAID), Answer("refused", REFUSED, SAID, alone=True))
)
KNOWN = {
    "works": Question("works", "one", SAID, "A", YES_NO),
    "ticked": Question("ticked", "many", SAID, "A", YES_NO),
    "hours": Question("hours", "number", SAID, "A", bounds=(0, 60)),
    "extra": Question("extra", "number", SAID, "A", bounds=(0, 60)),
}


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("works == yes", {"works": 1}, True),
        ("works == yes", {"works": 0}, False),
        ("works == yes", {}, False),
        ("works != yes", {"works": 0}, True),
        ("works != yes", {"works": REFUSED}, True),
        ("works != yes", {}, False),
        ("not works == yes", {}, True),
        ("works in (yes, no)", {"works": REFUSED}, False),
        ("works not in (yes, no)", {"works": REFUSED}, True),
        ("works not in (yes, no)", {}, False),
        ("hours >= 40", {"hours": 40}, True),
        ("hours >= 40", {"hours": 39}, False),
        ("hours <= 40", {"hours": DONT_KNOW}, False),
        ("hours != 40", {"hours": DONT_KNOW}, False),
        ("hours < 40", {}, False),
        ("extra <= hours", {"extra": 3, "hours": 3}, True),
        ("extra <= hours", {"extra": 4, "hours": 3}, False),
        ("extra <= hours", {"extra": 4}, False),
        ("extra <= hours", {"extra": 4, "hours": REFUSED}, False),
        ("yes in ticked", {"ticked": frozenset({0, 1})}, True),
        ("yes not in ticked", {"ticked": frozenset({0})}, True),
        ("yes not in ticked", {}, True),
        ("answered(hours)", {"hours": DONT_KNOW}, True),
        ("answered(hours)", {}, False),
        ("declined(hours)", {"hours": DONT_KNOW}, True),
        ("declined(hours)", {"hours": 5}, False),
        ("declined(hours)", {}, False),
        ("declined(ticked)", {"ticked": frozenset({REFUSED})}, True),
        ("works == yes and (hours > 3 or extra > 3)", {"works": 1, "hours": 3, "extra": 4}, True),
    ],
)
def test_a_condition_holds(text: str, answers: Answers, expected: bool) -> None:
    assert holds(parse_condition(text, KNOWN, "here"), answers) is expected


def test_joined_conditions_lose_empty_and_repeated_parts() -> None:
    first, second = (parse_condition(text, KNOWN, "here") for text in ("works == yes", "hours > 3"))
    assert every(every(), first, every(first, second)) == every(first, second)
    assert every(first) == first
    assert holds(every(), {})


def test_a_condition_names_its_questions() -> None:
    condition = parse_condition("works == yes and not (extra <= hours or answered(ticked))", KNOWN, "here")
    assert questions_in(condition) == {"works", "extra", "hours", "ticked"}
