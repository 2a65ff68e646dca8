"""A drawing of how a value is made, as SVG text that any browser opens."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from textwrap import shorten, wrap

from shanyraq.rules.facts import Fact
from shanyraq.rules.graph import BOX_HEIGHT, BOX_WIDTH, Layout, Point, lay_out
from shanyraq.rules.in_force import LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.rule import Rule

COLOURS = {
    "fact": "#2b6cb0",
    "parameter": "#b7791f",
    "group": "#2f855a",
    "member": "#6b46c1",
    "set": "#c53030",
}
"""The colour of each kind of value; each stands out against white by at least 3 : 1."""

MARGIN, HEAD = 24.0, 72.0
TITLE_LETTERS, TITLE_LINES, NAME_LETTERS = 28, 3, 37
FONT = "font-family='system-ui, -apple-system, Segoe UI, Noto Sans, DejaVu Sans, sans-serif'"
MONO = "font-family='ui-monospace, Consolas, Noto Sans Mono, DejaVu Sans Mono, monospace'"


def graph_svg(
    law: LawInForce, inputs: Mapping[str, Sequence[str]], heading: str, words: Mapping[str, str], lang: str
) -> str:
    """Draw part of a law in force.

    Args:
        law: the law in force.
        inputs: the names to draw, each with what it is made from, inputs first.
        heading: what stands above the drawing.
        words: what the kinds of `COLOURS`, and `unsure`, are called in the legend, which has those that occur.
        lang: the language of the titles.
    """
    layout = lay_out(inputs)
    width, height = layout.width + 2 * MARGIN, layout.height + HEAD + MARGIN
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:.0f} {height:.0f}' width='{width:.0f}' "
        f"height='{height:.0f}' lang='{lang}' role='img' {FONT}>",
        f"<title>{escape(heading)}</title>",
        "<defs><marker id='tip' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='7' markerHeight='7' orient='auto'>"
        "<path d='M0 0.8 7.5 4 0 7.2z' fill='#64748b'/></marker></defs>",
        f"<rect width='{width:.0f}' height='{height:.0f}' fill='#ffffff'/>",
        f"<text x='{MARGIN}' y='30' font-size='17' font-weight='600' fill='#0f172a'>{escape(heading)}</text>",
        *_legend({kind: words[kind] for kind in _kinds(law, inputs)}),
        f"<g transform='translate({MARGIN} {HEAD})'>",
        *_lines(layout),
        *(_box(law, law.nodes[name], corner, lang) for name, corner in layout.boxes.items()),
        "</g></svg>\n",
    ]
    return "\n".join(parts)


def kind_of(node: Node, law: LawInForce) -> str:
    """The kind of a value, a key of `COLOURS`."""
    if isinstance(node.origin, Fact):
        return "fact"
    if isinstance(node.origin, ParameterInForce):
        return "parameter"
    if isinstance(node.origin, SetByHand):
        return "set"
    return "member" if node.level == law.law.levels.member else "group"


def _kinds(law: LawInForce, names: Iterable[str]) -> list[str]:
    """The kinds that occur among names, in the order of `COLOURS`, and at last `unsure` where something is."""
    nodes = [law.nodes[name] for name in names]
    found = {kind_of(node, law) for node in nodes}
    return [kind for kind in COLOURS if kind in found] + ([] if all(map(_sure, nodes)) else ["unsure"])


def _legend(words: Mapping[str, str]) -> list[str]:
    parts, x = [], MARGIN
    for kind, word in words.items():
        dashed = " stroke-dasharray='3 2'" if kind == "unsure" else ""
        fill = "#ffffff" if kind == "unsure" else COLOURS[kind]
        stroke = "#64748b" if kind == "unsure" else fill
        parts.append(
            f"<rect x='{x:.0f}' y='44' width='12' height='12' rx='2' fill='{fill}' stroke='{stroke}'{dashed}/>"
        )
        parts.append(f"<text x='{x + 18:.0f}' y='54' font-size='12' fill='#334155'>{escape(word)}</text>")
        x += 42 + 7.2 * len(word)
    return parts


def _lines(layout: Layout) -> list[str]:
    return [
        f"<path d='{_path(points)}' fill='none' stroke='#94a3b8' stroke-width='1.1' marker-end='url(#tip)'/>"
        for points in layout.lines.values()
    ]


def _path(points: Sequence[Point]) -> str:
    """A smooth line: level at every point, so that it leaves and enters boxes straight."""
    steps = [f"M{points[0][0]:.0f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        steps.append(f"C{middle:.0f} {y:.1f} {middle:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}")
    return "".join(steps)


def _box(law: LawInForce, node: Node, corner: Point, lang: str) -> str:
    colour = COLOURS[kind_of(node, law)]
    dashed = "" if _sure(node) else " stroke-dasharray='4 3'"
    title = wrap(node.title.lang(lang), TITLE_LETTERS, max_lines=TITLE_LINES, placeholder="…")
    first = 37 - 7 * len(title)
    lines = [
        f"<text x='14' y='{first + 14 * index}' font-size='12' fill='#0f172a'>{escape(line)}</text>"
        for index, line in enumerate(title)
    ]
    name = shorten(node.name, NAME_LETTERS, placeholder="…") if " " in node.name else node.name[:NAME_LETTERS]
    return "".join(
        (
            f"<g transform='translate({corner[0]:.0f} {corner[1]:.1f})'><title>{escape(_tip(node, lang))}</title>",
            f"<rect width='{BOX_WIDTH:.0f}' height='{BOX_HEIGHT:.0f}' rx='6' fill='#ffffff' ",
            f"stroke='{colour}'{dashed}/>",
            f"<rect width='6' height='{BOX_HEIGHT:.0f}' rx='3' fill='{colour}'/>",
            *lines,
            f"<text x='14' y='62' font-size='9.5' fill='#475569' {MONO}>{escape(name)}</text></g>",
        )
    )


def _sure(node: Node) -> bool:
    """Whether the text, or every number of the parameter, was read in the act."""
    if isinstance(node.origin, ParameterInForce):
        return all(value.certainty == "read" for value in node.origin.values.values())
    return node.certainty == "read"


def _tip(node: Node, lang: str) -> str:
    """What a pointer held over a box shows: the whole title, the name, and the article or the number's acts."""
    lines = [node.title.lang(lang), node.name]
    if isinstance(node.origin, Rule):
        lines.append(node.origin.article)
    elif isinstance(node.origin, ParameterInForce):
        lines.extend(dict.fromkeys(value.act for value in node.origin.values.values()))
    return "\n".join(lines)
