"""The passes over a delivery: its rows to their families, the families to their regions, and the figures of it all."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import polars as pl

from shanyraq.law.codes import Region
from shanyraq.people.intake.assemble import Shelf
from shanyraq.people.intake.byte_streams import is_packed
from shanyraq.people.intake.column_figures import Figures
from shanyraq.people.intake.delivery import DeliveredColumn, DeliveredFile, Delivery, Outcome
from shanyraq.people.intake.findings import Findings, found
from shanyraq.people.intake.limits import Exceeded, exceeded
from shanyraq.people.intake.mapping import FAMILY, PERSON, Role
from shanyraq.people.intake.outline import Outline
from shanyraq.people.intake.plan import NUMBER, Plan
from shanyraq.people.intake.row_checks import EASED, OWN, ROW, Checked, check_block
from shanyraq.people.intake.settle import Settled, settle
from shanyraq.people.intake.source import Piece
from shanyraq.people.intake.sources import kind_of
from shanyraq.people.intake.spill import Spill, Spread, Stretches, Whereabouts, partition_of, partitions_for

BLOCK = 16 << 20
"""Bytes of text taken apart at a time."""

WORKERS = 2
"""Blocks and partitions worked on at a time."""

PACKED_TIMES = 6
"""How much larger a compressed file is taken to be."""


class Reading:
    """One delivery while it is read.

    Args:
        outline: its files.
        folder: an empty folder to work in.
        progress: told how much is done, of how much.
    """

    def __init__(self, outline: Outline, folder: Path, progress: Callable[[int, int], None]) -> None:
        self.outline = outline
        self.mapping = outline.mapping
        self.plans = outline.plans
        self.names = tuple(plan.file.name for plan in self.plans)
        self.sizes = tuple(plan.file.stat().st_size for plan in self.plans)
        self.progress = progress
        self.spread = Spread(folder, partitions_for(self._size_unpacked()))
        self.stretches = Stretches(folder / "stretches", BLOCK) if len(self.plans) == 1 else None
        self.shelf = Shelf(folder)
        called = {(plan.place, column.target): str(column.name) for plan in self.plans for column in plan.sent}
        self.findings = Findings(folder, self.names, called)
        self.figures = {
            (plan.place, column.target): Figures(column.target) for plan in self.plans for column in plan.sent
        }
        self.read_rows = dict.fromkeys(range(len(self.plans)), 0)
        self.lost: Counter[int] = Counter()
        self.lost_eased: Counter[int] = Counter()
        self.own: Counter[int] = Counter()
        self.kept: Counter[int] = Counter()
        self.with_family: Counter[int] = Counter()
        self.eased: Counter[int] = Counter()
        self.months: Counter[str] = Counter()
        self.families_read = 0
        self.exceeded = Exceeded((), {}, ())

    def read(self) -> Shelf:
        """Read everything; the kept tables, which are none once a limit is gone past."""
        asked = any(plan.table.role is not Role.PERSONS and FAMILY not in plan.table.columns for plan in self.plans)
        whereabouts = {PERSON: Whereabouts(asked=asked), NUMBER: Whereabouts(asked=False)}
        with ThreadPoolExecutor(WORKERS) as threads:
            for plan in self.plans:
                self._read_file(plan, whereabouts, threads)
            self._spill.close()
            self._hold_against_limits({file: self.own[file] - self.eased[file] for file in self.read_rows})
            self.eased.clear()
            if not self.exceeded.problems:
                self._settle(whereabouts, threads)
        self.findings.close()
        return self.shelf

    def told_writing(self, done: int, of: int) -> None:
        """Told how much of the population is written."""
        total = 2 * max(sum(self.sizes), 1)
        self.progress(int(total * (0.8 + 0.2 * done / max(of, 1))), total)

    def _size_unpacked(self) -> int:
        sizes = zip(self.plans, self.sizes, strict=True)
        return sum(size * (PACKED_TIMES if is_packed(plan.file) else 1) for plan, size in sizes)

    def _read_file(self, plan: Plan, whereabouts: dict[str, Whereabouts], threads: ThreadPoolExecutor) -> None:
        for column in plan.unmapped:
            warned = found("column_unmapped", pl.Series([0]), plan.place, "", pl.Series([column]))
            self.findings.add(warned)
        self.findings.tested["column_unmapped"] += len(plan.source.columns)
        before, total = sum(self.sizes[: plan.place]), 2 * max(sum(self.sizes), 1)
        for checked, done in self._checked(plan, whereabouts, threads):
            self._count(plan, checked)
            start = self.read_rows[plan.place]
            if start:
                checked = _moved(checked, start)
            self.findings.add(checked.findings)
            self.read_rows[plan.place] += checked.read
            if checked.rows.height:
                self._spread(plan, checked.rows, whereabouts)
            self.progress(before + done, total)

    def _checked(
        self, plan: Plan, whereabouts: dict[str, Whereabouts], threads: ThreadPoolExecutor
    ) -> Iterator[tuple[Checked, int]]:
        """The blocks of a file in their order, several being checked at a time."""
        waiting: deque[tuple[Future[Checked], int]] = deque()
        for piece in plan.source.pieces(plan.wanted, BLOCK, plan.lists):
            waiting.append((threads.submit(_check, plan, piece), piece.done))
            if len(waiting) > WORKERS:
                checked, done = waiting.popleft()
                yield checked.result(), done
        for checked, done in waiting:
            yield checked.result(), done

    def _spread(self, plan: Plan, rows: pl.DataFrame, whereabouts: dict[str, Whereabouts]) -> None:
        """Send rows to their families."""
        aligned = self.outline.aligned(plan.table.role, rows)
        partitions = None
        if self.stretches is not None and not self.stretches.add(aligned):
            for taken in self.stretches.taken_back():
                self.spread.add(Role.PERSONS, taken, partition_of(taken[FAMILY], self.spread.partitions))
            self.stretches = None
        if self.stretches is None:
            partitions = self._partitions(plan, aligned, whereabouts)
            self.spread.add(plan.table.role, aligned, partitions)
        if plan.table.role is Role.PERSONS:
            for key in whereabouts.keys() & set(aligned.columns):
                whereabouts[key].add(aligned[key], partitions)

    def _partitions(self, plan: Plan, rows: pl.DataFrame, whereabouts: dict[str, Whereabouts]) -> pl.Series:
        if FAMILY in plan.table.columns:
            return partition_of(rows[FAMILY], self.spread.partitions)
        return whereabouts[PERSON].partitions(rows[PERSON]).fill_null(0)  # nobody's rows are refused anywhere

    @property
    def _spill(self) -> Spill:
        return self.spread if self.stretches is None else self.stretches

    def _count(self, plan: Plan, checked: Checked) -> None:
        place = plan.place
        for target, figures in checked.figures.items():
            self.figures[place, target].add(figures)
        for rule in plan.rules:
            self.findings.tested[rule] += checked.read
        self.lost[place] += checked.lost
        self.lost_eased[place] += checked.lost_eased
        self.own[place] += checked.lost + int(checked.rows[OWN].sum())
        self.eased[place] += checked.lost_eased + int(checked.rows[EASED].sum())
        self.months.update(checked.months)

    def _settle(self, whereabouts: dict[str, Whereabouts], threads: ThreadPoolExecutor) -> None:
        """Bring the families of each partition together, two partitions at a time."""
        found = threads.map(Whereabouts.repeated, whereabouts.values())
        repeated = dict(zip(whereabouts, found, strict=True))
        before = _before(self.plans, self.read_rows)
        total = 2 * max(sum(self.sizes), 1)
        waiting: deque[Future[Settled]] = deque()
        spill = self._spill
        for partition in range(spill.partitions):
            waiting.append(threads.submit(settle, self.outline, spill, partition, repeated, before))
            if len(waiting) == WORKERS:
                self._take(waiting.popleft().result())
            self.progress(int(total * (0.5 + 0.3 * partition / spill.partitions)), total)
        for settled in waiting:
            self._take(settled.result())
        read = self.read_rows
        self._hold_against_limits(
            {file: self._refused(file) - self.lost_eased[file] - self.eased[file] for file in read}
        )

    def _take(self, settled: Settled) -> None:
        self.shelf.add(settled)
        self.findings.add(settled.findings)
        self.findings.tested.update(settled.tested)
        self.families_read += settled.families_read
        for file, tally in settled.tallies.items():
            self.kept[file] += tally.kept
            self.with_family[file] += tally.with_family
            self.eased[file] += tally.eased

    def _refused(self, file: int) -> int:
        return self.read_rows[file] - self.kept[file]

    def _hold_against_limits(self, refused: dict[int, int]) -> None:
        self.exceeded = exceeded(self.mapping.limits, self.names, self.read_rows, refused, self.findings.counts)

    def delivery(self) -> Delivery:
        """What is known of the delivery now that it is read."""
        refused, limits = bool(self.exceeded.problems), self.mapping.limits
        first, last = self.plans[0].months
        regions = {} if refused else self.shelf.families
        return Delivery(
            name=self.mapping.name,
            source=self.mapping.source,
            day=self.mapping.day,
            received=self.mapping.received,
            synthetic=self.mapping.synthetic,
            outcome=Outcome.REFUSED if refused else Outcome.KEPT,
            quarter=(first, (last + timedelta(days=31)).replace(day=1) - timedelta(days=1)),
            months=dict(sorted(self.months.items())),
            files=tuple(self._file(plan, refused=refused) for plan in self.plans),
            columns=self._columns(),
            checks=self.findings.checks(limits.rules, limits.refused, self.exceeded.rules),
            families_read=self.families_read,
            families=sum(regions.values()),
            persons=0 if refused else sum(self.shelf.persons.values()),
            by_region={Region(region).wire: regions[region] for region in sorted(regions)},
            limit=limits.refused,
            exceeded=self.exceeded.files,
        )

    def _file(self, plan: Plan, *, refused: bool) -> DeliveredFile:
        place = plan.place
        read, kept = self.read_rows[place], 0 if refused else self.kept[place]
        return DeliveredFile(
            name=self.names[place],
            role=plan.table.role.value,
            kind=kind_of(plan.file, plan.table.layout).value,
            size=self.sizes[place],
            rows_read=read,
            rows_kept=kept,
            rows_refused=read - kept,
            rows_with_family=read - self.own[place] if refused else self.with_family[place],
        )

    def _columns(self) -> tuple[DeliveredColumn, ...]:
        return tuple(
            self.figures[plan.place, column.target].told(self.names[plan.place], str(column.name))
            for plan in self.plans
            for column in plan.sent
        )


def _check(plan: Plan, piece: Piece) -> Checked:
    return check_block(plan, piece.block())


def _moved(checked: Checked, start: int) -> Checked:
    """A block whose rows are numbered from where the blocks before it end."""
    return replace(
        checked,
        rows=checked.rows.with_columns(pl.col(ROW) + start),
        findings=checked.findings.with_columns(pl.col(ROW) + start),
    )


def _before(plans: Sequence[Plan], read: dict[int, int]) -> dict[int, int]:
    """Rows of persons before each file of persons."""
    before, so_far = {}, 0
    for plan in plans:
        if plan.table.role is Role.PERSONS:
            before[plan.place] = so_far
            so_far += read[plan.place]
    return before
