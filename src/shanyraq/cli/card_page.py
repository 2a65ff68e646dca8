"""A family's card as a page: the rungs of the ladder, what counts, what is open, what would move it, and why."""

from collections.abc import Iterable, Iterator
from html import escape

from shanyraq.cli.card_words import CardWords
from shanyraq.cli.html_page import html_page
from shanyraq.cli.screen import Screen
from shanyraq.law.wellbeing.card import Card, Line
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules.render_html import render_html

STYLE = """\
<style>
.rungs { display: flex; gap: .25rem; list-style: none; margin: 1rem 0; padding: 0 }
.rungs li { border-radius: .3rem; flex: 1; padding: .5rem; text-align: center }
.rungs li.far { background: #8882 !important; color: inherit !important }
.rungs li.known { font-weight: bold; outline: .2rem solid CanvasText }
.card table { border-collapse: collapse; margin: 0 0 1rem }
.card caption { font-weight: bold; text-align: left }
.card td, .card th { border-bottom: 1px solid #8884; padding: .3rem .8rem .3rem 0; vertical-align: top }
.card td, .card th { text-align: left }
.card td.number { text-align: right; white-space: nowrap }
.card .warning { border-left: .3rem solid #e6b422; padding-left: .6rem }
.card .level { font-size: 1.25rem; font-weight: bold }
</style>
"""


def card_page(card: Card, screen: Screen) -> str:
    """The page, whole and by itself."""
    words = CardWords(card, screen)
    content = f'{STYLE}<div class="card">{"".join(_parts(card, words))}</div>\n{_reasons(card, words)}'
    return html_page(words.heading(), content, screen.lang)


def _parts(card: Card, words: CardWords) -> Iterator[str]:
    say = words.screen.say
    for warning in words.warnings():
        yield f'<p class="warning">{escape(warning)}</p>'
    yield _rungs(card, words)
    yield f'<p class="level">{escape(words.level())}</p><p>{escape(words.score())}</p>'
    found = [line for line in card.lines if line.finding is Finding.PRESENT]
    yield _table(found, words, "card_counts", missing=False) if found else f"<p>{escape(say('card_nothing'))}</p>"
    if card.left_open:
        yield _table(card.left_open, words, "card_open", missing=True)
    absent = [line for line in card.lines if line.finding is Finding.ABSENT]
    if absent:
        yield f"<p>{escape(say('card_absent', names=words.named(absent)))}</p>"
    yield "".join(f"<p>{escape(sentence)}</p>" for sentence in words.to_next())
    if card.kept:
        points = (f"{kept.exclusion.title.lang(words.lang)}: {words.kept(kept)}" for kept in card.kept)
        listed = "".join(f"<li>{escape(point)}</li>" for point in points)
        yield f"<h2>{escape(say('card_services'))}</h2><ul>{listed}</ul>"
    yield f"<p>{escape(words.signal())}</p>"


def _rungs(card: Card, words: CardWords) -> str:
    """The levels from the worst to the best; those that cannot be the family's are grey."""
    levels = card.ladder.levels
    first, last = levels.index(card.best), levels.index(card.worst)
    items = []
    for place, level in reversed(list(enumerate(levels))):
        kinds = " ".join(
            name for name, holds in (("far", not first <= place <= last), ("known", level is card.known)) if holds
        )
        title = escape(words.called(level))
        items.append(
            f'<li class="{kinds}" style="background: {level.colour}; color: {_ink(level.colour)}">{title}</li>'
        )
    return f'<ol class="rungs">{"".join(items)}</ol>'


def _ink(colour: str) -> str:
    """Black or white, whichever is read better on a colour: by its luminance, weighed as screens do (ITU-R BT.601)."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#111" if 299 * red + 587 * green + 114 * blue > 128_000 else "#fff"


def _table(lines: Iterable[Line], words: CardWords, key: str, *, missing: bool) -> str:
    say = words.screen.say
    keys = ("card_column_indicator", "card_column_adds", *(("card_column_missing",) if missing else ()))
    head = "".join(f'<th scope="col">{escape(say(one))}</th>' for one in keys)
    rows = []
    for line in lines:
        last = f"<td>{escape(words.missing(line))}</td>" if missing else ""
        title, adds = escape(words.title(line)), escape(words.adds(line))
        rows.append(f'<tr><th scope="row">{title}</th><td class="number">{adds}</td>{last}</tr>')
    return f"<table><caption>{escape(say(key))}</caption><tr>{head}</tr>{''.join(rows)}</table>"


def _reasons(card: Card, words: CardWords) -> str:
    title = escape(words.screen.say("card_why"))
    return f"<details><summary>{title}</summary>\n{render_html(card.explanation, words.lang)}</details>"
