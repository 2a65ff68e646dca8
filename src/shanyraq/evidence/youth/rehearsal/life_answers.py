"""Answers on family, health and the settlement that follow from who a person is and where one lives.

Answers to the scales of a theme move together: a person has a leaning, and so has a cluster, so that scales have the
reliability and the likeness among neighbours that scales have.
"""

from collections.abc import Mapping

import numpy as np

from shanyraq.evidence.youth.questionnaire.condition import Answers, Value
from shanyraq.evidence.youth.questionnaire.interview import NO, YES
from shanyraq.evidence.youth.rehearsal.respondents import Person
from shanyraq.evidence.youth.rehearsal.work_answers import Maker, age_of

SCALES: Mapping[str, tuple[int, bool]] = {
    **dict.fromkeys(("belong_here", "belong_needed", "belong_help", "belong_future"), (5, True)),
    **dict.fromkeys(("voice_asked", "voice_where", "voice_change", "fair_queue"), (5, True)),
    **dict.fromkeys(("trust_people", "trust_neighbours", "trust_school", "trust_clinic", "trust_services"), (5, True)),
    **dict.fromkeys(("lonely_company", "lonely_left_out", "lonely_apart"), (3, False)),
}
"""Questions of scales: how many steps they have, and whether a good leaning raises them."""

LIFTS = {"belong_help": 0.3, "voice_asked": -0.5, "voice_change": -0.3, "trust_people": -0.2, "trust_neighbours": 0.4}
"""How much easier than others some items are agreed to."""

DIFFICULTIES = ("wg_seeing", "wg_hearing", "wg_walking", "wg_remembering", "wg_selfcare", "wg_communicating")


def scale_answer(question: str, leaning: float, rng: np.random.Generator) -> int:
    """A step of a scale for somebody of a leaning; nought is the middle."""
    steps, raises = SCALES[question]
    felt = (leaning if raises else -leaning - 0.6) + LIFTS.get(question, 0.0) + 0.7 * rng.standard_normal()
    return int(np.clip(round((steps + 1) / 2 + felt * steps / 5), 1, steps))


def _difficulty_of(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    """None or some for most; for a person with a disability now and then a lot."""
    if person.disability:
        return int(rng.choice([1, 2, 3, 4], p=(0.55, 0.15, 0.25, 0.05)))
    return int(rng.choice([1, 2, 3], p=(0.92, 0.075, 0.005)))


def _partner(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    age = age_of(answers)
    together = 0.0 if age < 18 else 0.08 if age < 20 else 0.35 if age < 25 else 0.72
    drawn = rng.random()
    return 2 if drawn < together else 3 if drawn < together + (0.05 if age > 22 else 0) else 1


def _own_children(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    if person.cares_for_child:
        return int(rng.integers(1, 4))
    return int(rng.poisson(1.1)) if answers.get("partner") == 2 else 0


def _care_child(person: Person, answers: Answers, rng: np.random.Generator) -> Value:
    children = answers.get("own_children")
    chance = 0.98 if person.cares_for_child else 0.7 if isinstance(children, int) and children > 0 else 0.08
    return YES if rng.random() < chance else NO


LIFE_ANSWERS: dict[str, Maker] = {
    "partner": _partner,
    "own_children": _own_children,
    "care_child": _care_child,
    **dict.fromkeys(DIFFICULTIES, _difficulty_of),
}
"""Makers by question."""
