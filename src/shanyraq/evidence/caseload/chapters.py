"""The administrative chapters of a report: a register's counts as tables and figures, in one language."""

from itertools import pairwise
from math import nan

import polars as pl

from shanyraq.evidence.caseload.caseload import Caseload
from shanyraq.evidence.caseload.counts import AGES, STEPS, by_age_and_sex, spread_of
from shanyraq.evidence.caseload.spells import going_on_after, median_months
from shanyraq.evidence.caseload.writer import Writer, secret
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.disclosure import LEAST_TOLD
from shanyraq.evidence.report.model import Cell, Chapter, Column, Figure, Group, Row, Table
from shanyraq.evidence.report.parts import sentence
from shanyraq.evidence.report.written import number
from shanyraq.law.codes import Region, Sex
from shanyraq.law.families import LAW
from shanyraq.people.charts.lines import lines
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.people.describe.family_types import TYPES, FamilyType

LENGTHS = (1, 2, 3, 6, 9, 12, 18, 24, 36)
"""Months after which a table tells how many spells go on."""


def caseload_chapters(caseload: Caseload, lang: str) -> tuple[Chapter, ...]:
    """What a register says, chapter by chapter: caseload, composition, duration, regions, amounts, reconciliation.

    Numbers that rest on few families are hidden or marked as everywhere in reports. A chapter that the register has
    nothing for is left out.

    Args:
        caseload: the register and what it is set against.
        lang: one of `LANGUAGES`.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    writer = _Chapters(caseload, lang)
    found = [writer.months(), writer.composition(), writer.duration(), writer.regions(), writer.amounts()]
    return (*found, writer.reconciliation()) if caseload.estimates else tuple(found)


class _Chapters(Writer):
    """Writes a register's chapters in a language."""

    def months(self) -> Chapter:
        """Families, persons and money month by month."""
        months = self.caseload.months
        rows = [
            Row(
                self.month(f"{one.month:%Y-%m}"),
                (
                    self.count(one.families, one.families),
                    self.count(one.persons, one.families),
                    self.money(one.amount, one.families),
                    self.money(one.amount / one.families, one.families),
                    self.money(one.amount / one.persons, one.families),
                ),
                key=f"{one.month:%Y-%m}",
            )
            for one in months
        ]
        keys = ("families", "persons", "paid", "per_family", "per_person")
        table = self.table("caseload_months", "month", keys, [Group("", tuple(rows))], "ages_note")
        last, first = months[-1], months[0]
        finding = sentence(
            self.say(
                "finding_months",
                month=self.month(f"{last.month:%Y-%m}"),
                families=self.written(last.families, last.families),
                persons=self.written(last.persons, last.families),
                first=self.month(f"{first.month:%Y-%m}"),
                before=self.written(first.families, first.families),
            )
        )
        shown = [cell.shown if isinstance(cell := row.cells[0], Cell) else None for row in table.rows]
        svg = lines(
            [self.tick(row.key) for row in table.rows], {self.say("families"): shown}, self.labels("caseload_course")
        )
        return self.chapter("caseload", (finding,), table, self.figure("caseload_course", svg, finding))

    def composition(self) -> Chapter:
        """Who is paid in the last month: types of families, ages and sexes, conditional or not."""
        paid = self.caseload.paid
        people = by_age_and_sex(self.caseload.register.persons, paid)
        persons = sum(people.values())
        types = [
            self.share_row(TYPES[kind].lang(self.lang), paid.filter(pl.col("kind") == kind.wire), paid, kind.wire)
            for kind in FamilyType
        ]
        conditional = [
            self.share_row(self.say(name), paid.filter(pl.col("conditional") == flag), paid, name)
            for name, flag in (("conditional", True), ("unconditional", False))
        ]
        families = self.table(
            "caseload_families",
            "family",
            ("families", "share_families", "persons"),
            [Group(self.say("by_type"), tuple(types)), Group(self.say("by_kind"), tuple(conditional))],
            "kind_note",
            adds_up=True,
        )
        sexes = [sex for sex in Sex if any(key[1] == sex.wire for key in people)]
        rows = []
        for low, high in AGES:
            key = f"{low}_{high}"
            counts = [people.get((key, sex.wire), 0) for sex in sexes]
            share = sum(counts) / persons if persons else nan
            cells = (*(self.count(count, count) for count in counts), Cell(share, Scale.SHARE, n=sum(counts)))
            rows.append(Row(self.say(f"age_{key}"), cells, key=key))
        columns = [Column(LAW.labels["Sex"][sex.wire].lang(self.lang), adds_up=True) for sex in sexes]
        ages = Table(
            "caseload_ages",
            self.say("caseload_ages"),
            self.say("age"),
            (*columns, Column(self.say("share_persons"), adds_up=True)),
            (Group("", tuple(rows)),),
            self.notes("ages_note", "persons_note"),
        )
        children = sum(number for (key, _), number in people.items() if key in ("0_6", "7_17"))
        told = self.written(children / persons if persons else nan, paid.height, Scale.SHARE)
        return self.chapter("composition", (self.say("finding_composition", share=told),), families, secret(ages))

    def duration(self) -> Chapter:
        """How long spells last, and how many families come back."""
        steps, spells, back = self.caseload.survival, self.caseload.spells, self.caseload.returns
        seen = spells.filter(~pl.col("before"))
        rows, longest = [], seen["months"].max() or 0
        for months in LENGTHS:
            if months <= longest:  # type: ignore[operator]  # a number of months
                step = going_on_after(steps, months)
                going_on, error = (1.0, nan) if step is None else (step.going_on, step.std_error)
                at_risk = seen.filter(pl.col("months") >= months).height
                cells = (self.count(at_risk, at_risk), Cell(going_on, Scale.SHARE, error, at_risk))
                rows.append(Row(self.say("after_months", months=months), cells, key=str(months)))
        table = self.table(
            "caseload_duration", "months_of_receipt", ("at_risk", "going_on"), [Group("", tuple(rows))], "survival_note"
        )
        entry = Row(
            self.say("returned", months=self.caseload.within),
            (
                self.count(back.ended, back.ended),
                self.count(back.returned, back.ended),
                Cell(back.share, Scale.SHARE, back.std_error, back.ended),
            ),
            key="returned",
        )
        returned = self.table(
            "caseload_returns",
            "returns_head",
            ("ended", "came_back", "share_spells"),
            [Group("", (entry,))],
            "returns_note",
        )
        median = median_months(steps) if seen.height >= LEAST_TOLD else None
        finding = (
            self.say("finding_duration_long", spells=self.written(seen.height, seen.height))
            if median is None
            else self.say("finding_duration", spells=self.written(seen.height, seen.height), months=median)
        )
        blocks: list[Table | Figure] = [table, returned]
        if steps and seen.height >= LEAST_TOLD:
            last = max(step.month for step in steps)
            course = [1.0 if (past := going_on_after(steps, at)) is None else past.going_on for at in range(last + 1)]
            labels = self.labels("duration_course", "percent", x=self.say("months_of_receipt"))
            svg = lines([str(at) for at in range(last + 1)], {self.say("going_on"): course}, labels, stairs=True)
            blocks.insert(1, self.figure("duration_course", svg, finding))
        return self.chapter("duration", (finding,), *blocks)

    def regions(self) -> Chapter:
        """Families and persons of the last month by region, to a thousand inhabitants."""
        found = self.caseload.rates
        rows = [
            Row(
                LAW.labels["Region"][code].lang(self.lang),
                (
                    self.count(families, families),
                    self.count(persons, families),
                    Cell(rate, Scale.INDEX, n=families),
                ),
                key=code,
            )
            for code, (families, persons, rate) in found.items()
        ]
        notes = ["ages_note"] if self.caseload.inhabitants is None else ["ages_note", "inhabitants_note"]
        table = self.table(
            "caseload_regions",
            "region",
            ("families", "persons", "rate"),
            [Group("", tuple(rows))],
            *notes,
            adds_up=True,
        )
        values = {
            Region(int(row.key)): cell.value
            for row in table.rows
            if isinstance(cell := row.cells[2], Cell) and cell.shown is not None
        }
        if not values:
            return self.chapter("regions", (), table)
        highest = max(values, key=lambda region: values[region])
        rate = number(values[highest], Scale.INDEX, self.lang)
        name = LAW.labels["Region"][highest.wire].lang(self.lang)
        finding = self.say("finding_regions", region=name, rate=rate)
        svg = tile_map_svg(values, self.labels("rate_map"))
        return self.chapter("regions", (finding,), table, self.figure("rate_map", svg, finding))

    def amounts(self) -> Chapter:
        """What families of the last three months were paid, against the poverty line."""
        shares, families = self.caseload.shares_of_line, self.caseload.quarter
        counts = spread_of(shares)
        total = len(shares)
        bounds = [number(step, Scale.SHARE, self.lang, places=0) for step in STEPS]
        titles = [
            self.say("below", bound=bounds[0]),
            *(self.say("between", low=low, high=high) for low, high in pairwise(bounds)),
            self.say("from", bound=bounds[-1]),
        ]
        rows = [
            Row(
                title,
                (self.count(count, count), Cell(count / total if total else nan, Scale.SHARE, n=count)),
                key=key,
            )
            for title, count, key in zip(titles, counts, ("0", *map(str, STEPS)), strict=True)
        ]
        table = self.table(
            "caseload_amounts",
            "share_of_line",
            ("families", "share_families"),
            [Group("", tuple(rows))],
            "line_note",
            adds_up=True,
        )
        sizes = []
        for size in sorted(families["size"].unique().to_list()):
            some = families.filter(pl.col("size") == size)
            per_head = (some["paid"] / some["months"] / some["size"]).mean()
            line = some["line"].mean()
            ratio = shares.filter(families["size"] == size).mean()
            cells = (
                self.money(float(per_head or 0), some.height),  # type: ignore[arg-type]  # a mean of numbers
                self.money(float(line or 0), some.height),  # type: ignore[arg-type]  # a mean of numbers
                Cell(float(ratio or 0), Scale.SHARE, n=some.height),  # type: ignore[arg-type]  # a mean of numbers
            )
            sizes.append(Row(str(size), cells, key=str(size)))
        by_size = self.table(
            "caseload_sizes", "members", ("per_person", "line", "mean_share"), [Group("", tuple(sizes))], "line_note"
        )
        median = shares.median()
        told = self.written(median if isinstance(median, float) else nan, total, Scale.SHARE)
        return self.chapter("amounts", (self.say("finding_amounts", share=told),), table, by_size)

    def reconciliation(self) -> Chapter:
        """The register against estimates from elsewhere."""
        rows = []
        for place, estimate in enumerate(self.caseload.estimates, 1):
            ratio = self.caseload.reconciled(estimate)
            name = self.region(estimate.region)
            first, last = (self.month(f"{one:%Y-%m}") for one in (estimate.first, estimate.last))
            when = first if first == last else f"{first} – {last}"
            cells = (
                Cell(ratio.counted, Scale.NUMBER),
                Cell(estimate.number, Scale.NUMBER, estimate.std_error, estimate.n),
                Cell(ratio.value, Scale.INDEX, ratio.error, estimate.n),
                estimate.source.lang(self.lang),
            )
            title = f"{self.say(estimate.what)}, {name}, {when}"
            rows.append(Row(title, cells, key=str(place)))
        columns = ("counted", "estimated", "ratio")
        table = Table(
            "caseload_reconciliation",
            self.say("caseload_reconciliation"),
            self.say("compared"),
            (*(Column(self.say(key)) for key in columns), Column(self.say("source"), words=True)),
            (Group("", tuple(rows)),),
            self.notes("ratio_note"),
        )
        return self.chapter("reconciliation", (), secret(table))
