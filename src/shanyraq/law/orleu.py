"""Orleu, the pilot of conditional assistance of 2014 to 2017, as it is remembered: no text of it was found.

It stands beside targeted assistance, for families that are said to take part, and changes nothing else.
"""

from shanyraq.law.levels import family_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import TENGE, Count, Flag, Rounding, Share, Tiyn, divide, portion


@family_rule("Orleu pilot", since="2014-01-01", until="2017-12-31", certainty="assumed")
def orleu_line(subsistence_minimum: Tiyn, orleu_line_ratio: Share) -> Tiyn:
    """The income per member that the pilot raised families to."""
    return portion(subsistence_minimum, orleu_line_ratio, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Orleu pilot", since="2014-01-01", until="2017-12-31", certainty="assumed")
def orleu_quarter_gap(orleu_line: Tiyn, family_size: Count, quarter_income: Tiyn) -> Tiyn:
    """What the family lacked to the pilot's line over the three months."""
    return max(0, orleu_line * QUARTER_MONTHS * family_size - quarter_income)


@family_rule("Orleu pilot", since="2014-01-01", until="2017-12-31", certainty="assumed")
def orleu_assistance_month(
    in_orleu_pilot: Flag, able_bodied_members: Count, orleu_quarter_gap: Tiyn, assistance_rounding: Rounding
) -> Tiyn:
    """The gap of all members a month, for families of the pilot with somebody able to work."""
    if not in_orleu_pilot or able_bodied_members == 0:
        return 0
    return divide(orleu_quarter_gap, QUARTER_MONTHS, to=assistance_rounding, unit=TENGE)
