"""Which language a person at the terminal reads: asked for, else what the environment says."""

from collections.abc import Mapping, Sequence

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
    if asked in LANGUAGES:
        return asked
    stated = environment.get(VARIABLE, "")
    if stated in LANGUAGES:
        return stated
    if stated:
        raise CommandProblem("language_variable", variable=VARIABLE, value=stated, allowed=", ".join(LANGUAGES))
    locale = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "")
    return locale[:2] if locale[:2] in LANGUAGES else OTHERWISE


def _asked(arguments: Sequence[str]) -> str | None:
    """What stands after the last `--lang`, before the end of the options."""
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    found = None
    for place, option in enumerate(options):
        if option == OPTION and place + 1 < len(options):
            found = options[place + 1]
        elif option.startswith(f"{OPTION}="):
            found = option.removeprefix(f"{OPTION}=")
    return found
