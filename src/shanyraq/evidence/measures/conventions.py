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


class Quantile(StrEnum):
    """Which value a quantile is where the weight up to a record is exactly the share asked for."""

    AVERAGED = "averaged"
    """The mean of that record's and the next one's: `qrule="school"` of R's `survey`, Stata, NumPy's averaged form."""

    LOWER = "lower"
    """That record's, the inverse of the distribution: `qrule="math"`, the default of R's `survey`; convey."""

    UPPER = "upper"
    """The next record's: laeken."""


class Gini(StrEnum):
    """How much of its own weight a record's rank holds in the Gini coefficient."""

    TRAPEZOID = "trapezoid"
    """Half of it, so that the scale of weights does not matter: the World Bank's PIP, laeken."""

    CUMULATED = "cumulated"
    """All of it less half a unit, so that the scale of weights matters: convey. Equal where all weights are 1."""


class Density(StrEnum):
    """What the width of the kernel that estimates a density shrinks with."""

    RECORDS = "records"
    """The number of records: the scale of weights does not matter."""

    WEIGHTS = "weights"
    """The sum of weights: convey. Narrower, so that errors of quantiles and of relative lines hang on few records."""


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
        quantile: which value a quantile is where two would do.
        gini: the form of the Gini coefficient of welfare (differences of two coefficients always take the trapezoid).
        density: the width of the kernel.

    Raises:
        EvidenceProblem: a counterfactual that is no such part.
    """

    poor: Poor = Poor.STRICT
    nonpositive: Nonpositive = Nonpositive.DROP
    shares: Shares = Shares.LORENZ
    ranking: Ranking = Ranking.BEFORE
    counterfactual: float = 1.0
    quantile: Quantile = Quantile.AVERAGED
    gini: Gini = Gini.TRAPEZOID
    density: Density = Density.RECORDS

    def __post_init__(self) -> None:
        if not 0 <= self.counterfactual <= 1:
            raise EvidenceProblem("counterfactual_wrong", value=self.counterfactual)

    def told(self) -> dict[str, object]:
        """Every choice, for a table's note."""
        return asdict(self)
