"""What a questionnaire is made of: modules of questions with their answers, skips and checks. Values, no files."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from shanyraq.evidence.youth.questionnaire.condition import ALWAYS, Condition
from shanyraq.rules import Text
from shanyraq.rules.rule import Certainty

Kind = Literal["one", "many", "number", "date", "today", "age", "computed", "note"]
"""What a question takes: one code, several codes, a whole number, a day; what the form fills in by itself (the day of
the interview, completed years, yes or no by a formula); or nothing, a text to be read out."""

Who = Literal["asked", "self", "guardian", "observed"]
"""Who answers: the person asked, the person alone with the form, the parent or guardian; or the interviewer notes."""

FILLED_IN: tuple[Kind, ...] = ("today", "age", "computed")
"""Kinds that the form fills in."""

RECORD = ("start", "end")
"""What a form notes of every interview besides: the moments it was opened and finished."""


class Answer(NamedTuple):
    """One answer of a closed list.

    Attributes:
        name: what conditions and forms call it.
        code: what stands in the data.
        text: what people read.
        alone: whether it excludes all others where several may be ticked.
    """

    name: str
    code: int
    text: Text
    alone: bool = False


@dataclass(frozen=True)
class AnswerList:
    """A closed list of answers, in the order in which they are read."""

    name: str
    answers: tuple[Answer, ...]

    def code(self, name: str) -> int | None:
        """The code of a named answer, or None."""
        return next((answer.code for answer in self.answers if answer.name == name), None)

    def text(self, code: int) -> Text:
        """What a code says."""
        return next(answer.text for answer in self.answers if answer.code == code)


class Check(NamedTuple):
    """What an answer that was not declined has to fulfil, and what is said where it does not."""

    holds: Condition
    message: Text


@dataclass(frozen=True)
class Question:
    """A question.

    Attributes:
        name: its variable.
        kind: what it takes.
        text: what is asked.
        module: the code of its module.
        answers: the closed list, those for declining included.
        when: when it is asked, with its module's condition.
        own: the part of `when` that is not its module's.
        bounds: least and greatest number.
        unit: what a number counts, or empty.
        who: who answers.
        note: what the interviewer has to know.
        checks: what the answer has to fulfil.
        declinable: whether the person may decline.
        public: whether it may stand in data given out.
        from_age: the age below which it is not asked.
        formula: what a computed question says yes to.
        of: the date of birth whose age it is.
        ages: the ages that a date of birth must give on the day of the interview.
        helplines: whether the list of helplines stands under it.
    """

    name: str
    kind: Kind
    text: Text
    module: str
    answers: AnswerList | None = None
    when: Condition = ALWAYS
    own: Condition = ALWAYS
    bounds: tuple[int, int] = (0, 0)
    unit: str = ""
    who: Who = "asked"
    note: Text | None = None
    checks: tuple[Check, ...] = ()
    declinable: bool = True
    public: bool = True
    from_age: int | None = None
    formula: Condition | None = None
    of: str = ""
    ages: tuple[int, int] | None = None
    helplines: bool = False

    @property
    def listed(self) -> tuple[Answer, ...]:
        """Its answers; none for numbers and days."""
        return self.answers.answers if self.answers else ()


class Variable(NamedTuple):
    """A column of the data: a question, or one answer of a question with several.

    Attributes:
        name: the column: the question's name, with the answer's behind it where several may be ticked.
        question: the question.
        answer: the answer, or None.
    """

    name: str
    question: Question
    answer: Answer | None


class Helpline(NamedTuple):
    """A number where people are helped.

    Attributes:
        number: what is dialled.
        text: for what, and when.
        certainty: how sure the number is.
        source: where it was told.
    """

    number: str
    text: Text
    certainty: Certainty
    source: str


@dataclass(frozen=True)
class Module:
    """A part of a questionnaire, named by a letter, and when any of it is asked."""

    code: str
    title: Text
    questions: tuple[Question, ...]
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Questionnaire:
    """A questionnaire.

    Attributes:
        name: `young_people` or `employers`, or the name of a folder of one's own.
        modules: its parts in order.
        helplines: numbers told at the end.
    """

    name: str
    modules: tuple[Module, ...]
    helplines: tuple[Helpline, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return tuple(question for module in self.modules for question in module.questions)

    @cached_property
    def by_name(self) -> dict[str, Question]:
        """The questions by their names."""
        return {question.name: question for question in self.questions}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """What people call a question: its module's letter and its place there, texts read out left aside."""
        return {
            question.name: f"{module.code}{place}"
            for module in self.modules
            for place, question in enumerate((one for one in module.questions if one.kind != "note"), 1)
        }

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """The columns of the data, in order; texts that are read out have none."""
        return tuple(variable for question in self.questions for variable in variables_of(question))


def variables_of(question: Question) -> Iterator[Variable]:
    """The columns of a question: one, one for each answer that may be ticked, or none."""
    if question.kind == "many":
        for answer in question.listed:
            yield Variable(f"{question.name}_{answer.name}", question, answer)
    elif question.kind != "note":
        yield Variable(question.name, question, None)
