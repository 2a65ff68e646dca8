"""The tables of a questionnaire's files turned into modules of questions, with everything wrong in them noted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, get_args

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.questionnaire.condition import ALWAYS, Condition, every
from shanyraq.evidence.youth.questionnaire.model import (
    Answer,
    AnswerList,
    Check,
    Kind,
    Module,
    Question,
    Who,
    variables_of,
)
from shanyraq.evidence.youth.questionnaire.parsing import parse_condition
from shanyraq.evidence.youth.questionnaire.privacy import forbidden_topic
from shanyraq.evidence.youth.questionnaire.strict import TEXT, Strict
from shanyraq.law.families import LAW
from shanyraq.people.country.figures import REGIONS
from shanyraq.rules import Text

KEYS: dict[str, dict[str, type]] = {
    "module": {**TEXT, "module": str, "when": str, "answers": dict, "questions": dict},
    "answer": {**TEXT, "code": int, "alone": bool},
    "question": {
        **TEXT,
        "type": str,
        "answers": str,
        "when": str,
        "bounds": list,
        "unit": str,
        "who": str,
        "note": dict,
        "checks": list,
        "declinable": bool,
        "public": bool,
        "from_age": int,
        "formula": str,
        "of": str,
        "ages": list,
        "helplines": bool,
    },
    "note": TEXT,
    "check": {**TEXT, "holds": str},
    "helpline": {**TEXT, "certainty": str, "source": str},
}
"""The keys of each table of a questionnaire, and what may stand there."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST = 32
"""Letters of a variable's name: Stata takes no more."""

_EACH = re.compile(r"\{(\w+)\}")
"""What stands for each answer of a list in turn."""


class ModuleReader:
    """Reads modules one after another, knowing the questions that came before."""

    def __init__(self, strict: Strict, shared: dict[str, Any]) -> None:
        self.strict = strict
        self.lists = {"region": _regions()}
        self.declined: tuple[Answer, ...] = ()
        self.add_lists(shared, "answers.toml")
        if "declined" in self.lists:
            self.declined = tuple(answer._replace(alone=True) for answer in self.lists["declined"].answers)
        self.known: dict[str, Question] = {}

    def module(self, file: str, content: dict[str, Any]) -> Module:
        """A module of a file."""
        found = self.strict.table(content, "module", file)
        self.strict.needed(found, ("module", "questions"), file)
        self.add_lists(found.get("answers", {}), file)
        code = found.get("module", "?")
        when = self.condition(found.get("when"), f"{file}: when")
        questions = []
        for name, table, texts in self.expanded(found.get("questions", {}), file):
            question = self.question(name, table, texts, code, when, f"{file}: {name}")
            if question:
                self.known[question.name] = question
                questions.append(question)
        return Module(code, self.strict.text(found, file), tuple(questions), when)

    def add_lists(self, tables: dict[str, Any], file: str) -> None:
        """The closed lists of a file."""
        for name, table in tables.items():
            place = f"{file}: answers.{name}"
            if name in self.lists:
                self.strict.refuse(YouthProblem("form_list_twice", place=place))
            answers = tuple(self.answer(key, entry, f"{place}.{key}") for key, entry in table.items())
            codes = [answer.code for answer in answers]
            for code in {code for code in codes if codes.count(code) > 1}:
                self.strict.refuse(YouthProblem("form_code_twice", place=place, code=code))
            self.lists[name] = AnswerList(name, answers)

    def answer(self, name: str, table: object, place: str) -> Answer:
        """One answer of a list."""
        found = self.strict.table(table, "answer", place)
        self.strict.needed(found, ("code",), place)
        return Answer(name, found.get("code", 0), self.strict.text(found, place), found.get("alone", False))

    def expanded(self, tables: dict[str, Any], file: str) -> Iterator[tuple[str, dict[str, Any], Mapping[str, Text]]]:
        """Questions by name; those that stand for each answer of a list once for each, answer by answer."""
        for each, group in groupby(tables.items(), key=lambda entry: _each(entry[0])):
            entries = list(group)
            if each is None:
                yield from ((name, table, {}) for name, table in entries)
                continue
            if each not in self.lists:
                self.strict.refuse(YouthProblem("form_list_unknown", place=f"{file}: {entries[0][0]}", name=each))
                continue
            for answer in self.lists[each].answers:
                yield from (
                    (name.format(**{each: answer.name}), _with_name(table, each, answer.name), {each: answer.text})
                    for name, table in entries
                )

    def question(
        self, name: str, table: object, texts: Mapping[str, Text], module: str, above: Condition, place: str
    ) -> Question | None:
        """One question, or None where it cannot be made out."""
        found = self.strict.table(table, "question", place)
        kind = self.strict.one_of(found.get("type", ""), get_args(Kind), f"{place}.type")
        if not _NAME.fullmatch(name) or name in self.known:
            self.strict.refuse(YouthProblem("form_name", place=place, name=name))
            return None
        if kind not in get_args(Kind) or not self.fits(found, kind, place):
            return None
        from_age = found.get("from_age")
        own = self.condition(found.get("when"), f"{place}.when")
        old_enough = self.condition(None if from_age is None else f"age >= {from_age}", f"{place}.from_age")
        question = Question(
            name=name,
            kind=kind,  # type: ignore[arg-type]  # looked up above
            text=_filled(self.strict.text(found, place), texts),
            module=module,
            answers=self.listed(found, kind, place),
            when=every(above, own, old_enough),
            own=every(own, old_enough),
            bounds=self.strict.pair(found.get("bounds", [0, 0]), f"{place}.bounds"),
            unit=found.get("unit", ""),
            who=self.strict.one_of(found.get("who", "asked"), get_args(Who), f"{place}.who"),  # type: ignore[arg-type]
            note=self.note(found, place),
            declinable=_is_declinable(found),
            public=found.get("public", True),
            from_age=from_age,
            formula=self.condition(found["formula"], f"{place}.formula") if "formula" in found else None,
            of=found.get("of", ""),
            ages=self.strict.pair(found["ages"], f"{place}.ages") if "ages" in found else None,
            helplines=found.get("helplines", False),
        )
        return self.checked(question, found.get("checks", []), place)

    def fits(self, found: dict[str, Any], kind: str, place: str) -> bool:
        """Whether what is needed for a kind of question is there."""
        needed = {"one": ("answers",), "many": ("answers",), "number": ("bounds",), "age": ("of", "bounds")}
        return self.strict.needed(found, {**needed, "computed": ("formula",)}.get(kind, ()), place)

    def listed(self, found: dict[str, Any], kind: str, place: str) -> AnswerList | None:
        """The answers of a question, with those for declining."""
        more = self.declined if _is_declinable(found) else ()
        if kind == "computed":
            return self.lists.get("yes_no")
        if kind == "number":
            return AnswerList("declined", more) if more else None
        if "answers" not in found:
            return None
        if found["answers"] not in self.lists:
            self.strict.refuse(YouthProblem("form_list_unknown", place=place, name=found["answers"]))
            return None
        answers = self.lists[found["answers"]]
        return AnswerList(answers.name, (*answers.answers, *more))

    def note(self, found: dict[str, Any], place: str) -> Text | None:
        """What the interviewer has to know."""
        if "note" not in found:
            return None
        return self.strict.text(self.strict.table(found["note"], "note", f"{place}.note"), f"{place}.note")

    def checked(self, question: Question, tables: list[Any], place: str) -> Question:
        """The question with its checks, which may ask about itself; refused where it must never be asked."""
        topic = forbidden_topic(question)
        if topic:
            self.strict.refuse(YouthProblem("form_forbidden", place=place, topic=topic))
        for name in (variable.name for variable in variables_of(question)):
            if len(name) > _LONGEST:
                self.strict.refuse(YouthProblem("form_name_long", place=place, name=name, most=_LONGEST))
        checks = []
        for number, table in enumerate(tables, 1):
            where = f"{place}.checks[{number}]"
            found = self.strict.table(table, "check", where)
            holds = self.condition(found.get("holds"), where, {**self.known, question.name: question})
            checks.append(Check(holds, self.strict.text(found, where)))
        return replace(question, checks=tuple(checks))

    def condition(self, text: str | None, place: str, known: Mapping[str, Question] | None = None) -> Condition:
        """A condition of a file; what is wrong with it is noted."""
        if text is None:
            return ALWAYS
        try:
            return parse_condition(text, self.known if known is None else known, place)
        except YouthProblem as problem:
            self.strict.refuse(problem)
            return ALWAYS


def _is_declinable(found: dict[str, Any]) -> bool:
    """Whether a person may decline: what the interviewer notes, and what the form fills in, is never declined."""
    asked = found.get("who", "asked") in ("asked", "self") and found.get("type") in ("one", "many", "number")
    return asked and found.get("declinable", True)


def _regions() -> AnswerList:
    """Today's regions, as the law names them."""
    names = LAW.labels["Region"]
    return AnswerList("region", tuple(Answer(one.name.lower(), int(one), names[one.wire]) for one in REGIONS))


def _each(name: str) -> str | None:
    found = _EACH.search(name)
    return found[1] if found else None


def _with_name(table: dict[str, Any], each: str, name: str) -> dict[str, Any]:
    """A question's table with an answer's name in its conditions."""
    mark = "{" + each + "}"
    return {key: value.replace(mark, name) if key in ("when", "formula") else value for key, value in table.items()}


def _filled(text: Text, texts: Mapping[str, Text]) -> Text:
    """A text with the answers it stands for."""
    if not texts:
        return text
    return Text(
        *(
            said.format(**{each: told.lang(lang) for each, told in texts.items()})
            for lang, said in text._asdict().items()
        )
    )
