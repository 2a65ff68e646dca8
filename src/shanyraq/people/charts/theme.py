"""One calm look for all charts: legible on white and on dark paper, and to who does not tell red from green.

Lines and words take the colour of the text around them; marks have middling colours, each at least 3 : 1 against both
papers and told from its neighbours by lightness, too.
"""

from typing import Any

FONT = "Liberation Sans"
"""Measured with: the converter carries it, so that a chart is laid out alike on every machine."""

FONTS = "'Liberation Sans',Arial,'Noto Sans','DejaVu Sans',sans-serif"
"""Shown with: letters of the same width first; all of them have the Kazakh letters."""

COLOURS = ("#2f7fc1", "#c4640f", "#12897a", "#9a5ca8", "#c24a4a", "#7a7f2a", "#75808c")
"""For series, in order; the last for what is set against them."""

LIGHT_INK, LIGHT_PAPER = "#1f2933", "#ffffff"
DARK_INK, DARK_PAPER = "#e6eaee", "#14181d"

SHADES = ("#e6eff7", "#bcd6ec", "#86b6dc", "#3273ac", "#173f6b")
"""From little to much."""

SHADE_INKS = ("#10202f", "#10202f", "#10202f", "#ffffff", "#ffffff")
"""What can be read on each of the shades."""

WIDTH = 560
"""Of the drawn field, in pixels."""

_LETTERS = {"en": (",", "."), "ru": ("\u00a0", ","), "kk": ("\u00a0", ",")}


def theme() -> dict[str, Any]:
    """The look as Vega-Lite's configuration."""
    ink = "currentColor"
    label = {
        "labelColor": ink,
        "titleColor": ink,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    return {
        "aria": False,
        "background": None,
        "font": FONT,
        "padding": 12,
        "view": {"stroke": None},
        "range": {"category": list(COLOURS), "ordinal": list(SHADES)},
        "title": {
            "anchor": "start",
            "frame": "group",
            "color": ink,
            "subtitleColor": ink,
            "fontSize": 15,
            "subtitleFontSize": 12,
            "subtitlePadding": 5,
            "offset": 14,
        },
        "axis": {
            **label,
            "labelLimit": 340,
            "labelPadding": 6,
            "titlePadding": 10,
            "gridColor": ink,
            "gridOpacity": 0.14,
            "domainColor": ink,
            "domainOpacity": 0.4,
            "tickColor": ink,
            "tickOpacity": 0.4,
            "labelOverlap": True,
        },
        "legend": {
            **label,
            "orient": "top",
            "direction": "horizontal",
            "title": None,
            "symbolType": "square",
            "symbolStrokeWidth": 0,
            "symbolOpacity": 1,
            "labelLimit": 220,
            "columnPadding": 34,
            "offset": 8,
            "columns": 4,
        },
        "bar": {"color": COLOURS[0]},
        "rect": {"color": COLOURS[0]},
        "line": {"color": COLOURS[0], "strokeWidth": 2.2},
        "point": {"color": COLOURS[0], "filled": True, "size": 60},
        "rule": {"color": ink},
        "text": {"color": ink, "fontSize": 12},
    }


def number_locale(lang: str) -> dict[str, Any]:
    """How numbers on axes are written in a language, for d3."""
    thousands, point = _LETTERS[lang]
    percent = "%" if lang == "en" else "\u00a0%"
    return {
        "decimal": point,
        "thousands": thousands,
        "grouping": [3],
        "currency": ["", "\u00a0₸"],
        "minus": "−",
        "percent": percent,
    }
