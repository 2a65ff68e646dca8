"""A ladder's report: levels, multidimensional poverty, stability, exclusions, with errors, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import isnan, nan, sqrt

import numpy as np

from shanyraq.evidence.estimation.score import Score, mean
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.disclosure import guarded
from shanyraq.evidence.report.model import Cell, Chapter, Column, Figure, Group, Report, Row, Table, numbered
from shanyraq.evidence.report.written import number
from shanyraq.evidence.wellbeing.deprivation import Group as Some
from shanyraq.evidence.wellbeing.deprivation import deprivation, groups, indicators
from shanyraq.evidence.wellbeing.stability import Excluded, exclusions, hinges, on_levels
from shanyraq.evidence.wellbeing.standing import Standing
from shanyraq.evidence.wellbeing.words import text
from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.people.charts.bars import bars, grouped_bars
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.rules import WHOLE, to_day
from shanyraq.rules.formats import day


def ladder_report(standing: Standing, lang: str) -> Report:
    """The whole report in one language.

    Raises:
        Problem: the design does not tell an error, or a package that draws is missing.
    """
    writer, about = _Writer(standing, lang), standing.families.about
    facts = (
        (text("fact_ladder", lang), standing.ladder.title.lang(lang)),
        (text("fact_day", lang), day(to_day(standing.families.day), lang)),
        (text("fact_method", lang), text(f"method_{standing.scoring.method}", lang)),
        (text("fact_families", lang), number(float(np.count_nonzero(standing.inside)), Scale.NUMBER, lang)),
        (text("source", lang), about.source.lang(lang)),
    )
    chapters = [writer.levels(), writer.poverty(), writer.stability()]
    chapters += [writer.exclusions()] if standing.ladder.exclusions else []
    mark = text("mark", lang) if standing.scoring.scale.illustrative else ""
    return Report(standing.ladder.title.lang(lang), lang, about.synthetic, facts, numbered(chapters), mark)


@dataclass(frozen=True)
class _Writer:
    """Writes a standing's chapters in a language."""

    standing: Standing
    lang: str

    def say(self, key: str, /, **places: object) -> str:
        return text(key, self.lang, **places)

    def levels(self) -> Chapter:
        """Families by level."""
        found = on_levels(self.standing)
        rows = tuple(
            Row(
                self.level(place),
                tuple(self.cell(share, rests) for share, rests in zip(one.shares, one.records, strict=True)),
                key=one.level.code,
            )
            for place, one in enumerate(found)
        )
        columns = ("by_known", "at_best", "at_worst", "settled")
        table = self.table("levels", "level", columns, (Group("", rows),), "unknown_note", "signal_note")
        drawn = {
            row.title: {self.say(name): self.shown(row, place) for place, name in enumerate(columns[:3])}
            for row in table.rows
        }
        worst = sum(one.known.value for one in found[-2:])
        is_open = mean(self.standing.weight, ~self.standing.placed.settled).value
        finding = self.say("finding_levels", share=self.share(worst), open=self.share(is_open))
        drawing = grouped_bars(drawn, self.labels("levels_drawn", "percent"))
        return self.chapter("levels", finding, table, self.figure("levels_drawn", drawing, finding))

    def poverty(self) -> Chapter:
        """H, A and M0, by group and by indicator."""
        least, most = deprivation(self.standing), deprivation(self.standing, at_most=True)
        names = ("headcount", "intensity", "adjusted")
        rows = tuple(
            Row(
                self.say(name),
                tuple(self.cell(getattr(one, name), self.records, scale(name)) for one in (least, most)),
                key=name,
            )
            for name in names
        )
        whole = self.table("poverty", "measure", ("least", "most"), (Group("", rows),), "unknown_note")
        parts = list(groups(self.standing))
        by_group = tuple(
            Group(self.say(f"by_{by}"), tuple(self.group(one) for one in some if one.families))
            for by, some in groupby(parts, key=lambda one: one.by)
        )
        table = self.table("groups", "group", ("share", "h", "a", "m0", "part"), by_group)
        regional = {
            Region(int(one.code)): one.within.adjusted.value
            for one in parts
            if one.by == "region" and not isnan(one.within.adjusted.value)
        }
        finding = self.say(
            "finding_poverty",
            headcount=self.share(least.headcount.value),
            cutoff=number(self.standing.counting.scale.cutoff / WHOLE, Scale.INDEX, self.lang, places=2),
            adjusted=number(least.adjusted.value, Scale.INDEX, self.lang),
        )
        blocks: list[Table | Figure] = [whole, table]
        if regional:
            drawing = tile_map_svg(regional, self.labels("m0_map", "percent"))
            blocks.append(self.figure("m0_map", drawing, self.say("m0_map")))
        return self.chapter("poverty", finding, *blocks, *self.made_of())

    def made_of(self) -> tuple[Table, Figure]:
        """What each hardship is of poverty."""
        rows = tuple(
            Row(
                self.indicator(part.name),
                tuple(
                    self.cell(one, self.records) for one in (part.found, part.censored, part.contribution, part.known)
                ),
                key=part.name,
            )
            for part in indicators(self.standing)
        )
        table = self.table("indicators", "indicator", ("found", "censored", "part", "known"), (Group("", rows),))
        drawing = bars({row.title: self.shown(row, 2) for row in table.rows}, self.labels("parts_drawn", "percent"))
        return table, self.figure("parts_drawn", drawing, self.say("parts_drawn"))

    def stability(self) -> Chapter:
        """Whose level hangs on one indicator."""
        found = list(hinges(self.standing))
        rows = tuple(
            Row(
                self.indicator(one.name) if one.name else self.say("any"),
                tuple(self.cell(share, self.records) for share in (one.up, one.down, one.either)),
                key=one.name or "any",
            )
            for one in found
        )
        table = self.table("hinges", "indicator", ("up", "down", "either"), (Group("", rows),))
        drawing = bars({row.title: self.shown(row, 2) for row in table.rows}, self.labels("hinges_drawn", "percent"))
        finding = self.say("finding_stability", share=self.share(found[0].either.value))
        return self.chapter("stability", finding, table, self.figure("hinges_drawn", drawing, finding))

    def exclusions(self) -> Chapter:
        """Who is kept from services, and by which inputs."""
        found = list(exclusions(self.standing))
        rows = tuple(
            Row(
                one.exclusion.title.lang(self.lang),
                (
                    Cell(one.asked, Scale.NUMBER, n=one.families),
                    self.cell(one.rate, one.families),
                    self.cell(one.left_open, one.families),
                    self.published(one),
                ),
                key=one.exclusion.service,
            )
            for one in found
        )
        columns = ("asked", "excluded", "left_open", "published")
        table = self.table("exclusions", "service", columns, (Group("", rows),), "asks_note", "unknown_note")
        inputs = tuple(
            Group(
                one.exclusion.title.lang(self.lang),
                tuple(
                    Row(self.indicator(name), (self.cell(share, one.records),), key=f"{one.exclusion.service}.{name}")
                    for name, share in one.inputs.items()
                ),
            )
            for one in found
        )
        because = self.table("inputs", "indicator", ("inputs_share",), inputs)
        shares = {row.title: self.shown(row, 1) for row in table.rows}
        drawing = bars(shares, self.labels("exclusions_drawn", "percent"), most=1)
        finding = self.say("finding_exclusions")
        return self.chapter("exclusions", finding, table, self.figure("exclusions_drawn", drawing, finding), because)

    def published(self, one: Excluded) -> str:
        """What was published of an exclusion."""
        told = one.exclusion.published
        if told is None:
            return ""
        return self.say(
            "published_of",
            excluded=number(told.excluded, Scale.NUMBER, self.lang),
            asked=number(told.asked, Scale.NUMBER, self.lang),
            share=self.share(told.excluded / told.asked if told.asked else nan),
            day=day(to_day(told.on), self.lang),
        )

    def group(self, one: Some) -> Row:
        """A group's row."""
        within = one.within
        cells = (
            self.cell(one.share, one.families),
            self.cell(within.headcount, one.families),
            self.cell(within.intensity, one.families),
            self.cell(within.adjusted, one.families, Scale.INDEX),
            self.cell(one.contribution, one.families),
        )
        return Row(self.called(one), cells, key=f"{one.by}.{one.code}")

    def called(self, one: Some) -> str:
        """What a group is called."""
        if one.by == "disability":
            return self.say(f"disability_{one.code}")
        return LAW.labels["Region" if one.by == "region" else "Sex"][one.code].lang(self.lang)

    def cell(self, score: Score, families: int, scale: Scale = Scale.SHARE) -> Cell:
        """An estimate with its standard error."""
        error = nan if isnan(score.value) else sqrt(max(0.0, variance(self.standing.families.design, score.scores)))
        return Cell(score.value, scale, error, n=families)

    @cached_property
    def records(self) -> int:
        """Families that the ladder applies to."""
        return int(np.count_nonzero(self.standing.inside))

    def level(self, place: int) -> str:
        """A level's code and title, the code once."""
        level = self.standing.ladder.levels[place]
        title = level.title.lang(self.lang)
        return title if level.code in title else f"{level.code}: {title}"

    def indicator(self, name: str) -> str:
        """What an indicator is called."""
        return LAW.titles[name].lang(self.lang)

    def share(self, value: float) -> str:
        """A share in a sentence."""
        return number(value, Scale.SHARE, self.lang)

    def shown(self, row: Row, place: int) -> float | None:
        """A number for a drawing."""
        cell = row.cells[place]
        assert isinstance(cell, Cell)  # drawings are of numbers
        return cell.shown

    def table(self, key: str, head: str, columns: Sequence[str], rows: tuple[Group, ...], *notes: str) -> Table:
        """A table with small cells hidden or marked."""
        titles = tuple(Column(self.say(name), words=name == "published") for name in columns)
        return guarded(Table(key, self.say(key), self.say(head), titles, rows, self.notes(*notes)))

    def notes(self, *keys: str) -> tuple[tuple[str, str], ...]:
        """What stands under tables and figures."""
        first = ("illustrative",) if self.standing.scoring.scale.illustrative else ()
        return tuple((self.say("note"), self.say(key)) for key in (*first, *keys))

    def labels(self, key: str, form: Form) -> Labels:
        """The words of a drawing."""
        title = self.say(key)
        if self.standing.scoring.scale.illustrative:
            title = f"{title} ({self.say('mark').lower()})"
        synthetic = self.standing.families.about.synthetic
        return Labels(title, self.lang, form=form, synthetic=synthetic, description=title)

    def figure(self, key: str, svg: str, caption: str) -> Figure:
        """A drawing with its sentence."""
        return Figure(key, self.say(key), svg, caption, caption, self.notes())

    def chapter(self, key: str, finding: str, *blocks: Table | Figure) -> Chapter:
        """A chapter."""
        return Chapter(f"ladder_{key}", self.say(f"chapter_{key}"), (finding,), blocks)


def scale(name: str) -> Scale:
    """What kind of number a measure is."""
    return Scale.INDEX if name == "adjusted" else Scale.SHARE
