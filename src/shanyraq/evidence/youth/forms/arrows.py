"""Where each answer leads on paper: the next question that somebody who gave it can be asked."""

from functools import cached_property

from shanyraq.evidence.youth.questionnaire.condition import Answers, Value, questions_in
from shanyraq.evidence.youth.questionnaire.domains import stands_for
from shanyraq.evidence.youth.questionnaire.interview import is_asked
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.skips import Paths

END = ""
"""What stands for the end of the interview."""


class Arrows:
    """The jumps of a questionnaire, found by going through its paths.

    Args:
        form: the questionnaire.
    """

    def __init__(self, form: Questionnaire) -> None:
        self.form = form
        self.paths = Paths.of(form)

    def after(self, question: Question) -> dict[int, str]:
        """For each answer of a question the question it leads to, where that is not the next one; `END` for none.

        An answer after which the next question is asked of some and not of others has no arrow: the condition that
        stands over the next question sorts it out.
        """
        if question.kind != "one":
            return {}
        rest = self.printed[self.printed.index(question) + 1 :]
        if not rest:
            return {}
        targets = {code: self._target(question, code, rest) for code in self.paths.values[question.name]}
        alike = stands_for(self.form, question)
        found = {answer.code: targets[alike[answer.code]] for answer in question.listed}
        return {code: target for code, target in found.items() if target != rest[0].name}

    @cached_property
    def printed(self) -> list[Question]:
        """The questions that somebody fills in with a pen."""
        return [question for question in self.form.questions if question.kind != "note"]

    def _target(self, question: Question, value: Value, rest: list[Question]) -> str:
        return next((other.name for other in rest if self._may_follow(question, value, other)), END)

    def _may_follow(self, question: Question, value: Value, other: Question) -> bool:
        return any(is_asked(other, state) for state in self._states(question, other) if state[question.name] == value)

    def _states(self, question: Question, other: Question) -> list[Answers]:
        key = (question.name, other.name)
        if key not in self._known:
            states = self.paths.states({question.name, *questions_in(other.when)})
            self._known[key] = [state for state in states if question.name in state]
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str], list[Answers]]:
        return {}
