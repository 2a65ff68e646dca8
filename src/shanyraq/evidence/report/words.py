"""The words of reports themselves: table, figure, contents, notes of marks."""

from pathlib import Path

from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")


def word(key: str, lang: str, /, **places: object) -> str:
    """A word of reports in one of `LANGUAGES`, its places filled."""
    return messages(TEXTS)[key][lang].format(**places)
