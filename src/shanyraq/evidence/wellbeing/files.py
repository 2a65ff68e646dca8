"""A ladder's report in files: a page and a workbook for each language, in a folder that appears whole."""

from collections.abc import Sequence
from pathlib import Path

from shanyraq.evidence.assessment.files import FORMATS
from shanyraq.evidence.wellbeing.chapters import ladder_report
from shanyraq.evidence.wellbeing.standing import Standing
from shanyraq.people.population_files import new_folder
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES


def report_name(lang: str, form: str = "html") -> str:
    """The file of a language and a form."""
    return f"ladder.{lang}.{form}"


def check_place(folder: Path) -> None:
    """Refuse a folder that exists, before anything long is done.

    Raises:
        PeopleProblem: it does.
    """
    if folder.exists():
        raise PeopleProblem("folder_exists", folder=folder)


def write_ladder(standing: Standing, folder: Path, formats: Sequence[str] = ("html", "xlsx")) -> None:
    """Write the report into a new folder in all languages.

    Args:
        standing: the families on the ladder.
        folder: a folder that does not exist.
        formats: what reports are written as, of `FORMATS`.

    Raises:
        Problem: the folder cannot be made, or the design tells no error.
    """
    with new_folder(folder) as partial:
        for lang in LANGUAGES:
            report = ladder_report(standing, lang)
            for form in formats:
                FORMATS[form](report, partial / report_name(lang, form))
