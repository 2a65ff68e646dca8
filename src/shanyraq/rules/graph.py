"""How a value is made, laid out to be drawn: boxes in layers from left to right, and lines between them.

The classical four steps of drawing in layers: each box as near to what it makes as can be, long lines led through
every layer they cross, boxes ordered so that few lines cross, and then moved level with their neighbours.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

BOX_WIDTH, BOX_HEIGHT = 236.0, 70.0
LAYER_GAP, BOX_GAP = 64.0, 14.0
LINE_HEIGHT = 2.0
"""The room of a line that passes through a layer between its boxes."""

SWEEPS = 24
"""How often the order is improved; more has no effect on graphs of a hundred boxes."""

Point = tuple[float, float]
Place = str | tuple[str, str, int]
"""A box by its name, or where a line from one to another passes a layer."""


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in points from the top left corner.

    Attributes:
        boxes: the left top corner of each name's box.
        lines: for each pair of a value and what is made of it, the points the line runs through.
        width: of the whole.
        height: of the whole.
    """

    boxes: Mapping[str, Point]
    lines: Mapping[tuple[str, str], tuple[Point, ...]]
    width: float
    height: float


def lay_out(inputs: Mapping[str, Sequence[str]]) -> Layout:
    """Lay out names, each with the names it is made from; inputs come before what they make.

    Names among the inputs that are no key are left out.
    """
    edges = [(part, name) for name, parts in inputs.items() for part in dict.fromkeys(parts) if part in inputs]
    layer = _layers(inputs, edges)
    layers, links = _with_passages(layer, edges)
    order = _ordered(layers, links)
    height = _levelled(order, links)
    deepest = max(order, default=0)
    left = {place: (deepest - depth) * (BOX_WIDTH + LAYER_GAP) for depth, places in order.items() for place in places}
    top = min((y - _room(place) / 2 for place, y in height.items()), default=0.0)
    middle = {place: y - top for place, y in height.items()}
    boxes = {name: (left[name], middle[name] - BOX_HEIGHT / 2) for name in inputs}
    lines = {edge: tuple(_line(_chain(edge, layer), middle, left)) for edge in edges}
    bottom = max((y + _room(place) / 2 for place, y in middle.items()), default=0.0)
    return Layout(boxes, lines, max(left.values(), default=0.0) + BOX_WIDTH, bottom)


def within(inputs: Mapping[str, Sequence[str]], ends: Iterable[str], steps: int) -> dict[str, Sequence[str]]:
    """The part of a graph that lies at most so many steps before some of its names, in the same order."""
    near = set(ends)
    edge = set(near)
    for _ in range(steps):
        edge = {part for name in edge for part in inputs[name] if part in inputs} - near
        near |= edge
    return {name: parts for name, parts in inputs.items() if name in near}


def _layers(inputs: Mapping[str, Sequence[str]], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How many steps at most each name is before an end of the graph."""
    consumers = defaultdict(list)
    for part, name in edges:
        consumers[part].append(name)
    layer: dict[str, int] = {}
    for name in reversed(list(inputs)):
        layer[name] = max((layer[later] + 1 for later in consumers[name]), default=0)
    return {name: layer[name] for name in inputs}


def _with_passages(
    layer: Mapping[str, int], edges: Iterable[tuple[str, str]]
) -> tuple[dict[int, list[Place]], list[tuple[Place, Place]]]:
    """The places of every layer, and the links between neighbouring layers that lines are cut into."""
    layers: dict[int, list[Place]] = defaultdict(list)
    for name, depth in layer.items():
        layers[depth].append(name)
    links: list[tuple[Place, Place]] = []
    for edge in edges:
        chain = _chain(edge, layer)
        for depth, place in enumerate(chain[1:-1], layer[edge[1]] + 1):
            layers[depth].append(place)
        links += pairwise(chain)
    return dict(layers), links


def _chain(edge: tuple[str, str], layer: Mapping[str, int]) -> list[Place]:
    """The places of a line from what is made back to what it is made from."""
    part, name = edge
    return [name, *((part, name, depth) for depth in range(layer[name] + 1, layer[part])), part]


def _ordered(layers: Mapping[int, list[Place]], links: Sequence[tuple[Place, Place]]) -> dict[int, list[Place]]:
    """The places of every layer in an order with few crossings: each near the middle of its neighbours."""
    later, earlier = _neighbours(links)
    order = {depth: list(places) for depth, places in layers.items()}
    best, fewest = order, _crossings(order, later)
    for sweep in range(SWEEPS):
        back = sweep % 2 == 0
        neighbours = later if back else earlier
        order = {depth: list(places) for depth, places in order.items()}
        for depth in sorted(order, reverse=not back):
            place = _positions(order.get(depth - 1 if back else depth + 1, []))
            middle = {
                item: fmean(place[near] for near in neighbours[item]) if neighbours[item] else float(index)
                for index, item in enumerate(order[depth])
            }
            order[depth].sort(key=middle.__getitem__)
        crossings = _crossings(order, later)
        if crossings < fewest:
            best, fewest = order, crossings
    return best


def _neighbours(links: Iterable[tuple[Place, Place]]) -> tuple[dict[Place, list[Place]], dict[Place, list[Place]]]:
    later: dict[Place, list[Place]] = defaultdict(list)
    earlier: dict[Place, list[Place]] = defaultdict(list)
    for after, before in links:
        later[before].append(after)
        earlier[after].append(before)
    return later, earlier


def _positions(places: Sequence[Place]) -> dict[Place, int]:
    return {place: index for index, place in enumerate(places)}


def _crossings(order: Mapping[int, list[Place]], later: Mapping[Place, list[Place]]) -> int:
    """How many pairs of links cross between neighbouring layers."""
    found = 0
    for depth, places in order.items():
        position = _positions(order.get(depth - 1, []))
        ends = [position[after] for place in places for after in sorted(later[place], key=position.__getitem__)]
        found += sum(ends[i] > end for j, end in enumerate(ends) for i in range(j))
    return found


def _levelled(order: Mapping[int, list[Place]], links: Sequence[tuple[Place, Place]]) -> dict[Place, float]:
    """The middle height of every place: near its neighbours', in order, and never closer than room allows."""
    later, earlier = _neighbours(links)
    height: dict[Place, float] = {}
    for places in order.values():
        height |= _spread(places, [0.0] * len(places))
    for sweep in range(SWEEPS):
        neighbours = later if sweep % 2 == 0 else earlier
        for depth in sorted(order, reverse=sweep % 2 == 1):
            places = order[depth]
            wanted = [fmean(height[near] for near in neighbours[p]) if neighbours[p] else height[p] for p in places]
            height |= _spread(places, wanted)
    return height


def _spread(places: Sequence[Place], wanted: Sequence[float]) -> dict[Place, float]:
    """Heights as near to the wanted ones as the places' order and room allow (least squares).

    With the room that must lie before each place taken off, heights may only grow: runs that would fall share their
    mean, which is isotonic regression by pooling.
    """
    offsets = [0.0]
    runs: list[tuple[float, int]] = []
    for before, after in pairwise(places):
        offsets.append(offsets[-1] + (_room(before) + _room(after)) / 2 + BOX_GAP)
    for want, offset in zip(wanted, offsets, strict=False):
        mean, weight = want - offset, 1
        while runs and runs[-1][0] > mean:
            other, others = runs.pop()
            mean, weight = (mean * weight + other * others) / (weight + others), weight + others
        runs.append((mean, weight))
    means = [mean for mean, weight in runs for _ in range(weight)]
    return {place: mean + offset for place, mean, offset in zip(places, means, offsets, strict=False)}


def _room(place: Place) -> float:
    return BOX_HEIGHT if isinstance(place, str) else LINE_HEIGHT


def _line(chain: Sequence[Place], middle: Mapping[Place, float], left: Mapping[Place, float]) -> Iterator[Point]:
    """The points of a line from the right side of its first box to the left side of its second."""
    after, *passages, before = chain
    yield left[before] + BOX_WIDTH, middle[before]
    for passage in reversed(passages):
        yield left[passage], middle[passage]
        yield left[passage] + BOX_WIDTH, middle[passage]
    yield left[after], middle[after]
