"""The findings that a workbook lists: more than a delivery's record has, from the file that has them all."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from shanyraq.people.intake.delivery import Delivery, Finding
from shanyraq.people.intake.findings import FILE

MOST = 5_000
"""Findings of one check that a workbook lists."""

BATCH = 1 << 16
"""Findings looked at together."""


def with_kept_findings(delivery: Delivery, folder: Path) -> Delivery:
    """The delivery with the first `MOST` findings of each check, where the file with all of them is in the folder."""
    if not (folder / FILE).is_file():
        return delivery
    found: dict[str, list[Finding]] = {check.rule: [] for check in delivery.checks}
    wanting = {check.rule: min(check.count, MOST) for check in delivery.checks if check.count}
    with pq.ParquetFile(folder / FILE) as kept:
        for batch in kept.iter_batches(BATCH, columns=["rule", "file", "row", "column", "value"]):
            rows = pl.DataFrame(pl.from_arrow(batch)).filter(pl.col("rule").is_in(list(wanting)))
            for rule, *place in rows.group_by("rule", maintain_order=True).head(MOST).iter_rows():
                if len(found[rule]) < MOST:
                    found[rule].append(Finding(*place))
            wanting = {rule: number for rule, number in wanting.items() if len(found[rule]) < number}
            if not wanting:
                break
    return replace(
        delivery, checks=tuple(replace(check, findings=tuple(found[check.rule])) for check in delivery.checks)
    )
