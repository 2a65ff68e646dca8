"""The law of employers, assembled as one body. Before the Social Code it was not looked up."""

from datetime import date

from shanyraq.law.assembly import assemble
from shanyraq.law.employers import quota
from shanyraq.law.employers.facts import EMPLOYER_LAW_FACTS
from shanyraq.law.employers.levels import EMPLOYER_LEVELS

QUOTA_OUTPUTS = (
    "no_quota_reasons",
    "staff_listed",
    "quota_base",
    "quota_share",
    "quota_places",
    "quota_filled",
    "quota_gap",
)
"""The results that are a contract: their names and meanings stay."""

EMPLOYER_LAW = assemble(EMPLOYER_LEVELS, EMPLOYER_LAW_FACTS, (quota,), since=date(2023, 7, 1))
