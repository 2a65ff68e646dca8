"""Training: at an employer's request, online, and the voucher with which a qualification is recognised."""

from shanyraq.law.activation.codes import Measure, Profession
from shanyraq.law.codes import Residence
from shanyraq.law.levels import person_rule
from shanyraq.rules import Count, Day, Flag, Rounding, Share, Tiyn, months_before, months_old, portion


@person_rule("Social Code, art. 109(4)", since="2023-07-01")
def training_open(
    trainings_left: Count,
    training_returns_most: Count,
    left_measure_on: Day,
    unemployed_since: Day,
    application_date: Day,
    training_leaver_months: Count,
) -> Flag:
    """Left no training at will, or left one and has been registered again for a year; after a second never again."""
    if trainings_left == 0:
        return True
    again = left_measure_on < unemployed_since <= application_date
    waited = again and months_old(unemployed_since, application_date) >= training_leaver_months
    return trainings_left <= training_returns_most and waited


@person_rule("Social Code, art. 109(1); Social Code, art. 109(3)", since="2023-07-01")
def training_fits(
    may_be_referred: Flag,
    measure: Measure,
    may_register: Flag,
    residence: Residence,
    profession: Profession,
    trained_on: Day,
    application_date: Day,
    training_gap_months: Count,
    training_open: Flag,
) -> Flag:
    """Training: unemployed citizens and kandas who lack a profession, or cannot work in theirs, once in two years."""
    return (
        may_be_referred
        and measure in (Measure.NONE, Measure.TRAINING)
        and may_register
        and residence in (Residence.CITIZEN, Residence.KANDAS)
        and profession in (Profession.NONE, Profession.NO_DEMAND, Profession.ABILITY_LOST)
        and trained_on <= months_before(application_date, training_gap_months)
        and training_open
    )


@person_rule("Social Code, art. 109(2)", since="2023-07-01", certainty="reported")
def training_months(training_fits: Flag, training_most_months: Count) -> Count:
    """Months that short training takes at most."""
    return training_most_months if training_fits else 0


@person_rule("Social Code, art. 109(2)", since="2023-07-01", certainty="assumed")
def training_stipend_month(training_fits: Flag, mci: Tiyn, training_stipend_mci: Share) -> Tiyn:
    """The stipend a month; one is paid, but its size was not found."""
    return portion(mci, training_stipend_mci, to=Rounding.NEAREST) if training_fits else 0


@person_rule("Social Code, art. 109(2)", since="2023-07-01", certainty="assumed")
def online_training_fits(may_be_referred: Flag, may_register: Flag, training_open: Flag) -> Flag:
    """Free training on the Electronic Labour Exchange: the unemployed, at any time and beside other measures."""
    return may_be_referred and may_register and training_open


@person_rule("Law 14-VIII, art. 28", since="2023-09-04")
def qualification_voucher_fits(may_be_referred: Flag, may_register: Flag, voucher_this_year: Flag) -> Flag:
    """A voucher for having a qualification recognised free of charge: the registered unemployed, once a year."""
    return may_be_referred and may_register and not voucher_this_year


@person_rule("Law 14-VIII, art. 28", since="2023-09-04", certainty="reported")
def qualification_voucher_days(qualification_voucher_fits: Flag, voucher_valid_days: Count) -> Count:
    """Calendar days within which the voucher has to be used."""
    return voucher_valid_days if qualification_voucher_fits else 0
