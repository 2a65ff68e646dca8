"""A population's pyramid: women and men of each age, back to back."""

from collections.abc import Sequence

from shanyraq.people.charts.labels import Labels, axis_format, axis_title, scale_of, word
from shanyraq.people.charts.problems import need_charts
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, WIDTH

STEP = 20


def pyramid(ages: Sequence[str], men: Sequence[float], women: Sequence[float], labels: Labels) -> str:
    """Draw the pyramid: men to the left, women to the right, the youngest at the bottom.

    Args:
        ages: what the age groups are called, from the youngest.
        men: how many of each age.
        women: the same of women.
        labels: the words; `x` names what is counted, `y` the ages.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    import altair as alt

    scale = scale_of([*men, *women], labels.form)
    sexes = [word("men", labels.lang), word("women", labels.lang)]
    rows = [
        {"age": age, "sex": sex, "value": side * value / scale}
        for sex, side, values in zip(sexes, (-1, 1), (men, women), strict=True)
        for age, value in zip(ages, values, strict=True)
    ]
    most = max([*men, *women], default=0) / scale * 1.04 or 1
    unsigned = f"format(abs(datum.value), '{axis_format(labels.form)}')"
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(height=STEP - 3)
        .encode(
            y=alt.Y("age:N", sort=list(reversed(ages)))
            .title(labels.y or None)
            .axis(domain=False, ticks=False, labelOverlap=False),
            x=alt.X("value:Q", stack=None, scale=alt.Scale(domain=[-most, most]))
            .title(axis_title(labels.x, scale, labels.form, labels.lang))
            .axis(labelExpr=unsigned, tickCount=7, domain=False, ticks=False),
            color=alt.Color("sex:N", sort=None).scale(domain=sexes, range=[COLOURS[0], COLOURS[1]]),
        )
    )
    return svg(chart.properties(width=WIDTH, height=alt.Step(STEP)), labels)
