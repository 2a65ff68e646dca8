"""Charts: every kind in every language, the same bytes each time, nothing from outside, frank about made-up data."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import altair as alt
import pytest

from shanyraq.people.charts import problems
from shanyraq.people.charts.bars import bars, grouped_bars
from shanyraq.people.charts.crossing import crossing
from shanyraq.people.charts.histogram import histogram
from shanyraq.people.charts.labels import Labels, axis_title, scale_of, shown
from shanyraq.people.charts.lines import lines
from shanyraq.people.charts.problems import ChartsProblem, need_charts
from shanyraq.people.charts.pyramid import pyramid
from shanyraq.people.charts.ranges import Reached, ranges
from shanyraq.people.charts.render import svg
from shanyraq.people.charts.theme import COLOURS, DARK_PAPER, LIGHT_PAPER, SHADE_INKS, SHADES
from shanyraq.people.charts.tornado import Swung, tornado

KAZAKH = "әғқңөұүһі"

KINDS: dict[str, Callable[[Labels], str]] = {
    "bars": lambda labels: bars({f"Аты {KAZAKH}": 0.25, "Y & <b>": None}, labels, most=1),
    "grouped": lambda labels: grouped_bars({"A": {"2024": 1, "2025": 2_500_000}, "B": {"2024": 3}}, labels),
    "histogram": lambda labels: histogram([0, 10, 20, 40], [5, 0, 7_000], labels),
    "pyramid": lambda labels: pyramid(["0–4", "5–9"], [3, 4], [5, 6], labels),
    "lines": lambda labels: lines(["2023", "2024", "2025"], {"a": [1, None, 3], "b": [2, 2, 2]}, labels),
    "ranges": lambda labels: ranges({"a": Reached(2, 3, 1, 4), "b": Reached(2)}, labels),
    "tornado": lambda labels: tornado([Swung("a", 1, 3), Swung("b", 2.2, 1.9)], 2, labels, less="−", more="+"),
    "crossing": lambda labels: crossing([0, 1, 2], {"a": [1, 2, 3], "b": [2, 2, 2]}, {"here": 1, "there": 2}, labels),
}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_the_same_bytes_each_time_and_asks_for_nothing(kind: str, lang: str) -> None:
    labels = Labels(f"Тақырып {KAZAKH}", lang, x="x", y="y", synthetic=True, description="Сипаттама <&>")
    drawn = KINDS[kind](labels)
    assert drawn == KINDS[kind](labels)
    root = ET.fromstring(drawn)
    assert root.get("lang") == lang
    assert root.get("role") == "img"
    assert KAZAKH in root.get("aria-label", "")
    assert {"kk": "синтетикалық", "ru": "синтетические данные", "en": "synthetic"}[lang] in "".join(root.itertext())
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|url\((?!#)|NaN|undefined", drawn)


def test_a_chart_of_real_data_says_nothing_of_synthetic() -> None:
    assert "synthetic" not in bars({"a": 1}, Labels("Families", "en"))


def test_values_are_written_beside_bars_in_the_language() -> None:
    values = {"a": 1234.5, "b": None}
    assert "1 234,5" in bars(values, Labels("t", "ru")).replace("\u00a0", " ")
    assert "1,234.5" in bars(values, Labels("t", "en"))
    assert ">—<" in bars(values, Labels("t", "kk"))


def test_charts_of_nothing_are_drawn() -> None:
    labels = Labels("Nothing", "en", form="money")
    for drawn in (bars({}, labels), lines([], {}, labels), ranges({}, labels), pyramid([], [], [], labels)):
        ET.fromstring(drawn)


def test_two_charts_of_a_page_share_no_name() -> None:
    names = [set(re.findall(r'id="([^"]+)"', drawn)) for drawn in (KINDS["lines"](Labels(t, "en")) for t in "ab")]
    assert not names[0] & names[1]


@pytest.mark.parametrize(
    ("value", "form", "lang", "text"),
    [
        (0.1234, "percent", "en", "12.3%"),
        (1, "percent", "ru", "100\u00a0%"),
        (123_456_789, "money", "kk", "1\u00a0234\u00a0568\u00a0₸"),
        (-2, "number", "en", "−2"),
        (None, "money", "en", "—"),
        (0.00001, "percent", "en", "< 0.1%"),
        (0.99999, "percent", "ru", "> 99,9\u00a0%"),
        (0, "percent", "kk", "0\u00a0%"),
    ],
)
def test_values_are_written_alike_in_charts_and_tables(value: float, form: str, lang: str, text: str) -> None:
    assert shown(value, form, lang) == text  # type: ignore[arg-type]


def test_a_long_axis_counts_in_thousands_and_says_so() -> None:
    assert scale_of([150_000_000, None], "money") == 100_000
    assert axis_title("табыс", 100_000, "money", "kk") == "табыс, мың\u00a0₸"
    assert scale_of([0.4], "percent") == 1
    assert axis_title("", 1_000_000, "number", "en") == "million"
    assert scale_of([], "number") == 1


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "PACKAGES", ("no_such_package",))
    with pytest.raises(ChartsProblem, match=r"pip install 'shanyraq\[charts\]'"):
        need_charts()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_stand_out_on_both_papers_and_words_can_be_read_on_every_shade() -> None:
    assert all(contrast(colour, paper) >= 3 for colour in COLOURS for paper in (LIGHT_PAPER, DARK_PAPER))
    assert all(contrast(shade, ink) >= 4.5 for shade, ink in zip(SHADES, SHADE_INKS))


def test_words_are_left_as_they_are_written() -> None:
    drawn = grouped_bars({"A 1.2345": {"14.02.2024": 1, "15.05.2024": 2}}, Labels("Күні 01.10.2024", "kk"))
    for text in ("14.02.2024", "15.05.2024", "A 1.2345", "Күні 01.10.2024"):
        assert f">{text}<" in drawn


def test_what_a_chart_configures_itself_goes_before_the_common_look() -> None:
    rows = alt.InlineData(values=[{"x": 1}])
    chart = alt.Chart(rows).mark_bar().encode(x="x:Q").configure_axis(labelColor="#123456")
    drawn = svg(chart, Labels("Own", "en"))
    assert "#123456" in drawn
    assert "Liberation Sans" in drawn
