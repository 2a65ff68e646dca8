"""A delivery read whole: its files are matched to the mapping, checked, settled, and made a population at a stroke.

Rows go through the disk once, spread over partitions by family, so that memory does not grow with the delivery. The old
population stays until the new one is complete; a delivery past its limits leaves it as it is.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from shanyraq.people.intake.assemble import Shelf
from shanyraq.people.intake.delivery import Delivery, Outcome, from_json, to_json
from shanyraq.people.intake.findings import FILE as FINDINGS
from shanyraq.people.intake.mapping import Mapping
from shanyraq.people.intake.matching import match_files
from shanyraq.people.intake.outline import Outline
from shanyraq.people.intake.plan import Plan
from shanyraq.people.intake.problems import DeliveryRefused, IntakeProblem
from shanyraq.people.intake.reading import Reading
from shanyraq.people.intake.report import REPORT_FILES, check_report_possible, write_report
from shanyraq.people.intake.sources import source_of
from shanyraq.people.intake.workshop import workshop
from shanyraq.people.population_files import ABOUT, About, new_population
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules.problems import refusal_of_system

KEPT = "delivery.json"
"""The delivery beside its report, for the next one to be compared with."""

Told = Callable[[int, int], None]
"""Told how much is done, of how much."""


def read_files(
    files: Sequence[Path],
    mapping: Mapping,
    out: Path,
    report: Path | None = None,
    *,
    replace: bool = False,
    previous: Path | None = None,
    progress: Told = lambda done, of: None,
) -> Delivery:
    """Read a delivery into a population, and write its quality report.

    Args:
        files: the delivery's files.
        mapping: what they mean.
        out: the population's folder.
        report: the report's folder; None for no report.
        replace: whether the population may take the place of another.
        previous: an earlier delivery of the same source as JSON; otherwise the one in the report's folder, if it is.
        progress: told how much is done.

    Raises:
        IntakeProblem: a file cannot be read, or does not go with the mapping.
        DeliveryRefused: the delivery is past its limits; its report is written, the population is as it was.
        PeopleProblem: the folder of the population is taken or cannot be written.
    """
    _check_out(out, replace=replace)
    if report is not None:
        check_report_possible()
        _check_report(report)
    earlier = None if report is None else _earlier(mapping, previous or report / KEPT, asked=previous is not None)
    matched = match_files(files, mapping)
    with workshop(out) as folder:
        plans = [
            Plan(place, file, table, source_of(file, table.layout, folder), mapping)
            for place, (file, table) in enumerate(matched)
        ]
        outline = Outline(mapping, plans)
        outline.check()
        reading = Reading(outline, folder, progress)
        shelf = reading.read()
        delivery = reading.delivery()
        if report is not None:
            _write_report(delivery, earlier, folder)
        if delivery.outcome is Outcome.KEPT:
            _write_population(delivery, shelf, out, reading, replace=replace)
        if report is not None:
            _put_in_place(folder, report)
        if delivery.outcome is Outcome.REFUSED:
            raise DeliveryRefused("delivery_refused", problems=reading.exceeded.problems, delivery=delivery)
    return delivery


def _write_population(delivery: Delivery, shelf: Shelf, out: Path, reading: Reading, *, replace: bool) -> None:
    made = {"delivery": delivery.name, "files": [file.name for file in delivery.files]}
    about = About(delivery.day, delivery.source, delivery.synthetic, made)
    with new_population(out, about, replace=replace) as draft:
        shelf.write(draft, about, reading.told_writing)


def _write_report(delivery: Delivery, earlier: Delivery | None, folder: Path) -> None:
    """Write the report where the work is done; it is put in place with the population."""
    (folder / KEPT).write_text(to_json(delivery), encoding="utf-8")
    write_report(delivery, earlier, folder)


def _put_in_place(folder: Path, report: Path) -> None:
    """Move the report's files to their folder, each at a stroke."""
    try:
        report.mkdir(parents=True, exist_ok=True)
        for name in (*REPORT_FILES, FINDINGS, KEPT):
            if (folder / name).exists():
                _move(folder / name, report / name)
    except OSError as error:
        raise PeopleProblem("folder_not_written", folder=report, reason=refusal_of_system(error)) from None


def _move(file: Path, to: Path) -> None:
    """Move a file, over a border of disks too, so that its name always has the old content or the new."""
    beside = to.with_name(f".{to.name}.new")
    shutil.move(file, beside)
    beside.replace(to)


def _check_out(out: Path, *, replace: bool) -> None:
    if not out.exists():
        return
    if not replace:
        raise PeopleProblem("folder_exists", folder=out)
    if not (out / ABOUT).is_file():
        raise PeopleProblem("folder_not_population", folder=out)


def _check_report(report: Path) -> None:
    """Refuse a folder that holds more than a report."""
    if report.is_file():
        raise IntakeProblem("report_is_file", folder=report)
    known = {*REPORT_FILES, FINDINGS, KEPT}
    held = sorted(file.name for file in report.iterdir()) if report.is_dir() else []
    strange = [name for name in held if name not in known and not name.startswith(".")]
    if strange:
        raise IntakeProblem("report_folder_taken", folder=report, names=", ".join(strange[:5]))


def _earlier(mapping: Mapping, file: Path, *, asked: bool) -> Delivery | None:
    """The delivery before this one.

    Raises:
        IntakeProblem: the file named for it is none of this source.
    """
    if not asked and not file.is_file():
        return None
    try:
        found = from_json(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise IntakeProblem("previous_unreadable", file=file) from None
    if found.name == mapping.name:
        return found
    if asked:
        raise IntakeProblem("previous_of_other", file=file, name=found.name, expected=mapping.name)
    return None
