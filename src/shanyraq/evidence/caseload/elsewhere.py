"""What a register is set against: inhabitants and published caseloads, and a survey's estimate of who receives."""

from datetime import date
from math import nan

import numpy as np

from shanyraq.evidence.caseload.caseload import Estimate, Inhabitants
from shanyraq.evidence.caseload.problems import CaseloadProblem
from shanyraq.evidence.caseload.register import Register
from shanyraq.evidence.estimation.score import total
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.families.families import Families
from shanyraq.evidence.statistics.book import Book, surest
from shanyraq.law.codes import Region
from shanyraq.rules import Text
from shanyraq.rules.parameters import quarter_before

PUBLISHED = {"families": "tsa_families", "persons": "tsa_persons"}
"""Series of who was paid at any time of a year."""


def inhabitants_of(book: Book, register: Register) -> Inhabitants | None:
    """The inhabitants of the register's regions in the latest year that is known and not after it; None without any.

    Args:
        book: the statistics.
        register: the register.
    """
    figures = [
        figure for figure in book.figures("population", register.regions) if figure.period.since <= register.last
    ]
    if not figures:
        return None
    latest = max(figure.period for figure in figures)
    found = {
        region: surest(some)
        for region in register.regions
        if (some := [figure for figure in figures if (figure.region, figure.period) == (region, latest)])
    }
    return Inhabitants({region: float(figure.value) for region, figure in found.items()}, latest.code)


def published(book: Book, register: Register) -> list[Estimate]:
    """Published caseloads of the register's regions, for years that its payments cover wholly.

    Args:
        book: the statistics.
        register: the register.
    """
    return [
        Estimate(what, figure.region, figure.period.since, last, float(figure.value), nan, Text(*[figure.source] * 3))
        for what, series in PUBLISHED.items()
        for figure in book.figures(series, register.regions)
        if figure.period.until is not None
        and figure.period.since >= register.first
        and (last := figure.period.until.replace(day=1)) <= register.last
    ]


def surveyed(families: Families, register: Register) -> list[Estimate]:
    """A survey's estimate of the families and persons that receive, in each region of the register.

    Who had targeted assistance in the quarter before the survey's day counts, as a survey asks; errors are the
    design's.

    Args:
        families: the survey's families.
        register: the register.

    Raises:
        CaseloadProblem: the register has no payments of that quarter.
        EvidenceProblem: the design tells no error.
    """
    first = quarter_before(families.about.date)
    last = date(first.year, first.month + 2, 1)
    if first < register.first or last > register.last:
        seen = f"{register.first:%Y-%m} – {register.last:%Y-%m}"
        raise CaseloadProblem("survey_other_time", wanted=f"{first:%Y-%m} – {last:%Y-%m}", seen=seen)
    design, source = families.design, families.about.source
    found = []
    for region in register.regions:
        inside = (families.region == int(Region(int(region)))) & (families.received > 0)
        for what, each in (("families", inside * 1.0), ("persons", inside * families.size)):
            score = total(families.weight, each)
            error = float(np.sqrt(max(variance(design, score.scores), 0.0)))
            number = int(np.count_nonzero(inside))
            found.append(Estimate(what, region, first, last, score.value, error, source, number))
    return found
