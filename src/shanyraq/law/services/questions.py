"""The questions of the assessment as data, and the facts their answers are.

The form of the official assessment was not found. The set in `questions.toml` is illustrative: it asks for the seven
abilities by which disability is assessed, and for what the other three criteria of article 140 name.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shanyraq.law.services.codes import Difficulty, NeedCriteria
from shanyraq.law.stated import code, fact
from shanyraq.rules import LANGUAGES, Fact, Flag, Text

FILE = Path(__file__).with_name("questions.toml")

ASSESSED = "assessed_"
"""What the names of answers begin with; the rest is the question's name."""

KEYS = {"criterion", "answer", "title", "question"}
ANSWERS = ("difficulty", "yes_no")


@dataclass(frozen=True)
class Question:
    """A question of the assessment.

    Attributes:
        name: its name in the file.
        criterion: which criterion of need it is about.
        graded: whether it is answered by a degree of difficulty; otherwise by yes or no.
        title: what its answer is called.
        question: as it is asked.
    """

    name: str
    criterion: NeedCriteria
    graded: bool
    title: Text
    question: Text

    @property
    def fact(self) -> Fact:
        """The fact that its answer is."""
        name = f"{ASSESSED}{self.name}"
        if self.graded:
            return code(name, "person", Difficulty, self.title, meaning=self.question)
        return fact(name, "person", Flag, self.title, meaning=self.question)


@cache
def questions() -> tuple[Question, ...]:
    """The questions in the order of the file.

    Raises:
        ValueError: the file is not as it should be; names the question.
    """
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_question(name, table) for name, table in tables.items())


def _question(name: str, table: dict[str, object]) -> Question:
    criteria = {criterion.wire: criterion for criterion in NeedCriteria}
    texts = [table.get(key) for key in ("title", "question")]
    spoken = all(isinstance(text, dict) and text.keys() == set(LANGUAGES) for text in texts)
    if table.keys() != KEYS or table["criterion"] not in criteria or table["answer"] not in ANSWERS or not spoken:
        raise ValueError(f"{FILE.name}: {name} must have {', '.join(sorted(KEYS))}, in three languages")
    title, asked = (Text(**text) for text in texts if isinstance(text, dict))
    return Question(name, criteria[str(table["criterion"])], table["answer"] == ANSWERS[0], title, asked)
