"""What an interview does with a question: whether it is asked, what the form fills in, which answers it takes.

The forms in the field, the rehearsal and the reading of answers all go by this one meaning.
"""

from datetime import date

from shanyraq.evidence.youth.questionnaire.condition import DECLINED, Answers, Value, holds, is_declined
from shanyraq.evidence.youth.questionnaire.model import Check, Question

YES, NO = 1, 0
"""What a computed question holds."""


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether a question is asked, or filled in by the form, after these answers."""
    return holds(question.when, answers)


def filled_in(question: Question, answers: Answers, today: date) -> Value | None:
    """What the form itself puts into a question that is asked; None where a person answers."""
    match question.kind:
        case "today":
            return today
        case "age":
            born = answers.get(question.of)
            return completed_years(born, today) if isinstance(born, date) else None
        case "computed":
            assert question.formula is not None  # the reading sees to it
            return YES if holds(question.formula, answers) else NO
    return None


def completed_years(born: date, today: date) -> int:
    """Age in completed years; who is born on 29 February is a year older on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def fits(question: Question, value: Value, today: date) -> bool:
    """Whether a value can stand in a question at all, whatever the other answers are."""
    match question.kind:
        case "one" | "computed":
            return value in {answer.code for answer in question.listed}
        case "many":
            return isinstance(value, frozenset) and _may_be_ticked(question, value)
        case "number" | "age":
            declined = question.declinable and value in DECLINED
            return declined or (isinstance(value, int) and question.bounds[0] <= value <= question.bounds[1])
        case "date":
            within = question.ages
            return isinstance(value, date) and (
                within is None or within[0] <= completed_years(value, today) <= within[1]
            )
    return isinstance(value, date) and question.kind == "today"


def _may_be_ticked(question: Question, ticked: frozenset[int]) -> bool:
    """At least one answer, known ones only, and one that excludes the others by itself."""
    alone = {answer.code for answer in question.listed if answer.alone}
    return (
        bool(ticked)
        and ticked <= {answer.code for answer in question.listed}
        and (len(ticked) == 1 or not ticked & alone)
    )


def failed_checks(question: Question, value: Value, answers: Answers) -> tuple[Check, ...]:
    """The checks that an answer fails; one that was declined is not checked."""
    if is_declined(value):
        return ()
    known = {**answers, question.name: value}
    return tuple(check for check in question.checks if not holds(check.holds, known))
