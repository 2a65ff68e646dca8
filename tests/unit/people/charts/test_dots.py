"""Dots around nought: a row a group, a colour a kind, and far ones at the edge."""

import re

from shanyraq.people.charts.dots import Dot, dots
from shanyraq.people.charts.labels import Labels

FIGURES = [Dot("Births", "matched", 0.1), Dot("Deaths", "checked", -0.02), Dot("Births", "checked", 9.0)]


def test_rows_and_kinds_are_named_once_in_their_order() -> None:
    svg = dots(FIGURES, Labels("Misses", "en", form="percent", synthetic=True), most=0.5)
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
    assert texts.count("Births") == 1
    assert texts.index("Births") < texts.index("Deaths")
    assert {"matched", "checked", "Misses", "synthetic"} <= set(texts)
    assert {"50%", "0%"} <= set(texts)


def test_what_lies_beyond_the_axis_stands_at_its_end() -> None:
    labels = Labels("Misses", "ru", form="percent")
    far, edge = ([Dot("a", "b", value)] for value in (9.0, 0.5))
    assert dots(far, labels, most=0.5) == dots(edge, labels, most=0.5)
