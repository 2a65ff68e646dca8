"""A simulation in files: numbers for programs, tables for spreadsheets, a page for each language."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from shanyraq.evidence.reforms.page import simulation_page
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.evidence.reforms.simulation import Simulation
from shanyraq.people.population_files import holds_something, new_folder
from shanyraq.rules import LANGUAGES

SUMMARY, EFFECTS, GAINS, FRONTIER = "simulation.json", "effects.csv", "gains.csv", "frontier.csv"


def page_name(lang: str) -> str:
    """The page of a language."""
    return f"simulation.{lang}.html"


def check_place(folder: Path) -> None:
    """Refuse a folder that holds something, before anything long is done.

    Raises:
        ReformProblem: it does.
    """
    if holds_something(folder):
        raise ReformProblem("folder_taken", folder=folder)


def write_simulation(found: Simulation, folder: Path) -> None:
    """Write a simulation into a new folder, which appears whole or not at all.

    Raises:
        Problem: the folder cannot be made.
    """
    if folder.is_dir():
        folder.rmdir()  # it was seen to be empty
    with new_folder(folder) as partial:
        told = json.dumps(found.as_json(), ensure_ascii=False, indent=2)
        (partial / SUMMARY).write_text(told + "\n", encoding="utf-8")
        reforms = found.outcomes
        effects = ((outcome, effect) for outcome in reforms for effect in outcome.effects)
        _write(partial / EFFECTS, found, ({"reform": one.scenario.name, **asdict(row)} for one, row in effects))
        gains = ((outcome, gain) for outcome in reforms for gain in outcome.gains)
        _write(partial / GAINS, found, ({"reform": one.scenario.name, **asdict(row)} for one, row in gains))
        if found.frontier:
            _write(partial / FRONTIER, found, (asdict(point) for point in found.frontier))
        for lang in LANGUAGES:
            (partial / page_name(lang)).write_text(simulation_page(found, lang), encoding="utf-8")


def _write(file: Path, found: Simulation, rows: Iterable[dict[str, object]]) -> None:
    """A table as CSV; whose families they are stands in every row, so that no copy of it loses the word."""
    written = io.StringIO()
    table: csv.DictWriter[str] | None = None
    for row in rows:
        whole = {**row, "synthetic": str(found.about.synthetic).lower()}
        if table is None:
            table = csv.DictWriter(written, list(whole), lineterminator="\n")
            table.writeheader()
        table.writerow(whole)
    file.write_text(written.getvalue(), encoding="utf-8")
