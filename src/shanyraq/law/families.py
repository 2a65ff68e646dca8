"""The law of families: what a family and each of its members has a right to, assembled as one body.

`LAW.at(date)` is the law of a day; `OUTPUTS` are the results of targeted assistance other systems may rely on.
"""

from datetime import date

from shanyraq.law.assembly import assemble
from shanyraq.law.facts import FACTS
from shanyraq.law.levels import LEVELS
from shanyraq.law.modules import MODULES

OUTPUTS = (
    "kind",
    "refusal_grounds",
    "poverty_line",
    "family_size",
    "quarter_income",
    "income_per_member",
    "low_income",
    "assistance_month",
    "child_top_up_month",
    "targeted_assistance_month",
    "months_paid",
    "counted",
    "able_bodied",
    "must_participate",
)
"""The results that are a contract: their names and meanings stay."""

LAW = assemble(LEVELS, FACTS, MODULES, since=date(2002, 1, 1))
