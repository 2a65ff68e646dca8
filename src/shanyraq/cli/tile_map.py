"""The map of the regions at the terminal: a cell a region in about its place, shaded by its value."""

from typing import TYPE_CHECKING

from shanyraq.people.charts.theme import SHADE_INKS, SHADES
from shanyraq.people.charts.tile_map import COLUMNS, LEGEND_COLUMNS, ROWS, Tile, TileMap
from shanyraq.rules.formats import NO_BREAK

if TYPE_CHECKING:
    from rich.text import Text

LEAST, MOST = 13, 16
"""Letters of a cell: as many as the screen has room for, within these."""

LEGEND = 22
"""Letters of what a shade means, with room after it."""

MARKS = ("·", "░", "▒", "▓", "█")
"""What tells the shades apart where there are no colours."""


def drawn_map(laid: TileMap, width: int, *, coloured: bool) -> "Text":
    """The map for a screen so many letters wide, with what its shades mean.

    Args:
        laid: the map, laid out.
        width: letters of a line.
        coloured: whether the screen has colours; where it has none, marks tell the shades apart.
    """
    from rich.text import Text

    cell = max(LEAST, min(MOST, width // COLUMNS))
    places = {(tile.row, tile.column): tile for tile in laid.tiles}
    found = Text()
    for row in range(ROWS):
        for line in range(3):
            for column in range(COLUMNS):
                tile = places.get((row, column))
                told = _line(tile, line, cell - 1, coloured=coloured) if tile else ""
                found.append(told.center(cell - 1), _style(tile))
                found.append(" ")
            found.append("\n")
        found.append("\n")
    for place, (level, meaning) in enumerate(zip(_levels(laid), laid.legend, strict=False), 1):
        found.append(f" {' ' if coloured else MARKS[level]} ", f"{SHADE_INKS[level]} on {SHADES[level]}")
        found.append(f" {meaning}".replace(" ", NO_BREAK).ljust(LEGEND))
        found.append("" if place % LEGEND_COLUMNS else "\n")
    return found


def _levels(laid: TileMap) -> range | list[int]:
    """The shades that the legend tells of: the middle one alone where all values are alike."""
    return range(len(SHADES)) if len(laid.legend) > 1 else [len(SHADES) // 2]


def _line(tile: Tile, line: int, room: int, *, coloured: bool) -> str:
    """One of the three lines of a cell: its name on the first one or two, its value on the last."""
    if line == 2:
        return tile.value if coloured or tile.level is None else f"{MARKS[tile.level]} {tile.value}"
    name = tile.name[line] if line < len(tile.name) else ""
    return name if len(name) <= room else f"{name[: room - 1]}."


def _style(tile: Tile | None) -> str:
    return "" if tile is None or tile.level is None else f"{SHADE_INKS[tile.level]} on {SHADES[tile.level]}"
