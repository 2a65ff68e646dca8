"""An observation: one figure of a series, for a region and a period, with where it was seen and how sure it is."""

from dataclasses import dataclass
from decimal import Decimal

from shanyraq.evidence.statistics.periods import Period
from shanyraq.rules.rule import Certainty

SURENESS: tuple[Certainty, ...] = ("read", "reported", "assumed")
"""How sure a figure is, the surest first."""

LAW_FILE, PACKAGE_FILE = "law", "package"
"""Where a figure comes from that was not imported."""


@dataclass(frozen=True)
class Observation:
    """One figure of a series.

    Attributes:
        series: the name of the series.
        region: two digits; `00` is the country.
        period: the days it is about.
        value: the figure in the unit of the series.
        certainty: `read` at its source, `reported` by others, or `assumed`.
        source: where it was seen.
        note: what else there is to say of it.
        file: the imported file's name; `law` and `package` for what the program carries.
        sha256: the hash of the imported file.
        row: its row in the imported file, from 1.
    """

    series: str
    region: str
    period: Period
    value: Decimal
    certainty: Certainty
    source: str
    note: str = ""
    file: str = PACKAGE_FILE
    sha256: str = ""
    row: int = 0

    @property
    def place(self) -> tuple[str, str, Period]:
        """What it is a figure of; two different ones of a place contradict each other."""
        return self.series, self.region, self.period

    def as_json(self) -> dict[str, object]:
        """The observation with plain values; the figure as a text, to its last digit."""
        return {
            "series": self.series,
            "region": self.region,
            "period": self.period.code,
            "since": self.period.since.isoformat(),
            "until": None if self.period.until is None else self.period.until.isoformat(),
            "value": plain(self.value),
            "certainty": self.certainty,
            "source": self.source,
            "note": self.note,
            "file": self.file,
            "sha256": self.sha256,
            "row": self.row,
        }


def plain(value: Decimal) -> str:
    """A figure without an exponent and without idle noughts."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def weakest(found: list[Certainty]) -> Certainty:
    """The least sure of several; `read` of none."""
    return max(found, key=SURENESS.index, default="read")
