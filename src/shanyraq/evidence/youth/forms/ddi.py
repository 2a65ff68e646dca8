"""The questionnaire's data as a codebook in DDI Codebook 2.5, the standard of data archives, in three languages.

Reference: DDI Alliance, DDI Codebook 2.5. Texts stand once a language, told apart by `xml:lang`.
"""

from xml.etree import ElementTree as Tree

from shanyraq.evidence.youth.forms.layout import asked_if, hints, title_of
from shanyraq.evidence.youth.questionnaire.condition import DECLINED
from shanyraq.evidence.youth.questionnaire.model import Answer, Question, Questionnaire, Variable
from shanyraq.evidence.youth.words import text
from shanyraq.rules import LANGUAGES, Text

NAMESPACE = "ddi:codebook:2_5"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def ddi_codebook(form: Questionnaire, lang: str, version: str) -> bytes:
    """The codebook of a questionnaire's data.

    Args:
        form: the questionnaire.
        lang: the language of the titles that may stand only once.
        version: which edition it is.
    """
    root = Tree.Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", XML_LANG: lang})
    _citation(Tree.SubElement(root, "docDscr"), form, lang, version)
    study = Tree.SubElement(root, "stdyDscr")
    _citation(study, form, lang, version)
    _study(study, form)
    data = Tree.SubElement(root, "dataDscr")
    for module in form.modules:
        names = [variable.name for variable in form.variables if variable.question.module == module.code]
        group = Tree.SubElement(data, "varGrp", {"ID": f"G_{module.code}", "name": module.code, "var": _ids(names)})
        _labels(group, "labl", module.title)
    for variable in form.variables:
        _variable(data, variable, form)
    Tree.indent(root)
    return bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True))


def _citation(parent: Tree.Element, form: Questionnaire, lang: str, version: str) -> None:
    citation = Tree.SubElement(parent, "citation")
    titles = Tree.SubElement(citation, "titlStmt")
    Tree.SubElement(titles, "titl").text = title_of(form, lang)
    for other in LANGUAGES:
        if other != lang:
            Tree.SubElement(titles, "parTitl", {XML_LANG: other}).text = title_of(form, other)
    statement = Tree.SubElement(citation, "verStmt")
    Tree.SubElement(statement, "version").text = version


def _study(study: Tree.Element, form: Questionnaire) -> None:
    """What the study is about, whom it asks and where."""
    info = Tree.SubElement(study, "stdyInfo")
    for lang in LANGUAGES:
        Tree.SubElement(info, "abstract", {XML_LANG: lang}).text = text(f"abstract_{_known(form)}", lang)
    summary = Tree.SubElement(info, "sumDscr")
    Tree.SubElement(summary, "nation", {"abbr": "KZ"}).text = "Kazakhstan"
    for lang in LANGUAGES:
        Tree.SubElement(summary, "universe", {XML_LANG: lang}).text = text(f"universe_{_known(form)}", lang)


def _known(form: Questionnaire) -> str:
    return form.name if form.name in ("young_people", "employers") else "other"


def _variable(data: Tree.Element, variable: Variable, form: Questionnaire) -> None:
    question, answer = variable.question, variable.answer
    measured = "contin" if question.kind in ("number", "age", "date", "today") else "discrete"
    element = Tree.SubElement(data, "var", {"ID": _id(variable.name), "name": variable.name, "intrvl": measured})
    if answer:
        _labels(element, "labl", Text(*(f"{question.text.lang(lang)} {answer.text.lang(lang)}" for lang in LANGUAGES)))
    else:
        _labels(element, "labl", question.text)
    _question(element, question, form)
    if question.kind in ("number", "age"):
        values = Tree.SubElement(element, "valrng")
        Tree.SubElement(values, "range", {"min": str(question.bounds[0]), "max": str(question.bounds[1])})
    if question.declinable and question.kind in ("one", "number"):
        missing = Tree.SubElement(element, "invalrng")
        for code in DECLINED:
            Tree.SubElement(missing, "item", {"VALUE": str(code)})
    for lang in LANGUAGES:
        only = asked_if(question, form, lang)
        if only:
            Tree.SubElement(element, "universe", {XML_LANG: lang}).text = only
    for listed in _categories(variable, form):
        _category(element, listed)
    kind = "character" if question.kind in ("date", "today") else "numeric"
    form_of_days = {"category": "date", "formatname": "ISO 8601"} if kind == "character" else {}
    Tree.SubElement(element, "varFormat", {"type": kind, "schema": "other", **form_of_days})


def _question(element: Tree.Element, question: Question, form: Questionnaire) -> None:
    """The question as it is asked, with what the interviewer is told."""
    if question.kind in ("age", "computed", "today"):
        return
    asked = Tree.SubElement(element, "qstn", {"ID": f"Q_{element.get('name')}", "seqNo": form.numbers[question.name]})
    for lang in LANGUAGES:
        Tree.SubElement(asked, "qstnLit", {XML_LANG: lang}).text = question.text.lang(lang)
    for lang in LANGUAGES:
        told = " ".join(hints(question, lang))
        if told:
            Tree.SubElement(asked, "ivuInstr", {XML_LANG: lang}).text = told


def _categories(variable: Variable, form: Questionnaire) -> tuple[Answer, ...]:
    """What the codes of a column mean: of a column for one answer, whether it was ticked."""
    if variable.answer:
        return next(q.listed for q in form.questions if q.kind == "computed" or _is_yes_no(q))[:2]
    return variable.question.listed


def _is_yes_no(question: Question) -> bool:
    return question.answers is not None and question.answers.name == "yes_no"


def _category(element: Tree.Element, answer: Answer) -> None:
    category = Tree.SubElement(element, "catgry", {"missing": "Y"} if answer.code in DECLINED else {})
    Tree.SubElement(category, "catValu").text = str(answer.code)
    _labels(category, "labl", answer.text)


def _labels(parent: Tree.Element, tag: str, said: Text) -> None:
    for lang in LANGUAGES:
        Tree.SubElement(parent, tag, {XML_LANG: lang}).text = said.lang(lang)


def _id(name: str) -> str:
    return f"V_{name}"


def _ids(names: list[str]) -> str:
    return " ".join(map(_id, names))
