"""The JSON Schema of the list: what `render_json` promises to programs."""

import json
from typing import Any

from shanyraq.law.entitlements.listing import Standing
from shanyraq.rules.explanation_schema import explanation_schema
from shanyraq.rules.problems import LANGUAGES

Schema = dict[str, Any]

MONEY: Schema = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$", "description": "Tenge, with two decimals."}
OPTIONAL_MONEY: Schema = {**MONEY, "type": ["string", "null"]}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
SENTENCES: Schema = {"type": "array", "items": {"type": "string", "minLength": 1}}
TEXTS: Schema = {"$ref": "#/$defs/texts"}

STANDINGS = {
    Standing.MISSED: "there is a right, and nothing was received in the quarter",
    Standing.DIFFERS: "there is a right, and another amount was received than was owed",
    Standing.WITHOUT_RIGHT: "it was received, and the facts stated give no right to it",
    Standing.RECEIVED: "there is a right, and what was owed was received",
    Standing.ENTITLED: "there is a right to goods in kind, whose receipt is not stated",
    Standing.ENDED: "it was received in the quarter, and there is no right any more",
    Standing.NOT_DUE: "there is no right, and nothing was received",
}


def entitlements_schema() -> Schema:
    """The schema of a list (JSON Schema, draft 2020-12), described in English."""
    explained = explanation_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Entitlements",
        "description": "What a family has a right to, receives and misses on a day.",
        **_object(
            {
                "language": {"enum": list(LANGUAGES), "description": "The language of calculations and reasons."},
                "law": explained["properties"]["law"],
                "missed": {"description": "The sum of what is missed.", **_object({"month": MONEY, "once": MONEY})},
                "assistance_if_claimed": {
                    **OPTIONAL_MONEY,
                    "description": "Targeted assistance a month once what is missed and counts had been received for a "
                    "quarter; null where that changes nothing.",
                },
                "entitlements": {"type": "array", "items": _item()},
                "assumptions": explained["properties"]["assumptions"],
            }
        ),
        "$defs": {"texts": explained["$defs"]["texts"]},
    }


def schema_text() -> str:
    """The schema as the file `docs/reference/entitlements.schema.json` has it."""
    return json.dumps(entitlements_schema(), ensure_ascii=False, indent=2) + "\n"


def _item() -> Schema:
    told = "; ".join(f"{standing.value}: {meaning}" for standing, meaning in STANDINGS.items())
    recipient = _object({"member": {"type": "string"}, "amount": MONEY})
    change = _object({"date": {"type": "string", "format": "date"}, "amount": MONEY})
    claim = _object({"place": TEXTS, "papers": {"anyOf": [TEXTS, {"type": "null"}]}, "article": TEXTS})
    return {
        "description": "A benefit; a personal one stands once for each member it concerns.",
        **_object(
            {
                "benefit": {"type": "string", "description": "The rule whose value is the amount."},
                "title": TEXTS,
                "standing": {"enum": [standing.value for standing in Standing], "description": told},
                "member": {
                    "type": ["string", "null"],
                    "description": "Whom a personal benefit concerns; null for a family's, or nobody's.",
                },
                "article": TEXTS,
                "certainty": {
                    "enum": ["read", "reported", "assumed"],
                    "description": "The least sure of all texts and numbers it rests on.",
                },
                "period": {"enum": ["month", "once", "in_kind"]},
                "amount": {
                    **MONEY,
                    "description": "What may be claimed: a month's, or once; 0.00 where nothing is due.",
                },
                "recipients": {"type": "array", "items": recipient},
                "income_kind": {"type": ["string", "null"], "description": "The kind of income it is received as."},
                "received_in_quarter": {**MONEY, "description": "In the quarter before the application's."},
                "owed_in_quarter": {
                    **OPTIONAL_MONEY,
                    "description": "By the facts stated; null where it hangs on incomes that are not stated.",
                },
                "last_day": {**DAY, "description": "The last day of the right, or to claim; null where not known."},
                "change": {
                    "description": "The next amount that ages and known law bring; 0.00 where the right ends.",
                    "anyOf": [change, {"type": "null"}],
                },
                "counts_as_income": {"type": "boolean", "description": "In the income of targeted assistance."},
                "calculation": {**SENTENCES, "description": "How the amount was reckoned."},
                "reasons": {**SENTENCES, "description": "Why there is no right: the nearest reasons."},
                "unstated": {**SENTENCES, "description": "Facts left out that might make it another amount."},
                "claim": {"description": "Where it is claimed, if known.", "anyOf": [claim, {"type": "null"}]},
            }
        ),
    }


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
