"""The answers of each question as few values as can be told apart by any condition of the questionnaire.

Codes that no condition tells apart stand for one another. Of numbers, conditions see only how they are ordered among
constants and among numbers they are compared with; a few consecutive numbers in each gap between constants have every
order, touching and apart, that all numbers have. So what is found for these values holds for all: it is a proof and no
sample.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from shanyraq.evidence.youth.questionnaire.condition import (
    DECLINED,
    REFUSED,
    Compare,
    Condition,
    Declined,
    Has,
    OneOf,
    Value,
    atoms,
)
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire


def domains(form: Questionnaire) -> dict[str, tuple[Value, ...]]:
    """The values by question; what the form computes and what no condition can ask about has none."""
    said = [atom for condition in conditions_of(form) for atom in atoms(condition)]
    points = _points(form, [atom for atom in said if isinstance(atom, Compare)])
    return {
        question.name: _domain(question, [atom for atom in said if atom.question == question.name], points)
        for question in form.questions
    }


def stands_for(form: Questionnaire, question: Question) -> dict[int, int]:
    """For each code of a question with one answer the code that stands for it among its values."""
    said = (atom for condition in conditions_of(form) for atom in atoms(condition) if atom.question == question.name)
    return _told_apart(question, list(said))


def conditions_of(form: Questionnaire) -> Iterable[Condition]:
    """Every condition of a questionnaire: skips, formulas and checks."""
    for question in form.questions:
        yield question.when
        if question.formula:
            yield question.formula
        yield from (check.holds for check in question.checks)


def _domain(question: Question, said: Iterable[Condition], points: Mapping[str, tuple[int, ...]]) -> tuple[Value, ...]:
    match question.kind:
        case "one":
            return _codes(question, said)
        case "many":
            return _ticked(question, said)
        case "number" | "age":
            numbers: tuple[Value, ...] = points.get(question.name, (question.bounds[0],))
            return (*numbers, REFUSED) if question.declinable and question.kind == "number" else numbers
    return ()


def _codes(question: Question, said: Iterable[Condition]) -> tuple[Value, ...]:
    """One code for each way in which codes are told apart."""
    return tuple(dict.fromkeys(_told_apart(question, said).values()))


def _told_apart(question: Question, said: Iterable[Condition]) -> dict[int, int]:
    """For each code the first of those that no condition tells from it."""
    first: dict[tuple[bool, ...], int] = {}
    found = {}
    listed = [atom for atom in said if isinstance(atom, OneOf)]
    declining = any(isinstance(atom, Declined) for atom in said)
    for answer in question.listed:
        told = (*(answer.code in atom.codes for atom in listed), declining and answer.code in DECLINED)
        found[answer.code] = first.setdefault(told, answer.code)
    return found


def _ticked(question: Question, said: Iterable[Condition]) -> tuple[Value, ...]:
    """Every set of the answers that conditions ask about, and for none of them some other answer."""
    asked = {atom.code for atom in said if isinstance(atom, Has)}
    if any(isinstance(atom, Declined) for atom in said):
        asked |= set(DECLINED)
    joint = [answer.code for answer in question.listed if not answer.alone]
    tested = [code for code in joint if code in asked]
    sets = [frozenset(some) for size in range(1, len(tested) + 1) for some in combinations(tested, size)]
    alone = [frozenset({answer.code}) for answer in question.listed if answer.alone and answer.code in asked]
    rest = [frozenset({answer.code}) for answer in question.listed if answer.code not in asked][:1]
    return tuple(rest + alone + sets)


def _points(form: Questionnaire, compared: list[Compare]) -> dict[str, tuple[int, ...]]:
    """The numbers of each question that is compared."""
    together = _components(compared)
    found = {}
    for names in together:
        constants = {atom.other for atom in compared if atom.question in names and isinstance(atom.other, int)}
        bounds = {name: form.by_name[name].bounds for name in names}
        marks = sorted(constants | {end for pair in bounds.values() for end in pair})
        kept = set(marks)
        for low, high in pairwise(marks):
            kept.update(range(low + 1, min(high, low + 1 + 2 * (len(names) + 1))))
        for name, (least, most) in bounds.items():
            found[name] = tuple(point for point in sorted(kept) if least <= point <= most)
    return found


def _components(compared: list[Compare]) -> list[set[str]]:
    """Questions that are compared with one another, however indirectly, together."""
    found: list[set[str]] = []
    for atom in compared:
        names = {atom.question} | ({atom.other} if isinstance(atom.other, str) else set())
        touched = [group for group in found if group & names]
        found = [group for group in found if not group & names]
        found.append(names.union(*touched))
    return found
