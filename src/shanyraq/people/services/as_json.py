"""The services of a family as JSON: codes for programs, texts in the language that was asked for."""

from dataclasses import asdict
from typing import Any

from shanyraq.people.services.needs import Line, MemberNeeds, Needs
from shanyraq.rules.facts import wire
from shanyraq.rules.in_force import LawInForce

Json = dict[str, Any]


def needs_json(needs: Needs) -> Json:
    """The needs as an object that `json.dumps` writes; amounts are tenge in decimal strings, days are ISO dates."""
    law = needs.explanation.law
    return {
        "language": needs.lang,
        "law": {"date": law.day.isoformat(), "fingerprint": law.fingerprint},
        "members": [_member(member, needs, law) for member in needs.members],
    }


def _member(member: MemberNeeds, needs: Needs, law: LawInForce) -> Json:
    slot = needs.explanation.case.ids.index(member.id)
    until = member.decide_until

    def lines(found: tuple[Line, ...]) -> list[Json]:
        return [asdict(line) for line in found]

    def value(name: str) -> object:
        values = needs.explanation.values[name]
        return wire(int(values[slot]) if isinstance(values, tuple) else int(values), law[name].unit)

    coded = ("service_grounds", "service_routes", "service_refusals", "need_criteria", "service_kinds")
    return {
        "id": member.id,
        "outcome": member.outcome.wire,
        **{name: value(name) for name in (*coded, "form_of_services", "services_paid_by", "extra_services_paid_by")},
        "decide_until": None if until is None else {"day": until.day.isoformat(), "estimated": until.estimated},
        "decision": lines(member.decision),
        "assessment": lines(member.assessment),
        "unanswered": list(member.unanswered),
        "services": lines(member.services),
        "programme": [asdict(line) | {"value": value(line.name)} for line in member.programme],
    }
