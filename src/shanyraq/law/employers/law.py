"""The law of employers, assembled as one body. Before the Social Code it was not looked up."""

from datetime import date

from shanyraq.law.assembly import assemble
from shanyraq.law.employers import quota, special_workplaces
from shanyraq.law.employers.facts import EMPLOYER_LAW_FACTS
from shanyraq.law.employers.levels import EMPLOYER_LEVELS

QUOTA_OUTPUTS = (
    "staff_listed",
    "staff_leased_out",
    "staff_excluded",
    "quota_base",
    "staff_with_disability",
    "no_quota_reasons",
    "quota_share",
    "quota_exact",
    "quota_places",
    "quota_filled",
    "quota_gap",
)
"""The account of the quota, line by line. A contract: names and meanings stay."""

SPECIAL_WORKPLACE_OUTPUTS = (
    "special_workplace",
    "special_workplace_months_kept",
    "special_workplace_months_due",
    "special_workplace_duty_broken",
    "equipment_subsidy",
    "special_wage_share",
    "special_wage_subsidy_month",
)
"""What is told of each special workplace. A contract, too."""

EMPLOYER_LAW = assemble(EMPLOYER_LEVELS, EMPLOYER_LAW_FACTS, (quota, special_workplaces), since=date(2023, 7, 1))
