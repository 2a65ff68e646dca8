"""What clerks decided on pairs that were shown to them: the filled review file, read back."""

from pathlib import Path

import polars as pl

from shanyraq.people.linkage.problems import LinkageProblem

COLUMNS = ("left_id", "right_id", "decision")

_WORDS = dict.fromkeys(("yes", "y", "да", "иә", "ия", "1", "true", "+"), True) | dict.fromkeys(
    ("no", "n", "нет", "жоқ", "0", "false", "-"), False
)

_FIRST_ROW = 2


def no_decisions() -> pl.DataFrame:
    """Nothing decided yet."""
    return pl.DataFrame(schema={"left_id": pl.String, "right_id": pl.String, "same": pl.Boolean})


def read_decisions(file: Path, left: pl.Series, right: pl.Series) -> pl.DataFrame:
    """Decisions, a row each: `left_id`, `right_id`, `same`; rows left open are passed over.

    Args:
        file: CSV or XLSX with `COLUMNS`, others beside them.
        left: the identifiers of one register.
        right: those of the other.

    Raises:
        LinkageProblem: it cannot be read, or a row is no decision on these registers or contradicts another.
    """
    table = _table(file).with_row_index("row", offset=_FIRST_ROW)
    told = table.filter(pl.col("decision").str.strip_chars() != "").with_columns(
        same=pl.col("decision").str.strip_chars().str.to_lowercase().replace_strict(
            _WORDS, default=None, return_dtype=pl.Boolean
        )
    )  # fmt: skip
    unknown = told.filter(pl.col("same").is_null())
    if len(unknown):
        raise LinkageProblem("decision_unknown", file=file, row=unknown["row"][0], value=repr(unknown["decision"][0]))
    for column, ids in (("left_id", left), ("right_id", right)):
        strange = told.filter(pl.col(column).is_null() | ~pl.col(column).is_in(ids.implode()))
        if len(strange):
            raise LinkageProblem("decision_stranger", file=file, row=strange["row"][0], value=strange[column][0])
    yes = pl.col("same")
    again = told.filter(
        ~pl.struct("left_id", "right_id").is_first_distinct()
        | (yes & (yes.cum_sum().over("left_id") > 1))
        | (yes & (yes.cum_sum().over("right_id") > 1))
    )
    if len(again):
        raise LinkageProblem("decision_repeated", file=file, row=again["row"][0], value=again["left_id"][0])
    return told.select("left_id", "right_id", "same")


def _table(file: Path) -> pl.DataFrame:
    """The columns of a review file, as texts; of a workbook, those of the sheet that has them."""
    try:
        if file.suffix.lower() == ".xlsx":
            sheets = [*pl.read_excel(file, sheet_id=0, infer_schema_length=0, raise_if_empty=False).values()]
        else:
            sheets = [pl.read_csv(file, infer_schema=False)]
        table = next(sheet for sheet in sheets if set(COLUMNS) <= set(sheet.columns))
        return table.select(pl.col(name).cast(pl.String) for name in COLUMNS)
    except Exception:  # noqa: BLE001  # the readers of workbooks have errors of their own
        raise LinkageProblem("decisions_unreadable", file=file) from None
