"""A chart as SVG: the same bytes for the same chart, nothing from outside, nothing that changes.

What comes out of the converter is made smaller and its names steady; it stands alone as a file or in a page, where it
takes the page's ink and paper.
"""

import hashlib
import re
from collections.abc import Mapping
from html import escape
from typing import Any, Protocol

from shanyraq.people.charts.labels import Labels, word
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.theme import FONTS, LIGHT_INK, LIGHT_PAPER, number_locale, theme

WIDER_LETTERS = 0.16
"""How much more room than measured is left for words at the left: readers' fonts may have wider letters."""

_HEAD = re.compile(r'^<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"[^>]*>')
_HIDDEN = re.compile(r'<text [^>]*opacity="0"[^>]*>[^<]*</text>')
_IDLE = re.compile(r'<path class="(?:background|foreground)"[^>]*?d="(?:M0,0h0v0h0Z)?"[^>]*/>')
_NOISE = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events|font-family|xmlns:xlink)="[^"]*"| opacity="1"')
_EMPTY = re.compile(r"<g(?: [^>]*)?(?:/>|(?<!/)></g>)")
_TAG = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_ORIGIN = re.compile(r'transform="translate\((?P<x>[\d.]+),')
_CLIP = re.compile(r'(?<=id=")clip\d+(?=")|(?<=url\(#)clip\d+(?=\))')


class Chart(Protocol):
    """What Altair draws."""

    def to_dict(self) -> dict[str, Any]:
        """The chart in the words of Vega-Lite."""


def svg(chart: Chart, labels: Labels) -> str:
    """Draw a chart in the common look.

    Args:
        chart: an Altair chart without a title of its own; what it configures goes before the common look.
        labels: title, language, description, and whether the data are synthetic.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import vl_convert

    drawing = chart.to_dict()
    own = {key: value for key, value in drawing.get("config", {}).items() if key != "view"}
    drawing["config"] = _laid_over(theme(), own)
    drawing["title"] = {"text": labels.title, **_subtitle(labels)}
    text = vl_convert.vegalite_to_svg(drawing, allowed_base_urls=[], format_locale=number_locale(labels.lang))
    return _settled(text, labels)


def framed(content: str, width: float, height: float, labels: Labels) -> str:
    """A drawing of whatever is SVG already, with its paper, its name and its description."""
    description = f"<desc>{escape(labels.description)}</desc>" if labels.description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" lang="{labels.lang}" role="img" aria-label="{escape(labels.title)}" '
        f'font-family="{FONTS}" color="{LIGHT_INK}">'
        f"<title>{escape(titled(labels))}</title>{description}"
        f'<rect class="paper" width="100%" height="100%" fill="{LIGHT_PAPER}"/>{content}</svg>\n'
    )


def titled(labels: Labels) -> str:
    """The title, with the word that data are synthetic where they are."""
    return f"{labels.title} ({word('synthetic', labels.lang)})" if labels.synthetic else labels.title


def _subtitle(labels: Labels) -> dict[str, str]:
    return {"subtitle": word("synthetic", labels.lang)} if labels.synthetic else {}


def _settled(text: str, labels: Labels) -> str:
    """The converter's drawing without what is idle, hidden or by chance."""
    head = _HEAD.match(text)
    assert head is not None  # the converter begins every drawing this way
    content = text[head.end() :].removesuffix("</svg>")
    for idle in (_HIDDEN, _IDLE, _NOISE):
        content = idle.sub("", content)
    while _EMPTY.search(content):
        content = _EMPTY.sub("", content)
    content = _TAG.sub(lambda tag: _NUMBER.sub(_shorter, tag[0]), content)
    content = _renamed(content)
    begin = _ORIGIN.search(content)
    spare = round(float(begin["x"]) * WIDER_LETTERS) if begin else 0
    shifted = f'<g transform="translate({spare} 0)">{content}</g>' if spare else content
    return framed(shifted, float(head["width"]) + spare, float(head["height"]), labels)


def _shorter(number: re.Match[str]) -> str:
    """A place on the drawing to a hundredth of a pixel."""
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _renamed(content: str) -> str:
    """The names of clips counted anew and marked by the content, so that two charts of a page do not share them."""
    places = {name: str(place) for place, name in enumerate(dict.fromkeys(_CLIP.findall(content)))}
    counted = _CLIP.sub(lambda name: places[name[0]], content)
    mark = hashlib.sha256(counted.encode()).hexdigest()[:8]
    return _CLIP.sub(lambda name: f"c{mark}-{places[name[0]]}", content)


def _laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A configuration with another's values laid over its own, level by level."""
    merged = dict(base)
    for key, value in own.items():
        inner = merged.get(key)
        merged[key] = _laid_over(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return merged
