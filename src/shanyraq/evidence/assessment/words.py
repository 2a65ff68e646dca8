"""The words of assessments in three languages, a file a chapter."""

from functools import cache
from pathlib import Path

from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts")


@cache
def texts() -> dict[str, dict[str, str]]:
    """Every text by its key, then by language; a key stands in one file alone."""
    return {key: text for file in sorted(TEXTS.glob("*.toml")) for key, text in messages(file).items()}


def text(key: str, lang: str, /, **places: object) -> str:
    """A text in one of `LANGUAGES`, its places filled."""
    return texts()[key][lang].format(**places)
