"""Figures read from a table that somebody sent: every cell understood, or the file refused with all that is wrong.

The table has a row a figure (series, region, period, value), or a row a region and a column a period. SDMX-CSV is the
first of these under its own names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from shanyraq.evidence.statistics.observation import SURENESS, Observation
from shanyraq.evidence.statistics.periods import Period, parse_period
from shanyraq.evidence.statistics.problems import ImportRefused, StatisticsProblem, WrongRow
from shanyraq.evidence.statistics.regions import region_code
from shanyraq.evidence.statistics.series import NAME, UNITS, Series, own_series, series_named
from shanyraq.evidence.statistics.store import Store
from shanyraq.evidence.statistics.tables import Sheet, read_sheet
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules.rule import Certainty

COLUMNS = {
    "series": ("series", "indicator"),
    "region": ("region", "ref_area", "kato", "өңір", "облыс", "регион", "область"),
    "period": ("period", "time_period", "кезең", "период"),
    "value": ("value", "obs_value", "мәні", "значение"),
    "unit": ("unit", "unit_measure"),
    "source": ("source",),
    "certainty": ("certainty",),
    "note": ("note", "comment_obs"),
    "status": ("obs_status",),
    "open": ("open_ended",),
}
"""What a column may be called, by what it is."""

OF_SDMX = ("structure", "structure_id", "action", "dataflow", "freq")
"""Columns of SDMX-CSV that say nothing of a figure here."""

STATUS: dict[str, Certainty] = {"A": "reported", "E": "assumed", "P": "assumed", "F": "assumed", "I": "assumed"}
"""How sure a figure of an SDMX status is: provisional, estimated, forecast and imputed ones are assumed."""

UNIT_CODES = {"KZT": "tenge", "PT": "percent", "%": "percent", "PS": "count"}
"""Units as SDMX code lists write them."""

MISSING = ("", "-", "–", "—", "…", "...", "x", "м/д", "NaN")
"""What stands where there is no figure."""


@dataclass(frozen=True)
class Asked:
    """What an import says for the figures that do not say it themselves.

    Attributes:
        series: the series.
        source: where the figures were seen.
        certainty: how sure they are.
        unit: the unit of a series that the program does not know.
        note: a note to each.
        ignore: columns to leave out.
        sheet: the sheet of a workbook.
    """

    series: str | None = None
    source: str | None = None
    certainty: Certainty = "reported"
    unit: str | None = None
    note: str = ""
    ignore: tuple[str, ...] = ()
    sheet: str | None = None


@dataclass(frozen=True)
class Incoming:
    """The figures of a file.

    Attributes:
        observations: the figures.
        units: the unit of each of their series.
        empty: cells that say that there is no figure.
    """

    observations: tuple[Observation, ...]
    units: Mapping[str, str]
    empty: int


def read_figures_of(file: Path, asked: Asked, store: Store) -> Incoming:
    """Read a table of figures.

    Args:
        file: CSV, SDMX-CSV or a workbook.
        asked: what holds where the table does not say.
        store: the store they are for, whose own series are known.

    Raises:
        StatisticsProblem: the file cannot be read.
        ImportRefused: rows or columns that cannot be used, all of them named.
    """
    sheet = read_sheet(file, asked.sheet)
    reader = _Reader(sheet, asked, store)
    found = [figure for figure in reader.figures() if figure is not None]
    if not reader.problems and not found:
        reader.problems.append(StatisticsProblem("nothing_to_import", file=sheet.name))
    if reader.problems:
        raise ImportRefused("import_refused", problems=reader.problems)
    return Incoming(tuple(found), reader.units, reader.empty)


class _Reader:
    """Reads the rows, and collects what is wrong with them."""

    def __init__(self, sheet: Sheet, asked: Asked, store: Store) -> None:
        self.sheet = sheet
        self.asked = asked
        self.store = store
        self.problems: list[PeopleProblem] = []
        self.units: dict[str, str] = {}
        self.empty = 0

    def figures(self) -> Iterator[Observation | None]:
        """The figures, None for a cell that cannot be used."""
        columns, periods = self._columns()
        if self.problems:
            return
        width = len(self.sheet.head)
        for number, cells in zip(self.sheet.numbers, self.sheet.rows, strict=True):
            if len(cells) != width:
                problem = StatisticsProblem(
                    "row_ragged", file=self.sheet.name, row=number, cells=len(cells), columns=width
                )
                self.problems.append(problem)
                continue
            row = {name: cells[place] for name, place in columns.items()}
            if periods:
                for place, period in periods.items():
                    yield self._figure({**row, "value": cells[place]}, period, number)
            else:
                yield self._figure(row, None, number)

    def _columns(self) -> tuple[dict[str, int], dict[int, Period]]:
        """The columns by what they are, and the columns that are periods."""
        file = self.sheet.name
        found: dict[str, int] = {}
        periods: dict[int, Period] = {}
        ignored = {name.casefold() for name in (*OF_SDMX, *self.asked.ignore)}
        names = {name: column for column, written in COLUMNS.items() for name in written}
        for place, head in enumerate(self.sheet.head):
            name = head.casefold()
            if name in ignored:
                continue
            if name in names:
                if names[name] in found:
                    self.problems.append(StatisticsProblem("column_twice", file=file, column=head))
                found[names[name]] = place
            elif (period := _period(head)) is not None:
                periods[place] = period
            else:
                known = ", ".join(sorted(names))
                self.problems.append(StatisticsProblem("column_unknown", file=file, column=head, known=known))
        self._check_columns(found, periods)
        return found, periods

    def _check_columns(self, found: dict[str, int], periods: dict[int, Period]) -> None:
        file, tell = self.sheet.name, self.problems.append
        if periods and found.keys() & {"period", "value"}:
            tell(StatisticsProblem("columns_both_ways", file=file))
        needed = ["region"] if periods else ["region", "period", "value"]
        for column in needed:
            if column not in found:
                written = ", ".join(COLUMNS[column])
                tell(StatisticsProblem("column_missing", file=file, column=column, written=written))
        if "series" not in found and self.asked.series is None:
            tell(StatisticsProblem("series_not_said", file=file))
        if "source" not in found and self.asked.source is None:
            tell(StatisticsProblem("source_not_said", file=file))

    def _figure(self, row: dict[str, str], period: Period | None, number: int) -> Observation | None:
        if row["value"] in MISSING or row.get("status") == "M":
            self.empty += 1
            return None
        try:
            return self._read(row, period, number)
        except StatisticsProblem as problem:
            self.problems.append(WrongRow("row_wrong", file=self.sheet.name, row=number, problem=problem))
            return None

    def _read(self, row: dict[str, str], period: Period | None, number: int) -> Observation:
        series = self._series(row)
        when = period or parse_period(row["period"])
        source = row.get("source") or self.asked.source
        if not source:
            raise StatisticsProblem("source_empty")
        return Observation(
            series.name,
            region_code(row["region"]),
            replace(when, until=None) if row.get("open") else when,
            _number(row["value"], comma=self.sheet.comma),
            self._certainty(row),
            source,
            row.get("note") or self.asked.note,
            self.sheet.name,
            self.sheet.sha256,
            number,
        )

    def _series(self, row: dict[str, str]) -> Series:
        """The series of a row; one that nobody knows is made with the unit that is said."""
        name = row.get("series") or self.asked.series or ""
        written = row.get("unit") or self.asked.unit
        try:
            series = series_named(name, self.store.series)
        except StatisticsProblem:
            if written is None or not NAME.fullmatch(name):
                raise
            series = own_series(name, _unit(written))
        unit = self.units.setdefault(series.name, series.unit)
        if written is not None and _unit(written) != unit:
            raise StatisticsProblem("unit_other", series=name, unit=written, expected=unit)
        return series

    def _certainty(self, row: dict[str, str]) -> Certainty:
        written = row.get("certainty")
        if written:
            if written not in SURENESS:
                raise StatisticsProblem("certainty_unknown", value=written, allowed=", ".join(SURENESS))
            return SURENESS[SURENESS.index(written)]
        status = row.get("status")
        if status:
            if status not in STATUS:
                raise StatisticsProblem("status_unknown", value=status, allowed=", ".join([*STATUS, "M"]))
            return STATUS[status]
        return self.asked.certainty


def _unit(written: str) -> str:
    unit = UNIT_CODES.get(written.upper(), written.casefold())
    if unit not in UNITS:
        raise StatisticsProblem("unit_unknown", value=written, allowed=", ".join(UNITS))
    return unit


def _period(head: str) -> Period | None:
    try:
        return parse_period(head)
    except StatisticsProblem:
        return None


def _number(written: str, *, comma: bool | None) -> Decimal:
    """A figure; spaces may stand between thousands, and a comma before decimals where no comma parts the cells."""
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))", "", written).replace("−", "-")
    mark = r"[.,]" if comma is None else r"\."
    if not re.fullmatch(rf"-?\d{{1,18}}({mark}\d{{1,10}})?", text):
        raise StatisticsProblem("value_wrong", value=written)
    return Decimal(text.replace(",", "."))
