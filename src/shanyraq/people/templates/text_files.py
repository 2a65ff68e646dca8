"""A template as CSV: the headings that mappings use, and a dictionary beside."""

import csv
import io
from collections.abc import Mapping
from datetime import date

from shanyraq.people.templates.asked import Asked, say

DELIMITER = ";"
"""What the sheets of this country's offices take for the mark between cells."""


def header(columns: tuple[Asked, ...]) -> str:
    """An empty file with its headings."""
    return DELIMITER.join(column.target for column in columns) + "\n"


def dictionary(tables: Mapping[str, tuple[Asked, ...]], lang: str) -> str:
    """What to enter in each column, a row a column, then the words of its list beneath, as mappings write them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\n")
    heads = ("file", "column", "title", "explained", "example", "written", "word")
    writer.writerow([say(f"head_{head}", lang) for head in heads])
    for table, columns in tables.items():
        for column in columns:
            example = column.example.isoformat() if isinstance(column.example, date) else column.example
            writer.writerow((f"{table}.csv", column.target, column.title, column.explained, example, "", ""))
            for label, wire in column.words.items():
                writer.writerow((f"{table}.csv", column.target, "", "", "", wire, label))
    return text.getvalue()
