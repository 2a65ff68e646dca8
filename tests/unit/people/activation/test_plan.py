"""An individual plan: what it has to hold, what it lacks, and what no plan can be."""

import json
from pathlib import Path

import pytest

from shanyraq.law.activation.plan import PLAN_PARTS
from shanyraq.law.families import LAW
from shanyraq.people.activation.advice import Advice, advise
from shanyraq.people.activation.as_json import advice_json
from shanyraq.people.activation.plan import check_plan, read_plan
from shanyraq.people.case_file import read_case
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES

EXAMPLES = Path(__file__).parents[4] / "examples"
WHOLE = json.loads((EXAMPLES / "activation/plan-2026.json").read_text(encoding="utf-8"))
IDS = ("father", "mother", "daughter", "son", "baby")


def advice(lang: str = "en") -> Advice:
    file = read_case((EXAMPLES / "activation/jobseekers-2026.json").read_bytes())
    return advise(LAW.at(file.application_date), file.case, lang)


def missing(**changes: object) -> dict[str, tuple[str, ...]]:
    """What a plan with some of its keys otherwise falls short of."""
    found = check_plan(read_plan(json.dumps({**WHOLE, **changes}), IDS), advice())
    assert [part.key for part in found] == [part.key for part in PLAN_PARTS]
    assert all(part.holds != bool(part.missing) for part in found)
    return {part.key: part.missing for part in found if not part.holds}


def activity(index: int, **changes: object) -> list[dict[str, object]]:
    activities = [dict(one) for one in WHOLE["activities"]]
    activities[index] |= changes
    return activities


def test_the_example_plan_is_whole() -> None:
    assert missing() == {}


def test_a_plan_is_drawn_with_the_family_and_says_what_to_do() -> None:
    assert missing(drawn_with=[]) == {"drawn_with_family": ("drawn_with",)}
    assert missing(activities=[]) == {"activities": ("activities",), "everyone_bound": ("father", "daughter")}


def test_whoever_has_to_take_part_has_a_measure_that_fits() -> None:
    assert missing(activities=activity(0, measure="youth_practice")) == {"fitting_measures": ("activities[0]",)}
    assert missing(activities=WHOLE["activities"][1:]) == {"everyone_bound": ("father",)}
    assert missing(activities=[*WHOLE["activities"], activity(0, member="baby")[0]]) == {
        "fitting_measures": ("activities[3]",)
    }


def test_everything_lies_within_the_contract_from_its_first_day_to_its_last() -> None:
    assert missing(activities=activity(0, since="2026-03-02")) == {}
    assert missing(activities=activity(0, since="2026-03-01")) == {"within_contract": ("activities[0]",)}
    assert missing(activities=activity(2, until="2026-04-01")) == {"within_contract": ("activities[2]",)}
    assert missing(contract={"since": "2026-03-31", "until": "2026-03-02"}) == {"within_contract": ("contract",)}
    assert missing(contract={}) == {"within_contract": ("contract",)}


def test_everything_has_days_and_somebody_responsible() -> None:
    assert missing(activities=activity(1, until=None)) == {"dated": ("activities[1]",)}
    assert missing(activities=activity(1, responsible=" ")) == {"responsible": ("activities[1]",)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parts_are_told_in_every_language_and_as_json(lang: str) -> None:
    found = check_plan(read_plan(json.dumps(WHOLE), IDS), advice(lang))
    assert all(part.text.strip() and part.article for part in found)
    assert [part["holds"] for part in advice_json(advice(lang), found)["plan"]] == [True] * len(PLAN_PARTS)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{", "json_wrong"),
        ("[]", "object_expected"),
        ('{"activities": {}}', "list_expected"),
        ('{"activity": []}', "word_unknown"),
        ('{"contract": {}, "contract": {}}', "key_repeated"),
        ('{"drawn_with": ["uncle"]}', "word_unknown"),
        ('{"activities": [{"measure": "silver_age"}]}', "key_missing"),
        ('{"activities": [{"member": "father"}]}', "key_missing"),
        ('{"activities": [{"member": "father", "measure": "none"}]}', "word_unknown"),
        ('{"activities": [{"member": "father", "adaptation": 5}]}', "text_expected"),
        ('{"activities": [{"member": "father", "adaptation": "x", "since": "1.3.2026"}]}', "day_expected"),
    ],
)
def test_what_is_no_plan_is_refused_by_its_place(text: str, key: str) -> None:
    with pytest.raises(PeopleProblem) as problem:
        read_plan(text, IDS)
    assert problem.value.key == key
    assert all(problem.value.text(lang) for lang in LANGUAGES)
