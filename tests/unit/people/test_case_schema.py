"""The JSON Schema of a case file follows the facts, and takes what reading takes."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from shanyraq.law.facts import FACTS
from shanyraq.people.case_file import read_case
from shanyraq.people.case_schema import case_schema, schema_text

HOME = Path(__file__).parents[3]
KEPT = HOME / "docs/reference/case.schema.json"
EXAMPLES = sorted((HOME / "examples").glob("*.json"))


@pytest.fixture
def validator() -> Draft202012Validator:
    schema = case_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def names(schema: Any) -> set[str]:
    """The names of all properties and choices anywhere in a schema."""
    if isinstance(schema, list):
        return {name for part in schema for name in names(part)}
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", ())) | ({schema["const"]} if "const" in schema else set())
    return own.union(*(names(part) for part in schema.values()))


def test_the_kept_schema_is_the_one_the_facts_make() -> None:
    assert KEPT.read_text(encoding="utf-8") == schema_text(), "write case_schema.schema_text() to the file anew"


def test_every_fact_has_its_place_in_the_schema() -> None:
    known = names(case_schema())
    assert [fact.name for fact in FACTS if fact.name.removeprefix("income_") not in known] == []


def test_only_facts_without_a_default_are_required() -> None:
    schema = case_schema()
    assert schema["required"] == ["application_date", "region", "members"]
    assert schema["properties"]["members"]["items"]["required"] == ["id", "relation", "birth_date"]
    assert schema["properties"]["assets"]["required"] == []


def test_defaults_are_written_as_a_case_file_has_them() -> None:
    properties = case_schema()["properties"]
    assert properties["assets"]["properties"]["dwellings"]["default"] == 1
    assert properties["false_data_on"]["default"] is None
    assert properties["survey_refused"]["default"] is False
    assert properties["members"]["items"]["properties"]["sex"]["default"] == "unstated"


def test_codes_carry_their_words() -> None:
    assert {"const": "35", "title": "Karaganda Region"} in case_schema()["properties"]["region"]["oneOf"]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_fit_the_schema(validator: Draft202012Validator, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not [error.message for error in validator.iter_errors(json.loads(text))]
    read_case(text)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("region", "99"),
        ("region", 35),
        ("application_date", None),
        ("survey_refused", "no"),
        ("contract_extension", 7),
        ("colour", "red"),
        ("members", []),
        ("members", [{"id": "a", "relation": "applicant"}]),
        (
            "members",
            [{"id": "a", "relation": "applicant", "birth_date": "2000-01-01", "incomes": [{"kind": "wage"}]}],
        ),
    ],
)
def test_what_reading_refuses_the_schema_refuses_where_it_can(
    validator: Draft202012Validator, key: str, value: object
) -> None:
    family = json.loads(EXAMPLES[0].read_text(encoding="utf-8"))
    assert validator.is_valid(family)
    assert not validator.is_valid({**family, key: value})


@pytest.mark.parametrize("amount", ["1.005", "-1", "1e5", "", -1, 0.5, None])
def test_amounts_are_exact(validator: Draft202012Validator, amount: object) -> None:
    line = {"kind": "wage", "month": "2024-01", "amount": amount}
    member = {"id": "a", "relation": "applicant", "birth_date": "2000-01-01", "incomes": [line]}
    family = {"application_date": "2024-05-14", "region": "35", "members": [member]}
    assert not validator.is_valid(family)
    line["amount"] = "70000.50"
    assert validator.is_valid(family)
