"""The words of a ladder's report in three languages."""

from pathlib import Path

from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")


def text(key: str, lang: str, /, **places: object) -> str:
    """A text in one language, filled."""
    return messages(TEXTS)[key][lang].format(**places)
