"""How much is paid a month, and for how many months.

The amount is rounded once, where the member's or the family's sum is reached; the direction is a parameter, for no
text of the law was found to name it.
"""

from shanyraq.law.codes import Kind
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import (
    TENGE,
    WHOLE,
    Count,
    Day,
    Flag,
    Members,
    Rounding,
    Share,
    Tiyn,
    count,
    divide,
    month_of_quarter,
)


@family_rule("Law 246-II, art. 7(1); Social Code, art. 126(1)", since="2002-01-01")
def family_gap_month(
    quarter_gap: Tiyn, entitled_members: Count, family_size: Count, assistance_rounding: Rounding
) -> Tiyn:
    """The gap between the poverty line and the income per member, for every entitled member, a month."""
    if family_size == 0:
        return 0
    return divide(quarter_gap * entitled_members, QUARTER_MONTHS * family_size, to=assistance_rounding, unit=TENGE)


@person_rule("Law 246-II, art. 4(12)", since="2018-01-01", until="2019-12-31")
def spared_by_sanctions(entitled: Flag, minor: Flag, young_student: Flag, excused_child_carer: Flag) -> Flag:
    """A member whose amount a breach of the contract does not touch: a minor, a student, one carer of a child."""
    return entitled and (minor or young_student or excused_child_carer)


@person_rule("Law 246-II, art. 4(12)", since="2018-01-01", until="2019-12-31")
def excused_child_carer(excused_carer: Flag, claims_child_care: Flag) -> Flag:
    """The one member who cares for a young child."""
    return excused_carer and claims_child_care


@family_rule("Law 246-II, art. 4(12)", since="2018-01-01", until="2019-12-31")
def spared_members(spared_by_sanctions: Members[Flag]) -> Count:
    """How many members a breach of the contract does not touch."""
    return count(spared_by_sanctions)


@family_rule("Law 246-II, art. 4(12)", since="2018-01-01", until="2019-12-31")
def kept_after_breach(
    kind: Kind, contract_breaches: Count, first_breach_keeps: Share, repeated_breach_keeps: Share
) -> Share:
    """What the other members keep of their amount after breaches of the running contract."""
    if kind != Kind.CONDITIONAL or contract_breaches == 0:
        return WHOLE
    return first_breach_keeps if contract_breaches == 1 else repeated_breach_keeps


@family_rule("Law 246-II, art. 4(12)", since="2018-01-01", until="2019-12-31")
def members_paid(entitled_members: Count, spared_members: Count, kept_after_breach: Share) -> Share:
    """Members paid for, one whose amount is halved counting as a half."""
    return spared_members * WHOLE + (entitled_members - spared_members) * kept_after_breach


@person_rule("Law 246-II, art. 7(1)", since="2019-04-01", until="2019-12-31")
def entitled_child(entitled: Flag, child: Flag) -> Flag:
    """A child for whom assistance is paid."""
    return entitled and child


@family_rule("Law 246-II, art. 7(1)", since="2019-04-01", until="2019-12-31")
def entitled_children(entitled_child: Members[Flag]) -> Count:
    """How many children assistance is paid for."""
    return count(entitled_child)


@family_rule("Law 246-II, art. 7(1)", since="2019-04-01", until="2019-12-31", certainty="reported")
def children_amount_month(poverty_line: Tiyn, entitled_children: Count) -> Tiyn:
    """The whole poverty line of the region for every child."""
    return poverty_line * entitled_children


@family_rule("Law 246-II, art. 7(1)", since="2019-04-01", until="2019-12-31")
def adult_gap_month(quarter_gap: Tiyn, family_size: Count, assistance_rounding: Rounding) -> Tiyn:
    """The gap for one adult, rounded for each."""
    if family_size == 0:
        return 0
    return divide(quarter_gap, QUARTER_MONTHS * family_size, to=assistance_rounding, unit=TENGE)


@family_rule("Law 246-II, art. 7(1)", since="2019-04-01", until="2019-12-31")
def adults_amount_month(
    adult_gap_month: Tiyn, members_paid: Share, entitled_children: Count, assistance_rounding: Rounding
) -> Tiyn:
    """The gap for every adult, less what a breach of the contract takes; children are always spared."""
    adults_paid = members_paid - entitled_children * WHOLE
    return divide(adult_gap_month * adults_paid, WHOLE, to=assistance_rounding, unit=TENGE)


@family_rule("Law 246-II, art. 7(1)", since="2002-01-01", until="2017-12-31")
def assistance_month__gap(kind: Kind, family_gap_month: Tiyn) -> Tiyn:
    """The gap of all entitled members."""
    return 0 if kind == Kind.NONE else family_gap_month


@family_rule("Law 246-II, art. 7(1)", since="2018-01-01", until="2019-03-31")
def assistance_month__less_sanctions(
    kind: Kind, quarter_gap: Tiyn, members_paid: Share, family_size: Count, assistance_rounding: Rounding
) -> Tiyn:
    """The gap of all entitled members, less what a breach of the contract takes."""
    if kind == Kind.NONE or family_size == 0:
        return 0
    return divide(quarter_gap * members_paid, QUARTER_MONTHS * family_size * WHOLE, to=assistance_rounding, unit=TENGE)


@family_rule("Law 246-II, art. 7(1)", since="2019-04-01", until="2019-12-31")
def assistance_month__full_line_for_children(
    kind: Kind, children_amount_month: Tiyn, adults_amount_month: Tiyn
) -> Tiyn:
    """The whole line for each child and the gap for each adult."""
    return 0 if kind == Kind.NONE else children_amount_month + adults_amount_month


@family_rule("Law 246-II, art. 7(1); Social Code, art. 126(1)", since="2020-01-01")
def assistance_month__gap_again(kind: Kind, family_gap_month: Tiyn) -> Tiyn:
    """The gap of all entitled members."""
    return 0 if kind == Kind.NONE else family_gap_month


@family_rule("Law 246-II, art. 7; Social Code, art. 126", since="2002-01-01")
def targeted_assistance_month(assistance_month: Tiyn, child_top_up_month: Tiyn) -> Tiyn:
    """Everything paid a month: the assistance and the top-up for young children."""
    return assistance_month + child_top_up_month


@family_rule("Law 246-II, art. 4(11); Social Code, art. 123(3)", since="2002-01-01")
def months_to_quarter_end(application_date: Day) -> Count:
    """Months from that of the application to the end of its quarter, both included; the day does not matter."""
    return QUARTER_MONTHS + 1 - month_of_quarter(application_date)


@family_rule("Law 246-II, art. 4", since="2002-01-01", until="2017-12-31", certainty="reported")
def months_paid__quarter(kind: Kind, months_to_quarter_end: Count) -> Count:
    """To the end of the current quarter."""
    return 0 if kind == Kind.NONE else months_to_quarter_end


@family_rule("Law 246-II, art. 4(11)", since="2018-01-01", until="2019-12-31")
def months_paid__contract(
    kind: Kind,
    months_to_quarter_end: Count,
    contract_months: Count,
    contract_extension: Count,
    longest_grant_months: Count,
) -> Count:
    """To the end of the quarter, or for the social contract and its extension; nothing after the law ended in 2019."""
    if kind == Kind.NONE:
        return 0
    if kind == Kind.UNCONDITIONAL:
        return months_to_quarter_end
    return min(contract_months + contract_extension, longest_grant_months)


@family_rule("Law 246-II, art. 4(11); Social Code, art. 123(3)", since="2020-01-01")
def months_paid__quarter_again(kind: Kind, months_to_quarter_end: Count) -> Count:
    """From the month of the application to the end of its quarter."""
    return 0 if kind == Kind.NONE else months_to_quarter_end
