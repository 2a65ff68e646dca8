"""A whole page of HTML around tables and charts: one file, nothing from outside, no scripts.

It reads well on screens of any width, light or dark, on paper, and by voice: tables with captions and heads, every
figure with its numbers beneath.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from shanyraq.people.charts.labels import word
from shanyraq.people.charts.theme import DARK_INK, DARK_PAPER, LIGHT_INK, LIGHT_PAPER

STYLE = Path(__file__).with_name("page.css")

Tone = Literal["good", "warning", "bad", "plain"]
"""What a note is: its colour, beside its words."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: nothing."""


@dataclass(frozen=True)
class Table:
    """A table of texts.

    Attributes:
        caption: what it holds.
        heads: what each column is called.
        rows: the cells; the first of a row names it.
        texts: the columns, besides the first, that hold words and stand to the left; numbers stand to the right.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    texts: frozenset[int] = frozenset()

    def html(self) -> str:
        """The table with its caption, in a box that scrolls where the screen is narrow."""
        heads = "".join(
            f'<th scope="col"{self._side(place)}>{escape(head)}</th>' for place, head in enumerate(self.heads)
        )
        rows = "".join(f"<tr>{''.join(self._cells(row))}</tr>" for row in self.rows)
        caption = escape(self.caption)
        return (
            f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table><caption>{caption}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _cells(self, row: Sequence[str]) -> Iterator[str]:
        yield f'<th scope="row">{escape(row[0])}</th>'
        for place, cell in enumerate(row[1:], start=1):
            yield f"<td{self._side(place)}>{escape(cell)}</td>"

    def _side(self, place: int) -> str:
        return "" if place == 0 or place in self.texts else ' class="number"'


class Page:
    """A page that grows from its heading down.

    Args:
        title: its heading.
        lang: one of `LANGUAGES`.
        synthetic: whether it tells of a made-up population; a banner then says so.
        style: more rules of style, after the page's own.
    """

    def __init__(self, title: str, lang: str, *, synthetic: bool = False, style: str = "") -> None:
        self.title = title
        self.lang = lang
        self.synthetic = synthetic
        self.style = style
        self._parts: list[str] = []

    def piece(self, html: str) -> None:
        """A piece of HTML that is whole and whose texts are escaped already."""
        self._parts.append(html)

    def heading(self, text: str, level: int = 2) -> None:
        """A heading below the page's own."""
        self._parts.append(f"<h{level}>{escape(text)}</h{level}>")

    def paragraph(self, text: str) -> None:
        """A paragraph of plain text."""
        self._parts.append(f"<p>{escape(text)}</p>")

    def points(self, texts: Sequence[str]) -> None:
        """A list; nothing for none."""
        if texts:
            self._parts.append(f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>")

    def note(self, text: str, tone: Tone = "plain") -> None:
        """A sentence that stands out."""
        self._parts.append(f'<p class="note {tone}">{escape(text)}</p>')

    def table(self, table: Table) -> None:
        """A table."""
        self._parts.append(table.html())

    def figure(self, svg: str, caption: str, numbers: Table | None = None) -> None:
        """A drawing with a sentence on what it shows, and its numbers to unfold.

        Args:
            svg: a drawing of `charts`.
            caption: what to see in it; not its title again.
            numbers: what is drawn, for who cannot see it or wants to copy it.
        """
        details = (
            f"<details><summary>{word('numbers', self.lang)}</summary>{numbers.html()}</details>" if numbers else ""
        )
        drawing = f'<div class="drawing">{svg.strip()}</div>'
        self._parts.append(f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption>{details}</figure>")

    def html(self) -> str:
        """The page."""
        mark = f" ({word('synthetic', self.lang)})" if self.synthetic else ""
        banner = f'<p class="synthetic" role="note">{word("synthetic_banner", self.lang)}</p>' if self.synthetic else ""
        colours = (
            f":root{{--ink:{LIGHT_INK};--paper:{LIGHT_PAPER}}}"
            f"@media screen and (prefers-color-scheme:dark){{:root{{--ink:{DARK_INK};--paper:{DARK_PAPER}}}}}"
        )
        return (
            f'<!doctype html>\n<html lang="{self.lang}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{escape(self.title)}{mark}</title>\n"
            f"<style>{colours}\n{STYLE.read_text(encoding='utf-8')}{self.style}</style>\n</head>\n<body>\n<main>\n"
            f"{banner}<h1>{escape(self.title)}</h1>\n" + "\n".join(self._parts) + "\n</main>\n</body>\n</html>\n"
        )
