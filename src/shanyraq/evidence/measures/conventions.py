"""What reference packages silently disagree about, as arguments with documented defaults, printed with every number."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from shanyraq.evidence.problems import EvidenceProblem


class Poor(StrEnum):
    """Who is poor at a line."""

    STRICT = "strict"
    """Below the line: the legal test of targeted assistance, the World Bank's PIP, laeken, DASP."""

    WEAK = "weak"
    """At the line or below: convey, vardpoor."""


class Nonpositive(StrEnum):
    """What measures that take a logarithm or a negative power do with welfare of nought and below."""

    DROP = "drop"
    """Leave such records out of those measures, and say how many."""

    FLOOR = "floor"
    """Raise such welfare to the smallest positive one."""

    REFUSE = "refuse"
    """Measure nothing while there is such a record."""


class Shares(StrEnum):
    """How a share of the poorest or the richest cuts through the records at the border."""

    LORENZ = "lorenz"
    """By the Lorenz curve: the record at the border counts in part (PIP)."""

    CUT = "cut"
    """By the quantile: a record is wholly on one side of it (laeken, Eurostat)."""


class Ranking(StrEnum):
    """What persons are ranked by, and the poor told by, where a transfer is measured."""

    BEFORE = "before"
    """Welfare without the transfer."""

    AFTER = "after"
    """Welfare with it."""


@dataclass(frozen=True)
class Conventions:
    """The choices every number was made under.

    Attributes:
        poor: who is poor.
        nonpositive: what is done with welfare of nought and below where it cannot be used.
        shares: how shares of income are cut (S80/S20 is always by the quantile, as Eurostat defines it).
        ranking: which welfare ranks, and tells the poor from others, where a transfer is measured.
        counterfactual: the part of the transfer, from 0 to 1, that is taken away to have welfare before it.

    Raises:
        EvidenceProblem: a counterfactual that is no such part.
    """

    poor: Poor = Poor.STRICT
    nonpositive: Nonpositive = Nonpositive.DROP
    shares: Shares = Shares.LORENZ
    ranking: Ranking = Ranking.BEFORE
    counterfactual: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.counterfactual <= 1:
            raise EvidenceProblem("counterfactual_wrong", value=self.counterfactual)

    def told(self) -> dict[str, object]:
        """Every choice, for a table's note; the fixed ones, too."""
        return {**asdict(self), "quantile": "inverted-averaged", "gini": "trapezoid", "density": "gaussian"}
