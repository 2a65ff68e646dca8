"""The ladders that come with the program, and which of them is a family's by day and region."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from shanyraq.law.wellbeing.ladder import Ladder
from shanyraq.law.wellbeing.ladder_file import read_ladder
from shanyraq.law.wellbeing.problems import LadderProblem

HERE = Path(__file__).parent / "ladders"
OPEN = "…"


@cache
def ladders() -> tuple[Ladder, ...]:
    """The ladders that come with the program, the oldest first."""
    found = (read_ladder(file) for file in HERE.glob("*.toml"))
    return tuple(sorted(found, key=lambda ladder: (ladder.since, ladder.name)))


def ladder_named(name: str) -> Ladder:
    """A ladder by its name, or of a file of one's own.

    Raises:
        LadderProblem: there is none, or the file cannot be used.
    """
    if name.endswith(".toml"):
        return read_ladder(Path(name))
    found = {ladder.name: ladder for ladder in ladders()}
    if name not in found:
        raise LadderProblem("ladder_unknown", name=name, known=", ".join(found))
    return found[name]


def applying(day: date, region: str, known: Iterable[Ladder] | None = None) -> Ladder:
    """The ladder of a day and a region: one made for some regions goes before one for the whole country.

    Args:
        day: the day.
        region: the first two digits of KATO.
        known: the ladders to choose among; those of the program when None.

    Raises:
        LadderProblem: none applies.
    """
    all_known = tuple(ladders() if known is None else known)
    found = [ladder for ladder in all_known if ladder.in_force(day) and ladder.covers(region)]
    if not found:
        first = min(ladder.since for ladder in all_known)
        raise LadderProblem("ladder_none_then", day=day, region=region, since=first)
    return max(found, key=lambda ladder: (bool(ladder.regions), ladder.since))


def check_day(ladder: Ladder, day: date) -> None:
    """Refuse a ladder that does not apply on a day.

    Raises:
        LadderProblem: it does not; says when it does.
    """
    if not ladder.in_force(day):
        until = OPEN if ladder.until is None else ladder.until
        raise LadderProblem("ladder_not_then", name=ladder.name, day=day, since=ladder.since, until=until)
