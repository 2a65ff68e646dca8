"""The proof that skips are complete: what can be asked, answered and reached, by going through all of it.

Conditions look back only, so an interview always comes to its end; what remains to be shown is that every question
can be reached, that whoever is asked can answer, and that no part of a condition contradicts the rest. For each
question the answers it depends on are carried forward in order, every combination that an interview can bring about,
and forgotten when nothing later asks about them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shanyraq.evidence.youth.problems import FormProblems, YouthProblem
from shanyraq.evidence.youth.questionnaire.condition import (
    ALWAYS,
    Answers,
    Condition,
    Every,
    Not,
    OneOf,
    Some,
    Value,
    every,
    holds,
    questions_in,
)
from shanyraq.evidence.youth.questionnaire.domains import domains
from shanyraq.evidence.youth.questionnaire.interview import NO, YES, failed_checks, is_asked
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.telling import as_written

_State = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, eq=False)
class Paths:
    """All that interviews by a questionnaire can bring about.

    Attributes:
        form: the questionnaire.
        values: the values of each question that conditions tell apart.
    """

    form: Questionnaire
    values: Mapping[str, tuple[Value, ...]]

    @classmethod
    def of(cls, form: Questionnaire) -> "Paths":
        """The paths of a questionnaire."""
        return cls(form, domains(form))

    def states(self, names: Iterable[str]) -> list[Answers]:
        """Every combination of the answers to these questions; a question that was not asked is absent."""
        kept = frozenset(names)
        cone = self._cone(kept)
        states: set[_State] = {()}
        for place, question in enumerate(cone):
            later = kept.union(*(_asks_about(other) for other in cone[place + 1 :]))
            states = {
                tuple(part for part in after if part[0] in later)
                for state in states
                for after in self._answered(question, state)
            }
        return [dict(state) for state in sorted(states, key=repr)]

    def answers(self, question: Question, answers: Answers) -> Iterator[Value]:
        """What a question that is asked can be answered after these answers."""
        if question.formula:
            yield YES if holds(question.formula, answers) else NO
        else:
            yield from (value for value in self.values[question.name] if not failed_checks(question, value, answers))

    def _answered(self, question: Question, state: _State) -> Iterator[_State]:
        answers = dict(state)
        if not is_asked(question, answers):
            yield state
        else:
            yield from ((*state, (question.name, value)) for value in self.answers(question, answers))

    def _cone(self, names: frozenset[str]) -> list[Question]:
        """The questions on which these depend, with them, in order."""
        found, open_ = set(names), list(names)
        while open_:
            more = _asks_about(self.form.by_name[open_.pop()]) - found
            found |= more
            open_ += more
        return [question for question in self.form.questions if question.name in found and _can_be_told(question)]


def _can_be_told(question: Question) -> bool:
    return question.kind not in ("date", "today", "note")


def _asks_about(question: Question) -> frozenset[str]:
    """The questions that decide whether one is asked and how it may be answered."""
    conditions = [question.when, *(check.holds for check in question.checks)]
    conditions += [question.formula] if question.formula else []
    return frozenset().union(*map(questions_in, conditions))


def prove_skips(form: Questionnaire) -> None:
    """Prove that a questionnaire's skips are complete.

    Raises:
        FormProblems: a question cannot be reached or answered, an answer can never be given, or a part of a condition
            can never hold; each is named.
    """
    paths = Paths.of(form)
    problems = [problem for question in form.questions for problem in _faults(paths, question)]
    if problems:
        raise FormProblems("skips_incomplete", problems=problems)


def _faults(paths: Paths, question: Question) -> Iterator[YouthProblem]:
    """What is wrong with one question, given that all before it can be answered."""
    asked = [state for state in paths.states(_asks_about(question) - {question.name}) if is_asked(question, state)]
    if not asked:
        yield YouthProblem("skip_unreachable", question=question.name)
        return
    for part, whole in _alternatives(paths, question.when):
        states = paths.states(questions_in(whole))
        if not any(holds(whole, state) for state in states):
            yield YouthProblem("skip_part_never", question=question.name, part=as_written(part, paths.form))
    if question.kind in ("one", "many", "number"):
        yield from _answer_faults(paths, question, asked)


def _answer_faults(paths: Paths, question: Question, asked: list[Answers]) -> Iterator[YouthProblem]:
    possible = [set(paths.answers(question, state)) for state in asked]
    stuck = next((state for state, values in zip(asked, possible, strict=True) if not values), None)
    if stuck is not None:
        path = ", ".join(f"{name} = {_value_told(value)}" for name, value in stuck.items()) or "—"
        yield YouthProblem("skip_unanswerable", question=question.name, path=path)
    never = set(paths.values[question.name]) - set().union(*possible)
    if never:
        told = ", ".join(sorted(map(_value_told, never)))
        yield YouthProblem("skip_answer_never", question=question.name, values=told)


def _alternatives(
    paths: Paths, condition: Condition, above: Condition = ALWAYS
) -> Iterator[tuple[Condition, Condition]]:
    """The parts of a condition of which one is enough, each with what must hold together with it."""
    match condition:
        case Every(parts):
            for part in parts:
                others = [other for other in parts if other is not part]
                yield from _alternatives(paths, part, every(above, *others))
        case Some(parts):
            for part in parts:
                yield part, every(above, part)
                yield from _alternatives(paths, part, above)
        case OneOf(question, codes, True) if len(codes) > 1:
            for code in set(codes) & set(paths.values[question]):  # one stands for all that are not told apart
                alone = OneOf(question, (code,))
                yield alone, every(above, alone)
        case Not(part):
            yield part, part


def _value_told(value: Value) -> str:
    return "{" + ", ".join(map(str, sorted(value))) + "}" if isinstance(value, frozenset) else str(value)
