"""The layout of how a value is made: order of layers, room between boxes, lines from side to side."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from shanyraq.rules.graph import BOX_GAP, BOX_HEIGHT, BOX_WIDTH, LAYER_GAP, lay_out, within
from shanyraq.rules.graph_svg import COLOURS, graph_svg, kind_of

DIAMOND = {"a": (), "b": ("a",), "c": ("a",), "d": ("b", "c", "a")}
WORDS = {kind: kind for kind in (*COLOURS, "unsure")}
SVG = "{http://www.w3.org/2000/svg}"


def test_one_box_stands_in_the_corner() -> None:
    layout = lay_out({"a": ("unknown",)})
    assert layout.boxes == {"a": (0.0, 0.0)}
    assert (layout.lines, layout.width, layout.height) == ({}, BOX_WIDTH, BOX_HEIGHT)


def test_what_is_made_stands_right_of_what_it_is_made_from() -> None:
    layout = lay_out(DIAMOND)
    step = BOX_WIDTH + LAYER_GAP
    assert {name: x for name, (x, _) in layout.boxes.items()} == {"a": 0, "b": step, "c": step, "d": 2 * step}
    assert layout.width == 2 * step + BOX_WIDTH


def test_a_box_stands_as_near_to_what_it_makes_as_can_be() -> None:
    layout = lay_out({"a": (), "b": ("a",), "late": (), "c": ("b", "late")})
    assert layout.boxes["late"][0] == layout.boxes["b"][0]


def test_lines_run_from_right_side_to_left_side_through_every_layer() -> None:
    layout = lay_out(DIAMOND)
    assert set(layout.lines) == {("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")}
    points = layout.lines["a", "d"]
    x, y = layout.boxes["a"]
    assert points[0] == (x + BOX_WIDTH, y + BOX_HEIGHT / 2)
    assert points[-1] == (layout.boxes["d"][0], layout.boxes["d"][1] + BOX_HEIGHT / 2)
    assert len(points) == 4
    assert all(before[0] <= after[0] for before, after in pairwise(points))


def test_a_passing_line_and_boxes_keep_their_room(toy_law) -> None:
    law = toy_law.at(date(2010, 1, 1))
    layout = lay_out({node.name: node.inputs for node in law.needed(["benefit"])})
    columns = defaultdict(list)
    for x, y in layout.boxes.values():
        columns[x].append(y)
    for heights in columns.values():
        assert all(after - before >= BOX_HEIGHT + BOX_GAP - 0.01 for before, after in pairwise(sorted(heights)))
    heights = [y for points in layout.lines.values() for _, y in points]
    heights += [y + side for _, y in layout.boxes.values() for side in (0, BOX_HEIGHT)]
    assert min(heights) == pytest.approx(0, abs=2)
    assert max(heights) == pytest.approx(layout.height, abs=2)


def test_lines_that_need_not_cross_do_not() -> None:
    crossed = {"a": (), "b": (), "x": ("b",), "y": ("a",), "end": ("x", "y")}
    layout = lay_out(crossed)
    assert (layout.boxes["a"][1] < layout.boxes["b"][1]) == (layout.boxes["y"][1] < layout.boxes["x"][1])


@pytest.mark.parametrize(("steps", "names"), [(1, "bcad"), (2, "abcd"), (9, "abcd")])
def test_only_so_many_steps_back_are_kept(steps: int, names: str) -> None:
    assert set(within(DIAMOND, ["d"], steps)) == set(names)


def test_steps_back_do_not_pass_what_was_left_out() -> None:
    assert list(within({"a": (), "c": ("left_out", "a")}, ["c"], 3)) == ["a", "c"]


def drawn(toy_law, **settings) -> tuple[ET.Element, str]:
    law = toy_law.at(date(2010, 1, 1)).with_values(settings)
    inputs = {node.name: node.inputs for node in law.needed(["benefit"])}
    text = graph_svg(law, inputs, "<Benefit> & more", WORDS, "en")
    return ET.fromstring(text), text


def test_the_drawing_is_well_formed_and_has_every_box_and_line(toy_law) -> None:
    root, _ = drawn(toy_law)
    names = {text.text for text in root.iter(f"{SVG}text") if text.get("font-family")}
    nodes = toy_law.at(date(2010, 1, 1)).needed(["benefit"])
    assert names == {node.name for node in nodes}
    paths = [path for path in root.iter(f"{SVG}path") if path.get("marker-end")]
    assert len(paths) == sum(len(node.inputs) for node in nodes)
    assert root.findtext(f"{SVG}title") == "<Benefit> & more"


def test_what_was_not_read_is_dashed_and_kinds_have_their_colours(toy_law) -> None:
    law = toy_law.at(date(2010, 1, 1)).with_values({"poverty_line": 1})
    kinds = {name: kind_of(law.nodes[name], law) for name in ("cars", "ratio", "benefit", "age", "poverty_line")}
    assert kinds == {"cars": "fact", "ratio": "parameter", "benefit": "group", "age": "member", "poverty_line": "set"}
    root, text = drawn(toy_law, poverty_line=1)
    dashed = {
        group.findtext(f"{SVG}title", "").split("\n")[1]
        for group in root.iter(f"{SVG}g")
        if any(rect.get("stroke-dasharray") for rect in group.findall(f"{SVG}rect"))
    }
    assert dashed == {"benefit"}
    legend = [text.text for text in root.findall(f"{SVG}text")[1:]]
    assert legend == ["fact", "parameter", "group", "member", "set", "unsure"]
    assert COLOURS["set"] in text


def test_the_legend_names_only_what_occurs(toy_law) -> None:
    law = toy_law.at(date(2005, 1, 1))
    root = ET.fromstring(graph_svg(law, {"cars": (), "child": ()}, "", WORDS, "en"))
    assert [text.text for text in root.findall(f"{SVG}text")[1:]] == ["fact", "member"]
