"""The parser of the command line: argparse with our words, and wrong usage told like every other problem."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from shanyraq.cli.problems import CommandProblem, WrongUsage
from shanyraq.cli.screen import Screen
from shanyraq.rules import LANGUAGES
from shanyraq.rules.problems import messages

WORDS = Path(__file__).with_name("argparse.toml")


class Option(NamedTuple):
    """A declared argument, for the reference: its names, its value's name, and the key of what it is."""

    names: tuple[str, ...]
    value: str
    key: str


class Parser(argparse.ArgumentParser):
    """A parser whose every word is in the reader's language.

    Args:
        screen: who is spoken to.
        about: the key of the text that says what the command does.
    """

    def __init__(self, *, screen: Screen, about: str, prog: str) -> None:
        speak(screen.lang)
        super().__init__(
            prog=prog,
            description=sentence(screen.say(about)),
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.screen = screen
        self.declared: list[Option] = []
        self.option("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, key="option_lang", metavar="kk|ru|en")

    def option(self, *names: str, key: str, **settings: Any) -> None:  # noqa: ANN401  # what argparse takes
        """Declare an argument; `key` is of the text that says what it is."""
        self.add_argument(*names, help=self.screen.say(key), **settings)
        self.declared.append(Option(names, str(settings.get("metavar", "")), key))

    def languages(self, key: str) -> None:
        """Let `--lang` name several languages, which come as `languages`; the first is the one the person reads."""
        action = next(action for action in self._actions if "--lang" in action.option_strings)
        action.choices, action.type, action.dest = None, several_languages, "languages"
        action.metavar, action.help = "kk,ru,en", self.screen.say(key)
        self.declared[0] = Option(("--lang",), "kk,ru,en", key)

    def shapes(self, **keys: str) -> None:
        """Declare flags of which one at most may stand: the shape of the answer."""
        group = self.add_mutually_exclusive_group()
        for name, key in keys.items():
            group.add_argument(f"--{name}", action="store_true", help=self.screen.say(key))
            self.declared.append(Option((f"--{name}",), "", key))

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        raise WrongUsage(self.format_usage(), message)


def sentence(text: str) -> str:
    """A text of the catalogue as a whole sentence."""
    return f"{text[0].upper()}{text[1:]}."


def speak(lang: str) -> None:
    """Make argparse speak a language.

    argparse looks its words up by the global names `_` and `ngettext` of its module. This is the only place they are
    replaced; a word the catalogue lacks (of a later Python) stays English.
    """
    words = messages(WORDS)

    def word(text: str) -> str:
        return words[text][lang] if text in words else text

    argparse._ = word  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: word(one if number == 1 else many)  # type: ignore[attr-defined]


def several_languages(text: str) -> tuple[str, ...]:
    """Languages as an option has them, each once.

    Raises:
        CommandProblem: one is none of `LANGUAGES`.
    """
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    wrong = [part for part in found if part not in LANGUAGES]
    if wrong:
        raise CommandProblem("languages_unknown", value=wrong[0], allowed=", ".join(LANGUAGES))
    return found


def day(text: str) -> date:
    """A day as an option has it.

    Raises:
        CommandProblem: it is not an ISO date of the calendar.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise CommandProblem("day_expected", value=text)
    return found
