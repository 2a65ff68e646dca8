"""An individual plan of help: read from JSON, and held against what the law wants in it.

A plan says who drew it with the career centre, the contract's first and last day, and what is to be done by whom: each
activity is a measure of employment support or a step of social adaptation, for one member.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shanyraq.law.activation.codes import Measure
from shanyraq.law.activation.facts import ACTIVATION_PERSON_FACTS
from shanyraq.law.activation.plan import PLAN_PARTS
from shanyraq.people.activation.advice import Advice, MemberAdvice
from shanyraq.people.fact_values import one_of, read_value
from shanyraq.people.problems import PeopleProblem
from shanyraq.people.strict_json import JsonObject, parse_json, shown
from shanyraq.rules import to_date
from shanyraq.rules.acts import citation
from shanyraq.rules.problems import messages

WORDS = Path(__file__).with_name("words.toml")
DAY = next(fact for fact in ACTIVATION_PERSON_FACTS if fact.name == "measure_since")
MEASURES = tuple(code.wire for code in Measure if code != Measure.NONE)
PLAN_KEYS = ("drawn_with", "contract", "activities")
ACTIVITY_KEYS = ("member", "measure", "adaptation", "since", "until", "responsible")


@dataclass(frozen=True)
class Activity:
    """Something to be done for one member.

    Attributes:
        member: whom it is for.
        measure: a measure of employment support; None for a step of social adaptation.
        adaptation: what the step is.
        since: its first day, where it was set.
        until: its last day, where it was set.
        responsible: who sees to it.
    """

    member: str
    measure: Measure | None
    adaptation: str
    since: date | None
    until: date | None
    responsible: str


@dataclass(frozen=True)
class Plan:
    """An individual plan of help.

    Attributes:
        drawn_with: the members who drew it with the career centre.
        since: the first day of the social contract, where it was set.
        until: its last day, where it was set.
        activities: what is to be done.
    """

    drawn_with: tuple[str, ...]
    since: date | None
    until: date | None
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class PartFound:
    """A part that a plan has to hold, and where it falls short.

    Attributes:
        key: the part.
        text: what it asks, in the advice's language.
        missing: members or activities (`activities[0]`) for which it is not met; nothing where it holds.
        holds: whether it does.
        article: where the law says so.
        certainty: how sure that is.
    """

    key: str
    text: str
    missing: tuple[str, ...]
    holds: bool
    article: str
    certainty: str


def read_plan(text: str | bytes, members: tuple[str, ...]) -> Plan:
    """The plan of a JSON file.

    Args:
        text: the file's content.
        members: the family's members, by id.

    Raises:
        PeopleProblem: it is not such a file; names the place and what is allowed.
    """
    content = _object(parse_json(text), "$", PLAN_KEYS)
    contract = _object(content.get("contract", JsonObject(())), "contract", ("since", "until"))
    drawn = _list(content.get("drawn_with", []), "drawn_with")
    activities = _list(content.get("activities", []), "activities")
    return Plan(
        tuple(one_of(who, members, f"drawn_with[{index}]") for index, who in enumerate(drawn)),
        _day(contract, "since", "contract"),
        _day(contract, "until", "contract"),
        tuple(_activity(one, f"activities[{index}]", members) for index, one in enumerate(activities)),
    )


def check_plan(plan: Plan, advice: Advice) -> tuple[PartFound, ...]:
    """Every part that the law wants in a plan, held against the plan and the family it is for."""
    faults = _faults(plan, advice)
    law = advice.explanation.law
    return tuple(
        PartFound(
            part.key,
            messages(WORDS)[f"plan_{part.key}"][advice.lang],
            faults[part.key],
            not faults[part.key],
            citation(part.article, law.law.acts, advice.lang, law.day),
            part.certainty,
        )
        for part in PLAN_PARTS
    )


def _faults(plan: Plan, advice: Advice) -> Mapping[str, tuple[str, ...]]:
    """For each part, where it is not met."""
    members = {member.id: member for member in advice.members}
    measured = {one.member for one in plan.activities if one.measure is not None}
    bound = {member.id for member in advice.members if member.must_participate}
    places = [(f"activities[{index}]", one) for index, one in enumerate(plan.activities)]
    return {
        "drawn_with_family": () if plan.drawn_with else ("drawn_with",),
        "activities": () if plan.activities else ("activities",),
        "everyone_bound": tuple(who for who in members if who in bound - measured),
        "fitting_measures": tuple(place for place, one in places if one.measure and not _fits(one, members)),
        "within_contract": tuple(_outside(plan, places)),
        "dated": tuple(place for place, one in places if one.since is None or one.until is None),
        "responsible": tuple(place for place, one in places if not one.responsible.strip()),
    }


def _fits(activity: Activity, members: Mapping[str, MemberAdvice]) -> bool:
    found = members[activity.member].measures if activity.member in members else ()
    return any(one.fits for one in found if one.measure == activity.measure)


def _outside(plan: Plan, places: list[tuple[str, Activity]]) -> Iterator[str]:
    """The contract where it has no days or ends before it begins, and activities that leave it."""
    if plan.since is None or plan.until is None or plan.until < plan.since:
        yield "contract"
        return
    for place, one in places:
        if (one.since or plan.since) < plan.since or (one.until or plan.until) > plan.until:
            yield place


def _activity(written: object, path: str, members: tuple[str, ...]) -> Activity:
    found = _object(written, path, ACTIVITY_KEYS)
    for needed in ("member",) if "adaptation" in found else ("member", "measure"):
        if needed not in found:
            raise PeopleProblem("key_missing", path=f"{path}.{needed}")
    measure = found.get("measure")
    return Activity(
        one_of(found["member"], members, f"{path}.member"),
        None if measure is None else Measure[one_of(measure, MEASURES, f"{path}.measure").upper()],
        _text(found, "adaptation", path),
        _day(found, "since", path),
        _day(found, "until", path),
        _text(found, "responsible", path),
    )


def _object(written: object, path: str, allowed: tuple[str, ...]) -> JsonObject:
    if not isinstance(written, JsonObject):
        raise PeopleProblem("object_expected", path=path, value=shown(written))
    for name in written:
        if name in written.repeated:
            raise PeopleProblem("key_repeated", path=f"{path}.{name}")
        one_of(name, allowed, path)
    return written


def _list(written: object, path: str) -> list[object]:
    if not isinstance(written, list):
        raise PeopleProblem("list_expected", path=path, value=shown(written))
    return written


def _text(written: JsonObject, name: str, path: str) -> str:
    found = written.get(name, "")
    if not isinstance(found, str):
        raise PeopleProblem("text_expected", path=f"{path}.{name}", value=shown(found))
    return found


def _day(written: JsonObject, name: str, path: str) -> date | None:
    return to_date(read_value(DAY, written[name], f"{path}.{name}")) if written.get(name) is not None else None
