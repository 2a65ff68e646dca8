"""The professional part in a language: a row for each measure, with who pays for it by the law of its day."""

from dataclasses import dataclass
from pathlib import Path

from shanyraq.law.families import LAW
from shanyraq.people.programme.codes import EMPLOYERS, Section
from shanyraq.people.programme.professional_part import PlannedMeasure, ProfessionalPart
from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.formats import day
from shanyraq.rules.problems import messages

WORDS = Path(__file__).with_name("words.toml")


@dataclass(frozen=True)
class Row:
    """A measure as people read it."""

    id: str
    section: str
    measure: str
    executor: str
    term: str
    employer_pays: bool
    state: str


def called(code: str, lang: str) -> str:
    """What a code is called."""
    return messages(WORDS)[code][lang]


def section_called(section: Section, lang: str) -> str:
    """What a section is called; one shares its code with a measure."""
    return called("section_training" if section is Section.TRAINING else section, lang)


def rows(part: ProfessionalPart, lang: str) -> list[Row]:
    """The measures, section by section."""
    employer = work_paid_by_employer(part)
    order = list(Section)
    return [
        _row(measure, employer, lang) for measure in sorted(part.measures, key=lambda one: order.index(one.section))
    ]


def work_paid_by_employer(part: ProfessionalPart) -> bool:
    """Whether an employer at fault provides training and a special workplace, by the law of the day it was drawn up.

    Raises:
        InputProblem: the day is before the Social Code.
    """
    person = {
        "relation": 0,
        "birth_date": to_day(part.drawn_up_on),
        "disability": part.disability,
        "work_injury": part.work_injury,
    }
    law = LAW.at(part.drawn_up_on)
    found = decide(law, Case({"region": 71}, (person,), ("person",)), ("work_paid_by_employer",))
    paid = found["work_paid_by_employer"]
    return bool(paid[0] if isinstance(paid, tuple) else paid)


def _row(measure: PlannedMeasure, employer: bool, lang: str) -> Row:
    days = " – ".join(day(to_day(one), lang) for one in (measure.since, measure.until))
    return Row(
        measure.id,
        section_called(measure.section, lang),
        called(measure.measure, lang),
        called(measure.executor, lang),
        days,
        employer and measure.measure in EMPLOYERS,
        called(measure.state, lang),
    )
