"""Which language a person at the terminal reads: asked for, else what the environment says."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from shanyraq.cli.problems import CommandProblem
from shanyraq.rules import LANGUAGES

OPTION = "--lang"
VARIABLE = "SHANYRAQ_LANG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system keeps its person's language, in the order in which systems ask."""

OTHERWISE = "en"


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language: `--lang` wherever it stands, else `SHANYRAQ_LANG`, else the system's where it is one of ours.

    A wrong `--lang` is passed over here and refused where options are read, in the language this gives.

    Raises:
        CommandProblem: `SHANYRAQ_LANG` names no language of `LANGUAGES`.
    """
    asked = _asked(arguments)
    if asked is not None:
        return asked
    stated = environment.get(VARIABLE, "")
    if stated in LANGUAGES:
        return stated
    if stated:
        raise CommandProblem("language_variable", variable=VARIABLE, value=stated, allowed=", ".join(LANGUAGES))
    locale = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "")
    return locale[:2] if locale[:2] in LANGUAGES else OTHERWISE


def _asked(arguments: Sequence[str]) -> str | None:
    """The last language that `--lang` names, before the end of the options; of several in a row, the first."""
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    after = [value for option, value in pairwise(options) if option == OPTION]
    joined = [option.removeprefix(f"{OPTION}=") for option in options if option.startswith(f"{OPTION}=")]
    first = [value.partition(",")[0] for value in (*after, *joined)]
    return next((language for language in reversed(first) if language in LANGUAGES), None)
