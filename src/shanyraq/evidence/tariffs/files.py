"""Reports on tariffs in files: each language and format, in a folder that appears whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from shanyraq.evidence.assessment.files import FORMATS
from shanyraq.evidence.report.model import Report
from shanyraq.evidence.tariffs.problems import TariffReportProblem
from shanyraq.people.population_files import holds_something, new_folder


def file_name(name: str, lang: str, form: str) -> str:
    """The file of a report, a language and a format."""
    return f"{name}.{lang}.{form}"


def check_place(folder: Path) -> None:
    """Refuse a folder that holds something, before anything long is done.

    Raises:
        TariffReportProblem: it does.
    """
    if holds_something(folder):
        raise TariffReportProblem("folder_taken", folder=folder)


def write_reports(
    folder: Path, name: str, told: Callable[[str], Report], langs: Sequence[str], formats: Sequence[str]
) -> None:
    """Write a report in each language and format.

    Args:
        folder: where to; seen to be free by `check_place`.
        name: what the files are called.
        told: the report in a language.
        langs: the languages.
        formats: of `FORMATS`.

    Raises:
        Problem: the folder cannot be made.
    """
    if folder.is_dir():
        folder.rmdir()  # it was seen to be empty
    with new_folder(folder) as partial:
        for lang in langs:
            report = told(lang)
            for form in formats:
                FORMATS[form](report, partial / file_name(name, lang, form))
