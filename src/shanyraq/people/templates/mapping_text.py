"""The mapping file beside a template: how its columns and the words of its lists become facts again."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from shanyraq.people.templates.asked import Asked, say
from shanyraq.rules import LANGUAGES

HEADER_ROW = 3
"""The row of headings on a workbook's sheet; explanation and example stand above."""


def mapping_text(tables: Mapping[str, tuple[Asked, ...]], form: str, lang: str, on: date) -> str:
    """The mapping in TOML.

    Args:
        tables: the columns of each table.
        form: `xlsx` or `csv`.
        lang: the template's language.
        on: the day the facts are of.
    """
    source = ", ".join(f"{code} = {json.dumps(say('source', code), ensure_ascii=False)}" for code in LANGUAGES)
    lines = [
        "[delivery]",
        'name = "template"',
        f"source = {{ {source} }}",
        f"date = {on.isoformat()}",
        "persons_in_family = true",
    ]
    for table, columns in tables.items():
        lines += ["", "[[files]]", f"role = {_text(table)}", f"name = {_text(f'{table}.{form}')}"]
        if form == "xlsx":
            lines += [f"sheet = {_text(say(f'table_{table}', lang))}", f"header_row = {HEADER_ROW}"]
        else:
            lines += ['encoding = "utf-8-sig"', 'delimiter = ";"']
        lines += ["trim = true", "", "[files.columns]", *_columns(columns, form)]
    return "\n".join(lines) + "\n"


def _columns(columns: tuple[Asked, ...], form: str) -> Iterator[str]:
    """Each column by its heading; in a workbook the words of its list are told, too."""
    for column in columns:
        if form == "csv":
            yield f"{column.target} = {_text(column.target)}"
        elif not column.words:
            yield f"{column.target} = {_text(column.title)}"
        else:
            codes = ", ".join(f"{_text(label)} = {_text(wire)}" for label, wire in column.words.items())
            yield f"{column.target} = {{ column = {_text(column.title)}, codes = {{ {codes} }} }}"


def _text(value: str) -> str:
    """A text in the quotation of TOML, which for what occurs here is JSON's."""
    return json.dumps(value, ensure_ascii=False)
