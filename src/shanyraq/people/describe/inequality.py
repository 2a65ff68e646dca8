"""The tables of income per head: tenths of the people, and inequality by region."""

from datetime import date
from fractions import Fraction

from shanyraq.law.codes import Region
from shanyraq.people.country.payments import law_of
from shanyraq.people.describe.measures import Tally
from shanyraq.people.describe.portrait import INDEX, MONEY, RATIO, SHARE, Row, Table, filled, text
from shanyraq.people.describe.spread import Spread, together
from shanyraq.people.describe.tables import COUNTRY, WHOLE, code_title, measures
from shanyraq.rules import TENGE
from shanyraq.rules.in_force import ParameterInForce

TENTHS = 10


def deciles(tally: Tally) -> Table:
    """What each tenth of the people has, from the poorest."""
    spread = together(tally.per_head.values())
    means = spread.shares(TENTHS) or (None,) * TENTHS
    whole = spread.mean
    rows = (
        Row(
            str(place),
            filled("row_tenth", number=place),
            (
                in_tiyn(spread.quantile(Fraction(place, TENTHS))),
                in_tiyn(mean),
                round(mean / TENTHS / whole * WHOLE) if mean is not None and whole else None,
            ),
        )
        for place, mean in enumerate(means, 1)
    )
    return Table("deciles", measures(up_to=MONEY, mean=MONEY, income_share=SHARE), (*rows,))


def income_regions(tally: Tally, day: date) -> Table:
    """Income per head and its inequality, by region."""
    columns = measures(mean=MONEY, median=MONEY, gini=INDEX, decile_ratio=RATIO, below_minimum=SHARE)
    below = {region: spread.below(minimum(region, day)) for region, spread in tally.per_head.items()}
    rows = [
        Row(region.wire, code_title(region), (*_told(spread), _share(below[region])))
        for region, spread in tally.per_head.items()
    ]
    whole = together(tally.per_head.values())
    poor = sum(
        share * spread.total for share, spread in zip(below.values(), tally.per_head.values(), strict=True) if share
    )
    country = _share(Fraction(poor) / whole.total) if whole.total else None
    return Table("income_regions", columns, (*rows, Row(COUNTRY, text("row_country"), (*_told(whole), country))))


def minimum(region: Region, day: date) -> Fraction:
    """The subsistence minimum that the law of a day takes for a region, in tenge."""
    parameter = law_of(day).nodes["subsistence_minimum"].origin
    assert isinstance(parameter, ParameterInForce)  # of every day of this law
    return Fraction(parameter.value(region.wire)[0], TENGE)


def in_tiyn(tenge: Fraction | int | None) -> int | None:
    """An amount of tenge in tiyn, to the nearest."""
    return None if tenge is None else round(tenge * TENGE)


def _told(spread: Spread) -> tuple[int | None, ...]:
    means, gini = spread.shares(TENTHS), spread.gini
    ratio = round(means[-1] / means[0] * WHOLE) if means and means[0] else None
    middle = spread.quantile(Fraction(1, 2))
    return in_tiyn(spread.mean), in_tiyn(middle), None if gini is None else round(gini * WHOLE), ratio


def _share(value: Fraction | None) -> int | None:
    return None if value is None else round(value * WHOLE)
