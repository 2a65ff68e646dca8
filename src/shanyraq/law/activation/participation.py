"""Who has to take part in employment measures while conditional assistance is paid."""

from shanyraq.law.codes import Kind, Work
from shanyraq.law.levels import person_rule
from shanyraq.rules import Flag


@person_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31")
def exempt_from_measures__before_contracts(kept_from_work: Flag, full_time_study: Flag, excused_carer: Flag) -> Flag:
    """Excused from registering as unemployed and from taking up work: by disability, hospital, study or care."""
    return kept_from_work or full_time_study or excused_carer


@person_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2018-01-01")
def exempt_from_measures__and_working(
    kept_from_work: Flag, full_time_study: Flag, excused_carer: Flag, work: Work
) -> Flag:
    """Excused from employment measures: by disability, illness, study, care or a permanent job."""
    return kept_from_work or full_time_study or excused_carer or work == Work.PERMANENT_JOB


@person_rule("Law 246-II, art. 2(5); Social Code, art. 122(1)", since="2002-01-01")
def must_participate(able_bodied_member: Flag, exempt_from_measures: Flag, kind: Kind) -> Flag:
    """Has to take part in employment measures; before 2018 nobody had, for no grant was conditional."""
    return kind == Kind.CONDITIONAL and able_bodied_member and not exempt_from_measures
