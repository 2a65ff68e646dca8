"""Lines: how something goes on from one step to the next."""

from collections.abc import Mapping, Sequence

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

HEIGHT = 260


def lines(
    steps: Sequence[str], series: Mapping[str, Sequence[float | None]], labels: Labels, *, stairs: bool = False
) -> str:
    """A line a series; where a value is missing the line breaks.

    Args:
        steps: what stands along the level axis, in order: months, years, deciles.
        series: a value for each step.
        labels: the words; `x` names the steps, `y` what is counted.
        stairs: whether a value holds until the next step, so that lines go level and then fall or rise.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    scale = scale_of((value for values in series.values() for value in values), labels.form)
    rows = [
        {"step": step, "series": name, "value": None if value is None else value / scale}
        for name, values in series.items()
        for step, value in zip(steps, values, strict=True)
    ]
    names = list(series)
    colour = alt.Color("series:N", sort=None, legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3)).scale(
        domain=names, range=[COLOURS[place % len(COLOURS)] for place in range(len(names))]
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("step:O", sort=None)
        .title(labels.x or None)
        .axis(labelAngle=0, labelOverlap="greedy", labelSeparation=6),
        y=alt.Y("value:Q")
        .title(axis_title(labels.y, scale, labels.form, labels.lang))
        .axis(format=axis_format(labels.form), tickCount=5, domain=False, ticks=False),
        color=colour if len(names) > 1 else alt.value(COLOURS[0]),
    )
    drawn = base.mark_line(invalid="break-paths-show-domains", interpolate="step-after" if stairs else "linear")
    chart = drawn if stairs else drawn + base.mark_point(size=36, invalid="filter")
    return svg(chart.properties(width=WIDTH, height=HEIGHT), labels)
