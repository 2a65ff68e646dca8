"""A report as one page of HTML: a cover, contents that lead to chapters, tables and drawings, notes beneath each."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Block, Cell, Chapter, Content, Figure, Report, Row, Table, Terms, Words
from shanyraq.evidence.report.parts import heading, heads, note_text, notes_of, row_title
from shanyraq.evidence.report.words import word
from shanyraq.evidence.report.written import cell_text, error_text, interval_text, number
from shanyraq.people.charts.page import Page

STYLE = Path(__file__).with_name("report.css")


def report_page(report: Report) -> str:
    """The page, whole and by itself."""
    page = Page(report.title, report.lang, synthetic=report.synthetic, style=STYLE.read_text(encoding="utf-8"))
    page.piece(_cover(report))
    if not report.sheet:
        page.piece(_contents(report))
    for chapter in report.chapters:
        page.piece(_chapter(chapter, report))
    return page.html()


def _cover(report: Report) -> str:
    mark = f'<p class="mark">{escape(report.mark)}</p>' if report.mark else ""
    facts = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in report.facts)
    return f'{mark}<dl class="facts">{facts}</dl>'


def _contents(report: Report) -> str:
    entries = "".join(
        f'<li><a href="#{chapter.key}"><span>{chapter.number}</span> {escape(chapter.title)}</a></li>'
        for chapter in report.chapters
    )
    title = escape(word("contents", report.lang))
    return f'<nav aria-label="{title}" class="contents"><h2>{title}</h2><ol>{entries}</ol></nav>'


def _chapter(chapter: Chapter, report: Report) -> str:
    blocks = "".join(_block(block, report) for block in chapter.blocks)
    findings = _findings(chapter, report.lang)
    title = "" if report.sheet else f"<h2><span>{chapter.number}</span> {escape(chapter.title)}</h2>"
    return f'<section id="{chapter.key}" class="chapter">{title}{findings}{blocks}</section>'


def _findings(chapter: Chapter, lang: str) -> str:
    if not chapter.findings:
        return ""
    points = "".join(f"<li>{escape(finding)}</li>" for finding in chapter.findings)
    return f'<div class="findings"><h3>{escape(word("findings", lang))}</h3><ul>{points}</ul></div>'


def _block(block: Block, report: Report) -> str:
    match block:
        case Words():
            return _words(block)
        case Terms():
            pairs = "".join(f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in block.pairs)
            return f'<dl class="terms">{pairs}</dl>'
        case Figure():
            return _figure(block, report)
        case Table():
            return _cards(block, report) if block.cards else _table(block, report)


def _words(words: Words) -> str:
    if words.points:
        return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in words.texts)}</ul>"
    return "".join(f"<p>{escape(text)}</p>" for text in words.texts)


def _figure(figure: Figure, report: Report) -> str:
    lang = report.lang
    caption = f"<b>{escape(heading(figure, lang))}.</b> {escape(figure.caption)}"
    words = (
        f"<details><summary>{escape(word('alternative', lang))}</summary><p>{escape(figure.description)}</p></details>"
    )
    return (
        f'<figure id="{figure.key}"><div class="drawing">{figure.svg.strip()}</div>'
        f"<figcaption>{caption}</figcaption>{words}{_notes(figure, report)}</figure>"
    )


def _notes(block: Table | Figure, report: Report) -> str:
    return f'<p class="notes">{escape(note_text(notes_of(block, report.lang, synthetic=report.synthetic)))}</p>'


def _caption(table: Table, lang: str) -> str:
    return f"<b>{escape(heading(table, lang))}.</b> {escape(table.title)}"


def _cards(table: Table, report: Report) -> str:
    lang = report.lang
    cards = []
    for row in table.rows:
        cell = row.cells[0]
        assert isinstance(cell, Cell)  # cards are of numbers
        ends = interval_text(cell, lang)
        told = f"<span>{escape(word('interval', lang, ends=ends))}</span>" if ends else ""
        cards.append(
            f'<li data-row="{escape(row.key)}"><b>{escape(cell_text(cell, lang))}</b>{escape(row.title)}{told}</li>'
        )
    return (
        f'<div class="cardbox" id="{table.key}"><p class="caption">{_caption(table, lang)}</p>'
        f'<ul class="cards">{"".join(cards)}</ul>{_notes(table, report)}</div>'
    )


def _table(table: Table, report: Report) -> str:
    lang = report.lang
    columns = heads(table, lang)
    head = "".join(
        f'<th scope="col"{"" if column.words else _NUMBER}>{escape(column.title)}</th>' for column in columns
    )
    body = "".join(_group(group.title, group.rows, table, lang) for group in table.groups)
    label = escape(f"{heading(table, lang)}. {table.title}")
    return (
        f'<div class="tablebox" id="{table.key}"><div class="scroll" role="region" aria-label="{label}" tabindex="0">'
        f"<table><caption>{_caption(table, lang)}</caption><thead><tr>{head}</tr></thead>{body}</table></div>"
        f"{_notes(table, report)}</div>"
    )


def _group(title: str, rows: tuple[Row, ...], table: Table, lang: str) -> str:
    width = len(heads(table, lang))
    head = f'<tr class="group"><th scope="rowgroup" colspan="{width}">{escape(title)}</th></tr>' if title else ""
    lines = "".join(f"<tr>{''.join(_cells(row, table, lang))}</tr>" for row in rows)
    return f"<tbody>{head}{lines}</tbody>"


_NUMBER = ' class="number"'


def _cells(row: Row, table: Table, lang: str) -> Iterator[str]:
    yield f'<th scope="row">{escape(row_title(row))}</th>'
    for cell, column in zip(row.cells, table.columns, strict=True):
        yield f"<td{'' if column.words else _NUMBER}>{_content(cell, lang)}</td>"
    if table.counted:
        yield f"<td{_NUMBER}>{'' if row.n is None else number(row.n, Scale.NUMBER, lang)}</td>"


def _content(cell: Content, lang: str) -> str:
    if isinstance(cell, str):
        return escape(cell)
    error = error_text(cell, lang)
    return escape(cell_text(cell, lang)) + (f" <small>{escape(error)}</small>" if error else "")
