"""The questionnaire as a page to be read on a screen: questions, answers with their codes, skips, variables."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from shanyraq.evidence.youth.forms.sheet import Choice, Item, Part, Sheet
from shanyraq.people.charts.page import Page

STYLE = Path(__file__).with_name("page.css")


def form_page(sheet: Sheet) -> str:
    """The page, whole and by itself."""
    page = Page(sheet.title, sheet.lang, style=STYLE.read_text(encoding="utf-8"))
    page.paragraph(f"{sheet.words['edition']} {sheet.version}")
    title = escape(sheet.words["contents"])
    entries = "".join(
        f'<li><a href="#module-{part.code}">{part.code}. {escape(part.title)}</a></li>' for part in sheet.parts
    )
    page.piece(f'<nav aria-label="{title}"><h2>{title}</h2><ul class="modules">{entries}</ul></nav>')
    for part in sheet.parts:
        page.piece(_part(part, sheet))
    return page.html()


def _part(part: Part, sheet: Sheet) -> str:
    items = "".join(_item(item, sheet) for item in part.items)
    head = f"<h2>{part.code}. {escape(part.title)}</h2>{_only(part.only)}"
    return f'<section id="module-{part.code}">{head}{items}</section>'


def _only(condition: str) -> str:
    return f'<p class="only">{escape(condition)}</p>' if condition else ""


def _item(item: Item, sheet: Sheet) -> str:
    return f'<article id="{item.name}" class="kind-{item.kind}">{"".join(_pieces(item, sheet))}</article>'


def _pieces(item: Item, sheet: Sheet) -> Iterator[str]:
    yield _only(item.only)
    number = f'<span class="place">{item.number}</span> ' if item.number else ""
    said = "<br>".join(map(escape, item.text.splitlines()))
    yield f"<h3>{number}{said}</h3>"
    yield from (f'<p class="hint">{escape(hint)}</p>' for hint in item.hints)
    if item.choices:
        yield f'<ul class="choices">{"".join(map(_choice, item.choices))}</ul>'
    if item.number:
        yield f'<p class="variable">{escape(sheet.words["variable"])} <code>{item.name}</code></p>'


def _choice(choice: Choice) -> str:
    leads = f' <span class="leads">→ {escape(choice.leads_to)}</span>' if choice.leads_to else ""
    return f'<li><span class="code">{choice.code}</span> {escape(choice.text)}{leads}</li>'
