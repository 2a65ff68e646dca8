"""One partition brought together: persons, families, incomes and assets matched, checked, and made into tables."""

from collections import Counter
from collections.abc import Mapping as Map
from dataclasses import dataclass

import numpy as np
import polars as pl

from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.intake.family_checks import Verdict, check_families, refuse_rows, without_repeats
from shanyraq.people.intake.mapping import (
    AMOUNT,
    AREA,
    ASSET,
    FAMILY,
    IIN,
    INCOME_KINDS,
    KIND,
    MONTH,
    PERSON,
    Asset,
    Role,
)
from shanyraq.people.intake.outline import AREA_FACT, Outline
from shanyraq.people.intake.plan import NUMBER, quarter_months
from shanyraq.people.intake.row_checks import EASED, FILE, INCOMPLETE, OWN, ROW
from shanyraq.people.intake.runs import Runs
from shanyraq.people.intake.spill import Spill
from shanyraq.people.population import FAMILY_EXTRAS, PERSON_ID

REGION, HOME = "region", "home"
"""The region of a family; the same of its members, on their way."""


@dataclass(frozen=True)
class Tally:
    """What became of a file's rows: kept, refused, of these with their family, of these by eased rules only."""

    kept: int
    refused: int
    with_family: int
    eased: int


@dataclass(frozen=True)
class Settled:
    """A partition that was brought together.

    Attributes:
        tables: the kept families, their persons and, where they were sent in long form, their incomes, each with the
            family's region and sorted by region and family.
        findings: what is wrong.
        tallies: by file, what became of its rows.
        tested: by rule, rows or families it was asked of.
        families_read: different families met.
    """

    tables: tuple[pl.DataFrame, ...]
    findings: pl.DataFrame
    tallies: Map[int, Tally]
    tested: Counter[str]
    families_read: int


def settle(
    outline: Outline, spill: Spill, partition: int, repeated: Map[str, pl.DataFrame], before: Map[int, int]
) -> Settled:
    """Bring a partition together.

    Args:
        outline: what the files have together.
        spill: the checked rows.
        partition: which of its partitions.
        repeated: by identifier, persons that stand several times in the delivery, with how often.
        before: by file, rows of persons before it: a running number is given to persons from there on.
    """
    return _Partition(outline, spill, partition).settled(repeated, before)


class _Partition:
    """The rows of a partition on their way."""

    def __init__(self, outline: Outline, spill: Spill, partition: int) -> None:
        self.outline = outline
        self.mapping = outline.mapping
        self.verdict = Verdict()
        self.rows = {
            role: pl.DataFrame(schema=schema) if (rows := spill.read(role, partition)) is None else rows
            for role, schema in outline.schemas.items()
        }

    def settled(self, repeated: Map[str, pl.DataFrame], before: Map[int, int]) -> Settled:
        persons = _by_family(self.rows[Role.PERSONS])
        told = pl.Series([True]).new_from_index(0, persons.height)
        keys = [key for key in (PERSON, NUMBER) if key in persons.columns]
        if keys:
            self.verdict.tested.update({"person_repeated": persons.height, "row_repeated": persons.height})
            again_there = {key: repeated[key] for key in keys}
            persons, again = without_repeats(persons, again_there, self.verdict, self.mapping)
            told &= ~again
        families = self._families()
        if families is not None:
            persons, told = self._with_family(persons, told, families)
        self.rows[Role.PERSONS] = persons
        members = persons if told.all() else persons.filter(told)
        self._owned(members)
        runs = Runs(members[FAMILY])
        shared = tuple(name for name in self.outline.family_columns if name in persons.columns)
        checked = check_families(self._marked(members), runs, shared, self.verdict, self.mapping)
        known = self._family_table(checked, families, shared)
        stays = runs.spread(known["kept"])
        kept = known.filter(pl.col("kept")).drop("kept")
        tables = self._tables(kept, self._of_kept(members, runs.spread(known[REGION]), stays), before)
        tallies = self._tallies(kept, stays if members is persons else None)
        read = checked.height if families is None else pl.concat([checked[FAMILY], families[FAMILY]]).n_unique()
        return Settled(tables, self.verdict.all_findings(), tallies, self.verdict.tested, read)

    def _families(self) -> pl.DataFrame | None:
        """The rows of families, each family once; None where the delivery has no such file."""
        if Role.FAMILIES not in self.rows:
            return None
        rows = _by_family(self.rows[Role.FAMILIES])
        numbers = rows.group_by(pl.col(FAMILY).alias("key")).agg(pl.len().cast(pl.Int64).alias("times"))
        counted = {FAMILY: numbers.filter(pl.col("times") > 1)}
        self.verdict.tested["family_repeated"] += rows.height
        rows, again = without_repeats(rows, counted, self.verdict, self.mapping)
        self.rows[Role.FAMILIES] = rows
        once = rows.filter(~again).unique(FAMILY, keep="first", maintain_order=True)
        met = self.rows[Role.PERSONS][FAMILY].unique()
        self.verdict.tested["family_without_members"] += once.height
        self.verdict.tell("family_without_members", once.filter(~once[FAMILY].is_in(met.implode())))
        return once

    def _with_family(
        self, persons: pl.DataFrame, told: pl.Series, families: pl.DataFrame
    ) -> tuple[pl.DataFrame, pl.Series]:
        """Persons whose family has a row; the others are refused."""
        alone = ~persons[FAMILY].is_in(families[FAMILY].implode())
        self.verdict.tested["person_without_family"] += persons.height
        places = alone.arg_true().cast(pl.Int64)
        self.verdict.tell("person_without_family", persons.filter(alone))
        return refuse_rows(persons, places, self.mapping, "person_without_family"), told & ~alone

    def _owned(self, members: pl.DataFrame) -> None:
        """Match incomes and assets to whom they belong; what belongs to nobody is refused."""
        for role, rule in ((Role.INCOMES, "income_without_person"), (Role.ASSETS, "asset_without_owner")):
            if role in self.rows:
                rows = self.rows[role]
                if PERSON in rows.columns:
                    owners = members.select(PERSON, pl.col(FAMILY).alias("of")).unique(PERSON, keep="first")
                    rows = rows.join(owners, on=PERSON, how="left", maintain_order="left")
                    lost = rows["of"].is_null()
                    if FAMILY in rows.columns:
                        lost |= (rows["of"] != rows[FAMILY]).fill_null(value=False)
                    rows = rows.drop(FAMILY, strict=False).rename({"of": FAMILY})
                else:
                    lost = ~rows[FAMILY].is_in(members[FAMILY].unique().implode())
                self.verdict.tell(rule, rows.filter(lost).drop(FAMILY))
                rows = refuse_rows(rows, lost.arg_true().cast(pl.Int64), self.mapping, rule)
                self.rows[role] = rows.with_columns(pl.when(~lost).then(pl.col(FAMILY)).alias(FAMILY))

    def _marked(self, members: pl.DataFrame) -> pl.DataFrame:
        """Members with their family marked incomplete where a row of its other files was refused."""
        lacking = [
            rows.filter(rows[INCOMPLETE])[FAMILY].drop_nulls()
            for role, rows in self.rows.items()
            if role is not Role.PERSONS
        ]
        if not any(len(families) for families in lacking):
            return members
        known = pl.concat(lacking).unique()
        return members.with_columns(pl.col(INCOMPLETE) | pl.col(FAMILY).is_in(known.implode()))

    def _family_table(
        self, checked: pl.DataFrame, families: pl.DataFrame | None, shared: tuple[str, ...]
    ) -> pl.DataFrame:
        """All that is known of the families, and whether they are kept."""
        known = checked
        own = tuple(name for name in self.outline.family_columns if name not in shared)
        if families is not None:
            known = known.join(families.select(FAMILY, *own), on=FAMILY, how="left", maintain_order="left")
        if Role.ASSETS in self.rows:
            known = self._with_assets(known)
        if "unsafe_dwellings" in known.columns:
            self.verdict.tested["unsafe_more_than_all"] += known.height
            all_of_them = pl.col("dwellings").fill_null(1) if "dwellings" in known.columns else pl.lit(1)
            wrong = (pl.col("unsafe_dwellings") > all_of_them).fill_null(value=False)
            whole = known.filter(~self.verdict.is_refused(known[FAMILY]))
            self.verdict.tell("unsafe_more_than_all", whole.filter(wrong))
        return known.with_columns(pl.Series("kept", ~self.verdict.is_refused(known[FAMILY]))).drop(FILE, ROW)

    def _of_kept(self, members: pl.DataFrame, regions: pl.Series, stays: pl.Series) -> pl.DataFrame:
        """The members of kept families with their region, by region and family."""
        going = {
            FAMILY,
            FILE,
            ROW,
            IIN,
            *self.outline.person_columns,
            *((PERSON,) if Role.INCOMES in self.rows else ()),
        }
        persons = members.select(name for name in members.columns if name in going)
        persons = persons.with_columns(regions.alias(HOME))
        return _by_region(persons if stays.all() else persons.filter(stays), HOME)

    def _with_assets(self, families: pl.DataFrame) -> pl.DataFrame:
        """Families with the assets counted that they and their members own."""
        rows = self.rows[Role.ASSETS]
        counts = [
            pl.col(ASSET).is_in([int(asset) for asset in counted]).sum().cast(pl.Int64).alias(fact)
            for fact, counted in self.outline.assets.items()
        ]
        areas = [pl.col(AREA).filter(pl.col(ASSET) == int(Asset.DWELLING)).sum().alias(AREA_FACT)]
        owned = rows.filter(~rows[OWN]).group_by(FAMILY).agg(*counts, *(areas if self.outline.has_area else []))
        joined = families.join(owned, on=FAMILY, how="left", maintain_order="left")
        return joined.with_columns(pl.exclude(families.columns).fill_null(0))

    def _tables(self, kept: pl.DataFrame, persons: pl.DataFrame, before: Map[int, int]) -> tuple[pl.DataFrame, ...]:
        """The tables of the kept families, by region and family."""
        families = _by_region(kept, REGION)
        persons = persons.with_columns(
            persons[IIN].alias(PERSON_ID)
            if self.mapping.keep_iin and IIN in persons.columns
            else (pl.col(ROW) + pl.col(FILE).replace_strict(before, return_dtype=pl.Int64)).alias(PERSON_ID)
        )
        facts = [name for name in self.outline.person_columns if name in persons.columns]
        told: list[pl.DataFrame] = []
        if Role.INCOMES in self.rows:
            long = self._incomes(persons)
            persons = self._with_incomes(persons, long)
            facts += [f"income_{kind}" for kind in self.outline.kinds]
            told = [long]
        extras = [name for name in families.columns if name in FAMILY_EXTRAS]
        of_family = [name for name in families.columns if name not in (FAMILY, REGION, *extras)]
        return (
            families.select(pl.col(FAMILY).alias(FAMILY_ID), REGION, *extras, *of_family),
            persons.select(pl.col(FAMILY).alias(FAMILY_ID), PERSON_ID, *facts, pl.col(HOME).alias(REGION)),
            *told,
        )

    def _incomes(self, persons: pl.DataFrame) -> pl.DataFrame:
        """The incomes of kept persons, in the persons' order, each with the person's place in the family."""
        places = persons.select(
            PERSON,
            FAMILY,
            pl.col(HOME).alias(REGION),
            pl.int_range(pl.len()).alias("order"),
            (pl.int_range(pl.len()).over(FAMILY) + 1).cast(pl.Int16).alias("place"),
        )
        rows = self.rows[Role.INCOMES]
        taken = rows.filter(~rows[OWN]).drop(FAMILY).join(places, on=PERSON, how="inner")
        return taken.sort("order", KIND, MONTH, FILE, ROW).select(
            pl.col(FAMILY).alias(FAMILY_ID), pl.col("place").alias("person"), "order", KIND, MONTH, AMOUNT, REGION
        )

    def _with_incomes(self, persons: pl.DataFrame, incomes: pl.DataFrame) -> pl.DataFrame:
        """Persons with the sums of their incomes in the quarter, by kind."""
        counted = incomes.filter(pl.col(MONTH).is_between(*quarter_months(self.mapping.day)))
        sums = counted.group_by("order").agg(
            pl.col(AMOUNT).filter(pl.col(KIND) == INCOME_KINDS.index(kind)).sum().alias(f"income_{kind}")
            for kind in self.outline.kinds
        )
        placed = persons.with_columns(pl.int_range(pl.len()).alias("order"))
        joined = placed.join(sums, on="order", how="left", maintain_order="left")
        return joined.with_columns(pl.col(f"income_{kind}").fill_null(0) for kind in self.outline.kinds)

    def _tallies(self, kept: pl.DataFrame, of_kept: pl.Series | None) -> dict[int, Tally]:
        """What became of the rows of each file; which persons are of kept families may be known already."""
        tallies: dict[int, Tally] = {}
        for role, rows in self.rows.items():
            whose = of_kept if role is Role.PERSONS else None
            if whose is None:
                whose = rows[FAMILY].is_in(kept[FAMILY].implode()).fill_null(value=False)
            counts = rows.select(FILE, OWN, EASED, (~rows[OWN] & whose).alias("stays")).group_by(FILE)
            counted = counts.agg(pl.len(), pl.col("stays", OWN, EASED).sum())
            for file, number, stay, own, eased in counted.iter_rows():
                tallies[file] = Tally(stay, number - stay, number - stay - own, eased)
        return tallies


def _by_family(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows in the order of their families, in which registers often are."""
    return rows if rows[FAMILY].is_sorted() else rows.sort(FAMILY, maintain_order=True)


def _by_region(rows: pl.DataFrame, region: str) -> pl.DataFrame:
    """Rows in the order of their regions, in which registers often are; those of a region stay in their order."""
    return rows if rows[region].is_sorted() else rows[np.argsort(rows[region].to_numpy(), kind="stable")]
