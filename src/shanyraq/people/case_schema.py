"""The JSON Schema of a case file, made from the law's facts, for editors, forms and other people's programs.

It says what each value may be by itself; what depends on the date, such as the months of incomes, only reading tells.
"""

import json
from typing import Any

from shanyraq.law.families import LAW
from shanyraq.people.case_layout import (
    ASSET_FACTS,
    CASE_FACTS,
    INCOME_KEYS,
    INCOME_KINDS,
    MEMBER_FACTS,
    TOP_FACTS,
)
from shanyraq.people.fact_values import codes_of, write_value
from shanyraq.people.object_reader import LONGEST_ID
from shanyraq.rules import NEVER, Codes, Fact
from shanyraq.rules.population import MOST_MEMBERS

Schema = dict[str, Any]

MONEY: Schema = {
    "description": "Tenge: a decimal text with at most two digits after the point, or a whole number; no fraction.",
    "oneOf": [{"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$"}, {"type": "integer", "minimum": 0}],
}

MONTH: Schema = {
    "title": "Month the income was received in",
    "description": "One of the three months of the quarter before the application's.",
    "type": "string",
    "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
}


def case_schema() -> Schema:
    """The schema of a case file (JSON Schema, draft 2020-12), described in English."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Case file",
        "description": "One family on the day of its application. What is left out takes the default written here.",
        **_object(
            {
                **_facts(CASE_FACTS),
                **_facts(TOP_FACTS),
                "members": {
                    "title": "Members of the family",
                    "description": "Everybody to be asked about, exactly one of them the applicant.",
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MOST_MEMBERS,
                    "items": _member(),
                },
                "assets": {"title": "What the family owns", **_object(_facts(ASSET_FACTS), [])},
            },
            [*_required(CASE_FACTS), *_required(TOP_FACTS), "members"],
        ),
    }


def schema_text() -> str:
    """The schema as the file `docs/reference/case.schema.json` has it."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n"


def _member() -> Schema:
    identifier = {
        "title": "Identifier of the member within the file",
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_ID,
    }
    amount = {"title": "Amount received", **_value(INCOME_KINDS["wage"])}
    incomes = {
        "title": "Incomes of the quarter before the application's",
        "type": "array",
        "items": _object({"kind": _kinds(), "month": MONTH, "amount": amount}, list(INCOME_KEYS)),
    }
    return _object({"id": identifier, **_facts(MEMBER_FACTS), "incomes": incomes}, ["id", *_required(MEMBER_FACTS)])


def _kinds() -> Schema:
    choices = [{"const": kind, "title": fact.title.en} for kind, fact in INCOME_KINDS.items()]
    return {"title": "Kind of income", "oneOf": choices}


def _facts(facts: dict[str, Fact]) -> Schema:
    return {name: _fact(fact) for name, fact in facts.items()}


def _fact(fact: Fact) -> Schema:
    described = {"description": fact.meaning.en} if fact.meaning else {}
    stated = {} if fact.default is None else {"default": write_value(fact, fact.default)}
    return {"title": fact.title.en, **_value(fact), **described, **stated}


def _value(fact: Fact) -> Schema:
    codes = codes_of(fact)
    if codes is not None:
        return {"oneOf": _choices(codes)}
    match fact.unit.name:
        case "flag":
            return {"type": "boolean"}
        case "day":
            return {"type": ["string", "null"] if fact.default == NEVER else "string", "format": "date"}
        case "tiyn":
            return MONEY
    return {"type": "integer", "minimum": fact.least, "maximum": fact.most}


def _choices(codes: type[Codes]) -> list[Schema]:
    labels = LAW.labels[codes.__name__]
    return [{"const": code.wire, "title": labels[code.wire].en} for code in codes]


def _required(facts: dict[str, Fact]) -> list[str]:
    return [name for name, fact in facts.items() if fact.default is None]


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
