"""Drawings that assessments need besides the common ones: intervals, curves with bands, stacks, scatters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from shanyraq.evidence.curves.curve import Point
from shanyraq.evidence.report.model import Cell
from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of, shown
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, SHADE_INKS, SHADES, WIDTH
from shanyraq.rules.formats import fixed

HIGH = 300
ROW = 22
LETTER, LINE = 7.0, 16
"""Pixels that a letter of a name or a value is wide, and its line is high."""

RIGHT, LEFT, ASIDE = "right", "left", 9
"""The sides of a point that its name may stand on, and how many pixels away."""

TENGE = 100
"""Tiyn: money on axes is handed over in tiyn."""


@dataclass(frozen=True)
class Spot:
    """A named point of a scatter."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Span:
    """A stretch of an axis."""

    begin: float
    end: float


def upright_bars(cells: Mapping[str, Cell], labels: Labels) -> str:
    """Bars side by side, each with its interval."""
    import altair as alt

    base = _chart(_rows(cells, labels))
    x = alt.X("name:N", sort=None).title(labels.x or None).axis(labelAngle=0, domain=True, ticks=False)
    y = alt.Y("value:Q").title(_axis(labels, cells)).axis(format=axis_format(labels.form), tickCount=5, domain=False)
    drawn = base.mark_bar(cornerRadiusEnd=2, color=COLOURS[0], width={"band": 0.72}).encode(x=x, y=y)
    told = base.mark_rule(strokeWidth=1.6).encode(x=x, y=alt.Y("low:Q"), y2=alt.Y2("high:Q"))
    return svg((drawn + told).properties(width=WIDTH, height=HIGH - 40), labels)


def dotted(cells: Mapping[str, Cell], labels: Labels, *, middle: float | None = None) -> str:
    """A dot a row with its interval, the most on top as they come; a line at what all come to."""
    import altair as alt

    rows = _rows(cells, labels)
    names = [str(row["name"]) for row in rows]
    base = _chart(rows)
    y = alt.Y("name:N", sort=names).title(None).axis(domain=False, ticks=False, grid=True, labelLimit=340)
    x = alt.X("value:Q").title(_axis(labels, cells, labels.x)).axis(format=axis_format(labels.form), tickCount=6)
    drawn = base.mark_rule(strokeWidth=2, color=COLOURS[0], opacity=0.6).encode(
        x=alt.X("low:Q"), x2=alt.X2("high:Q"), y=y
    ) + base.mark_point(size=64, filled=True, opacity=1, color=COLOURS[0]).encode(x=x, y=y)
    if middle is not None and isfinite(middle):
        line = alt.Chart(alt.InlineData(values=[{"value": middle / _scale(cells, labels)}]))
        drawn = line.mark_rule(strokeDash=[5, 4], opacity=0.7).encode(x=alt.X("value:Q")) + drawn
    return svg(drawn.properties(width=WIDTH, height=alt.Step(ROW)), labels)


def curves(series: Mapping[str, Sequence[Point]], labels: Labels, *, diagonal: bool = False, across: str = "~%") -> str:
    """Curves with bands of their pointwise intervals.

    Args:
        series: points of each curve.
        labels: the words.
        diagonal: whether the line of equal shares is drawn, too.
        across: how the level axis writes its numbers, in the words of d3.
    """
    import altair as alt

    rows = [
        {
            "x": point.at,
            "y": point.value,
            "low": _or(point.ci_low, point),
            "high": _or(point.ci_high, point),
            "name": name,
        }
        for name, points in series.items()
        for point in points
        if isfinite(point.value)
    ]
    colour = alt.Color("name:N", sort=None, legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3)).scale(
        domain=list(series), range=list(COLOURS[: len(series)])
    )
    base = _chart(rows)
    x = alt.X("x:Q", scale=alt.Scale(nice=False)).title(labels.x or None).axis(format=across, tickCount=6)
    y = alt.Y("y:Q").title(labels.y or None).axis(format=axis_format(labels.form), tickCount=6, domain=False)
    drawn = base.mark_area(opacity=0.18).encode(x=x, y=alt.Y("low:Q"), y2=alt.Y2("high:Q"), color=colour)
    drawn = drawn + base.mark_line(strokeWidth=2.4).encode(x=x, y=y, color=colour)
    if diagonal:
        ends = alt.Chart(alt.InlineData(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}]))
        drawn = (
            ends.mark_line(strokeDash=[5, 4], opacity=0.6, color=COLOURS[-1], strokeWidth=1.4).encode(
                x=alt.X("x:Q"), y=alt.Y("y:Q")
            )
            + drawn
        )
    return svg(drawn.properties(width=WIDTH, height=HIGH), labels)


def stacked(values: Mapping[str, Mapping[str, float]], labels: Labels, *, ordered: bool = False) -> str:
    """One long bar a thing, cut into its parts; parts wide enough have their value on them.

    Args:
        values: by the thing, then by the part.
        labels: the words.
        ordered: whether parts are steps of one thing, told by shades from dark to light.
    """
    import altair as alt

    scale = scale_of((value for group in values.values() for value in group.values()), labels.form)
    whole = max((sum(group.values()) for group in values.values()), default=0.0) or 1.0
    colours = SHADES[::-1] if ordered else COLOURS
    inks = SHADE_INKS[::-1] if ordered else ("#ffffff",)
    rows = []
    for thing, group in values.items():
        begin = 0.0
        for place, (part, value) in enumerate(group.items()):
            told = _on_bar(value / scale, labels)
            wide = value / whole * WIDTH > len(told) * LETTER + LINE
            rows.append(
                {
                    "thing": thing,
                    "part": part,
                    "from": begin / scale,
                    "to": (begin + value) / scale,
                    "middle": (begin + value / 2) / scale,
                    "told": told if wide else "",
                    "ink": inks[place % len(inks)],
                }
            )
            begin += value
    parts = list(dict.fromkeys(str(row["part"]) for row in rows))
    base = _chart(rows)
    colour = alt.Color("part:N", sort=None, legend=alt.Legend(columns=5 if ordered else 2)).scale(
        domain=parts, range=[colours[place % len(colours)] for place in range(len(parts))]
    )
    y = alt.Y("thing:N", sort=None).title(None).axis(domain=False, ticks=False, labelLimit=340)
    x = alt.X("from:Q", scale=alt.Scale(nice=False)).axis(
        format=axis_format(labels.form),
        tickCount=5,
        domain=False,
        ticks=False,
        title=axis_title(labels.x, scale, labels.form, labels.lang) or None,
    )
    drawn = base.mark_bar(stroke="white", strokeWidth=1).encode(x=x, x2=alt.X2("to:Q"), y=y, color=colour)
    told = base.mark_text(fontWeight="bold").encode(
        x=alt.X("middle:Q"), y=y, text="told:N", color=alt.Color("ink:N", scale=None, legend=None)
    )
    return svg((drawn + told).properties(width=WIDTH, height=alt.Step(46)), labels)


def _on_bar(value: float, labels: Labels) -> str:
    """A value as the axis below counts it."""
    return shown(value, labels.form, labels.lang) if labels.form == "percent" else fixed(value, 1, labels.lang)


def scattered(spots: Sequence[Spot], labels: Labels, *, across: str = "~%") -> str:
    """Points with their names beside them, where there is room for a name."""
    import altair as alt

    sides = _apart(spots)
    rows = [
        {"name": spot.name, "side": side, "x": spot.x, "y": spot.y} for side, spot in zip(sides, spots, strict=True)
    ]
    base = _chart(rows).encode(
        x=alt.X("x:Q", scale=alt.Scale(zero=False, padding=30))
        .title(labels.x or None)
        .axis(format=across, tickCount=6),
        y=alt.Y("y:Q", scale=alt.Scale(zero=False, padding=18))
        .title(labels.y or None)
        .axis(format=axis_format(labels.form), tickCount=6, domain=False),
    )
    drawn = base.mark_circle(size=90, opacity=0.85, color=COLOURS[0])
    named = base.encode(text="name:N")
    for side, align, beside in ((RIGHT, "left", ASIDE), (LEFT, "right", -ASIDE)):
        some = named.transform_filter(alt.datum.side == side)
        drawn = drawn + some.mark_text(align=align, dx=beside, dy=0, fontSize=11)
    return svg(drawn.properties(width=WIDTH, height=HIGH + 40), labels)


def budget_lines(lines: Mapping[str, Sequence[tuple[float, float]]], spans: Sequence[Span], labels: Labels) -> str:
    """Lines over a level axis, with the spans shaded where rising further leaves less."""
    import altair as alt

    rows = [{"name": name, "x": x, "y": y} for name, points in lines.items() for x, y in points]
    colour = alt.Color("name:N", sort=None, legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3)).scale(
        domain=list(lines), range=[COLOURS[-1], COLOURS[0]]
    )
    x = (
        alt.X("x:Q", scale=alt.Scale(nice=False))
        .title(labels.x or None)
        .axis(format=axis_format(labels.form), tickCount=6)
    )
    y = alt.Y("y:Q").title(labels.y or None).axis(format=axis_format(labels.form), tickCount=6, domain=False)
    drawn = _chart(rows).mark_line(strokeWidth=2.6).encode(x=x, y=y, color=colour)
    if spans:
        shaded = _chart([{"begin": span.begin, "end": span.end} for span in spans])
        drawn = shaded.mark_rect(color=COLOURS[4], opacity=0.22).encode(x=alt.X("begin:Q"), x2=alt.X2("end:Q")) + drawn
    return svg(drawn.properties(width=WIDTH, height=HIGH), labels)


def _apart(spots: Sequence[Spot]) -> list[str]:
    """On which side of each point its name stands, clear of points and of other names; nothing where it cannot."""
    sides = [(one.x, one.y) for one in spots]
    spread = [max(axis) - min(axis) or 1.0 for axis in zip(*sides, strict=True)] if sides else []
    least = [min(axis) for axis in zip(*sides, strict=True)] if sides else []
    places = [((x - least[0]) / spread[0] * (WIDTH - 60), (y - least[1]) / spread[1] * HIGH) for x, y in sides]
    taken = [(x - ASIDE, x + ASIDE, y) for x, y in places]
    found = []
    for one, (x, y) in zip(spots, places, strict=True):
        long = len(one.name) * LETTER + ASIDE
        ends = {RIGHT: (x + ASIDE, x + long), LEFT: (x - long, x - ASIDE)}
        inside = {side: (low, high) for side, (low, high) in ends.items() if low >= -30 and high <= WIDTH}
        free = (
            side
            for side, (low, high) in inside.items()
            if all(abs(y - other) > LINE or high <= begin or low >= end for begin, end, other in taken)
        )
        side = next(free, "")
        if side:
            taken.append((*ends[side], y))
        found.append(side)
    return found


def _chart(rows: Sequence[Mapping[str, object]]) -> Any:  # noqa: ANN401  # Altair's own
    import altair as alt

    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def _rows(cells: Mapping[str, Cell], labels: Labels) -> list[dict[str, object]]:
    """What is told of cells; those that are not told have an empty place."""
    scale = _scale(cells, labels)
    found: list[dict[str, object]] = []
    for name, cell in cells.items():
        if cell.shown is None:
            found.append({"name": name, "value": None, "low": None, "high": None})
            continue
        ends = [end if isfinite(end) else cell.value for end in (cell.low, cell.high)]
        found.append({"name": name, "value": cell.value / scale, "low": ends[0] / scale, "high": ends[1] / scale})
    return found


def _scale(cells: Mapping[str, Cell], labels: Labels) -> float:
    if labels.form != "money":
        return 1.0
    return scale_of((cell.shown * TENGE for cell in cells.values() if cell.shown is not None), "money") / TENGE


def _axis(labels: Labels, cells: Mapping[str, Cell], words: str | None = None) -> str | None:
    scale = _scale(cells, labels) * (TENGE if labels.form == "money" else 1)
    return axis_title(labels.y if words is None else words, scale, labels.form, labels.lang) or None


def _or(end: float, point: Point) -> float:
    return end if isfinite(end) else point.value
