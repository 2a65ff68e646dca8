"""How a transfer changes inequality, and why: progressivity, vertical effect, reranking (Kakwani 1977, 1984)."""

from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.measures.inequality import gini
from shanyraq.evidence.measures.ranks import concentration_of, ranks_by
from shanyraq.evidence.measures.sample import Numbers, Sample


def _over_before(sample: Sample, values: Numbers) -> Score:
    """The concentration coefficient of a variable over ranks of welfare before the transfer."""
    before = sample.before
    return concentration_of(sample.weight, values, ranks_by(sample.weight, before.welfare, before.order))


def kakwani(sample: Sample) -> Score:
    """Progressivity of a transfer: the Gini before it less its concentration coefficient; above nought for the poor."""
    return gini(sample.before) - _over_before(sample, sample.received)


def redistributive(sample: Sample) -> Score:
    """The Gini before the transfer less the Gini with it."""
    return gini(sample.before) - gini(sample)


def vertical(sample: Sample) -> Score:
    """The redistributive effect there would be if nobody overtook anybody."""
    return gini(sample.before) - _over_before(sample, sample.welfare)


def reranking(sample: Sample) -> Score:
    """What overtaking takes away from the vertical effect (Atkinson and Plotnick)."""
    return gini(sample) - _over_before(sample, sample.welfare)
