"""A register of recipients in memory: families, their persons, and what was paid to each family in each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from shanyraq.evidence.caseload.problems import CaseloadProblem
from shanyraq.evidence.caseload.spells import month_number
from shanyraq.evidence.families.families import ASSISTANCE, families_of
from shanyraq.law.codes import Sex
from shanyraq.law.families import LAW
from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.describe.family_types import FamilyType
from shanyraq.people.population import Part, Population
from shanyraq.people.population_files import About
from shanyraq.rules.evaluate import evaluate


@dataclass(frozen=True)
class Register:
    """A register of recipients.

    Attributes:
        about: where it comes from.
        families: a row a family: `family`, `region` (two digits), `size`, `children`, `kind` (its type), `conditional`
            (whether the law of the day ties assistance to measures of employment), `line` (tiyn a month a person).
        persons: a row a person: `family`, `sex`, `age` (whole years).
        payments: a row a family and month with a payment: `family`, `month` (the first day), `amount` in tiyn.
    """

    about: About
    families: pl.DataFrame
    persons: pl.DataFrame
    payments: pl.DataFrame

    @property
    def first(self) -> date:
        """The first month with payments."""
        found = self.payments["month"].min()
        assert isinstance(found, date)  # a register without payments is refused
        return found

    @property
    def last(self) -> date:
        """The last month with payments."""
        found = self.payments["month"].max()
        assert isinstance(found, date)  # a register without payments is refused
        return found

    @property
    def months(self) -> int:
        """Months from the first to the last."""
        return month_number(self.last) - month_number(self.first) + 1

    @property
    def regions(self) -> list[str]:
        """The regions with families, in the order of their codes."""
        return self.families["region"].unique().sort().to_list()


def read_register(parts: Sequence[Part], folder: Path) -> Register:
    """Read a register that `people read` made a population of.

    Args:
        parts: the population's parts.
        folder: where it is, for messages.

    Raises:
        CaseloadProblem: there are no payments by month.
        PopulationProblems: the population cannot be used.
    """
    families, persons, payments = [], [], []
    for part in parts:
        tables = _tables(part.population())
        families.append(tables[0])
        persons.append(tables[1])
        if part.incomes is not None:
            payments.append(_payments(part.incomes))
    paid = pl.concat(payments) if payments else pl.DataFrame()
    if not paid.height:
        raise CaseloadProblem("no_payments", folder=folder)
    return Register(parts[0].about, pl.concat(families), pl.concat(persons), paid)


def _tables(population: Population) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The families and the persons of a part."""
    day = population.about.date
    found = families_of(population, day)
    law = evaluate(population, LAW.at(day), ("age", "cannot_take_part"))
    names = _texts(population)
    kinds = np.array([kind.wire for kind in FamilyType])
    families = pl.DataFrame(
        {
            "family": names,
            "region": np.char.zfill(found.region.astype(str), 2),
            "size": found.size,
            "children": found.children,
            "kind": kinds[found.kind],
            "conditional": ~law.column("cannot_take_part").astype(bool),
            "line": found.line,
        }
    )
    sexes = np.array([sex.wire for sex in Sex])
    persons = pl.DataFrame(
        {
            "family": np.repeat(names, population.sizes),
            "sex": sexes[population.known("sex")],
            "age": law.column("age").astype(np.int64),
        }
    )
    return families, persons


def _texts(population: Population) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """The families' identifiers as texts."""
    chunks = [np.asarray(chunk.to_pylist()).astype(str) for chunk in population.families.chunks(FAMILY_ID)]
    return np.concatenate([np.empty(0, dtype="U1"), *chunks])


def _payments(file: Path) -> pl.DataFrame:
    """What each family was paid in each month."""
    rows = pl.scan_parquet(file).filter(pl.col("kind").cast(pl.String) == ASSISTANCE)
    summed = rows.group_by(pl.col(FAMILY_ID).cast(pl.String).alias("family"), "month").agg(pl.col("amount").sum())
    return summed.filter(pl.col("amount") > 0).sort("family", "month").collect()
