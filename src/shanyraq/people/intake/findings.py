"""What is found wrong: every finding is counted and kept in a file, the first of each rule are listed."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Check, Finding

LISTED = 100
"""Findings of a rule that a delivery lists; the file has them all."""

FILE = "findings.parquet"

LONGEST = 60

SCHEMA = pl.Schema({"file": pl.UInt16, "row": pl.Int64, "rule": pl.String, "target": pl.String, "value": pl.String})
"""The columns of findings on their way: the file by its place, the column by what it is."""

_KEPT = pa.schema(
    [(name, pa.string()) for name in ("file", "rule", "severity", "column", "value")] + [("row", pa.int64())]
)


def found(rule: str, rows: pl.Series, file: int, target: str = "", values: pl.Series | None = None) -> pl.DataFrame:
    """Findings of one rule in one column of a file."""
    told = pl.Series("value", values.cast(pl.String)) if values is not None else pl.Series("value", [None] * len(rows))
    return pl.DataFrame({"row": rows.cast(pl.Int64), "value": told.cast(pl.String)}).select(
        pl.lit(file, pl.UInt16).alias("file"),
        "row",
        pl.lit(rule).alias("rule"),
        pl.lit(target).alias("target"),
        "value",
    )


class Findings:
    """Collects the findings of a delivery.

    Args:
        folder: where the file with all of them is written.
        names: the files' names, by their places.
        columns: by file and target, what the file calls the column.

    Attributes:
        counts: by file and rule.
        tested: by rule, rows or families it was asked of.
    """

    def __init__(self, folder: Path, names: tuple[str, ...], columns: Mapping[tuple[int, str], str]) -> None:
        self.names = names
        self.columns = columns
        self.counts: Counter[tuple[int, str]] = Counter()
        self.tested: Counter[str] = Counter()
        self._first: dict[str, list[Finding]] = defaultdict(list)
        self._writer = pq.ParquetWriter(folder / FILE, _KEPT, compression="zstd")

    def add(self, findings: pl.DataFrame) -> None:
        """Count findings in, keep them and list the first."""
        if findings.is_empty():
            return
        told = findings.with_columns(
            pl.col("value").fill_null("").str.slice(0, LONGEST).str.replace_all(r"\d{8}(\d{4})", "********$1")
        )
        for file, rule, number in told.group_by("file", "rule").len().iter_rows():
            self.counts[file, rule] += number
        named = self._named(told)
        for (rule,), some in named.partition_by("rule", as_dict=True, maintain_order=True).items():
            missing = max(LISTED - len(self._first[rule]), 0)
            listed = some.head(missing).select("file", "row", "column", "value").iter_rows()
            self._first[rule].extend(Finding(*each) for each in listed)
        self._writer.write_table(named.select(_KEPT.names).to_arrow(compat_level=pl.CompatLevel.oldest()).cast(_KEPT))

    def _named(self, told: pl.DataFrame) -> pl.DataFrame:
        """Findings with the file and the column called by their names, and with their severity."""
        places = told.select("file", "target", "rule").unique()
        columns = [self.columns.get((file, target), target) for file, target, _ in places.iter_rows()]
        names = [self.names[file] for file in places["file"]]
        severities = [RULES[rule].severity.value for rule in places["rule"]]
        called = places.with_columns(
            pl.Series("name", names, pl.String),
            pl.Series("column", columns, pl.String),
            pl.Series("severity", severities, pl.String),
        )
        joined = told.join(called, on=["file", "target", "rule"], how="left", maintain_order="left")
        return joined.drop("file").rename({"name": "file"})

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()

    def checks(
        self, limits: Mapping[str, float], common: float, exceeded: Mapping[str, tuple[str, ...]]
    ) -> tuple[Check, ...]:
        """Each rule that was asked, with what it found."""
        by_rule: Counter[str] = Counter()
        for (_, rule), number in self.counts.items():
            by_rule[rule] += number
        return tuple(
            Check(
                rule=name,
                severity=rule.severity,
                count=by_rule[name],
                tested=self.tested[name],
                limit=limits.get(name, common),
                exceeded=exceeded.get(name, ()),
                findings=tuple(self._first[name]),
            )
            for name, rule in RULES.items()
            if self.tested[name] or by_rule[name]
        )
