"""Dots along an axis, a row a group: how far many figures lie from where they ought to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.people.charts.labels import Labels, axis_format, axis_title
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

STEP = 22
LETTERS = 60
"""The most letters of a row's name before it is cut."""


@dataclass(frozen=True)
class Dot:
    """A figure.

    Attributes:
        row: what it belongs to; rows stand in the order of their first dots.
        series: its kind, told by colour.
        value: where it lies.
    """

    row: str
    series: str
    value: float


def dots(figures: Sequence[Dot], labels: Labels, *, most: float) -> str:
    """Draw the dots around nought.

    Args:
        figures: the dots.
        labels: the words; `x` names what is measured.
        most: how far from nought the axis goes; what lies beyond stands at its end.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    rows = [{"row": dot.row, "series": dot.series, "value": max(-most, min(most, dot.value))} for dot in figures]
    names = list(dict.fromkeys(dot.row for dot in figures))
    series = list(dict.fromkeys(dot.series for dot in figures))
    x = alt.X("value:Q", scale=alt.Scale(domain=[-most, most], nice=False)).axis(
        title=axis_title(labels.x, 1, labels.form, labels.lang) or None,
        format=axis_format(labels.form),
        values=[-most, -most / 2, 0, most / 2, most],
        domain=False,
        ticks=False,
    )
    y = alt.Y("row:N", sort=names).title(None).axis(domain=False, ticks=False, grid=True, labelLimit=LETTERS * 7)
    colour = alt.Color("series:N", sort=None, legend=alt.Legend(symbolType="circle")).scale(
        domain=series, range=list(COLOURS[: len(series)])
    )
    zero = alt.Chart(alt.InlineData(values=[{"value": 0}])).mark_rule(strokeWidth=2, opacity=0.6).encode(x=x)
    drawn = alt.Chart(alt.InlineData(values=rows)).mark_circle(size=58, opacity=0.7).encode(x=x, y=y, color=colour)
    return svg((zero + drawn).properties(width=WIDTH, height=alt.Step(STEP)), labels)
