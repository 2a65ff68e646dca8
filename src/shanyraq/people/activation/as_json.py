"""The advice as JSON: codes, numbers and days a program needs, with the texts of the language that was asked for."""

from dataclasses import asdict
from typing import Any

from shanyraq.law.activation.codes import SuitableWork
from shanyraq.people.activation.advice import Advice, ClockAdvice, MeasureAdvice, MemberAdvice
from shanyraq.people.activation.plan import PartFound
from shanyraq.rules.facts import wire
from shanyraq.rules.obstacles import Obstacle
from shanyraq.rules.units import UNITS

Json = dict[str, Any]


def advice_json(advice: Advice, plan: tuple[PartFound, ...] = ()) -> Json:
    """The advice as an object that `json.dumps` writes; amounts are tenge in decimal strings, days are ISO dates.

    Args:
        advice: what to write.
        plan: what a plan was found to hold, where one was checked.
    """
    law = advice.explanation.law
    found: Json = {
        "language": advice.lang,
        "law": {
            "date": law.day.isoformat(),
            "fingerprint": law.fingerprint,
            "reforms": [reform.name for reform in law.law.reforms],
        },
        "assistance": {"kind": advice.kind.wire},
        "members": [_member(member) for member in advice.members],
        "too_young": list(advice.too_young),
        "clocks": [_clock(clock) for clock in advice.clocks],
    }
    return found | ({"plan": [asdict(part) for part in plan]} if plan else {})


def _member(member: MemberAdvice) -> Json:
    return {
        "id": member.id,
        "age": member.age,
        "registration": {
            "registered": member.registered,
            "possible": member.may_register,
            "obstacles": [_obstacle(one) for one in member.registration_obstacles],
            "to_be_struck_off": member.to_be_struck_off,
            "struck_off_for": [_obstacle(one) for one in member.struck_off_for],
        },
        "assistance": {
            "participation_required": member.must_participate,
            "excused_by": [_obstacle(one) for one in member.excused_by],
        },
        "suitable_work": [mark.wire for mark in SuitableWork if mark & member.suitable_work],
        "guardian_consent": member.guardian_consent,
        "measures": [_measure(measure) for measure in member.measures],
        "clocks": [_clock(clock) for clock in member.clocks],
    }


def _measure(measure: MeasureAdvice) -> Json:
    term = measure.term
    return {
        "measure": measure.measure.wire,
        "title": measure.title,
        "fits": measure.fits,
        "takes_part_now": measure.now,
        "first_register": measure.first_register,
        "obstacles": [_obstacle(one) for one in measure.obstacles],
        "term": term and {"number": term.number, "counts": term.counts, "bound": term.bound},
        "payments": [
            {
                "name": payment.output,
                "title": payment.title,
                "amount": wire(payment.amount, UNITS["tiyn"]) if payment.amount else None,
                "often": payment.often,
                "bound": payment.bound,
                "to": payment.to,
            }
            for payment in measure.payments
        ],
        "employer": [asdict(owed) for owed in measure.employer],
        "article": measure.article,
        "certainty": measure.certainty,
        "unread": dict(measure.unread),
    }


def _clock(clock: ClockAdvice) -> Json:
    return {
        "name": clock.output,
        "title": clock.title,
        "number": clock.number,
        "counts": clock.counts,
        "starts": clock.starts,
        "breach": clock.breach,
        "until": clock.until and clock.until.day.isoformat(),
        "estimated": bool(clock.until and clock.until.estimated),
        "waits": clock.waits,
        "article": clock.article,
        "certainty": clock.certainty,
    }


def _obstacle(obstacle: Obstacle) -> Json:
    return {
        "rule": obstacle.rule,
        "within": obstacle.within or None,
        "text": obstacle.text,
        "needed": obstacle.needed,
        "turn": obstacle.turn,
        "facts": list(obstacle.facts),
        "stated": not obstacle.unstated,
    }
