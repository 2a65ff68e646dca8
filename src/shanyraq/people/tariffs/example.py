"""The worked examples: books of illustrative figures, marked as assumed, in the language asked for."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from shanyraq.people.tariffs.book import Book, Certainty, ChangedThing
from shanyraq.people.tariffs.cells import Value, changed_value, parsed
from shanyraq.people.tariffs.sheets import ALL_SHEETS, Column, Sheet, say, sheet_of

EXAMPLES = Path(__file__).with_name("examples")

Regime = Literal["services", "employment"]
"""Which of the two regimes an example is of: special social services, or employment services of private agencies."""

REGIMES: tuple[Regime, ...] = get_args(Regime)

SINCE = date(2025, 1, 1)
"""The day from which the figures of examples hold: the method's first."""


def example_book(regime: Regime, lang: str) -> Book:
    """A worked example.

    Args:
        regime: which.
        lang: the language of its names.
    """
    tables = tomllib.loads((EXAMPLES / f"{regime}.toml").read_text(encoding="utf-8"))
    spread = {sheet.key: list(_SPREAD.get(sheet.key, _as_written)(tables.get(sheet.key, ()))) for sheet in ALL_SHEETS}
    return Book(
        **{key: tuple(_row(sheet_of(key), entry, lang) for entry in entries) for key, entries in spread.items()}
    )


Entry = Mapping[str, Any]


def _as_written(entries: Any) -> Iterator[Entry]:  # noqa: ANN401  # whatever the table is
    yield from entries


def _prices(table: Mapping[str, Mapping[str, object]]) -> Iterator[Entry]:
    """Prices by item and region; the empty region is the whole country."""
    for item, regions in table.items():
        for region, amount in regions.items():
            yield {"item": item, "amount": amount, **({"region": region} if region else {})}


def _accepted(table: Mapping[str, Mapping[str, tuple[int, int]]]) -> Iterator[Entry]:
    """Accepted and absent units by service and month."""
    for service, months in table.items():
        for month, (accepted, absent) in months.items():
            yield {"service": service, "month": month, "accepted": accepted, "absent": absent}


def _need(entries: list[dict[str, Any]]) -> Iterator[Entry]:
    """Years of need, observed or with their range."""
    for entry in entries:
        observed, ranges = entry.pop("observed", {}), entry.pop("range", {})
        for year, units in observed.items():
            yield {**entry, "year": year, "observed": units}
        for year, (low, likely, high) in ranges.items():
            yield {**entry, "year": year, "low": low, "likely": likely, "high": high}


_SPREAD: Mapping[str, Callable[[Any], Iterator[Entry]]] = {
    "prices": _prices,
    "accepted": _accepted,
    "need": _need,
}


def _row(sheet: Sheet, entry: Entry, lang: str) -> Any:  # noqa: ANN401  # a row of the sheet
    return sheet.row(**{column.key: _value(sheet, column, entry, lang) for column in sheet.columns})


def _value(sheet: Sheet, column: Column, entry: Entry, lang: str) -> Value | None:
    """A cell of an example: what stands in the file, or what all figures of examples share."""
    if column.key == "since":
        return SINCE
    if column.key == "certainty":
        return Certainty.ASSUMED
    if column.key in ("source", "act"):
        return say("example_source", lang)
    if column.key not in entry:
        return None
    written = entry[column.key]
    text = str(written[lang] if isinstance(written, dict) else written)
    if sheet.key == "changes" and column.key == "value":
        return changed_value(ChangedThing[entry["thing"].upper()], entry.get("name"), text)
    return parsed(text.lower() if isinstance(written, bool) else text, column)
