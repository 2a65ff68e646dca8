"""How many lie between one bound and the next."""

from collections.abc import Sequence
from itertools import pairwise

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import LIGHT_PAPER, WIDTH

HEIGHT = 240


def histogram(bounds: Sequence[float], counts: Sequence[float], labels: Labels) -> str:
    """A column for each pair of neighbouring bounds, as wide as they lie apart.

    Args:
        bounds: rising; one more than the columns.
        counts: how many lie in each.
        labels: the words; `form` is the bounds', `x` names them, `y` what is counted.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    across, up = scale_of(bounds, labels.form), scale_of(counts, "number")
    rows = [
        {"from": low / across, "to": high / across, "count": count / up}
        for (low, high), count in zip(pairwise(bounds), counts, strict=True)
    ]
    form = axis_format(labels.form)
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rect(stroke=LIGHT_PAPER, strokeWidth=0.7)
        .encode(
            x=alt.X("from:Q", scale=alt.Scale(zero=False, nice=False))
            .title(axis_title(labels.x, across, labels.form, labels.lang))
            .axis(format=form, grid=False, tickCount=8),
            x2="to:Q",
            y=alt.Y("count:Q")
            .title(axis_title(labels.y, up, "number", labels.lang))
            .axis(format=",~f", tickCount=5, domain=False, ticks=False),
            y2=alt.datum(0),
        )
    )
    return svg(chart.properties(width=WIDTH, height=HEIGHT), labels)
