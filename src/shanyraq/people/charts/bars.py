"""Bars: amounts side by side, one a thing or several."""

from collections.abc import Mapping

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, places_of, scale_of, shown
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

STEP, STEP_OF_GROUP = 30, 16
"""Pixels of a bar with its gap, alone and among others."""

LONG = 40
"""Letters from which on a name stands on two lines."""

_SPLIT = "split(datum.label, '\\n')"
"""Lines of a name, in the words of the drawing's axis."""

LETTER = 7.5
"""Pixels that a letter of a written value may take."""

Values = Mapping[str, float | None]


def bars(values: Values, labels: Labels, *, most: float | None = None) -> str:
    """One bar a thing, top down in the order given, each with its value written beside it.

    Args:
        values: what each thing comes to; None draws no bar and a dash.
        labels: the words; `x` names what is counted.
        most: the longest a bar could be, such as 1 for shares of a whole; otherwise the longest there is.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    return grouped_bars({thing: {"": value} for thing, value in values.items()}, labels, most=most)


def grouped_bars(values: Mapping[str, Values], labels: Labels, *, most: float | None = None) -> str:
    """Several bars a thing, one a series, with the series' colours told above.

    Args:
        values: by the thing, then by the series; the first thing's series set the colours' order.
        labels: the words; `x` names what is counted.
        most: the longest a bar could be; otherwise the longest there is.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    scale = scale_of((value for group in values.values() for value in group.values()), labels.form)
    rows = _rows({_folded(thing): group for thing, group in values.items()}, scale, labels)
    series = list(dict.fromkeys(name for group in values.values() for name in group))
    longest = max((float(value or 0) / scale for group in values.values() for value in group.values()), default=0.0)
    room = max((len(str(row["label"])) for row in rows), default=0) * LETTER + 10
    end = (longest if most is None else most / scale) / (1 - room / WIDTH) or 1
    step = STEP_OF_GROUP if len(series) > 1 else STEP
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "thing:N", sort=None, axis=alt.Axis(title=labels.y or None, domain=False, ticks=False, labelExpr=_SPLIT)
        ),
    )
    if len(series) > 1:
        base = base.encode(yOffset=alt.YOffset("series:N", sort=None))
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, end], nice=False)).title(
        axis_title(labels.x, scale, labels.form, labels.lang)
    )
    axis = alt.Axis(format=axis_format(labels.form), tickCount=5, domain=False, ticks=False)
    colour = alt.Color("series:N", sort=None, legend=alt.Legend() if len(series) > 1 else None).scale(
        domain=series, range=list(COLOURS[: len(series)])
    )
    drawn = base.mark_bar(cornerRadiusEnd=2).encode(x=x.axis(axis), color=colour)
    written = base.mark_text(align="left", dx=5, clip=False).encode(x=x.axis(axis), text="label:N")
    return svg((drawn + written).properties(width=WIDTH, height=alt.Step(step)), labels)


def _folded(thing: str) -> str:
    """A long name on two lines."""
    if len(thing) <= LONG:
        return thing
    middle = min(
        (place for place, letter in enumerate(thing) if letter == " "), key=lambda at: abs(at - len(thing) / 2)
    )
    return f"{thing[:middle]}\n{thing[middle + 1 :]}"


def _rows(values: Mapping[str, Values], scale: float, labels: Labels) -> list[dict[str, object]]:
    known = [value for group in values.values() for value in group.values() if value]
    places = places_of(known, (), labels.form) if labels.form == "percent" else None
    return [
        {
            "thing": thing,
            "series": series,
            "value": (value or 0) / scale,
            "label": shown(value, labels.form, labels.lang, places if value else None),
        }
        for thing, group in values.items()
        for series, value in group.items()
    ]
