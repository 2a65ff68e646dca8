"""Weights as bars from where the one before ended: for levels side by side and for the sum of a pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from shanyraq.people.charts.labels import Labels, word
from shanyraq.people.charts.render import framed
from shanyraq.people.charts.theme import COLOURS
from shanyraq.people.linkage.wording import number

WORDS_WIDE, BARS_WIDE, NUMBER_WIDE = 330, 330, 50
STEP, BAR, TOP = 24, 14, 56

FOR, AGAINST, SUM = COLOURS[0], COLOURS[1], COLOURS[6]


@dataclass(frozen=True)
class Bar:
    """A bar of weight.

    Attributes:
        label: what it is of.
        begin: where it begins.
        end: where it ends.
        is_sum: whether it tells a sum and no more.
    """

    label: str
    begin: float
    end: float
    is_sum: bool = False


def weight_bars(bars: Sequence[Bar], labels: Labels) -> str:
    """The bars from the top down, with nought as a line and each bar's length written at the right."""
    ends = [0.0, *(bar.begin for bar in bars), *(bar.end for bar in bars)]
    least, most = min(ends), max(ends)
    scale = BARS_WIDE / ((most - least) or 1)
    nought = WORDS_WIDE - least * scale
    low = TOP + STEP * len(bars)
    ink = 'fill="currentColor"'
    parts = [f'<text {ink} y="22" font-size="15" font-weight="bold">{escape(labels.title)}</text>']
    if labels.synthetic:
        parts.append(f'<text {ink} y="40" font-size="12">{escape(word("synthetic", labels.lang))}</text>')
    parts += [_drawn(bar, TOP + STEP * place, least, scale, labels.lang) for place, bar in enumerate(bars)]
    parts.append(f'<path d="M{nought:.1f} {TOP - 6}V{low}" stroke="currentColor" stroke-width="1" opacity="0.5"/>')
    return framed("".join(parts), WORDS_WIDE + BARS_WIDE + NUMBER_WIDE, low + 12, labels)


def _drawn(bar: Bar, top: float, least: float, scale: float, lang: str) -> str:
    grows = bar.end >= bar.begin
    colour = SUM if bar.is_sum else FOR if grows else AGAINST
    left = WORDS_WIDE + (min(bar.begin, bar.end) - least) * scale
    wide = max(1.0, abs(bar.end - bar.begin) * scale)
    middle = top + BAR - 3
    sign = "+" if bar.end > bar.begin and not bar.is_sum else ""
    return (
        f'<text x="{WORDS_WIDE - 10}" y="{middle:g}" font-size="12" text-anchor="end" fill="currentColor">'
        f"{escape(bar.label)}</text>"
        f'<rect x="{left:.1f}" y="{top:g}" width="{wide:.1f}" height="{BAR}" fill="{colour}"/>'
        f'<text x="{WORDS_WIDE + BARS_WIDE + NUMBER_WIDE:g}" y="{middle:g}" font-size="12" text-anchor="end" '
        f'fill="currentColor">{sign}{number(bar.end - bar.begin, lang)}</text>'
    )
