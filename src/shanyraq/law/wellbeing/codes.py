"""The closed lists of answers that wellbeing ladders ask about and give."""

from shanyraq.rules import Codes


class Finding(Codes):
    """What is known of an indicator: missing facts leave it open, they never count as nought."""

    UNKNOWN = 0
    ABSENT = 1
    PRESENT = 2


class Education(Codes):
    """The highest education completed; vocational is technical, vocational and post-secondary."""

    BELOW_SECONDARY = 0
    SECONDARY = 1
    VOCATIONAL = 2
    HIGHER = 3
