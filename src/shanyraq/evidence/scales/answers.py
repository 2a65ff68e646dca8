"""Answers to the questions of a scale, and what a factor model asks of them: means and covariances."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]

FEWEST_QUESTIONS = 3
"""One common factor of fewer questions is not told by their covariances."""


@dataclass(frozen=True)
class Moments:
    """Weighted moments of a group's answers.

    Attributes:
        means: one a question.
        covariances: with the weights' sum below, as maximum likelihood has them.
        records: how many persons answered all questions.
    """

    means: Numbers
    covariances: Numbers
    records: int


def moments(answers: Numbers, weight: Numbers) -> Moments:
    """The moments of those who answered every question.

    Args:
        answers: one row a person and one column a question; NaN where there is no answer. A question that is worded the
            other way round has been turned before.
        weight: of each person.

    Raises:
        EvidenceProblem: fewer than three questions, fewer persons than questions and two more, or a question to which
            everybody gave one answer, or which follows from the others.
    """
    questions = answers.shape[1]
    if questions < FEWEST_QUESTIONS:
        raise EvidenceProblem("scale_short", number=questions, needed=FEWEST_QUESTIONS)
    whole = ~np.isnan(answers).any(axis=1) & (weight > 0)
    kept, weights = answers[whole], weight[whole]
    if len(kept) < questions + 2:
        raise EvidenceProblem("scale_answers_few", number=len(kept), needed=questions + 2)
    means = weights @ kept / weights.sum()
    around = kept - means
    covariances = (around * weights[:, None]).T @ around / weights.sum()
    if np.linalg.matrix_rank(covariances) < questions:
        raise EvidenceProblem("scale_answers_alike")
    return Moments(means, covariances, len(kept))
