"""The file a clerk fills: uncertain pairs, their weights in words, an empty decision; names only when asked for."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from shanyraq.people.charts.labels import word as synthetic_word
from shanyraq.people.linkage.normal_form import COLUMNS
from shanyraq.people.linkage.register_file import Register
from shanyraq.people.linkage.resolution import Reason
from shanyraq.people.linkage.wording import in_words, word

CSV, XLSX = "review.csv", "review.xlsx"

MOST_IN_SHEET = 2_000
"""Pairs that the sheet holds; more than a clerk decides in a month."""

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""When the workbook says it was made: the same pairs give the same bytes."""

_WIDTHS = {"explained": 110, "reason": 30}
_PLAIN_WIDTH = 16


def review_table(review: pl.DataFrame, lang: str) -> pl.DataFrame:
    """The pairs as a clerk sees them, without anything of the persons but their identifiers."""
    reasons = {reason.value: word(f"reason_{reason.value}", lang) for reason in Reason}
    return review.select(
        "left_id",
        "right_id",
        pl.lit("").alias("decision"),
        pl.col("probability").round(4),
        pl.col("weight").round(1),
        pl.col("reason").replace_strict(reasons, return_dtype=pl.String),
        in_words(review, lang).alias("explained"),
    )


def with_names(table: pl.DataFrame, left: Register, right: Register) -> pl.DataFrame:
    """The table with what both registers tell of the persons, side by side."""
    for side, register in (("left", left), ("right", right)):
        told = [name for name in COLUMNS if name != "id" and register.rows[name].null_count() < len(register.rows)]
        own = register.rows.select("id", *(pl.col(name).alias(f"{side}_{name}") for name in told))
        table = table.join(own, left_on=f"{side}_id", right_on="id", how="left", maintain_order="left")
    return table


def write_review(folder: Path, table: pl.DataFrame, lang: str, *, names: bool, synthetic: bool) -> None:
    """Write the pairs as CSV and the likeliest of them as a sheet with a guide before it."""
    from xlsxwriter import Workbook

    table.write_csv(folder / CSV)
    shown = table.head(MOST_IN_SHEET)
    with Workbook(folder / XLSX) as book:
        book.set_properties({"created": _NO_TIME})
        guide = book.add_worksheet("guide")
        guide.set_column(0, 0, 110)
        told = [word("review_guide", lang), word("review_short", lang, count=len(shown))]
        told += [word("review_names" if names else "no_names", lang)]
        told += [synthetic_word("synthetic", lang)] if synthetic else []
        for row, text in enumerate(told):
            guide.write_string(row, 0, text, book.add_format({"text_wrap": True, "valign": "top"}))
        sheet = book.add_worksheet("review")
        sheet.activate()
        sheet.freeze_panes(1, 3)
        head = book.add_format({"bold": True})
        for column, name in enumerate(shown.columns):
            sheet.write_string(0, column, name, head)
            sheet.set_column(column, column, _WIDTHS.get(name, _PLAIN_WIDTH))
        for row, values in enumerate(shown.rows(), start=1):
            for column, value in enumerate(values):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)
        if len(shown):
            sheet.data_validation(1, 2, len(shown), 2, {"validate": "list", "source": _answers(lang)})


def _answers(lang: str) -> list[str]:
    return {"kk": ["иә", "жоқ"], "ru": ["да", "нет"], "en": ["yes", "no"]}[lang]
