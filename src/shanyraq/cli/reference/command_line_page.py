"""The page of the command line: every command and option, as its own help tells them."""

from collections.abc import Iterator, Mapping

from shanyraq.cli.main import COMMANDS, Command, Commands
from shanyraq.cli.parser import Option, Parser, sentence
from shanyraq.cli.reference.markdown import page, table
from shanyraq.cli.screen import Screen

INTRODUCTION = """\
Every command speaks Kazakh, Russian and English: `--lang`, else `SHANYRAQ_LANG`, else the system's language. Answers go
to standard output, everything else to standard error.

| exit code | means |
|---|---|
| 0 | here is the answer |
| 1 | a fault of the program; it says where it wrote what happened, without your data |
| 2 | something you can put right; the message says what and how |
| 130 | you stopped it |
| 141 | whatever read the answer went away |"""


def command_line_page() -> str:
    """The page."""
    screen = Screen("en")
    whole = Parser(screen=screen, about="command", prog="shanyraq")
    whole.option("--version", key="option_version")
    return page(
        "Command line", INTRODUCTION, (*_command(whole, "command", screen), *_commands(COMMANDS, "shanyraq", "command"))
    )


def _commands(commands: Commands, prog: str, about: str) -> Iterator[str]:
    screen = Screen("en")
    for name, command in commands.items():
        key, words = f"{about}_{name}", f"{prog} {name}"
        if isinstance(command, Mapping):
            yield from _commands(command, words, key)
        else:
            yield from _command(_declared(command, key, words, screen), key, screen)


def _declared(command: Command, about: str, prog: str, screen: Screen) -> Parser:
    parser = Parser(screen=screen, about=about, prog=prog)
    command.declare(parser)
    return parser


def _command(parser: Parser, about: str, screen: Screen) -> Iterator[str]:
    yield f"## `{parser.prog}`"
    yield sentence(screen.say(about))
    yield table(("argument", "what it is"), ((_written(option), screen.say(option.key)) for option in parser.declared))


def _written(option: Option) -> str:
    if not option.names[0].startswith("-"):
        return f"`{option.value}`"
    return f"`{' '.join((*option.names, option.value)).strip()}`"
