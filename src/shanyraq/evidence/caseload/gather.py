"""A register and all it is set against, from folders: what the command and the assessment begin with."""

from pathlib import Path

from shanyraq.evidence.caseload.caseload import Caseload
from shanyraq.evidence.caseload.elsewhere import inhabitants_of, published, surveyed
from shanyraq.evidence.caseload.register import read_register
from shanyraq.evidence.caseload.spells import WITHIN
from shanyraq.evidence.families.families import collect
from shanyraq.evidence.statistics.book import Book
from shanyraq.evidence.statistics.store import Store
from shanyraq.people.population import read_parts


def gather(
    folder: Path, *, store: Path | None = None, survey: Path | None = None, gap: int = 0, within: int = WITHIN
) -> Caseload:
    """A register with inhabitants, published caseloads, and a survey where one is named.

    Args:
        folder: the register as a population that `people read` made.
        store: imported statistics; None for those of the program alone.
        survey: a population drawn by a survey, with weights.
        gap: months without a payment that do not end a spell.
        within: months in which a return counts.

    Raises:
        Problem: the register, the statistics or the survey cannot be used.
    """
    register = read_register(read_parts(folder), folder)
    book = Book(None if store is None else Store(store))
    estimates = published(book, register)
    if survey is not None:
        parts = read_parts(survey)
        estimates.extend(surveyed(collect(parts, parts[0].about.date), register))
    return Caseload(register, inhabitants_of(book, register), tuple(estimates), gap, within)
