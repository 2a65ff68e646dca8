"""The user's own figures: a folder with one plain table, every figure with its source, file, hash and row.

Nothing in it is ever overwritten. A figure that contradicts another stands beside it.
"""

import csv
import fcntl
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from shanyraq.evidence.statistics.observation import SURENESS, Observation, plain
from shanyraq.evidence.statistics.periods import Period
from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.series import Series, listed_series, own_series, series_named

TABLE = "observations.csv"

COLUMNS = (
    "series",
    "region",
    "since",
    "until",
    "value",
    "unit",
    "certainty",
    "source",
    "note",
    "file",
    "sha256",
    "row",
)
"""The columns of the table, in their order."""


@dataclass(frozen=True)
class Added:
    """What an import came to.

    Attributes:
        new: figures that were not there.
        known: figures that were there already, from the same source.
    """

    new: tuple[Observation, ...]
    known: int


class Store:
    """The table of a folder, read whole.

    Args:
        folder: where it is, or will be when something is added.

    Attributes:
        observations: the figures, in the order they were added.
        series: series that only this store knows, by name.

    Raises:
        StatisticsProblem: the table cannot be read; names the row.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._units: dict[str, str] = {}
        self.observations = self._read()
        self.series: dict[str, Series] = {
            name: own_series(name, unit) for name, unit in self._units.items() if not _is_known(name)
        }

    @property
    def file(self) -> Path:
        """The table."""
        return self.folder / TABLE

    def add(self, found: Iterable[Observation], units: dict[str, str]) -> Added:
        """Put figures beside those that are there, all of them at a stroke or none, one import at a time.

        Args:
            found: figures; one that is there already with value, certainty and source is left out.
            units: the unit of each of their series.

        Raises:
            StatisticsProblem: the folder cannot be written.
        """
        with self._alone():
            self.observations = self._read()  # another import may have come first
            there = {_identity(observation) for observation in self.observations}
            new: list[Observation] = []
            known = 0
            for observation in found:
                if _identity(observation) in there:
                    known += 1
                else:
                    there.add(_identity(observation))
                    new.append(observation)
            if new:
                self._units = units | self._units
                self._write([*self.observations, *new])
                self.observations = [*self.observations, *new]
                self.series |= {name: own_series(name, unit) for name, unit in units.items() if not _is_known(name)}
        return Added(tuple(new), known)

    def unit(self, name: str) -> str | None:
        """The unit of a series that the store has figures of."""
        return self._units.get(name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder, waiting for an import that does; the system lets go of it however the process ends."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = os.open(self.folder, os.O_RDONLY)
        except OSError as error:
            raise StatisticsProblem("store_not_written", folder=self.folder, reason=error.strerror or error) from None
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        finally:
            os.close(held)

    def _read(self) -> list[Observation]:
        if not self.file.is_file():
            if self.folder.is_dir() and any(self.folder.iterdir()):
                raise StatisticsProblem("store_not_one", folder=self.folder, file=TABLE)
            return []
        try:
            with self.file.open(encoding="utf-8", newline="") as opened:
                reader = csv.DictReader(opened)
                if tuple(reader.fieldnames or ()) != COLUMNS:
                    raise StatisticsProblem("store_columns", file=self.file, columns=", ".join(COLUMNS))
                return [self._observation(row, place) for place, row in enumerate(reader, 2)]
        except (OSError, UnicodeDecodeError) as error:
            raise StatisticsProblem("file_unreadable", file=self.file, reason=error) from None

    def _observation(self, row: dict[str, str], place: int) -> Observation:
        try:
            until = date.fromisoformat(row["until"]) if row["until"] else None
            certainty = SURENESS[SURENESS.index(row["certainty"])]
            self._units[row["series"]] = row["unit"]
            return Observation(
                row["series"],
                row["region"],
                Period(date.fromisoformat(row["since"]), until),
                Decimal(row["value"]),
                certainty,
                row["source"],
                row["note"],
                row["file"],
                row["sha256"],
                int(row["row"]),
            )
        except (ValueError, TypeError, InvalidOperation):
            raise StatisticsProblem("store_row", file=self.file, row=place) from None

    def _write(self, observations: Iterable[Observation]) -> None:
        written = io.StringIO()
        table = csv.writer(written, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(self._row(observation) for observation in observations)
        try:
            beside = self.folder / f".{TABLE}.{os.getpid()}"
            with beside.open("w", encoding="utf-8", newline="") as opened:
                opened.write(written.getvalue())
                opened.flush()
                os.fsync(opened.fileno())
            beside.replace(self.file)
        except OSError as error:
            raise StatisticsProblem("store_not_written", folder=self.folder, reason=error.strerror or error) from None

    def _row(self, observation: Observation) -> tuple[str, ...]:
        period = observation.period
        return (
            observation.series,
            observation.region,
            period.since.isoformat(),
            "" if period.until is None else period.until.isoformat(),
            plain(observation.value),
            self._units[observation.series],
            observation.certainty,
            observation.source,
            observation.note,
            observation.file,
            observation.sha256,
            str(observation.row),
        )


def _identity(observation: Observation) -> tuple[object, ...]:
    return (*observation.place, observation.value, observation.certainty, observation.source)


def _is_known(name: str) -> bool:
    """Whether the program has a series of this name."""
    if name in listed_series():
        return True
    try:
        series_named(name)
    except StatisticsProblem:
        return False
    return True
