"""What activation means for one family: for each member of working age, the measures, the register and the clocks.

A pure function of a law, a case and a language; the terminal, the page and the program that asks for JSON all show it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from shanyraq.law.activation.clocks import CLOCKS, Clock, Counts
from shanyraq.law.activation.codes import Measure, SuitableWork
from shanyraq.law.activation.measures import MEASURES, Bound, EmploymentMeasure, Obligation, Pays
from shanyraq.law.codes import Kind
from shanyraq.people.calendar.working_days import Deadline, deadline
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules.case import Case
from shanyraq.rules.explain import Explanation, explain
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.obstacles import Obstacle, obstacles
from shanyraq.rules.problems import messages
from shanyraq.rules.relevance import carried_weight
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Telling

WORDS = Path(__file__).with_name("words.toml")

SINCE = date(2023, 7, 1)
"""The day the Social Code, and with it these rules, came into force."""

ASKED = (
    *("age", "of_pension_age", "registration_age", "registered", "may_register", "to_be_struck_off"),
    *("keeps_registration", "suitable_work", "guardian_consent", "kind", "able_bodied_member", "must_participate"),
)
"""What is asked of the law besides the measures and the clocks."""

SURE = ("read", "reported", "assumed")
"""How sure something is, the surest first."""


@dataclass(frozen=True)
class Payment:
    """What a measure pays.

    Attributes:
        output: the rule whose value it is.
        title: what it is called.
        amount: in tiyn; nought where the size is not known.
        often: every month, or once.
        bound: how the amount is meant.
        to: who gets it.
    """

    output: str
    title: str
    amount: int
    often: str
    bound: Bound
    to: str


@dataclass(frozen=True)
class Term:
    """For how long a measure lasts."""

    number: int
    counts: Counts
    bound: Bound


@dataclass(frozen=True)
class Owed:
    """What the employer owes, with its number of months where it has one."""

    key: str
    text: str
    months: int | None
    article: str
    certainty: str


@dataclass(frozen=True)
class MeasureAdvice:
    """Whether a measure fits a member, and what it means.

    Attributes:
        measure: which one.
        title: what it is called.
        fits: whether all of its conditions hold.
        now: the member takes part in it already.
        first_register: the member has to be registered as unemployed first.
        obstacles: what keeps it from fitting; nothing where it fits.
        term: for how long; None where it does not fit or has no term.
        payments: what it pays; nothing where it does not fit.
        employer: what the employer owes; nothing where it does not fit.
        article: where the law says whom it fits.
        certainty: how sure the least sure part of it is.
        unread: what of it carried weight and was not read in an act: how sure it is, by title.
    """

    measure: Measure
    title: str
    fits: bool
    now: bool
    first_register: bool
    obstacles: tuple[Obstacle, ...]
    term: Term | None
    payments: tuple[Payment, ...]
    employer: tuple[Owed, ...]
    article: str
    certainty: str
    unread: Mapping[str, str]


@dataclass(frozen=True)
class ClockAdvice:
    """A term that binds somebody, counted from the day of the case as if its event happened then.

    Attributes:
        output: the rule whose value the number is.
        title: what has to be done.
        number: how long the term is.
        counts: in what.
        starts: what starts it.
        breach: what follows from missing it; None where the law names nothing.
        until: the last day; None for a term that ends with its event.
        waits: that day is the first on which something may be done, not the last.
        article: where the law says so.
        certainty: how sure that is.
    """

    output: str
    title: str
    number: int
    counts: Counts
    starts: str
    breach: str | None
    until: Deadline | None
    waits: bool
    article: str
    certainty: str


@dataclass(frozen=True)
class MemberAdvice:
    """What activation means for one member.

    Attributes:
        id: the member.
        age: completed years.
        registered: is registered as unemployed.
        may_register: is or can be.
        registration_obstacles: what keeps from it.
        to_be_struck_off: has to be struck off.
        struck_off_for: why.
        suitable_work: what an offered job has to be, or may be.
        guardian_consent: the legal representatives have to consent to a subsidised job.
        must_participate: assistance is paid on condition that the member takes part.
        excused_by: where the member is able-bodied and assistance is conditional: what excuses from it.
        measures: every measure of the day's law, those that fit first.
        clocks: the terms that bind the member.
    """

    id: str
    age: int
    registered: bool
    may_register: bool
    registration_obstacles: tuple[Obstacle, ...]
    to_be_struck_off: bool
    struck_off_for: tuple[Obstacle, ...]
    suitable_work: SuitableWork
    guardian_consent: bool
    must_participate: bool
    excused_by: tuple[Obstacle, ...]
    measures: tuple[MeasureAdvice, ...]
    clocks: tuple[ClockAdvice, ...]


@dataclass(frozen=True)
class Advice:
    """What activation means for a family.

    Attributes:
        day: the day of the case.
        lang: the language of the texts.
        kind: which kind of assistance the family has a right to.
        members: each member of working age, and whoever else some measure fits.
        too_young: the members below the age of registration, by id.
        clocks: the terms that bind the family or its employers.
        explanation: the values and reasons all of this was taken from.
    """

    day: date
    lang: str
    kind: Kind
    members: tuple[MemberAdvice, ...]
    too_young: tuple[str, ...]
    clocks: tuple[ClockAdvice, ...]
    explanation: Explanation


def advise(law: LawInForce, case: Case, lang: str) -> Advice:
    """What activation means for the family of a case.

    Args:
        law: the law of the case's day.
        case: the family.
        lang: one of `LANGUAGES`, for every text of the answer.

    Raises:
        PeopleProblem: the day is before the Social Code, whose measures these are.
    """
    if law.day < SINCE:
        raise PeopleProblem("measures_too_early", day=law.day, since=SINCE)
    return _Adviser(law, case, lang).advice()


class _Adviser:
    """Puts the advice together."""

    def __init__(self, law: LawInForce, case: Case, lang: str) -> None:
        self.law = law
        self.lang = lang
        self.measures = [measure for measure in MEASURES if measure.fits in law.nodes]
        self.clocks = [clock for clock in CLOCKS if clock.output in law.nodes]
        outputs = [*ASKED, *(clock.output for clock in self.clocks)]
        outputs += [output for measure in self.measures for output in self.outputs(measure)]
        self.explanation = explain(law, case, outputs)
        self.telling = Telling(self.explanation, lang)

    def advice(self) -> Advice:
        ids = self.explanation.case.ids
        everybody = [self.member(slot) for slot in range(len(ids)) if self.is_old_enough(slot)]
        working = [member for slot, member in everybody if not self.flag("of_pension_age", slot)]
        late = [
            member
            for slot, member in everybody
            if self.flag("of_pension_age", slot) and any(measure.fits for measure in member.measures)
        ]
        return Advice(
            day=self.law.day,
            lang=self.lang,
            kind=Kind(self.value("kind", None)),
            members=(*working, *late),
            too_young=tuple(ids[slot] for slot in range(len(ids)) if not self.is_old_enough(slot)),
            clocks=tuple(self.running(None, ("family", "employer"))),
            explanation=self.explanation,
        )

    def member(self, slot: int) -> tuple[int, MemberAdvice]:
        found = sorted((self.measure(measure, slot) for measure in self.measures), key=lambda one: not one.fits)
        bound = self.flag("must_participate", slot)
        conditional = self.value("kind", None) == Kind.CONDITIONAL and self.flag("able_bodied_member", slot)
        return slot, MemberAdvice(
            id=self.explanation.case.ids[slot],
            age=self.value("age", slot),
            registered=self.flag("registered", slot),
            may_register=self.flag("may_register", slot),
            registration_obstacles=obstacles(self.telling, "may_register", slot),
            to_be_struck_off=self.flag("to_be_struck_off", slot),
            struck_off_for=obstacles(self.telling, "keeps_registration", slot)
            if self.flag("to_be_struck_off", slot)
            else (),
            suitable_work=SuitableWork(self.value("suitable_work", slot)),
            guardian_consent=self.flag("guardian_consent", slot),
            must_participate=bound,
            excused_by=obstacles(self.telling, "must_participate", slot) if conditional and not bound else (),
            measures=tuple(found),
            clocks=tuple(self.running(slot, ("person",))),
        )

    def measure(self, measure: EmploymentMeasure, slot: int) -> MeasureAdvice:
        fits = self.flag(measure.fits, slot)
        lasts = measure.lasts if fits else None
        rule = self.rule(measure.fits)
        sure = self.unread(self.outputs(measure) if fits else (measure.fits,), slot)
        return MeasureAdvice(
            measure=measure.measure,
            title=self.law.law.labels["Measure"][measure.measure.wire].lang(self.lang),
            fits=fits,
            now=fits and self.value("measure", slot) == measure.measure,
            first_register=fits and measure.registered and not self.flag("registered", slot),
            obstacles=obstacles(self.telling, measure.fits, slot),
            term=Term(self.value(lasts.output, slot), lasts.counts, lasts.bound) if lasts else None,
            payments=tuple(self.payments(measure.pays, slot)) if fits else (),
            employer=tuple(self.owed(one, slot) for one in measure.employer) if fits else (),
            article=self.telling.article(rule.article),
            certainty=max([rule.certainty, *sure.values()], key=SURE.index),
            unread=sure,
        )

    def outputs(self, measure: EmploymentMeasure) -> tuple[str, ...]:
        """The rules a measure names that are in force; a part of it may have come later than the measure."""
        lasts = (measure.lasts.output,) if measure.lasts else ()
        owed = (one.months for one in measure.employer if one.months)
        named = (measure.fits, *lasts, *(one.output for one in measure.pays), *owed)
        return tuple(name for name in named if name in self.law.nodes)

    def payments(self, pays: Iterable[Pays], slot: int) -> Iterator[Payment]:
        for one in (one for one in pays if one.output in self.law.nodes):
            amount = self.value(one.output, slot)
            if amount or not one.of_wage:
                yield Payment(one.output, self.telling.title(one.output), amount, one.often, one.bound, one.to)

    def owed(self, one: Obligation, slot: int) -> Owed:
        months = self.value(one.months, slot) if one.months else None
        text = self.say(f"employer_{one.key}")
        return Owed(one.key, text, months, self.telling.article(one.article), one.certainty)

    def running(self, slot: int | None, whom: tuple[str, ...]) -> Iterator[ClockAdvice]:
        """The clocks that bind, in the order of the table."""
        for clock in self.clocks:
            if clock.who in whom and self.value(clock.output, slot):
                yield self.clock(clock, slot)

    def clock(self, clock: Clock, slot: int | None) -> ClockAdvice:
        rule, number = self.rule(clock.output), self.value(clock.output, slot)
        return ClockAdvice(
            output=clock.output,
            title=self.telling.title(clock.output),
            number=number,
            counts=clock.counts,
            starts=self.say(f"starts_{clock.starts}"),
            breach=self.say(f"breach_{clock.breach}") if clock.breach else None,
            until=None if clock.ahead else deadline(self.law.day, number, clock.counts),
            waits=clock.waits,
            article=self.telling.article(rule.article),
            certainty=max([rule.certainty, *self.unread((clock.output,), slot).values()], key=SURE.index),
        )

    def unread(self, outputs: Iterable[str], slot: int | None) -> dict[str, str]:
        """What carried weight and was not read in an act, by title, and how sure it is.

        The right to assistance keeps its own doubts.
        """
        own = carried_weight(self.telling, outputs, slot) - self.of_assistance
        return {self.telling.title(name): certainty for name, certainty in self.doubts.items() if name in own}

    @cached_property
    def doubts(self) -> dict[str, str]:
        """How sure what was not read is, by name."""
        return {one.node.name: one.kind for one in self.explanation.assumptions if one.kind in SURE}

    @cached_property
    def of_assistance(self) -> set[str]:
        return {node.name for node in self.law.needed(["kind"])}

    def is_old_enough(self, slot: int) -> bool:
        return self.value("age", slot) >= self.value("registration_age", None)

    def value(self, name: str, slot: int | None) -> int:
        """A value of the member, or of the family where it has one for all."""
        found = self.explanation.values[name]
        return int(found[slot or 0]) if isinstance(found, tuple) else int(found)

    def flag(self, name: str, slot: int | None) -> bool:
        return bool(self.value(name, slot))

    def rule(self, name: str) -> Rule:
        origin = self.law.nodes[name].origin
        assert isinstance(origin, Rule)  # the tables name rules alone; a test holds it
        return origin

    def say(self, key: str) -> str:
        return messages(WORDS)[key][self.lang]
