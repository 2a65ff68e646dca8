"""A tornado: how far a result swings when one thing at a time is a little less and a little more."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

STEP = 26


@dataclass(frozen=True)
class Swung:
    """What one thing does.

    Attributes:
        name: the thing.
        down: the result with less of it.
        up: the result with more of it.
    """

    name: str
    down: float
    up: float


def tornado(swings: Sequence[Swung], middle: float, labels: Labels, *, less: str, more: str) -> str:
    """A bar each way for each thing, top down in the order given, around the result as it is.

    Args:
        swings: the things.
        middle: the result with nothing changed.
        labels: the words; `x` names the result.
        less: what the bars of less are called.
        more: what the bars of more are called.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    scale = scale_of([middle, *(end for swing in swings for end in (swing.down, swing.up))], labels.form)
    rows = [
        {"name": swing.name, "way": way, "from": middle / scale, "to": end / scale}
        for swing in swings
        for way, end in ((less, swing.down), (more, swing.up))
    ]
    names = [swing.name for swing in swings]
    x = alt.X("from:Q", scale=alt.Scale(zero=False, nice=True)).axis(
        title=axis_title(labels.x, scale, labels.form, labels.lang) or None,
        format=axis_format(labels.form),
        tickCount=6,
        domain=False,
        ticks=False,
    )
    y = alt.Y("name:N", sort=names).title(labels.y or None).axis(domain=False, ticks=False)
    colour = alt.Color("way:N", sort=None).scale(domain=[less, more], range=[COLOURS[0], COLOURS[1]])
    bars = (
        alt.Chart(alt.InlineData(values=rows)).mark_bar(height={"band": 0.68}).encode(x=x, x2="to:Q", y=y, color=colour)
    )
    line = alt.Chart(alt.InlineData(values=[{"from": middle / scale}])).mark_rule(strokeWidth=1.4).encode(x=x)
    return svg((bars + line).properties(width=WIDTH, height=alt.Step(STEP)), labels)
