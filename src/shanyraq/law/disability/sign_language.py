"""The help of a sign-language specialist for persons with a disability of hearing: sixty hours a year."""

from shanyraq.law.disability.codes import SIGN_LANGUAGE_GIVEN, NoSignLanguage
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Flag


@person_rule("Social Code, art. 163(3)", since="2023-07-01")
def no_sign_language_reasons(
    sign_language_hours: Count, disability_of_hearing: Flag, sign_language_hours_limit: Count
) -> NoSignLanguage:
    """Why no help is given: for a disability of hearing, up to so many hours a year."""
    reasons = SIGN_LANGUAGE_GIVEN
    if sign_language_hours > 0 and not disability_of_hearing:
        reasons |= NoSignLanguage.NO_DISABILITY_OF_HEARING
    if sign_language_hours > sign_language_hours_limit:
        reasons |= NoSignLanguage.HOURS_ABOVE_LIMIT
    return reasons


@person_rule("Social Code, art. 163(3)", since="2023-07-01")
def sign_language_hours_given(sign_language_hours: Count, no_sign_language_reasons: NoSignLanguage) -> Count:
    """Hours of a specialist a year that are given."""
    return sign_language_hours if no_sign_language_reasons == SIGN_LANGUAGE_GIVEN else 0
