"""The folder of an extract: two tables and their papers, whole or not at all."""

import csv
import io
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from shanyraq.people.extract.codebook import codebook
from shanyraq.people.extract.disclosure import disclosure
from shanyraq.people.extract.extract import Extract
from shanyraq.people.extract.papers import codebook_heads, codebook_page, disclosure_page, first_page
from shanyraq.people.population_files import FAMILIES, PERSONS, ROW_GROUP, About, new_folder, write_json
from shanyraq.rules.problems import LANGUAGES

DISCLOSURE = "disclosure.json"
FIRST_PAGE = "README.md"


def write_extract(folder: Path, made: Extract, about: About, purpose: str, *, as_csv: bool = False) -> dict[str, Any]:
    """Write an extract and its papers into a new folder; what `disclosure.json` says.

    Args:
        folder: its name; nothing of that name may exist.
        made: the extract.
        about: what the population says of itself.
        purpose: what the extract is for.
        as_csv: whether the tables are written as CSV, too.

    Raises:
        PeopleProblem: the folder exists already, or cannot be made.
    """
    told = disclosure(made, about, purpose)
    with new_folder(folder) as partial:
        for name, frame in ((FAMILIES, made.families), (PERSONS, made.persons)):
            _write_table(partial / name, frame, about, purpose)
            if as_csv:
                frame.write_csv((partial / name).with_suffix(".csv"))
        write_json(partial / DISCLOSURE, told)
        (partial / FIRST_PAGE).write_text(first_page(told), encoding="utf-8")
        for lang in LANGUAGES:
            entries = codebook(made, lang)
            rows = [[entry.table, entry.name, entry.title, entry.role, entry.told, entry.codes] for entry in entries]
            _write(partial / f"codebook.{lang}.csv", _csv([codebook_heads(lang), *rows]))
            _write(partial / f"codebook.{lang}.html", codebook_page(entries, told, lang))
            _write(partial / f"disclosure.{lang}.html", disclosure_page(made, told, lang))
    return told


def _write_table(file: Path, frame: pl.DataFrame, about: About, purpose: str) -> None:
    arrays = [_plain(frame[name].to_arrow()) for name in frame.columns]
    fields = [pa.field(name, array.type) for name, array in zip(frame.columns, arrays, strict=True)]
    schema = pa.schema(fields, metadata={**about.metadata(), "purpose": purpose})
    pq.write_table(pa.table(arrays, schema=schema), file, row_group_size=ROW_GROUP)


def _plain(values: pa.Array) -> pa.Array:
    """A column as every reader of Parquet has it: words by their numbers in a dictionary."""
    if pa.types.is_large_string(values.type) or pa.types.is_string_view(values.type):
        return values.cast(pa.string()).dictionary_encode()
    return values


def _csv(rows: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _write(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
