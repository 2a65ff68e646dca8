"""What targeted assistance comes to in a population: families, persons and money, by region and kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.law.codes import Kind, Region
from shanyraq.people.population import Population
from shanyraq.people.population_files import About
from shanyraq.people.totals import ELIGIBLE, UNIT, Sums, Totals, totals_of
from shanyraq.rules import TENGE, Text
from shanyraq.rules.evaluate import Results
from shanyraq.rules.facts import wire
from shanyraq.rules.formats import answer, decimal, money, whole
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.units import UNITS

if TYPE_CHECKING:
    from rich.table import Table

THOUSAND = 1_000


@dataclass(frozen=True)
class Part:
    """A region, or all of them.

    Attributes:
        families: of each kind, those with a right to it.
        persons: in these families.
        cost: of a month, in tiyn.
        living: families that live there, with a right to it or without.
    """

    families: Mapping[Kind, int]
    persons: int
    cost: int
    living: int

    @property
    def eligible(self) -> int:
        """Families of either kind."""
        return sum(self.families.values())

    @property
    def average(self) -> int:
        """A month's assistance of a family, to the nearest tiyn; nought where there is no family."""
        return round(self.cost / self.eligible) if self.eligible else 0

    @property
    def share(self) -> float | None:
        """The families with a right to it, of all that live there; None where nobody lives."""
        return self.eligible / self.living if self.living else None


@dataclass(frozen=True)
class Summary:
    """A population under a law.

    Attributes:
        law: the law in force.
        source: where the population is from, in three languages.
        synthetic: whether it is made up.
        families: in the population; of a survey, those it stands for.
        evaluated: rows that were evaluated.
        seconds: how long the evaluation took.
        regions: each region that the population has.
        whole: all regions together.
        defaults: the facts that took their default for everybody.
    """

    law: LawInForce
    source: Text
    synthetic: bool
    families: int
    evaluated: int
    seconds: float
    regions: Mapping[Region, Part]
    whole: Part
    defaults: tuple[str, ...]

    @property
    def speed(self) -> int:
        """Families a second."""
        return round(self.evaluated / self.seconds) if self.seconds else 0


def summary_of(population: Population, results: Results, seconds: float) -> Summary:
    """Sum up results that have the outputs `SUMMED`; each family counts by its weight."""
    return summary_of_totals(
        population.about, results.plan.law, totals_of(population, results), results.defaults, seconds
    )


def summary_of_totals(
    about: About, law: LawInForce, totals: Totals, defaults: tuple[str, ...], seconds: float
) -> Summary:
    """A summary of sums that were made part by part."""
    return Summary(
        law=law,
        source=about.source,
        synthetic=about.synthetic,
        families=_whole(totals.weight),
        evaluated=totals.families,
        seconds=seconds,
        regions={region: _part(sums) for region, sums in totals.regions.items()},
        whole=_part(totals.whole),
        defaults=defaults,
    )


def _part(sums: Sums) -> Part:
    families = {kind: _whole(number) for kind, number in sums.families.items()}
    return Part(families, _whole(sums.persons), _whole(sums.cost), _whole(sums.living))


def _whole(millionths: int) -> int:
    """To the nearest whole number."""
    return (millionths + UNIT // 2) // UNIT


def summary_table(summary: Summary, screen: Screen) -> "Table":
    """The summary, a row a region, for eighty columns."""
    from rich.table import Table

    lang, labels = screen.lang, summary.law.law.labels
    table = Table(box=None, padding=(0, 1), header_style="dim", show_footer=True, footer_style="bold")
    table.add_column(screen.say("column_region"), screen.say("all_regions"))
    keys = ("unconditional", "conditional", "persons", "cost", "average")
    for key, footer in zip(keys, _row(summary.whole, lang), strict=True):
        table.add_column(screen.say(f"column_{key}"), footer, justify="right", vertical="bottom")
    for region, part in summary.regions.items():
        table.add_row(answer(int(region), Region, lang, labels), *_row(part, lang))
    return table


def _row(part: Part, lang: str) -> tuple[str, ...]:
    thousands = whole(round(part.cost / TENGE / THOUSAND), lang)
    average = money(round(part.average / TENGE) * TENGE, lang) if part.eligible else NOTHING
    kinds = (whole(part.families[kind], lang) for kind in ELIGIBLE)
    return (*kinds, whole(part.persons, lang), thousands, average)


def summary_lines(summary: Summary, screen: Screen) -> list[str]:
    """What stands around the table: whose population, which law, how long, what was not stated."""
    lang = screen.lang
    seconds = decimal(Fraction(round(summary.seconds * 100), 100), lang)
    numbers = {"families": whole(summary.evaluated, lang), "speed": whole(summary.speed, lang)}
    lines = [screen.say("summary_time", seconds=seconds, **numbers)]
    if summary.defaults:
        titles = ", ".join(summary.law.nodes[name].title.lang(lang) for name in summary.defaults)
        lines.append(screen.say("summary_defaults", titles=titles))
    return lines


def summary_heading(summary: Summary, screen: Screen) -> list[str]:
    """Whose population it is, and under which law; a made-up one says so first."""
    told = {"families": whole(summary.families, screen.lang), "source": screen.plain(summary.source.lang(screen.lang))}
    lines = [screen.say("summary_population", **told)]
    if summary.synthetic:
        lines.insert(0, f"[bold yellow]{screen.say('synthetic')}[/]")
    named = ", ".join(reform.called(screen.lang) for reform in summary.law.law.reforms)
    reforms = screen.plain(named) or screen.say("summary_no_reform")
    lines.append(screen.say("summary_law", day=summary.law.day, reforms=reforms, fingerprint=summary.law.fingerprint))
    return lines


def summary_as_json(summary: Summary) -> dict[str, object]:
    """The summary as the interface writes it: money as tenge in decimal text."""
    law = summary.law
    return {
        "law": {
            "date": law.day.isoformat(),
            "fingerprint": law.fingerprint,
            "reforms": [reform.name for reform in law.law.reforms],
        },
        "population": {
            "source": summary.source._asdict(),
            "synthetic": summary.synthetic,
            "families": summary.families,
        },
        "evaluated": {
            "families": summary.evaluated,
            "seconds": round(summary.seconds, 3),
            "families_per_second": summary.speed,
        },
        "defaults": list(summary.defaults),
        "whole": _part_as_json(summary.whole),
        "regions": {region.wire: _part_as_json(part) for region, part in summary.regions.items()},
    }


def _part_as_json(part: Part) -> dict[str, object]:
    tiyn = UNITS["tiyn"]
    return {
        "families": {kind.wire: number for kind, number in part.families.items()},
        "persons": part.persons,
        "families_living": part.living,
        "cost_month": wire(part.cost, tiyn),
        "average_month": wire(part.average, tiyn),
    }
