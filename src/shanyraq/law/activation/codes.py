"""The closed lists of answers that the rules of activation ask about. Their words are in `answers/activation.toml`."""

from shanyraq.rules import Codes, Marks


class Measure(Codes):
    """A measure of employment support."""

    NONE = 0
    PUBLIC_WORKS = 1
    SOCIAL_JOB = 2
    YOUTH_PRACTICE = 3
    FIRST_JOB = 4
    CONTRACT_OF_GENERATIONS = 5
    SILVER_AGE = 6
    SPECIAL_WORKPLACE = 7
    TRAINING = 8
    ONLINE_TRAINING = 9
    QUALIFICATION_VOUCHER = 10
    BUSINESS_COURSE = 11
    BUSINESS_GRANT = 12
    RELOCATION = 13
    ZHASYL_EL = 14
    ALTYN_ZHAS = 15


class LeftMeasure(Codes):
    """Which measure was last left at will and without a good reason."""

    NONE = 0
    SUBSIDISED_JOB = 1
    TRAINING = 2
    OTHER = 3


class Sentence(Codes):
    """A sentence that is being served; imprisonment on probation keeps nobody from the register."""

    NONE = 0
    CORRECTIVE_OR_COMMUNITY_WORK = 1
    IMPRISONMENT = 2
    SUSPENDED = 3


class Profession(Codes):
    """Whether a person has a profession and can find work in it."""

    UNSTATED = 0
    NONE = 1
    IN_DEMAND = 2
    NO_DEMAND = 3
    ABILITY_LOST = 4


class Experience(Codes):
    """Which work a person has done so far."""

    UNSTATED = 0
    NONE = 1
    OUTSIDE_PROFESSION = 2
    IN_PROFESSION = 3


class Relocation(Codes):
    """Whether the family moves under the state's programme; in the quota of the region it lives in once it has."""

    NONE = 0
    WISHED = 1
    IN_QUOTA = 2


class SuitableWork(Marks):
    """What work must be like to be suitable for a person."""

    NEAR_HOME = 1
    ACCESSIBLE = 2
    FLEXIBLE_HOURS = 4
    WITH_TRAINING = 8
    TEMPORARY = 16


ANY_WORK = SuitableWork(0)
"""Work of any kind that fits the person's training, record, health and hours."""
