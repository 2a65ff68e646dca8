"""A frame: the clusters a sample is drawn from, each with its stratum and its size.

A row is a cluster: `unit` (its code), `region` (two digits of KATO), `settlement` (town or village), `households`
(those with a person of 14 to 34), and, where known, `young` (such persons). The order of rows is kept: where neighbours
stand together, drawing in steps spreads the sample over the country.
"""

import errno
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import polars as pl

from shanyraq.evidence.youth.sampling.problems import FrameProblems, SampleProblem
from shanyraq.people.country.figures import REGIONS
from shanyraq.rules.problems import refusal_of_system

TOWN, VILLAGE = "town", "village"
SETTLEMENTS = (TOWN, VILLAGE)

COLUMNS = ("unit", "region", "settlement", "households")
YOUNG = "young"

MOST_TOLD = 20
"""Problems told of one kind."""


class Stratum(NamedTuple):
    """Where clusters are drawn apart from the others: a region's towns or its villages."""

    region: str
    settlement: str

    @property
    def code(self) -> int:
        """A number for the stratum: the region's two digits and one for the settlement."""
        return int(self.region) * 10 + SETTLEMENTS.index(self.settlement) + 1


@dataclass(frozen=True, eq=False)
class Frame:
    """The clusters of a frame.

    Attributes:
        clusters: the columns of `COLUMNS`, and `young` where it is known.
    """

    clusters: pl.DataFrame

    @cached_property
    def strata(self) -> dict[Stratum, pl.DataFrame]:
        """The clusters of each stratum, in the frame's order."""
        keys = self.clusters.select("region", "settlement").unique().sort("region", "settlement").iter_rows()
        return {Stratum(*key): self.of(Stratum(*key)) for key in keys}

    def of(self, stratum: Stratum) -> pl.DataFrame:
        """The clusters of one stratum."""
        region, settlement = stratum
        return self.clusters.filter((pl.col("region") == region) & (pl.col("settlement") == settlement))

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen digits of a hash of the whole frame."""
        return hashlib.sha256(self.clusters.write_csv().encode()).hexdigest()[:16]


def read_frame(file: Path) -> Frame:
    """The frame of a CSV or Parquet file.

    Raises:
        SampleProblem: the file cannot be read, or lacks a column.
        FrameProblems: rows that cannot be used.
    """
    table = _table(file)
    missing = [column for column in COLUMNS if column not in table.columns]
    if missing:
        raise SampleProblem("frame_columns", file=file, missing=", ".join(missing), columns=", ".join(COLUMNS))
    known = [*COLUMNS, *([YOUNG] if YOUNG in table.columns else [])]
    words = [pl.col(name).cast(pl.String).str.strip_chars() for name in known]
    told = table.select(words).with_columns(pl.col("region").str.zfill(2))
    frame = told.with_columns(
        pl.col(name).cast(pl.Int64, strict=False) for name in known if name in ("households", YOUNG)
    )
    problems = _problems(file, told, frame)
    if problems:
        raise FrameProblems("frame_refused", problems=problems)
    return Frame(frame)


def _table(file: Path) -> pl.DataFrame:
    if file.suffix.lower() not in (".csv", ".parquet"):
        raise SampleProblem("frame_kind", file=file)
    if not file.exists():  # of which Polars tells in its own words
        missing = FileNotFoundError(errno.ENOENT, "")
        raise SampleProblem("frame_unreadable", file=file, reason=refusal_of_system(missing))
    try:
        if file.suffix.lower() == ".parquet":
            return pl.read_parquet(file)
        return pl.read_csv(file, infer_schema=False)
    except OSError as error:
        raise SampleProblem("frame_unreadable", file=file, reason=refusal_of_system(error)) from None
    except pl.exceptions.PolarsError as error:
        raise SampleProblem("frame_unreadable", file=file, reason=str(error).partition("\n")[0]) from None


def _problems(file: Path, told: pl.DataFrame, frame: pl.DataFrame) -> list[SampleProblem]:
    """What is wrong with the rows of a frame."""
    if frame.is_empty():
        return [SampleProblem("frame_empty", file=file)]
    regions = [region.wire for region in REGIONS]
    wrong = {
        "unit": told["unit"].is_null() | (told["unit"] == "") | told["unit"].is_duplicated(),
        "region": ~told["region"].is_in(regions).fill_null(value=False),
        "settlement": ~told["settlement"].is_in(SETTLEMENTS).fill_null(value=False),
        "households": ~(frame["households"] > 0).fill_null(value=False),
    }
    if YOUNG in frame.columns:
        wrong[YOUNG] = ~(frame[YOUNG] >= frame["households"]).fill_null(value=False)
    return [
        _problem(column, file=file, row=row + 2, value=told[column][row])
        for column, rows in wrong.items()
        for row in rows.arg_true().to_list()[:MOST_TOLD]
    ]


def _problem(column: str, **where: object) -> SampleProblem:
    match column:
        case "unit":
            return SampleProblem("frame_unit", **where)
        case "region":
            return SampleProblem("frame_region", **where)
        case "settlement":
            return SampleProblem("frame_settlement", **where, allowed=", ".join(SETTLEMENTS))
        case "households":
            return SampleProblem("frame_households", **where)
    return SampleProblem("frame_young", **where)
