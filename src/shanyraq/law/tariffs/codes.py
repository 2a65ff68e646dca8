"""The closed lists of answers about services and their costs, and what stands in the way of a tariff's approval.

Their words are in `answers/`.
"""

from shanyraq.rules import Codes, Marks


class TariffForm(Codes):
    """The form a service is provided in (art. 1(9)); employment services are of the second regime (art. 106(4))."""

    RESIDENTIAL = 0
    SEMI_RESIDENTIAL = 1
    TEMPORARY_STAY = 2
    HOME = 3
    EMPLOYMENT = 4


class RecipientGroup(Codes):
    """Whom the service is for, by the grounds of art. 133(1); standards differ between these groups."""

    OLDER_PERSONS = 0
    ADULTS_WITH_DISABILITIES = 1
    CHILDREN_WITH_DISABILITIES = 2
    CHILDREN_IN_NEED = 3
    SURVIVORS_OF_CRUELTY = 4
    HOMELESS = 5
    AFTER_PRISON_OR_PROBATION = 6
    UNEMPLOYED = 7


class Dependency(Codes):
    """How much help the recipients need in their daily life."""

    NOT_STATED = 0
    SOME = 1
    MUCH = 2
    CONSTANT = 3


class TariffUnit(Codes):
    """What a tariff is of: a day, a visit or a month of one recipient, or one recipient served."""

    RECIPIENT_DAY = 0
    VISIT = 1
    RECIPIENT_MONTH = 2
    RECIPIENT = 3


class CostKind(Codes):
    """What a cost is: pay or goods that go straight to recipients, what the whole house shares, or capital."""

    DIRECT_STAFF = 0
    DIRECT_GOODS = 1
    INDIRECT = 2
    CAPITAL = 3


class CostDriver(Codes):
    """What a cost grows with; a post's pay follows its staff norm, a sum for the year follows nothing."""

    POST = 0
    RECIPIENT_DAY = 1
    VISIT = 2
    RECIPIENT = 3
    STAFF = 4
    PLACE = 5
    SQUARE_METRE = 6
    YEAR = 7


class NormBase(Codes):
    """What a staff norm counts: recipients who are there, or places whether taken or not."""

    RECIPIENTS = 0
    PLACES = 1


class Hindrances(Marks):
    """Why a tariff may not be approved; several reasons may hold together."""

    NO_UNITS = 1
    NO_COST = 2
    ABOVE_CAPACITY = 4
    BELOW_LOWEST = 8
    ABOVE_HIGHEST = 16


NO_HINDRANCE = Hindrances(0)
"""The empty set of reasons: nothing stands in the way."""
