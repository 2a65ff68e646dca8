"""The closed lists of answers about the individual programme, and why a part of it is not given."""

from shanyraq.rules import Codes, Marks


class Assists(Codes):
    """Whether a person is, or would be, the individual assistant of somebody."""

    NOBODY = 0
    OTHER_PERSON = 1
    CLOSE_RELATIVE = 2


class WorkInjury(Codes):
    """Whether the disability is of a work injury or an occupational disease for which an employer is at fault."""

    NONE = 0
    EMPLOYER_AT_FAULT = 1
    EMPLOYER_GONE = 2


class AssistantBars(Marks):
    """Why a person may not be an individual assistant; several bars may hold together."""

    MENTAL_HEALTH_REGISTER = 1
    CONTRAINDICATED = 2
    UNDER_18 = 4
    UNTRAINED = 8
    PENSION_AGE = 16
    CONVICTION = 32
    INCAPABLE = 64


class NoAssistant(Marks):
    """Why no individual assistant is given; several reasons may hold together."""

    NOT_GROUP_1 = 1
    NO_DIFFICULTY_MOVING = 2
    CARER_PAID = 4
    HOURS_ABOVE_LIMIT = 8


class NoSignLanguage(Marks):
    """Why no help of a sign-language specialist is given; several reasons may hold together."""

    NO_DISABILITY_OF_HEARING = 1
    HOURS_ABOVE_LIMIT = 2


NO_BARS = AssistantBars(0)
"""Nothing bars a person from being an assistant."""

ASSISTANT_GIVEN = NoAssistant(0)
"""Nothing stands against an assistant."""

SIGN_LANGUAGE_GIVEN = NoSignLanguage(0)
"""Nothing stands against the help of a specialist."""
