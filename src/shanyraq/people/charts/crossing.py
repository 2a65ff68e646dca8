"""Lines over a number, with the places marked that matter, such as where one line crosses another."""

from collections.abc import Mapping, Sequence

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

HEIGHT, LETTER, TOP, LINE = 270, 6.6, 10, 17
"""Pixels: how high the field is, how wide a letter of a mark, where the first mark begins, how far below the next.

A mark's line begins beside its words and those of the marks above it, so that no line runs through words."""


def crossing(
    across: Sequence[int], series: Mapping[str, Sequence[float]], marks: Mapping[str, int], labels: Labels
) -> str:
    """Draw the lines and the marks.

    Args:
        across: whole numbers along the level axis, rising.
        series: a value for each of them, by the line's name.
        marks: where upright lines stand, by what is written on them.
        labels: the words; `x` names the numbers, `y` the values.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    scale = scale_of((value for values in series.values() for value in values), labels.form)
    rows = [
        {"line": name, "x": number, "y": value / scale}
        for name, values in series.items()
        for number, value in zip(across, values, strict=True)
    ]
    ends = [min(across, default=0), max(across, default=1) or 1]
    x = alt.X("x:Q", scale=alt.Scale(domain=ends, nice=False)).axis(
        title=labels.x or None, format=",d", tickMinStep=1, grid=False
    )
    y = alt.Y("y:Q").axis(
        title=axis_title(labels.y, scale, labels.form, labels.lang) or None,
        format=axis_format(labels.form),
        tickCount=5,
        domain=False,
        ticks=False,
    )
    colour = alt.Color("line:N", sort=None, legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3)).scale(
        domain=list(series), range=list(COLOURS[: len(series)])
    )
    lines = alt.Chart(alt.InlineData(values=rows)).mark_line().encode(x=x, y=y, color=colour)
    drawn = lines
    left = _on_the_left(marks, ends)
    for row, (text, number) in enumerate(sorted(marks.items(), key=lambda mark: -mark[1] if left else mark[1])):
        down = alt.value(TOP + LINE * row)
        mark = alt.Chart(alt.InlineData(values=[{"x": number, "text": text}])).encode(x=x)
        rule = mark.mark_rule(strokeDash=[4, 4], opacity=0.75).encode(y=down, y2=alt.value(HEIGHT))
        told = mark.mark_text(align="right" if left else "left", dx=-6 if left else 6).encode(y=down, text="text:N")
        drawn = drawn + rule + told
    return svg(drawn.properties(width=WIDTH, height=HEIGHT), labels)


def _on_the_left(marks: Mapping[str, int], ends: Sequence[int]) -> bool:
    """Whether the words of marks stand on their left: where those of the last would run out of the field."""
    places = {text: (number - ends[0]) / (ends[1] - ends[0]) * WIDTH for text, number in marks.items()}
    return any(place + len(text) * LETTER + 8 > WIDTH for text, place in places.items())
