"""Who pays for goods and treatment of the individual programme: the state up to a guaranteed sum, the rest the person.

An employer at fault pays the whole; where the employer is bankrupt or no more, the state steps in. The sums themselves
were not found: one that is not stated is taken from an illustrative number.
"""

from shanyraq.law.codes import Disability
from shanyraq.law.disability.codes import WorkInjury
from shanyraq.law.levels import person_rule
from shanyraq.rules import NEVER, Count, Day, Flag, Rounding, Share, Tiyn, months_before, portion


@person_rule("Social Code, art. 162(4); Social Code, art. 160(4)", since="2023-07-01")
def employer_pays(work_injury: WorkInjury, disability: Disability) -> Flag:
    """The employer at fault pays, for as long as there is one."""
    return disability != Disability.NONE and work_injury == WorkInjury.EMPLOYER_AT_FAULT


@person_rule("Social Code, art. 165(2)", since="2023-07-01")
def work_paid_by_employer(work_injury: WorkInjury, disability: Disability) -> Flag:
    """The employer at fault provides training, retraining and a special workplace at its own cost."""
    return disability != Disability.NONE and work_injury == WorkInjury.EMPLOYER_AT_FAULT


@person_rule("Social Code, art. 168(3)", since="2023-07-01", certainty="assumed")
def aid_sum(aid_guaranteed_sum: Tiyn, aid_guaranteed_sum_stated: Flag, illustrative_aid_sum: Tiyn) -> Tiyn:
    """The guaranteed sum of the technical aid: as stated, otherwise illustrative."""
    return aid_guaranteed_sum if aid_guaranteed_sum_stated else illustrative_aid_sum


@person_rule("Social Code, art. 162(4)", since="2023-07-01")
def aid_paid_by_employer(aid_price: Tiyn, employer_pays: Flag) -> Tiyn:
    """What the employer at fault pays for the technical aid."""
    return aid_price if employer_pays else 0


@person_rule("Social Code, art. 168(3)", since="2023-07-01")
def aid_paid_by_state(aid_price: Tiyn, aid_sum: Tiyn, employer_pays: Flag, disability: Disability) -> Tiyn:
    """What the local executive body pays for the technical aid: its price, up to the guaranteed sum."""
    return 0 if employer_pays or disability == Disability.NONE else min(aid_price, aid_sum)


@person_rule("Social Code, art. 168(3)", since="2023-07-01")
def aid_paid_by_person(aid_price: Tiyn, aid_paid_by_employer: Tiyn, aid_paid_by_state: Tiyn) -> Tiyn:
    """What is left to the person: the difference above the guaranteed sum."""
    return aid_price - aid_paid_by_employer - aid_paid_by_state


@person_rule("Social Code, art. 168(5)", since="2023-07-01", certainty="assumed")
def sanatorium_sum(
    sanatorium_guaranteed_sum: Tiyn, sanatorium_guaranteed_sum_stated: Flag, illustrative_sanatorium_sum: Tiyn
) -> Tiyn:
    """The guaranteed sum of sanatorium treatment: as stated, otherwise illustrative."""
    return sanatorium_guaranteed_sum if sanatorium_guaranteed_sum_stated else illustrative_sanatorium_sum


@person_rule("Social Code, art. 160(4)", since="2023-07-01")
def sanatorium_paid_by_employer(sanatorium_price: Tiyn, employer_pays: Flag) -> Tiyn:
    """What the employer at fault pays for the treatment."""
    return sanatorium_price if employer_pays else 0


@person_rule("Social Code, art. 168(3)", since="2023-07-01")
def sanatorium_paid_by_state(
    sanatorium_price: Tiyn, sanatorium_sum: Tiyn, employer_pays: Flag, disability: Disability
) -> Tiyn:
    """What the local executive body pays for the treatment: its price, up to the guaranteed sum."""
    return 0 if employer_pays or disability == Disability.NONE else min(sanatorium_price, sanatorium_sum)


@person_rule("Social Code, art. 168(3)", since="2023-07-01")
def sanatorium_paid_by_person(
    sanatorium_price: Tiyn, sanatorium_paid_by_employer: Tiyn, sanatorium_paid_by_state: Tiyn
) -> Tiyn:
    """What is left to the person: the difference above the guaranteed sum."""
    return sanatorium_price - sanatorium_paid_by_employer - sanatorium_paid_by_state


@person_rule("Social Code, art. 168(4)", since="2023-07-01")
def companion_reimbursed(
    companion: Flag,
    minor: Flag,
    disability: Disability,
    sanatorium_price: Tiyn,
    sanatorium_sum: Tiyn,
    companion_share: Share,
) -> Tiyn:
    """What is paid back to a legal representative who goes to the sanatorium with a child with a disability."""
    if not companion or not minor or disability == Disability.NONE or sanatorium_price == 0:
        return 0
    return portion(sanatorium_sum, companion_share, to=Rounding.DOWN)


@person_rule("Social Code, art. 168(2)", since="2023-07-01")
def portal_order_in_time(portal_notice_on: Day, application_date: Day, portal_order_months: Count) -> Flag:
    """The day lies within the months in which goods and services are ordered on the portal after its notice."""
    return portal_notice_on != NEVER and portal_notice_on >= months_before(application_date, portal_order_months)
