"""What a questionnaire of this study may never ask: who a person is, a register's number, faith, ethnicity, politics.

The answers serve communities and programmes. Nothing in them may lead back to a person or to a register, and no
item may sort people by what they believe or where they come from.
"""

import re
import tomllib
from pathlib import Path

from shanyraq.evidence.youth.questionnaire.model import Question
from shanyraq.rules import LANGUAGES

FORBIDDEN: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("forbidden.toml").read_text(encoding="utf-8"))
"""The topics that may not be asked about, with the words that give them away."""


def _pattern(words: list[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


_PATTERNS = {topic: _pattern(words) for topic, words in FORBIDDEN.items()}


def forbidden_topic(question: Question) -> str | None:
    """The topic of `FORBIDDEN` that a question touches, or None.

    Its variable, its text and its answers are looked at. Notes are not: they tell people what is left out.
    """
    if question.kind == "note":
        return None
    texts = [question.name.replace("_", " "), *(question.text.lang(lang) for lang in LANGUAGES)]
    for answer in question.listed:
        texts += [answer.name.replace("_", " "), *(answer.text.lang(lang) for lang in LANGUAGES)]
    return next((topic for topic, pattern in _PATTERNS.items() if any(map(pattern.search, texts))), None)
