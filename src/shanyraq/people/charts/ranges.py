"""Dots with ranges: what was reached, how sure it is, and what was aimed at."""

from collections.abc import Mapping
from dataclasses import dataclass

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of, word
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

STEP = 24


@dataclass(frozen=True)
class Reached:
    """A figure with what surrounds it.

    Attributes:
        value: the figure.
        target: what it ought to be, if there is such a thing.
        low: the lower end of what it may be.
        high: the upper end.
    """

    value: float
    target: float | None = None
    low: float | None = None
    high: float | None = None


def ranges(figures: Mapping[str, Reached], labels: Labels, *, zero: bool = False) -> str:
    """A dot a figure, a line for its range, a tick for its target.

    Args:
        figures: by what each is called, top down.
        labels: the words; `x` names what is counted.
        zero: whether the axis begins at nought.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    ends = (end for one in figures.values() for end in (one.value, one.target, one.low, one.high))
    scale = scale_of(ends, labels.form)
    x = alt.X("value:Q", scale=alt.Scale(zero=zero, nice=True)).axis(
        title=axis_title(labels.x, scale, labels.form, labels.lang) or None,
        format=axis_format(labels.form),
        tickCount=6,
        domain=False,
        ticks=False,
    )
    aimed_at = any(one.target is not None for one in figures.values())
    what = alt.Color("what:N", sort=None, legend=alt.Legend(symbolType="circle") if aimed_at else None).scale(
        domain=[word("reached", labels.lang), word("target", labels.lang)], range=[COLOURS[0], COLOURS[1]]
    )
    y = alt.Y("name:N", sort=list(figures)).title(labels.y or None).axis(domain=False, ticks=False, grid=True)
    reached, aimed = word("reached", labels.lang), word("target", labels.lang)
    rows = [{"name": name, "value": one.value / scale, "what": reached} for name, one in figures.items()]
    aims = [
        {"name": name, "value": one.target / scale, "what": aimed}
        for name, one in figures.items()
        if one.target is not None
    ]
    spans = [
        {"name": name, "value": one.low / scale, "high": one.high / scale}
        for name, one in figures.items()
        if one.low is not None and one.high is not None
    ]
    drawn = [
        alt.Chart(alt.InlineData(values=spans))
        .mark_rule(color=COLOURS[0], strokeWidth=2, opacity=0.55)
        .encode(x2="high:Q"),
        alt.Chart(alt.InlineData(values=aims)).mark_tick(thickness=3, size=16).encode(color=what),
        alt.Chart(alt.InlineData(values=rows)).mark_point(size=70, opacity=1).encode(color=what),
    ]
    chart = alt.layer(*(layer.encode(x=x, y=y) for layer in drawn))
    return svg(chart.properties(width=WIDTH, height=alt.Step(STEP)), labels)
