"""The field: visits to the sampled households, replacements in their order, interviewers, days and hours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import numpy as np
import polars as pl

from shanyraq.evidence.youth.questionnaire.condition import Value
from shanyraq.evidence.youth.questionnaire.interview import NO, YES
from shanyraq.evidence.youth.questionnaire.model import Questionnaire
from shanyraq.evidence.youth.rehearsal.interviewing import Manner, interview
from shanyraq.evidence.youth.rehearsal.respondents import Household, Person
from shanyraq.evidence.youth.sampling.country_frame import AGES
from shanyraq.evidence.youth.sampling.draw import MAIN
from shanyraq.evidence.youth.sampling.frame import VILLAGE
from shanyraq.people.draws import generator

OPENED, NOBODY_HOME, AWAY, HOUSEHOLD_REFUSED, NO_YOUNG_PERSON = 1, 2, 3, 4, 5
"""Outcomes of a visit as the questionnaire codes them."""

UNOPENED = {NOBODY_HOME: 0.06, AWAY: 0.04, HOUSEHOLD_REFUSED: 0.06, NO_YOUNG_PERSON: 0.02, 6: 0.01, 7: 0.005}
"""Chances of other outcomes in a town; in a village they are half."""

CLUSTERS_OF_AN_INTERVIEWER = 4
HASTY_EVERY = 12
"""Of so many interviewers one hurries: a matter for the field report to find."""

STRAIGHT, STRAIGHT_HASTY = 0.02, 0.35
"""Chances that all items of the scales get one step, with usual and with hasty interviewers."""

CONSENTS = {"guardian_consent": 0.94, "consent": 0.97}

SECONDS, HASTY_SECONDS = 13.0, 5.5
"""Seconds that a question takes on average."""

ZONE = timezone(timedelta(hours=5))
"""Kazakhstan's one time zone."""

PER_DAY = 5
"""Households that an interviewer visits in a day."""

Homes = Callable[[int, int], Household]
"""The young persons of a household, by its cluster and number."""


@dataclass(frozen=True)
class Visit:
    """A household that was visited.

    Attributes:
        answers: what stands in the form.
        start: when it was opened.
        end: when it was finished.
        hasty: whether the interviewer hurries.
        straight: whether the scales were answered by one step throughout.
    """

    answers: dict[str, Value]
    start: datetime
    end: datetime
    hasty: bool
    straight: bool


def field_work(form: Questionnaire, sample: pl.DataFrame, homes: Homes, first_day: date, seed: int) -> Iterator[Visit]:
    """Visit every household of a sample, and reserves of a cluster for those where nobody was asked.

    Args:
        form: the questionnaire of young people.
        sample: the households of a round.
        homes: who lives where.
        first_day: the first day of the field work.
        seed: the same seed gives the same answers.
    """
    for number, ((cluster,), rows) in enumerate(sample.group_by("cluster", maintain_order=True)):
        assert isinstance(cluster, int)
        interviewer = number // CLUSTERS_OF_AN_INTERVIEWER + 1
        rng = generator(seed, 4, cluster)
        crew = _Crew(form, interviewer, interviewer % HASTY_EVERY == 0, float(0.5 * rng.standard_normal()), rng)
        yield from crew.work(rows, homes, first_day, number % CLUSTERS_OF_AN_INTERVIEWER)


@dataclass(frozen=True, eq=False)
class _Crew:
    """An interviewer in a cluster.

    Attributes:
        form: the questionnaire.
        interviewer: the interviewer's number.
        hasty: whether the interviewer hurries.
        leaning: what the cluster's people have in common on scales.
        rng: where chance comes from.
    """

    form: Questionnaire
    interviewer: int
    hasty: bool
    leaning: float
    rng: np.random.Generator

    def work(self, rows: pl.DataFrame, homes: Homes, first_day: date, turn: int) -> Iterator[Visit]:
        asked = rows.filter(pl.col("role") == MAIN).to_dicts()
        reserve = rows.filter(pl.col("role") != MAIN).sort("turn").to_dicts()
        place = 0
        while place < len(asked):
            day = first_day + timedelta(days=turn * -(-len(rows) // PER_DAY) + place // PER_DAY)
            visit = self.visit(asked[place], homes(asked[place]["cluster"], asked[place]["household"]), day)
            yield visit
            if visit.answers["outcome"] != OPENED and reserve:
                asked.append(reserve.pop(0))
            place += 1

    def visit(self, row: dict[str, object], home: Household, day: date) -> Visit:
        """One household: who is asked, if anybody, and what they say."""
        person = chosen(home, day)
        outcome = self.outcome(row, person)
        given: dict[str, Value] = {
            "region": int(str(row["region"])),
            "settlement": 2 if row["settlement"] == VILLAGE else 1,
            "cluster": int(str(row["cluster"])),
            "household": int(str(row["household"])),
            "reserve": NO if row["role"] == MAIN else YES,
            "interviewer": self.interviewer,
            "visits": int(self.rng.choice([1, 2, 3], p=(0.6, 0.28, 0.12))),
            "outcome": outcome,
        }
        if person and outcome == OPENED:
            given |= {
                "household_size": max(person.members, len(home)),
                "young_persons": sum(AGES[0] <= one.age(day) <= AGES[1] for one in home),
                "sex": int(person.sex),
                "birth_date": person.birth_date,
            }
            given |= {name: YES if self.rng.random() < chance else NO for name, chance in CONSENTS.items()}
        straight = self.rng.random() < (STRAIGHT_HASTY if self.hasty else STRAIGHT)
        leaning = self.leaning + float(0.8 * self.rng.standard_normal())
        manner = Manner(leaning, int(self.rng.integers(3, 6)) if straight else None, self.hasty)
        answers = interview(self.form, person, given, day, manner, self.rng)
        start, end = self.hours(day, len(answers))
        return Visit(answers, start, end, self.hasty, straight and "belong_here" in answers)

    def outcome(self, row: dict[str, object], person: Person | None) -> int:
        if person is None:
            return NO_YOUNG_PERSON
        drawn, half = self.rng.random(), 0.5 if row["settlement"] == VILLAGE else 1.0
        for outcome, chance in UNOPENED.items():
            drawn -= chance * half
            if drawn < 0:
                return outcome
        return OPENED

    def hours(self, day: date, questions: int) -> tuple[datetime, datetime]:
        """When the form was opened and finished."""
        minute = int(self.rng.integers(9 * 60, 20 * 60))
        start = datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(minutes=minute)
        each = (HASTY_SECONDS if self.hasty else SECONDS) * float(self.rng.gamma(16, 1 / 16))
        return start, start + timedelta(seconds=round(each * questions))


def chosen(home: Household, day: date) -> Person | None:
    """Of the young persons of a household the one whose birthday comes next."""
    young = [person for person in home if AGES[0] <= person.age(day) <= AGES[1]]
    return min(young, key=lambda person: _days_to_birthday(person, day), default=None)


def _days_to_birthday(person: Person, day: date) -> int:
    months = (person.birth_date.month, person.birth_date.day)
    return (months < (day.month, day.day)) * 400 + months[0] * 31 + months[1]
