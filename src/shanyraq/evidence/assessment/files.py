"""An assessment in files: a page, a print document and a workbook for each language, in a folder that appears whole."""

from collections.abc import Callable, Sequence
from pathlib import Path

from shanyraq.evidence.assessment.assessment import written_report
from shanyraq.evidence.assessment.material import Material
from shanyraq.evidence.assessment.problems import AssessmentProblem
from shanyraq.evidence.report.html import report_page
from shanyraq.evidence.report.model import Report
from shanyraq.evidence.report.print_document import report_pdf
from shanyraq.evidence.report.workbook import write_workbook
from shanyraq.people.population_files import holds_something, new_folder


def _write_page(report: Report, file: Path) -> None:
    file.write_text(report_page(report), encoding="utf-8")


def _write_print(report: Report, file: Path) -> None:
    file.write_bytes(report_pdf(report))


FORMATS: dict[str, Callable[[Report, Path], None]] = {
    "html": _write_page,
    "pdf": _write_print,
    "xlsx": write_workbook,
}
"""What a report can be written as."""


def file_name(lang: str, form: str) -> str:
    """The file of a language and a format."""
    return f"assessment.{lang}.{form}"


def check_place(folder: Path) -> None:
    """Refuse a folder that holds something, before anything long is done.

    Raises:
        AssessmentProblem: it does.
    """
    if holds_something(folder):
        raise AssessmentProblem("folder_taken", folder=folder)


def write_assessment(material: Material, folder: Path, langs: Sequence[str], formats: Sequence[str]) -> None:
    """Write the report in each language and format.

    Raises:
        Problem: the folder cannot be made.
    """
    if folder.is_dir():
        folder.rmdir()  # it was seen to be empty
    with new_folder(folder) as partial:
        for lang in langs:
            report = written_report(material, lang)
            for form in formats:
                FORMATS[form](report, partial / file_name(lang, form))
