"""Reading a condition from its text: a piece of Python of which only comparisons and their joining are allowed."""

import ast
from collections.abc import Mapping

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.questionnaire.condition import (
    Answered,
    Compare,
    Condition,
    Declined,
    Has,
    Not,
    OneOf,
    Some,
    every,
)
from shanyraq.evidence.youth.questionnaire.model import Question
from shanyraq.rules.in_force import nearest

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_NUMBERS = ("number", "age")
_CODED = ("one", "computed")


def parse_condition(text: str, known: Mapping[str, Question], place: str) -> Condition:
    """A condition from its text.

    Args:
        text: the condition as it is written in a file.
        known: the questions that come before, which alone it may ask about; a check knows its own question, too.
        place: where it stands, for messages.

    Raises:
        YouthProblem: it is no condition, or says something of a question that cannot be.
    """
    try:
        tree = ast.parse(" ".join(text.split()), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise YouthProblem("condition_unreadable", place=place, text=text) from None
    return _Parser(known, place, text).condition(tree)


class _Parser:
    """Turns a syntax tree into a condition, naming the place of whatever is not one."""

    def __init__(self, known: Mapping[str, Question], place: str, text: str) -> None:
        self.known = known
        self.place = place
        self.written = text

    def condition(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=ast.And()):
                return every(*map(self.condition, node.values))
            case ast.BoolOp():
                return Some(tuple(map(self.condition, node.values)))
            case ast.UnaryOp(op=ast.Not()):
                return Not(self.condition(node.operand))
            case ast.Compare(left=left, ops=[sign], comparators=[right]):
                return self.comparison(left, sign, right)
            case ast.Call(func=ast.Name(id="answered" | "declined" as word), args=[argument], keywords=[]):
                question = self.question(argument)
                return Answered(question.name) if word == "answered" else Declined(question.name)
        raise self.unreadable(node)

    def comparison(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(sign, ast.In | ast.NotIn):
            return self.membership(left, right, inside=isinstance(sign, ast.In))
        question = self.question(left)
        if type(sign) not in _SIGNS:
            raise self.unreadable(left)
        if question.kind in _CODED:
            if not isinstance(sign, ast.Eq | ast.NotEq):
                raise YouthProblem("condition_order", place=self.place, question=question.name)
            return OneOf(question.name, (self.code(question, right),), isinstance(sign, ast.Eq))
        if question.kind in _NUMBERS:
            return Compare(question.name, _SIGNS[type(sign)], self.number(right))
        raise YouthProblem("condition_kind", place=self.place, question=question.name, kind=question.kind)

    def membership(self, left: ast.expr, right: ast.expr, *, inside: bool) -> Condition:
        if isinstance(right, ast.Tuple):
            question = self.of_kind(self.question(left), _CODED)
            return OneOf(question.name, tuple(self.code(question, item) for item in right.elts), inside)
        question = self.of_kind(self.question(right), ("many",))
        ticked = Has(question.name, self.code(question, left))
        return ticked if inside else Not(ticked)

    def question(self, node: ast.expr) -> Question:
        if not isinstance(node, ast.Name):
            raise self.unreadable(node)
        if node.id not in self.known:
            near = nearest(node.id, self.known)
            raise YouthProblem("condition_question_unknown", place=self.place, question=node.id, near=near)
        return self.known[node.id]

    def of_kind(self, question: Question, kinds: tuple[str, ...]) -> Question:
        if question.kind not in kinds:
            raise YouthProblem("condition_kind", place=self.place, question=question.name, kind=question.kind)
        return question

    def code(self, question: Question, node: ast.expr) -> int:
        name = node.id if isinstance(node, ast.Name) else ast.unparse(node)
        code = question.answers.code(name) if question.answers else None
        if code is None:
            allowed = ", ".join(answer.name for answer in question.listed)
            raise YouthProblem(
                "condition_answer_unknown", place=self.place, question=question.name, answer=name, allowed=allowed
            )
        return code

    def number(self, node: ast.expr) -> int | str:
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return node.value
        return self.of_kind(self.question(node), _NUMBERS).name

    def unreadable(self, node: ast.expr) -> YouthProblem:
        return YouthProblem("condition_not_allowed", place=self.place, text=self.written, part=ast.unparse(node))
