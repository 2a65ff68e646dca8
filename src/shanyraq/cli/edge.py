"""The edge of the process: whatever happens in a command becomes words for a person and an exit code.

0 is an answer, 2 something the person can put right, 1 a fault of ours, 130 the person's Ctrl-C, 141 a reader of the
output that went away.
"""

import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from shanyraq.cli.language import OTHERWISE, chosen_language
from shanyraq.cli.problems import CommandProblem, WrongUsage
from shanyraq.cli.screen import Screen
from shanyraq.rules import Problem
from shanyraq.rules.problems import refusal_of_system

ANSWERED, OUR_FAULT, TO_PUT_RIGHT, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141


def carry_out(arguments: list[str], action: Callable[[list[str], Screen], None]) -> int:
    """Do something in the language of the arguments or the environment; the exit code."""
    _speak_unicode()
    screen = Screen(OTHERWISE)
    try:
        screen = Screen(chosen_language(arguments, os.environ))
        with _interrupts_kept():
            action(arguments, screen)
        sys.stdout.flush()  # so that a reader who has gone is noticed here
    except WrongUsage as wrong:
        screen.note(wrong.usage.rstrip())
        screen.complain(str(wrong))
        return TO_PUT_RIGHT
    except Problem as problem:
        screen.complain(problem.text(screen.lang))
        return TO_PUT_RIGHT
    except KeyboardInterrupt:
        screen.complain(screen.say("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it shuts down
        return READER_GONE
    except Exception as error:  # noqa: BLE001  # whatever is left is a fault of ours
        if (refusal := _refusal(error)) is not None:
            screen.complain(refusal.text(screen.lang))
            return TO_PUT_RIGHT
        from shanyraq.cli.failure import tell_failure  # only when something has gone wrong

        tell_failure(error, arguments, screen)
        return OUR_FAULT
    return ANSWERED


@contextmanager
def _interrupts_kept() -> Iterator[None]:
    """Have a Ctrl-C stay one where a library swallows it and then fails in its own way, as some do when imported."""
    seen: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        seen.append(number)
        signal.default_int_handler(number, frame)

    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else whoever started us wants it otherwise
    if ours:
        signal.signal(signal.SIGINT, note)
    try:
        yield
    except Exception:
        if seen:
            raise KeyboardInterrupt from None
        raise
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _refusal(error: Exception) -> CommandProblem | None:
    """What the system did not let a command do, if it was that: a full disk, a name too long, a folder of others."""
    if not isinstance(error, OSError) or error.errno == errno.ENOENT:  # what is not there may be our own
        return None
    reason = refusal_of_system(error)
    if not isinstance(reason, Problem):
        return None
    return CommandProblem("file_refused", file=error.filename or "—", reason=reason)


def _speak_unicode() -> None:
    """Kazakh and Russian go through even where the system's own encoding (`LC_ALL=C`) has no letters for them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
