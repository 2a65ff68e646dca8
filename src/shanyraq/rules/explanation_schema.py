"""The JSON Schema of explanations: what `render_json` promises to programs."""

import json
from typing import Any

from shanyraq.rules.problems import LANGUAGES
from shanyraq.rules.trace import COMPARISONS

Schema = dict[str, Any]

DAY: Schema = {"type": "string", "format": "date"}
CERTAINTY: Schema = {
    "enum": ["read", "reported", "assumed"],
    "description": "Whether the text or number was read in the act, reported by others, or assumed for want of either.",
}
VALUE: Schema = {
    "description": "Money as tenge in a decimal text, a count as a whole number, a share as a decimal text, "
    "a day as an ISO date, an answer as its code, a set of marks as a list of codes.",
    "type": ["string", "integer", "boolean", "array"],
    "items": {"type": ["string", "integer"]},
}
OPTIONAL_VALUE: Schema = {**VALUE, "type": [*VALUE["type"], "null"]}
MEMBERS_VALUES: Schema = {"description": "Each member's value by the member's id.", "additionalProperties": VALUE}
NAME: Schema = {"type": "string"}
ONE_VALUE: Schema = {
    "value": {**VALUE, "description": f"The value of the group. {VALUE['description']}"},
    "values": {"type": "object", **MEMBERS_VALUES},
}
ONE_REQUIRED = [{"required": ["value"]}, {"required": ["values"]}]
REASONS: Schema = {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/reason"}, {"$ref": "#/$defs/mention"}]}}


def explanation_schema() -> Schema:
    """The schema of an explanation (JSON Schema, draft 2020-12), described in English."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Explanation",
        "description": "What the law gives in one case, and why.",
        **_object(
            {
                "language": {"enum": list(LANGUAGES), "description": "The language of formulas and sentences."},
                "law": _law(),
                "results": {
                    "description": "The values asked for, by name.",
                    "type": "object",
                    "additionalProperties": {"anyOf": [VALUE, {"type": "object", **MEMBERS_VALUES}]},
                },
                "explanation": {"description": "A reason for every result.", **REASONS},
                "assumptions": {
                    "description": "What was used without being read in an act or stated in the case.",
                    **_list(_assumption()),
                },
            }
        ),
        "$defs": {"texts": _texts(), "reason": _reason(), "mention": _mention(), "comparison": _comparison()},
    }


def schema_text() -> str:
    """The schema as the file `docs/reference/explanation.schema.json` has it."""
    return json.dumps(explanation_schema(), ensure_ascii=False, indent=2) + "\n"


def _law() -> Schema:
    reform = _object({"name": {"type": "string"}, "description": {"type": "string"}})
    values = {"description": "Values fixed by hand in place of a rule or parameter.", "type": "object"}
    return _object(
        {
            "date": {**DAY, "description": "The day whose law decides."},
            "fingerprint": {"type": "string", "description": "Names exactly these rules and parameters."},
            "reforms": _list(reform),
            "set": {**values, "additionalProperties": {"anyOf": [VALUE, {"type": "object", **MEMBERS_VALUES}]}},
        }
    )


def _reason() -> Schema:
    own = {
        "name": NAME,
        "kind": {"enum": ["fact", "parameter", "rule", "set"], "description": "What gives the value."},
        "title": {"$ref": "#/$defs/texts"},
        "level": {"type": "string", "description": "Of a member, of the group, or the same for every case."},
        "unit": {"enum": ["tiyn", "count", "flag", "day", "share", "quantity", "codes", "marks"]},
    }
    found = {
        **own,
        **ONE_VALUE,
        "article": {"$ref": "#/$defs/texts", "description": "Where the law says so."},
        "since": DAY,
        "until": {**DAY, "type": ["string", "null"]},
        "certainty": CERTAINTY,
        "formula": {"type": "string", "description": "The rule in words."},
        "working": {
            "description": "The calculation in numbers; for a member's rule, by the member's id.",
            "type": ["string", "object"],
            "additionalProperties": {"type": "string"},
        },
        "comparisons": {"description": "What decided.", **_list({"$ref": "#/$defs/comparison"})},
        "source": {"type": "string", "description": "Where a parameter's number was seen."},
        "note": {"type": ["string", "null"]},
        "stands_in": {"const": True, "description": "The country's number, in place of a missing one of the region."},
        "defaults": {"description": "Who left the fact out; null is the group.", **_list({"type": ["string", "null"]})},
        "details": {"description": "The lines a fact was added up from.", **_list(_detail())},
        "inputs": {"description": "What the value was made from.", **REASONS},
    }
    return {
        "description": "A value and why it is so.",
        **_object(found, list(own)),
        "oneOf": ONE_REQUIRED,
    }


def _mention() -> Schema:
    told = {"const": True, "description": "Told in full elsewhere in this explanation."}
    return {
        "description": "A value whose reason stands elsewhere.",
        **_object({"name": NAME, **ONE_VALUE, "repeated": told}, ["name", "repeated"]),
        "oneOf": ONE_REQUIRED,
    }


def _comparison() -> Schema:
    sides = {
        "left": {**VALUE, "description": "The side that could be otherwise."},
        "sign": {"enum": [sign for sign, _ in COMPARISONS.values()], "description": "How the sides were compared."},
        "right": VALUE,
        "margin": {**OPTIONAL_VALUE, "description": "How far the left side is from turning it; days for dates."},
        "turns_at": {**OPTIONAL_VALUE, "description": "The nearest left side at which it would come out otherwise."},
    }
    found = {
        "member": {"type": "string", "description": "Whose it is, for a member's rule."},
        "text": {"type": "string", "description": "The comparison, its outcome, and what would turn it."},
        "holds": {"type": "boolean"},
        **sides,
    }
    return {
        "description": "A comparison on which a rule's value hung; a flag, which has no sides, holds or does not.",
        **_object(found, ["text", "holds"]),
        "dependentRequired": {name: list(sides) for name in sides},
    }


def _detail() -> Schema:
    return _object({"member": {"type": ["string", "null"]}, "label": {"type": "string"}, "value": VALUE})


def _assumption() -> Schema:
    kind = {
        "enum": ["default", "stand_in", "reported", "assumed", "set"],
        "description": "A fact left out, the country's number for a region's, a text or number reported or assumed, "
        "a value set by hand.",
    }
    members = {"description": "Who left the fact out; null is the group.", **_list({"type": ["string", "null"]})}
    found = {"kind": kind, "name": {"type": "string"}, "title": {"$ref": "#/$defs/texts"}, "members": members}
    return _object(found, ["kind", "name", "title"])


def _texts() -> Schema:
    return _object({lang: {"type": "string", "minLength": 1} for lang in LANGUAGES})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    """An object with these keys and no others; all are required unless it is said which."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }
