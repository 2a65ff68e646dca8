"""The services of one family: for each member grounds, route, need, services and who pays, each with its reasons.

A pure function of a law, a case and a language; the terminal, the page and JSON all show its lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shanyraq.law.services.codes import NeedCriteria, ServiceKinds, ServiceOutcome
from shanyraq.law.services.questions import ASSESSED, questions
from shanyraq.people.calendar.working_days import Deadline, deadline
from shanyraq.rules.acts import citation
from shanyraq.rules.case import Case
from shanyraq.rules.explain import Explanation, explain
from shanyraq.rules.formats import answer
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.rule import Rule
from shanyraq.rules.supports import supports
from shanyraq.rules.telling import Telling

CRITERIA = {
    NeedCriteria.LIFE_LIMITATION: "life_limited",
    NeedCriteria.MALADAPTATION: "socially_maladapted",
    NeedCriteria.DEPRIVATION: "socially_deprived",
    NeedCriteria.ADVERSE_ENVIRONMENT: "in_adverse_environment",
}
"""The rule behind each criterion."""

KINDS = {kind: f"needs_{kind.wire}_services" for kind in ServiceKinds}
"""The rule behind each kind of services."""

DECISION = (
    *("service_outcome", "service_grounds", "service_routes", "local_decision_needed"),
    *("wherever_resident", "provider_by_portal", "may_apply", "service_refusals"),
)
"""The lines on grounds and decision."""

GIVEN = ("form_of_services", "services_paid_by", "extra_services_paid_by")
"""The lines after the kinds of services."""

PROGRAMME: Mapping[str, tuple[str, ...]] = {
    "assistant_hours_day": ("assistant_hours", "no_assistant_reasons"),
    "assists": ("may_assist", "assistant_bars"),
    "sign_language_hours": ("sign_language_hours_given", "no_sign_language_reasons"),
    "aid_price": ("aid_sum", "aid_paid_by_state", "aid_paid_by_employer", "aid_paid_by_person"),
    "sanatorium_price": (
        *("sanatorium_sum", "sanatorium_paid_by_state", "sanatorium_paid_by_employer"),
        *("sanatorium_paid_by_person", "companion_reimbursed"),
    ),
    "portal_notice_on": ("portal_order_in_time",),
}
"""What of the individual programme is told, by the fact that asks for it."""

ASKED = (
    *DECISION,
    *("service_decision_days", "services_asked", "need_criteria", "care_needed", "assessment_begun"),
    *("assessment_complete", "service_kinds", *CRITERIA.values(), *KINDS.values(), *GIVEN),
    *(name for names in PROGRAMME.values() for name in names),
)


@dataclass(frozen=True)
class Line:
    """A line of what is told.

    Attributes:
        name: of the law.
        title: what it is called.
        value: as people read it.
        reasons: what it comes from.
        article: where the law says so.
        certainty: how sure the text is.
    """

    name: str
    title: str
    value: str
    reasons: tuple[str, ...]
    article: str
    certainty: str


@dataclass(frozen=True)
class MemberNeeds:
    """What services mean for one member.

    Attributes:
        id: the member.
        outcome: what comes of it.
        decision: grounds, route, who decides and who may apply.
        decide_until: the last day of the decision, as if it was asked for on the case's day; None where nobody decides.
        assessment: the criteria that are met, and how much care is needed.
        unanswered: the questions that are still to be asked, where any was.
        services: the kinds of services, their form, and at whose cost.
        programme: what the individual programme gives.
    """

    id: str
    outcome: ServiceOutcome
    decision: tuple[Line, ...]
    decide_until: Deadline | None
    assessment: tuple[Line, ...]
    unanswered: tuple[str, ...]
    services: tuple[Line, ...]
    programme: tuple[Line, ...]


@dataclass(frozen=True)
class Needs:
    """What services mean for a family.

    Attributes:
        lang: the language of the texts.
        members: those with a ground, an application or something of the individual programme.
        explanation: the values and reasons all of this was taken from.
    """

    lang: str
    members: tuple[MemberNeeds, ...]
    explanation: Explanation


def needs_of(law: LawInForce, case: Case, lang: str) -> Needs:
    """The services of a family.

    Raises:
        InputProblem: the law of the day has no special social services: it is before July 2023.
    """
    explanation = explain(law, case, ASKED)
    asker = _Asker(explanation, lang)
    found = (asker.member(slot) for slot in range(len(case.members)))
    return Needs(lang, tuple(member for member in found if member is not None), explanation)


class _Asker:
    """Asks an explanation about its members one by one."""

    def __init__(self, explanation: Explanation, lang: str) -> None:
        self.explanation = explanation
        self.law = explanation.law
        self.lang = lang
        self.telling = Telling(explanation, lang)

    def member(self, slot: int) -> MemberNeeds | None:
        stated = self.explanation.case.members[slot]
        outcome = ServiceOutcome(self.value("service_outcome", slot))
        programme = tuple(
            self.line(name, slot)
            for fact, names in PROGRAMME.items()
            if stated.get(fact, 0) > 0
            for name in names
            if self.is_told(name, slot)
        )
        if outcome is ServiceOutcome.NOTHING_ASKED and not programme:
            return None
        concerned = outcome is not ServiceOutcome.NOTHING_ASKED
        decision = tuple(self.line(name, slot) for name in DECISION if self.is_told(name, slot)) if concerned else ()
        begun = bool(self.value("assessment_begun", slot))
        return MemberNeeds(
            self.explanation.case.ids[slot],
            outcome,
            decision,
            self.decide_until(slot) if concerned else None,
            tuple(self.assessment(slot)) if begun else (),
            tuple(self.unanswered(slot)) if begun else (),
            tuple(self.services(slot)),
            programme,
        )

    def value(self, name: str, slot: int) -> int:
        value = self.explanation.values[name]
        return int(value[slot]) if isinstance(value, tuple) else int(value)

    def is_told(self, name: str, slot: int) -> bool:
        """Whether a line says anything: marks that hold, amounts, and whether somebody may do something."""
        node = self.law[name]
        if name == "may_apply":
            return bool(self.value("services_asked", slot))
        always = name in ("service_outcome", "assistant_hours", "sign_language_hours_given", "may_assist")
        return always or name == "portal_order_in_time" or bool(self.value(name, slot)) or node.unit.name == "tiyn"

    def line(self, name: str, slot: int, reasons: tuple[str, ...] = ()) -> Line:
        """A value with where it is from."""
        node = self.law[name]
        article = node.origin.article if isinstance(node.origin, Rule) else ""
        return Line(
            name,
            node.title.lang(self.lang),
            self.telling.told(name, self.value(name, slot)),
            reasons,
            citation(article, self.law.law.acts, self.lang, self.law.day) if article else "",
            node.certainty,
        )

    def decide_until(self, slot: int) -> Deadline | None:
        days = self.value("service_decision_days", slot)
        return deadline(self.law.day, days, "working_days") if days else None

    def assessment(self, slot: int) -> Iterator[Line]:
        for rule in CRITERIA.values():
            if self.value(rule, slot):
                yield self.line(rule, slot, supports(self.telling, rule, slot))
        yield self.line("care_needed", slot)

    def unanswered(self, slot: int) -> Iterator[str]:
        stated = self.explanation.case.members[slot]
        for question in questions():
            if f"{ASSESSED}{question.name}" not in stated:
                yield question.question.lang(self.lang)

    def services(self, slot: int) -> Iterator[Line]:
        """The kinds of services, each with what calls for it, then their form and cost."""
        for kind, rule in KINDS.items():
            if kind & self.value("service_kinds", slot):
                line = self.line(rule, slot, supports(self.telling, rule, slot))
                called = answer(kind, ServiceKinds, self.lang, self.law.law.labels)
                yield Line(kind.wire, called, "", line.reasons, line.article, line.certainty)
        yield from (self.line(name, slot) for name in GIVEN if self.value(name, slot))
