"""The tables a delivery comes to: which columns each role's rows have on their way, and which the population gets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from shanyraq.people.intake.mapping import (
    AREA,
    ASSET,
    FACTS,
    FAMILY,
    IIN,
    KATO,
    KIND,
    PERSON,
    Asset,
    Role,
    unit_of,
    words_of,
)
from shanyraq.people.intake.mapping import (
    Mapping as DeliveryMapping,
)
from shanyraq.people.intake.plan import NUMBER, Plan
from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.people.intake.row_checks import EASED, FILE, INCOMPLETE, OWN, ROW
from shanyraq.people.population import FAMILY_COLUMNS, FAMILY_EXTRAS, PERSON_COLUMNS, WEIGHT

MARKS: Mapping[str, type[pl.DataType]] = {
    FILE: pl.UInt16,
    ROW: pl.Int64,
    OWN: pl.Boolean,
    EASED: pl.Boolean,
    INCOMPLETE: pl.Boolean,
}

_DTYPES: Mapping[str, type[pl.DataType]] = {
    "text": pl.String,
    "day": pl.Date,
    "flag": pl.Boolean,
    "tiyn": pl.Int64,
    "count": pl.Int64,
    WEIGHT: pl.Float64,
}

ASSET_FACTS: Mapping[str, tuple[Asset, ...]] = {
    "dwellings": (Asset.DWELLING, Asset.UNSAFE_DWELLING),
    "unsafe_dwellings": (Asset.UNSAFE_DWELLING,),
    "cars": (Asset.CAR,),
    "machinery": (Asset.MACHINERY,),
    "non_residential_for_profit": (Asset.NON_RESIDENTIAL_FOR_PROFIT,),
    "building_plot": (Asset.BUILDING_PLOT,),
}
"""The facts of a family that a list of assets tells, each by the assets that count for it."""

AREA_FACT = "dwelling_area_m2"


@dataclass(frozen=True)
class Outline:
    """What the files of a delivery have together.

    Attributes:
        mapping: the mapping.
        plans: the files, in the order they are read: persons first.
    """

    mapping: DeliveryMapping
    plans: Sequence[Plan]

    def of_role(self, role: Role) -> tuple[Plan, ...]:
        """The files of a role."""
        return tuple(plan for plan in self.plans if plan.table.role is role)

    @cached_property
    def schemas(self) -> Mapping[Role, dict[str, pl.DataType | type[pl.DataType]]]:
        """The columns of each role's rows, the same for all its files."""
        return {role: self._schema(role) for role in Role if self.of_role(role)}

    def _schema(self, role: Role) -> dict[str, pl.DataType | type[pl.DataType]]:
        targets = dict.fromkeys(target for plan in self.of_role(role) for target in plan.table.columns)
        schema: dict[str, pl.DataType | type[pl.DataType]] = {}
        if FAMILY in targets:
            schema[FAMILY] = pl.Int64 if self.mapping.number_families else pl.String
        if PERSON in targets or IIN in targets:
            schema[PERSON] = pl.UInt64
        if role is Role.PERSONS and any(NUMBER in plan.identities for plan in self.plans):
            schema[NUMBER] = pl.UInt64
        schema |= MARKS
        for target in targets:
            if target == KATO:
                schema["district"], schema["region"] = pl.Int64, pl.UInt8
            elif target == IIN:
                schema |= {IIN: pl.String} if self.mapping.keep_iin else {}
            elif target == "district":
                schema |= {"district": pl.Int64, "region": pl.UInt8}
            elif target not in (FAMILY, PERSON):
                schema[target] = _dtype(target)
        return schema

    def aligned(self, role: Role, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows of one file with the columns of their role."""
        return rows.select(
            pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, kind).alias(name)
            for name, kind in self.schemas[role].items()
        )

    @cached_property
    def family_columns(self) -> tuple[str, ...]:
        """The columns that say something of families, wherever they were sent, but for assets in long form."""
        known = dict.fromkeys((*FAMILY_COLUMNS, *FAMILY_EXTRAS))
        sent = {name for role in (Role.FAMILIES, Role.PERSONS) for name in self.schemas.get(role, ())}
        return tuple(name for name in known if name in sent)

    @cached_property
    def person_columns(self) -> tuple[str, ...]:
        """The columns that say something of persons, but for incomes in long form."""
        return tuple(name for name in PERSON_COLUMNS if name in self.schemas[Role.PERSONS])

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of income that incomes in long form can tell."""
        return _told_words(self.of_role(Role.INCOMES), KIND)

    @cached_property
    def assets(self) -> Mapping[str, tuple[Asset, ...]]:
        """The facts that assets in long form can tell."""
        told = {Asset[word.upper()] for word in _told_words(self.of_role(Role.ASSETS), ASSET)}
        return {fact: counted for fact, counted in ASSET_FACTS.items() if told & set(counted)}

    @cached_property
    def has_area(self) -> bool:
        """Whether assets tell the area of dwellings."""
        return any(AREA in plan.table.columns for plan in self.of_role(Role.ASSETS))

    def check(self) -> None:
        """Refuse a delivery that tells a fact in two places.

        Raises:
            IntakeProblem: it does.
        """
        told: list[str] = [f"income_{kind}" for kind in self.kinds]
        told += [*self.assets, *([AREA_FACT] if self.has_area else [])]
        for role in (Role.PERSONS, Role.FAMILIES):
            told += [name for name in self.schemas.get(role, ()) if name in FACTS or name in FAMILY_EXTRAS]
        twice = sorted({name for name in told if told.count(name) > 1})
        if twice:
            raise IntakeProblem("fact_twice", names=", ".join(twice))


def _dtype(target: str) -> type[pl.DataType]:
    if words_of(target) is not None and unit_of(target) != "flag":
        return pl.UInt8
    return _DTYPES[unit_of(target)]


def _told_words(plans: Iterable[Plan], target: str) -> tuple[str, ...]:
    """The words that a column of codes can come to, in the order of the list."""
    words = words_of(target) or {}
    told: set[str] = set()
    for plan in plans:
        column = plan.table.columns[target]
        if column.constant is not None:
            told.add(column.constant)
        else:
            told.update(words if column.codes is None else column.codes.values())
    return tuple(word for word in words if word in told)
