"""Interviews made up for tests: answers by name, as a table with a column a variable of the questionnaire."""

import polars as pl

from shanyraq.evidence.youth.questionnaire.condition import holds
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire

FORM = shipped_questionnaire("young_people")


def table(interviews) -> pl.DataFrame:
    """Interviews by question (codes; sets of codes where several are ticked) as rows, empty where nothing was asked."""
    rows = [row(interview) for interview in interviews]
    names = [variable.name for variable in FORM.variables]
    schema = dict.fromkeys(names, pl.Int64)
    return pl.DataFrame([{name: one.get(name) for name in names} for one in rows], schema=schema)


def row(interview):
    found = {}
    for question, value in interview.items():
        if isinstance(value, frozenset):
            listed = FORM.by_name[question].listed
            found |= {f"{question}_{answer.name}": int(answer.code in value) for answer in listed}
        else:
            found[question] = value
    return found


def interview(age=20, **words):
    """An interview with answers by their names, and what the form reckons from them; nothing else was asked."""
    answers = {"consent": 1, "age": age}
    for question, word in words.items():
        code = FORM.by_name[question].answers.code if FORM.by_name[question].answers else None
        if isinstance(word, set):
            answers[question] = frozenset(code(one) for one in word)
        else:
            answers[question] = code(word) if isinstance(word, str) else word
    for question in FORM.questions:
        if question.kind == "computed" and question.name not in words and holds(question.when, answers):
            answers[question.name] = int(holds(question.formula, answers))
    return answers
