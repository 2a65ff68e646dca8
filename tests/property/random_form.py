"""Small questionnaires of every kind of condition, small enough to try every interview there can be."""

from hypothesis import strategies as st

from shanyraq.evidence.youth.questionnaire.condition import (
    ALWAYS,
    REFUSED,
    Answered,
    Compare,
    Condition,
    Declined,
    Every,
    Has,
    Not,
    OneOf,
    Some,
)
from shanyraq.evidence.youth.questionnaire.model import Answer, AnswerList, Check, Module, Question, Questionnaire
from shanyraq.rules import Text

SAID = Text("сөз", "слово", "word")
YES_NO = AnswerList("yes_no", (Answer("yes", 1, SAID), Answer("no", 0, SAID)))
DECLINED = Answer("refused", REFUSED, SAID, alone=True)


@st.composite
def forms(draw: st.DrawFn) -> Questionnaire:
    """A questionnaire of a few questions, each of which may ask about those before it."""
    questions: list[Question] = []
    for number in range(draw(st.integers(2, 5))):
        questions.append(draw(_questions(f"q{number}", tuple(questions))))
    return Questionnaire("random", (Module("A", SAID, tuple(questions)),))


@st.composite
def _questions(draw: st.DrawFn, name: str, known: tuple[Question, ...]) -> Question:
    kind = draw(st.sampled_from(["one", "many", "number", "number", "computed"]))
    when = draw(_conditions(known)) if known and draw(st.booleans()) else ALWAYS
    declinable = draw(st.booleans())
    if kind == "computed":
        formula = draw(_conditions(known)) if known else ALWAYS
        return Question(name, "computed", SAID, "A", YES_NO, when, formula=formula)
    if kind == "number":
        low = draw(st.integers(0, 3))
        bounds = (low, low + draw(st.integers(0, 9)))
        plain = Question(name, "number", SAID, "A", None, when, bounds=bounds, declinable=declinable)
        return Question(**{**plain.__dict__, "checks": draw(_checks((*known, plain)))})
    codes = tuple(Answer(f"a{code}", code, SAID, alone=code == 0) for code in range(draw(st.integers(2, 3))))
    answers = AnswerList(name, (*codes, DECLINED) if declinable else codes)
    return Question(name, kind, SAID, "A", answers, when, declinable=declinable)


def _checks(known: tuple[Question, ...]) -> st.SearchStrategy[tuple[Check, ...]]:
    check = st.builds(Check, _atoms(known[-1], known), st.just(SAID))
    return st.one_of(st.just(()), st.tuples(check), st.tuples(check, check))


def _conditions(known: tuple[Question, ...]) -> st.SearchStrategy[Condition]:
    atom = st.sampled_from(known).flatmap(lambda question: _atoms(question, known))
    return st.recursive(
        atom,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(lambda *parts: Every(parts), inner, inner),
            st.builds(lambda *parts: Some(parts), inner, inner),
        ),
        max_leaves=4,
    )


def _atoms(question: Question, known: tuple[Question, ...]) -> st.SearchStrategy[Condition]:
    codes = [answer.code for answer in question.listed]
    name = st.just(question.name)
    common = st.one_of(st.builds(Answered, name), st.builds(Declined, name))
    if question.kind == "many":
        return st.one_of(common, st.builds(Has, name, st.sampled_from(codes)))
    if question.kind == "number":
        others = [other.name for other in known if other.kind == "number"]
        against = st.one_of(st.integers(0, 12), st.sampled_from(others))
        return st.one_of(st.builds(Compare, name, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), against), common)
    listed = st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True).map(tuple)
    return st.one_of(common, st.builds(OneOf, name, listed, st.booleans()))
