"""The poverty line of each region and quarter: the law is asked, and says what it took and how sure that is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shanyraq.evidence.statistics.observation import LAW_FILE, Observation, plain, weakest
from shanyraq.evidence.statistics.periods import Period, quarter_of, quarters
from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.regions import CODES
from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.rules import TENGE, Text
from shanyraq.rules.case import Case
from shanyraq.rules.explain import Explanation, Reason, explain
from shanyraq.rules.in_force import ParameterInForce
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import Value, quarter_after
from shanyraq.rules.rule import Certainty

LINE = "poverty_line"

PUBLISHED = "published_poverty_line"

FIRST_DAY = date(2018, 1, 1)
"""From here on the line follows the regions; what comes before is mostly recollection."""


@dataclass(frozen=True)
class Used:
    """A figure that the line was made of.

    Attributes:
        name: the parameter.
        title: what it is called.
        unit: how its values are written: `tenge` or `share`.
        value: the figure in that unit.
        since: its first day; None for a number that stands where nothing is known.
        certainty: how sure it is.
        source: where it was seen.
        note: what else there is to say of it.
        stands_in: whether the country's stands in for the region's, which is not known.
        decides: whether the line follows from it; otherwise it was only compared.
    """

    name: str
    title: Text
    unit: str
    value: Decimal
    since: date | None
    certainty: Certainty
    source: str
    note: str
    stands_in: bool
    decides: bool

    @property
    def sureness(self) -> Certainty:
        """How sure it is of this region: what stands in for another figure is assumed."""
        return "assumed" if self.stands_in else self.certainty


@dataclass(frozen=True)
class Line:
    """The poverty line of a region and quarter.

    Attributes:
        region: two digits.
        quarter: the quarter of application.
        tiyn: the line, a month a person.
        decided_by: the value of the law that the line is: the published line, or a share of minimum or median.
        decided_title: what that value is called.
        used: the figures that it was made of or compared with.
    """

    region: str
    quarter: Period
    tiyn: int
    decided_by: str
    decided_title: Text
    used: tuple[Used, ...]

    @property
    def certainty(self) -> Certainty:
        """The weakest of the figures that decide."""
        return weakest([figure.sureness for figure in self.used if figure.decides])

    @property
    def compared_certainty(self) -> Certainty:
        """The weakest of the figures it was only compared with; were they others, the line might be, too."""
        return weakest([figure.sureness for figure in self.used if not figure.decides])

    @property
    def basis(self) -> Used:
        """The amount the line is a share of, or the published line."""
        return next(figure for figure in self.used if figure.decides and figure.unit == "tenge")

    def as_json(self) -> dict[str, object]:
        """The line with plain values."""
        return {
            "region": self.region,
            "quarter": self.quarter.code,
            "poverty_line": plain(Decimal(self.tiyn) / TENGE),
            "decided_by": self.decided_by,
            "certainty": self.certainty,
            "compared_certainty": self.compared_certainty,
            "used": [
                {
                    "parameter": figure.name,
                    "value": plain(figure.value),
                    "since": None if figure.since is None else figure.since.isoformat(),
                    "certainty": figure.certainty,
                    "source": figure.source,
                    "note": figure.note,
                    "stands_in": figure.stands_in,
                    "decides": figure.decides,
                }
                for figure in self.used
            ],
        }


def lines(wanted: Iterable[Period], regions: Collection[str] = CODES, law: Law = LAW) -> list[Line]:
    """The lines of quarters and regions.

    Args:
        wanted: the quarters of application.
        regions: two digits each.
        law: the law, with or without reforms.

    Raises:
        StatisticsProblem: the law knew no line yet.
        LawProblem: a reform leaves a gap.
    """
    found = []
    for quarter in wanted:
        if quarter.since < law.since:
            raise StatisticsProblem("line_before_law", day=quarter.since, since=law.since)
        in_force = law.at(quarter.since)
        for region in regions:
            case = Case({"region": int(Region(int(region)))}, (), ())
            found.append(_line(explain(in_force, case, [LINE]), region, quarter))
    return found


def known_quarters() -> list[Period]:
    """The quarters whose line rests on figures of their own: up to the one after the last minimum that is known."""
    minimum = next(parameter for parameter in LAW.parameters if parameter.name == "subsistence_minimum")
    last = max(value.since for value in minimum.values)
    return list(quarters(FIRST_DAY, quarter_of(quarter_after(last)).since))


def line_observations(name: str) -> list[Observation]:
    """The lines of all known quarters as figures of a series."""
    return [
        Observation(
            name,
            line.region,
            line.quarter,
            Decimal(line.tiyn) / TENGE,
            line.certainty,
            line.basis.source,
            f"{line.decided_by}: {line.basis.name} {plain(line.basis.value)}",
            LAW_FILE,
        )
        for line in lines(known_quarters())
    ]


def _line(explanation: Explanation, region: str, quarter: Period) -> Line:
    [top] = explanation.tree
    deciding = _deciding(top)
    names = {reason.node.name for reason in _below(deciding)}
    value = deciding.value
    assert isinstance(value, int)  # a family's value is one number
    used = tuple(
        _used(reason, origin, decides=reason.node.name in names)
        for reason in _below(top)
        if isinstance(origin := reason.node.origin, ParameterInForce) and not _is_nothing(reason)
    )
    return Line(region, quarter, value, deciding.node.name, deciding.node.title, used)


def _deciding(reason: Reason) -> Reason:
    """The part whose value the whole merely takes over, as far down as there is one; of equals the first named."""
    same = [part for part in reason.inputs if part.node.unit == reason.node.unit and part.value == reason.value]
    return _deciding(same[0]) if same and not isinstance(reason.node.origin, ParameterInForce) else reason


def _below(reason: Reason) -> Iterator[Reason]:
    if not reason.repeated:
        yield reason
    for part in reason.inputs:
        yield from _below(part)


def _is_nothing(reason: Reason) -> bool:
    """Whether it is a published line that nobody published, or a floor that was none."""
    return reason.written is None and reason.value == 0


def _used(reason: Reason, origin: ParameterInForce, *, decides: bool) -> Used:
    written: Value | None = reason.written
    assert isinstance(reason.value, int)  # a parameter is one number for a family
    unit = origin.parameter.written_unit
    return Used(
        origin.parameter.name,
        origin.parameter.title,
        unit,
        Decimal(reason.value) / (TENGE if unit == "tenge" else 10_000),
        None if written is None else written.since,
        "assumed" if written is None else written.certainty,
        "" if written is None else written.source,
        "" if written is None else written.note,
        reason.stands_in,
        decides,
    )
