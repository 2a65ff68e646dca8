"""The work every engine does: the slices of a part evaluated one after another, written and summed up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shanyraq.people.population import Population
from shanyraq.people.results import Asked, ResultWriter
from shanyraq.people.totals import NOBODY, SUMMED, Totals, totals_from_json, totals_of
from shanyraq.rules.evaluate import evaluate

Progress = Callable[[int, int], None]
"""Told how many families are done, of how many."""

Counted = Callable[[int], None]
"""Told how many families of a part are done."""


@dataclass(frozen=True)
class Done:
    """A part whose results are written.

    Attributes:
        totals: its sums.
        defaults: the facts that took their declared default for everybody.
    """

    totals: Totals
    defaults: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """What is kept beside the results until all parts are done."""
        return {"totals": self.totals.as_json(), "defaults": list(self.defaults)}


@dataclass(frozen=True)
class Outcome:
    """An evaluation that is finished.

    Attributes:
        totals: the sums of all parts.
        defaults: the facts that took their declared default for everybody.
        parts: how many parts there are.
        resumed: how many of them an earlier run had finished.
        begun_anew: whether an earlier run of another job was thrown away.
    """

    totals: Totals
    defaults: tuple[str, ...]
    parts: int
    resumed: int
    begun_anew: bool


def done_from_json(kept: dict[str, Any]) -> Done:
    """What `Done.as_json` wrote."""
    return Done(totals_from_json(kept["totals"]), tuple(kept["defaults"]))


def evaluate_slices(
    folder: Path,
    slices: Iterable[Population],
    asked: Asked,
    *,
    workers: int | None = None,
    counted: Counted = lambda _: None,
) -> Done:
    """Evaluate a part into the tables of a folder.

    Args:
        folder: where to write; it exists.
        slices: whole families, at least one slice even of nobody.
        asked: the law and the outputs.
        workers: threads; as many as there are processors when None.
        counted: told how many families of the part are done.

    Raises:
        Problem: the slices cannot be evaluated.
    """
    totals = NOBODY
    defaults: tuple[str, ...] = ()
    names = tuple(dict.fromkeys((*asked.outputs, *SUMMED)))
    with ResultWriter(folder, asked) as writer:
        for population in slices:
            told = _beyond(totals.families, counted)
            results = evaluate(population, asked.law, names, workers=workers, progress=told)
            writer.write(population, results)
            totals += totals_of(population, results)
            defaults = results.defaults
    return Done(totals, defaults)


def _beyond(before: int, counted: Counted) -> Progress:
    """Tells of a slice's families as of so many more of the part."""
    return lambda done, _: counted(before + done)
