"""The clocks of activation by name: what the numbers of `duties.py` count, who is bound, and what starts the clock."""

from typing import Literal, NamedTuple

Counts = Literal["working_days", "calendar_days", "months"]
"""What a term counts; the Code mixes them."""


class Clock(NamedTuple):
    """A duty, or a time to wait, with its term.

    Attributes:
        output: the rule whose value is the number; nought where it does not bind.
        counts: what is counted.
        who: who is bound.
        starts: what starts the clock, as texts call it; the term runs from the day after.
        breach: what follows from missing it, as texts call it; None where the law names nothing.
        waits: the end of the term is the first day on which something may be done, not the last.
        ahead: the term ends with what it is named after, such as layoffs, instead of starting with it.
    """

    output: str
    counts: Counts
    who: Literal["person", "family", "employer"]
    starts: str
    breach: str | None = None
    waits: bool = False
    ahead: bool = False


CLOCKS: tuple[Clock, ...] = (
    Clock("contact_employer_days", "working_days", "person", "offer_notified"),
    Clock("appear_at_work_days", "working_days", "person", "offer_notified", "struck_off"),
    Clock("appear_at_centre_days", "working_days", "person", "called", "struck_off"),
    Clock("report_change_days", "working_days", "person", "change"),
    Clock("come_back_days", "calendar_days", "person", "striking_off", waits=True),
    Clock("qualification_voucher_days", "calendar_days", "person", "voucher_issued", "voucher_void"),
    Clock("report_to_assistance_days", "working_days", "family", "assistance_change", "overpaid_returned"),
    Clock("vacancy_days", "working_days", "employer", "vacancy_arose"),
    Clock("layoff_notice_months", "months", "employer", "layoffs", ahead=True),
)
"""Every clock, in the order in which an unemployed person meets them."""
