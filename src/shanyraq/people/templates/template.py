"""A template as a folder: three files to fill and the mapping that reads them."""

from datetime import date
from pathlib import Path
from typing import Literal

from shanyraq.people.data_dictionary import TABLES
from shanyraq.people.templates.asked import asked_columns
from shanyraq.people.templates.mapping_text import mapping_text
from shanyraq.people.templates.problems import TemplateProblem
from shanyraq.people.templates.text_files import dictionary, header
from shanyraq.people.templates.workbook import write_workbook
from shanyraq.rules.problems import refusal_of_system

Form = Literal["csv", "xlsx"]

FORMS: tuple[Form, ...] = ("csv", "xlsx")

MAPPING, DICTIONARY = "mapping.toml", "dictionary.csv"

BYTE_ORDER = "utf-8-sig"
"""With a mark at its beginning, so that office programs read the letters right."""


def write_template(folder: Path, form: Form, lang: str, on: date) -> tuple[Path, ...]:
    """Write a template; the files written.

    Args:
        folder: where to; made where it does not exist.
        form: CSV or XLSX.
        lang: the language of headings, notes and lists.
        on: the day the facts will be of; the months of incomes follow from it.

    Raises:
        TemplateProblem: a file is in the way, or the folder cannot be written.
    """
    files = {table: folder / f"{table}.{form}" for table in TABLES}
    others = (folder / MAPPING, *((folder / DICTIONARY,) if form == "csv" else ()))
    for file in (*files.values(), *others):
        if file.exists():
            raise TemplateProblem("template_in_the_way", file=file)
    columns = {table: asked_columns(table, lang, on) for table in TABLES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table, file in files.items():
            if form == "xlsx":
                write_workbook(file, table, columns[table], lang, on)
            else:
                file.write_text(header(columns[table]), encoding=BYTE_ORDER)
        if form == "csv":
            (folder / DICTIONARY).write_text(dictionary(columns, lang), encoding=BYTE_ORDER)
        (folder / MAPPING).write_text(mapping_text(columns, form, lang, on), encoding="utf-8")
    except OSError as error:
        raise TemplateProblem("template_not_written", folder=folder, reason=refusal_of_system(error)) from None
    return (*files.values(), *others)
