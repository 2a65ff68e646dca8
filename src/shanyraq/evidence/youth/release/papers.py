"""What goes with answers that are given out: the risk report, and the statement of privacy."""

from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.written import number
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
from shanyraq.evidence.youth.release.recoding import KEY
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.extract.measures import Measured
from shanyraq.rules.formats import whole
from shanyraq.rules.problems import messages

if TYPE_CHECKING:
    from shanyraq.evidence.youth.release.release import Release

TEXTS = Path(__file__).with_name("texts.toml")


def text(key: str, lang: str, /, **places: object) -> str:
    """A text of these papers in one of `LANGUAGES`, its places filled."""
    return messages(TEXTS)[key][lang].format(**places)


def risk_page(release: "Release", lang: str) -> str:
    """The risk report: how safe the answers were and are, and what it cost."""
    page = Page(text("risk_title", lang), lang, synthetic=release.synthetic)
    page.paragraph(text("risk_about", lang, k=release.k, purpose=text(f"purpose_{release.purpose}", lang)))
    figures = [(name, _figure(release.before, name, lang), _figure(release.after, name, lang)) for name in FIGURES]
    heads = [text(f"head_{name}", lang) for name in ("figure", "before", "after")]
    page.table(
        Table(text("risk_figures", lang), heads, [(text(f"figure_{name}", lang), *told) for name, *told in figures])
    )
    questions = shipped_questionnaire("young_people").by_name
    rows = [(questions[name].text.lang(lang), whole(release.hidden[name], lang)) for name in KEY]
    page.table(Table(text("risk_hidden", lang), [text("head_variable", lang), text("head_hidden", lang)], rows))
    page.points([text("risk_left_out", lang, count=whole(release.left_out, lang)), text("risk_method", lang)])
    tops = [(questions[name].text.lang(lang), whole(top, lang)) for name, top in release.tops.items()]
    page.table(Table(text("risk_tops", lang), [text("head_variable", lang), text("head_top", lang)], tops))
    return page.html()


FIGURES = ("rows", "classes", "least_k", "unsafe", "unique", "risk")
"""Figures of `Measured` that the report tells."""


def _figure(figures: Measured, name: str, lang: str) -> str:
    value = getattr(figures, name)
    if name == "risk":
        return number(float(value), Scale.SHARE, lang, places=2)
    return whole(int(value or 0), lang)


def privacy_page(release: "Release", lang: str) -> str:
    """The statement of privacy that goes with a release."""
    page = Page(text("privacy_title", lang), lang, synthetic=release.synthetic)
    page.paragraph(text("privacy_about", lang, rows=whole(release.answers.height, lang), edition=release.edition))
    for part in ("collected", "never", "consent", "done", "use", "forbidden", "rights"):
        page.heading(text(f"privacy_{part}", lang))
        places = {"k": release.k, "purpose": text(f"purpose_{release.purpose}", lang)}
        page.points(text(f"privacy_{part}_points", lang, **places).split("\n"))
    return page.html()
