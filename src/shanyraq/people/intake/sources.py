"""Which kind of source a file is: by the mapping, or by the end of its name."""

from pathlib import Path

import pyreadstat

from shanyraq.people.intake.byte_streams import unpack, unpacked_name
from shanyraq.people.intake.csv_source import CsvSource
from shanyraq.people.intake.mapping import Kind, Layout
from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.people.intake.source import Source
from shanyraq.people.intake.typed_sources import ParquetSource, StatSource, XlsxSource

ENDINGS = {
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".txt": Kind.CSV,
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".parquet": Kind.PARQUET,
    ".dta": Kind.DTA,
    ".sav": Kind.SAV,
    ".zsav": Kind.SAV,
}
"""The kinds of files by the ends of their names."""


def kind_of(file: Path, layout: Layout) -> Kind:
    """How a file is made up.

    Raises:
        IntakeProblem: neither the mapping nor its name says.
    """
    if layout.kind is not None:
        return layout.kind
    ending = Path(unpacked_name(file)).suffix.lower()
    if ending not in ENDINGS:
        raise IntakeProblem("kind_unknown", file=file, allowed=", ".join(ENDINGS))
    return ENDINGS[ending]


def source_of(file: Path, layout: Layout, folder: Path) -> Source:
    """A file ready to be read.

    Args:
        file: as sent.
        layout: how it is made up.
        folder: where a copy may lie while it is read.

    Raises:
        IntakeProblem: it is missing, a folder, or not what it should be.
    """
    if file.is_dir():
        raise IntakeProblem("file_is_folder", file=file)
    if not file.is_file():
        raise IntakeProblem("file_missing", file=file)
    if file.stat().st_size == 0:
        raise IntakeProblem("file_without_rows", file=file)
    kind = kind_of(file, layout)
    if kind is Kind.CSV:
        return CsvSource(file, layout)
    opened = unpack(file, folder)
    if kind is Kind.XLSX:
        return XlsxSource(file, opened, layout)
    if kind is Kind.PARQUET:
        return ParquetSource(file, opened)
    if kind is Kind.DTA:
        return StatSource(file, opened, pyreadstat.read_dta, "Stata")
    return StatSource(file, opened, pyreadstat.read_sav, "SPSS")
