"""What a person asks for in words and numbers, checked before anything long is done."""

import secrets
from fractions import Fraction
from pathlib import Path

from shanyraq.people.extract.classes import Level
from shanyraq.people.extract.extract import Wish
from shanyraq.people.extract.plan import read_plan
from shanyraq.people.extract.problems import ExtractProblem

MOST_SEED = 2**63 - 1


def wish_of(plan: Path | None, k: int, diversity: int, sample: str, seed: int | None) -> Wish:
    """A checked wish.

    Args:
        plan: the plan's file; the one that comes with the program where it is None.
        k: the least number of families alike.
        diversity: the least number of sensitive values in a class.
        sample: the share of families drawn, as a person writes it.
        seed: where chance comes from; drawn where it is None, as a seed that can be guessed undoes the shuffling.

    Raises:
        ExtractProblem: a number is out of its range, or the plan cannot be used.
    """
    for option, value in (("--k", k), ("--l", diversity)):
        if value < 1:
            raise ExtractProblem("level_out_of_range", option=option, value=value)
    if seed is not None and not 0 <= seed <= MOST_SEED:
        raise ExtractProblem("seed_out_of_range", value=seed, most=MOST_SEED)
    found = read_plan(plan)
    level = Level(k, diversity, None if found.entropy is None else float(found.entropy))
    return Wish(level, found, _share(sample), secrets.randbelow(MOST_SEED) if seed is None else seed)


def purpose_of(text: str) -> str:
    """What an extract is for, on one line.

    Raises:
        ExtractProblem: it says nothing.
    """
    purpose = " ".join(text.split())
    if not purpose:
        raise ExtractProblem("purpose_missing")
    return purpose


def _share(text: str) -> Fraction:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ExtractProblem("sample_out_of_range", value=text) from None
    if not 0 < share <= 1:
        raise ExtractProblem("sample_out_of_range", value=text)
    return share
