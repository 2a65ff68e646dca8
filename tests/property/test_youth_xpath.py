"""What the form in the field asks is what the questionnaire says, for conditions and answers of every kind."""

from hypothesis import given
from hypothesis import strategies as st
from random_form import forms
from tests.property.test_youth_skips import DAY
from tests.unit.evidence.youth.xpath_reader import xpath_holds

from shanyraq.evidence.youth.forms.xpath import constraint, xpath
from shanyraq.evidence.youth.questionnaire.condition import ALWAYS, DECLINED, Value, holds
from shanyraq.evidence.youth.questionnaire.domains import conditions_of
from shanyraq.evidence.youth.questionnaire.interview import failed_checks, fits
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire


def as_kept(value: Value) -> str:
    """A value as the text that a form keeps."""
    return " ".join(map(str, sorted(value))) if isinstance(value, frozenset) else str(value)


def values(question: Question) -> st.SearchStrategy[Value | None]:
    """Any value, also one that checks refuse, or none where it was not asked."""
    codes = [answer.code for answer in question.listed]
    kinds: dict[str, st.SearchStrategy[Value]] = {"number": st.integers(0, 13) | st.sampled_from(DECLINED)}
    if codes:
        kinds |= {"one": st.sampled_from(codes), "computed": st.sampled_from(codes)}
        kinds["many"] = st.frozensets(st.sampled_from(codes), min_size=1)
    return st.none() | kinds[question.kind]


@st.composite
def filled(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Value]]:
    form = draw(forms())
    given_ = {question.name: draw(values(question)) for question in form.questions}
    return form, {name: value for name, value in given_.items() if value is not None}


@given(filled())
def test_a_condition_and_its_xpath_agree(case: tuple[Questionnaire, dict[str, Value]]) -> None:
    form, answers = case
    kept = {name: as_kept(value) for name, value in answers.items()}
    for condition in conditions_of(form):
        if condition != ALWAYS:
            assert xpath_holds(xpath(condition, form), kept) == holds(condition, answers), xpath(condition, form)


@given(filled())
def test_a_form_takes_the_answers_that_the_questionnaire_takes(case: tuple[Questionnaire, dict[str, Value]]) -> None:
    form, answers = case
    kept = {name: as_kept(value) for name, value in answers.items()}
    for question in form.questions:
        if question.name in answers and question.kind in ("many", "number"):
            value = answers[question.name]
            taken = fits(question, value, DAY) and not failed_checks(question, value, answers)
            written = constraint(question, form)
            assert (not written or xpath_holds(written, kept, question.name)) == taken
