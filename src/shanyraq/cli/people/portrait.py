"""A portrait at the terminal: the tables that fit eighty columns, with bars of blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from shanyraq.cli.screen import Screen
from shanyraq.people.charts.tile_map import short_names
from shanyraq.people.describe.aims import Aim, worst
from shanyraq.people.describe.aims_page import aim_row, caseload_heads, caseload_rows, met_told
from shanyraq.people.describe.page import counts_told, default_told, rows_told
from shanyraq.people.describe.portrait import Measure, Portrait, Table, text
from shanyraq.people.describe.tables import COUNTRY

if TYPE_CHECKING:
    from rich.table import Table as Drawn

BAR = 16
"""Letters of the longest bar."""

WORST = 12
"""The misses shown of all figures."""

TITLE, HEAD, NAME = 36, 11, 16
"""Letters that a line of a row's title, of a column's, and of a region's name may have."""

SIDE = 22
"""Letters of the longest bar of the pyramid to one side."""

BLOCKS = " ▏▎▍▌▋▊▉█"
"""A letter filled to so many eighths from the left."""

HALF = "▐"
"""A letter filled on its right half."""


@dataclass(frozen=True)
class Shown:
    """What the terminal shows of a table.

    Attributes:
        table: its key.
        measures: the columns.
        bar: the column that is drawn, too.
        most: rows shown, the greatest of the bar's column; all of them in their order where None.
    """

    table: str
    measures: tuple[str, ...]
    bar: str | None = None
    most: int | None = None


SHOWN = (
    Shown("settlements", ("families", "persons", "mean_size"), "persons_share"),
    Shown("sizes", ("families",), "families_share"),
    Shown("types", ("families", "income_per_head"), "families_share"),
    Shown("marks", ("families", "of_urban", "of_rural"), "families_share"),
    Shown("ages", ()),
    Shown("study", ("persons", "aged_0", "aged_6", "aged_18", "aged_23", "aged_30")),
    Shown("work", ("men", "women"), "persons_share"),
    Shown("disability", ("persons", "persons_share", "children", "working_aged", "pension_aged")),
    Shown("incomes", ("persons_share", "mean_month"), "total_share", 16),
    Shown("deciles", ("up_to", "mean"), "income_share"),
    Shown("dwellings", ("families",), "families_share"),
    Shown("cars", ("families",), "families_share"),
    Shown("herds", ("families",), "families_share"),
)
"""The tables in their order, after that of the regions."""

REGIONAL = (
    ("regions", ("families", "persons", "urban_share")),
    ("income_regions", ("mean", "gini", "below_minimum")),
)
"""What the table of regions is put together from."""


def show_portrait(portrait: Portrait, screen: Screen) -> None:
    """Show a portrait."""
    lang = screen.lang
    if portrait.about.synthetic:
        screen.show(f"[bold yellow]{screen.say('synthetic')}[/]")
    screen.show(screen.plain(counts_told(portrait, lang)))
    if portrait.weighted:
        screen.show(rows_told(portrait, lang))
    screen.show("", f"[bold]{portrait.tables['regions'].title.lang(lang)}[/]", _regional(portrait, screen))
    for shown in SHOWN:
        table = portrait.tables.get(shown.table)
        if table is not None and any(value for row in table.rows for value in row.values):
            drawn = _pyramid(table, lang) if table.key == "ages" else _table(table, shown, lang)
            screen.show("", f"[bold]{table.title.lang(lang)}[/]", drawn)
    if portrait.aims:
        _show_aims(portrait, screen)
    if portrait.caseloads:
        screen.show(
            "", f"[bold]{text('section_law').lang(lang)}[/]", _caseloads(portrait, lang), text("law_note").lang(lang)
        )
    screen.show("", *_absent(portrait, screen))


def _show_aims(portrait: Portrait, screen: Screen) -> None:
    """How far published figures were missed: those of the country, and the largest misses of all."""
    lang = screen.lang
    screen.show("", f"[bold]{text('section_aims').lang(lang)}[/]", *met_told(portrait, lang))
    country = [aim for aim in portrait.aims if aim.target.region is None]
    for key, aims in (("aims_country", country), ("aims_worst", worst(portrait.aims, WORST))):
        screen.show("", f"[bold]{text(key).lang(lang)}[/]", _aims(aims, lang))


def _aims(aims: Iterable[Aim], lang: str) -> "Drawn":
    drawn = _grid([text(f"aims_{key}").lang(lang) for key in ("aim", "reached", "miss", "kind")])
    for aim in aims:
        title, _, *told = aim_row(aim, lang)
        drawn.add_row(title, *told, style="" if aim.within else "yellow")
    return drawn


def _caseloads(portrait: Portrait, lang: str) -> "Drawn":
    drawn = _grid(caseload_heads(lang)[1:])
    for row in caseload_rows(portrait.caseloads, lang):
        drawn.add_row(*row)
    return drawn


def bar(value: int | None, longest: int, length: int = BAR) -> str:
    """A bar of blocks, in eighths of a letter."""
    eighths = round((value or 0) * length * 8 / longest) if longest else 0
    return BLOCKS[-1] * (eighths // 8) + (BLOCKS[eighths % 8] if eighths % 8 else "")


def _grid(heads: Sequence[str], *, bars: bool = False) -> "Drawn":
    from rich.table import Table as Drawn

    drawn = Drawn(box=None, padding=(0, 1), header_style="dim")
    drawn.add_column(max_width=TITLE, overflow="fold")
    for head in heads:
        drawn.add_column("\n".join(wrap(head, HEAD, break_long_words=False)), justify="right", vertical="bottom")
    if bars:
        drawn.add_column(justify="left", vertical="bottom", width=BAR)
    return drawn


def _table(table: Table, shown: Shown, lang: str) -> "Drawn":
    places = {measure.key: place for place, measure in enumerate(table.measures)}
    rows = table.rows
    if shown.bar is not None and shown.most is not None:
        rows = tuple(sorted(rows, key=lambda row: -(row.values[places[shown.bar or ""]] or 0))[: shown.most])
    columns = [
        key for key in (*shown.measures, *_drawn(shown)) if any(row.values[places[key]] is not None for row in rows)
    ]
    measures = [table.measures[places[key]] for key in columns]
    drawn = _grid([measure.title.lang(lang) for measure in measures], bars=shown.bar is not None)
    longest = max((row.values[places[shown.bar]] or 0 for row in rows), default=0) if shown.bar else 0
    for row in rows:
        told = [measure.told(row.values[places[measure.key]], lang) for measure in measures]
        drawn.add_row(row.title.lang(lang), *told, *(bar(row.values[places[key]], longest) for key in _drawn(shown)))
    return drawn


def _drawn(shown: Shown) -> tuple[str, ...]:
    return () if shown.bar is None else (shown.bar,)


def _regional(portrait: Portrait, screen: Screen) -> "Drawn":
    """Every region on one line: who lives there, and on how much."""
    lang = screen.lang
    columns = [column for key, names in REGIONAL for column in _columns(portrait.tables[key], names)]
    columns = [(measure, values) for measure, values in columns if any(value is not None for value in values.values())]
    drawn = _grid([measure.title.lang(lang) for measure, _ in columns])
    names = {region.wire: "\n".join(wrap(name, NAME)) for region, name in short_names(lang).items()}
    drawn.columns[0].no_wrap, drawn.pad_edge = True, False  # a narrow screen has room for whole names
    for row in portrait.tables["regions"].rows:
        style = "bold" if row.key == COUNTRY else ""
        drawn.add_row(
            names.get(row.key) or row.title.lang(lang),
            *(measure.told(values.get(row.key), lang) for measure, values in columns),
            style=style,
        )
    return drawn


def _columns(table: Table, names: Sequence[str]) -> Iterator[tuple[Measure, dict[str, int | None]]]:
    for measure in table.measures:
        if measure.key in names:
            yield measure, table.column(measure.key)


def _pyramid(table: Table, lang: str) -> "Drawn":
    """Men to the left, women to the right, the oldest on top."""
    from rich.table import Table as Drawn

    men, women = table.column("men"), table.column("women")
    longest = max((value or 0 for value in (*men.values(), *women.values())), default=0)
    drawn = Drawn(box=None, padding=(0, 1), header_style="dim")
    heads = {measure.key: measure.title.lang(lang) for measure in table.measures}
    for head, side in ((heads["men"], "right"), ("", "center"), (heads["women"], "left")):
        drawn.add_column(head, justify="right" if side == "right" else "center" if side == "center" else "left")
    for row in reversed(table.rows):
        left = round((men[row.key] or 0) * SIDE * 2 / longest) if longest else 0
        drawn.add_row(
            HALF * (left % 2) + BLOCKS[-1] * (left // 2), row.title.lang(lang), bar(women[row.key], longest, SIDE)
        )
    return drawn


def _absent(portrait: Portrait, screen: Screen) -> list[str]:
    """What the data lack, and which default everybody takes."""
    lang = screen.lang
    if not portrait.absent:
        return [text("absent_none").lang(lang)]
    told = "; ".join(default_told(fact, lang) for fact in portrait.absent)
    return [f"{text('absent_some').lang(lang)} {screen.plain(told)}."]
