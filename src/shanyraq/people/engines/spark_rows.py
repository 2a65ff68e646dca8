"""Families and persons on their way through Spark: one stream of rows, each with its slice and its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from shanyraq.people.columns import FAMILY_FACTS, FAMILY_ID, PERSON_FACTS
from shanyraq.people.engines.job import Job
from shanyraq.people.grouping import TOLD
from shanyraq.people.population import PERSON_ID, WEIGHT, Part
from shanyraq.people.population_files import FAMILIES, PERSONS
from shanyraq.people.problems import PeopleProblem, population_refused
from shanyraq.rules.facts import STATED
from shanyraq.rules.plan import make_plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SLICE, ROW, FAMILY, PERSON = "slice", "row", "family", "person"
"""The columns of the stream; a row has either a family or a person."""


@dataclass(frozen=True)
class Slice:
    """Families of a part that one task evaluates.

    Attributes:
        name: what its results are called.
        families: what messages call the part's table of families.
        persons: what they call its table of persons.
    """

    name: str
    families: str
    persons: str


def slices_of(part: Part, slice_persons: int) -> list[Slice]:
    """The slices a part is cut into, each of about so many persons."""
    number = max(1, -(-part.counts.persons // slice_persons))
    names = [part.name] if number == 1 else [f"{part.name}-{place:04d}" for place in range(1, number + 1)]
    tables = [rows.name for rows in part.rows()]
    return [Slice(name, *tables) for name in names]


def stream(spark: "SparkSession", job: Job, parts: Sequence[tuple[Part, Sequence[Slice]]]) -> "DataFrame":
    """The rows of some parts, as Spark reads them, with nothing but what the evaluation asks for.

    The slice of a row is its place among the slices of these parts.
    """
    own, theirs = _columns(job)
    families = _read(spark, FAMILIES, parts, own, FAMILY)
    return families.unionByName(_read(spark, PERSONS, parts, theirs, PERSON), allowMissingColumns=True)


def check_unrepeated(spark: "SparkSession", job: Job) -> None:
    """Look through the families of all parts for two with the same identifier.

    Raises:
        PopulationProblems: there are some.
    """
    from pyspark.sql import functions as sf

    files = [_address(part, FAMILIES) for part in job.parts]
    repeated = spark.read.parquet(*files).groupBy(FAMILY_ID).count().filter(sf.col("count") > 1)
    some = sorted(row[FAMILY_ID] for row in repeated.select(FAMILY_ID).limit(TOLD).collect())
    if some:
        named = ", ".join(map(str, some))
        problem = PeopleProblem("families_repeated", file=FAMILIES, families=named, count=repeated.count())
        raise population_refused(problem)


def _columns(job: Job) -> tuple[list[str], list[str]]:
    """The columns of families and of persons that the outputs, the sums and the results are made from."""
    families, persons = (rows.schema.names for rows in job.parts[0].rows())
    absent = frozenset(FAMILY_FACTS.keys() - set(families) | PERSON_FACTS.keys() - set(persons))
    needed = {*make_plan(job.law, job.computed).columns, *make_plan(job.law, job.computed, absent).columns}
    always = {name for name, fact in (FAMILY_FACTS | PERSON_FACTS).items() if fact.default is None}
    kept = {name.removesuffix(STATED) for name in needed} | always | {FAMILY_ID, WEIGHT, PERSON_ID}
    return [name for name in families if name in kept], [name for name in persons if name in kept]


def _read(
    spark: "SparkSession", table: str, parts: Sequence[tuple[Part, Sequence[Slice]]], columns: list[str], tag: str
) -> "DataFrame":
    """A table of all parts in one scan; the file a row comes from tells its part, and the family its slice."""
    from pyspark.sql import functions as sf

    slices: dict[str, tuple[int, int]] = {}
    first = 0
    for part, own in parts:
        slices[_address(part, table)] = (first, len(own))
        first += len(own)
    rows = spark.read.parquet(*slices)
    listed = {_as_told(file): slices[unquote(file)] for file in rows.inputFiles()}
    first_of, number_of = (
        sf.create_map(*(sf.lit(told) for file, numbers in listed.items() for told in (file, numbers[which])))
        for which in (0, 1)
    )
    file = sf.col("_metadata.file_path")
    slice_of = first_of[file] + sf.pmod(sf.xxhash64(sf.col(FAMILY_ID)), number_of[file])
    row = sf.col("_metadata.row_index")
    return rows.select(slice_of.cast("int").alias(SLICE), row.alias(ROW), sf.struct(*columns).alias(tag))


def _address(part: Part, table: str) -> str:
    return f"file://{(part.folder / table).resolve()}"


def _as_told(file: str) -> str:
    """A listed file as a row's metadata tells it: with one slash and not three."""
    return f"file:{file.removeprefix('file://')}"
