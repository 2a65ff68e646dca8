"""A map of the regions as tiles: each as large as another, in about its place, so that small cities can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.people.charts.labels import Labels, places_of, shown, word
from shanyraq.people.charts.render import framed, titled
from shanyraq.people.charts.theme import SHADE_INKS, SHADES

PLACES: dict[Region, tuple[int, int]] = {
    Region.KOSTANAY: (0, 2),
    Region.NORTH_KAZAKHSTAN: (0, 3),
    Region.PAVLODAR: (0, 4),
    Region.WEST_KAZAKHSTAN: (1, 0),
    Region.AKTOBE: (1, 1),
    Region.AKMOLA: (1, 2),
    Region.ASTANA: (1, 3),
    Region.ABAI: (1, 4),
    Region.EAST_KAZAKHSTAN: (1, 5),
    Region.ATYRAU: (2, 0),
    Region.ULYTAU: (2, 2),
    Region.KARAGANDA: (2, 3),
    Region.JETISU: (2, 4),
    Region.MANGYSTAU: (3, 0),
    Region.KYZYLORDA: (3, 1),
    Region.TURKESTAN: (3, 2),
    Region.ZHAMBYL: (3, 3),
    Region.ALMATY_REGION: (3, 4),
    Region.SHYMKENT: (4, 2),
    Region.ALMATY: (4, 4),
}
"""Row from the north and column from the west of each region's tile."""

FORMER = {Region.SOUTH_KAZAKHSTAN: Region.TURKESTAN}
"""A region that is no more, and whose tile it takes while the other has no value."""

ROWS, COLUMNS, LEGEND_COLUMNS = 5, 6, 3
WIDE, HIGH, GAP, MARGIN = 118, 70, 5, 16

_KINDS = ("Region", "city", "область", "город", "облысы", "қаласы")


@dataclass(frozen=True)
class Tile:
    """A region on the map.

    Attributes:
        region: which one.
        row: from the north, the first 0.
        column: from the west, the first 0.
        name: its short name, on one line or two.
        value: its value as people read it; a dash where there is none.
        level: the shade, from 0 for little to 4 for much; None where there is no value.
    """

    region: Region
    row: int
    column: int
    name: tuple[str, ...]
    value: str
    level: int | None


@dataclass(frozen=True)
class TileMap:
    """The map before it is painted, for a page or for a terminal.

    Attributes:
        tiles: the regions, row by row from the north-west.
        legend: what each level means, from little to much.
        title: what is shown, with the word that it is synthetic where it is.
    """

    tiles: tuple[Tile, ...]
    legend: tuple[str, ...]
    title: str


def tile_map(values: Mapping[Region, float], labels: Labels) -> TileMap:
    """Lay the regions' values out on the map.

    Args:
        values: by region; regions without one are drawn empty.
        labels: the title, the language, and what the values are. Where all are losses, the largest is the darkest.
    """
    ends = _ends(list(values.values()))
    losses = bool(values) and max(values.values()) <= 0
    places = places_of(values.values(), ends, labels.form)
    names = short_names(labels.lang)
    tiles = []
    for region, (row, column) in sorted(PLACES.items(), key=lambda item: item[1]):
        shown_region = next((old for old, new in FORMER.items() if new == region and old in values), region)
        if region in values:
            shown_region = region
        value = values.get(shown_region)
        level = None if value is None else _level(value, ends)
        if level is not None and losses:
            level = len(SHADES) - 1 - level
        told = shown(value, labels.form, labels.lang, places)
        tiles.append(Tile(shown_region, row, column, _lines(names[shown_region]), told, level))
    steps = _steps(ends[::-1] if losses else ends, labels, places)
    return TileMap(tuple(tiles), steps, titled(labels))


def tile_map_svg(values: Mapping[Region, float], labels: Labels) -> str:
    """The map as SVG; it needs no package but this."""
    laid = tile_map(values, labels)
    width = COLUMNS * (WIDE + GAP) - GAP + 2 * MARGIN
    top = 62 if labels.synthetic else 44
    height = top + ROWS * (HIGH + GAP) + 58
    subtitle = word("synthetic", labels.lang) if labels.synthetic else ""
    ink = f'x="{MARGIN}" fill="currentColor"'
    parts = [
        f'<text {ink} y="28" font-size="15" font-weight="bold">{escape(labels.title)}</text>',
        f'<text {ink} y="46" font-size="12">{escape(subtitle)}</text>' if subtitle else "",
        *(_tile(tile, MARGIN + tile.column * (WIDE + GAP), top + tile.row * (HIGH + GAP)) for tile in laid.tiles),
        *_legend(laid, labels, height - 50),
    ]
    return framed("".join(parts), width, height, labels)


def _ends(values: list[float]) -> list[float]:
    """The bounds of the levels: equal steps from the least value to the most; a single step where all are alike."""
    if not values:
        return []
    least, most = min(values), max(values)
    if least == most:
        return [least, most]
    return [least + (most - least) * step / len(SHADES) for step in range(len(SHADES))] + [most]


def _steps(ends: list[float], labels: Labels, places: int | None) -> tuple[str, ...]:
    """What each level means; a single value where all are alike."""
    written = [shown(end, labels.form, labels.lang, places) for end in ends]
    between = " … " if min(ends, default=0) < 0 else " – "
    return (
        tuple(written[:1]) if len(set(ends)) == 1 else tuple(f"{low}{between}{high}" for low, high in pairwise(written))
    )


def _level(value: float, ends: list[float]) -> int:
    if len(ends) == 2:  # all are alike: the middle shade
        return len(SHADES) // 2
    return sum(value >= end for end in ends[1:-1])


def short_names(lang: str) -> dict[Region, str]:
    """The regions' names without the word for what they are, unless two would then be the same."""
    whole = {region: LAW.labels["Region"][region.wire].lang(lang).partition(" (")[0] for region in Region}
    short = {
        region: " ".join(part for part in name.split() if part not in _KINDS).strip() for region, name in whole.items()
    }
    found = list(short.values())
    return {region: name if found.count(name) == 1 else whole[region] for region, name in short.items()}


def _lines(name: str) -> tuple[str, ...]:
    """A name on one line, or on two where it is long or has two words."""
    for mark, kept in ((" ", ""), ("-", "-")):
        first, found, rest = name.partition(mark)
        if found:
            return first + kept, rest
    return (name,)


def _tile(tile: Tile, x: float, y: float) -> str:
    fill, ink = ("none", "currentColor") if tile.level is None else (SHADES[tile.level], SHADE_INKS[tile.level])
    edge = ' stroke="currentColor" stroke-opacity="0.4" stroke-dasharray="3 3"' if tile.level is None else ""
    first = 26 if len(tile.name) == 1 else 19
    name = "".join(
        f'<text x="{WIDE / 2:g}" y="{first + 14 * line}" font-size="12">{escape(text)}</text>'
        for line, text in enumerate(tile.name)
    )
    return (
        f'<g transform="translate({x:g} {y:g})" text-anchor="middle" fill="{ink}">'
        f'<rect width="{WIDE}" height="{HIGH}" rx="6" fill="{fill}"{edge}/>{name}'
        f'<text x="{WIDE / 2:g}" y="{HIGH - 14}" font-size="14" font-weight="bold">{escape(tile.value)}</text></g>'
    )


def _legend(laid: TileMap, labels: Labels, y: float) -> list[str]:
    levels = range(len(SHADES)) if len(laid.legend) > 1 else [len(SHADES) // 2]
    entries = [(SHADES[level], "", text) for level, text in zip(levels, laid.legend, strict=False)]
    if any(tile.level is None for tile in laid.tiles):
        entries.append(("none", ' stroke-dasharray="3 3"', word("no_data", labels.lang)))
    parts = []
    for place, (fill, dashes, text) in enumerate(entries):
        x = MARGIN + place % LEGEND_COLUMNS * (COLUMNS // LEGEND_COLUMNS) * (WIDE + GAP)
        down = y + place // LEGEND_COLUMNS * 22
        parts.append(
            f'<rect x="{x:g}" y="{down:g}" width="14" height="14" rx="3" fill="{fill}" stroke="currentColor" '
            f'stroke-opacity="0.4"{dashes}/>'
            f'<text x="{x + 20:g}" y="{down + 11.5:g}" font-size="12" fill="currentColor">{escape(text)}</text>'
        )
    return parts
