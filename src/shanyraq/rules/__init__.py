"""How law is written, resolved for a date, explained and evaluated. Knows no country, no file format, no database.

The names below are the language: units, decorators and words. Needs NumPy alone.
"""

from shanyraq.rules.facts import Fact, Text
from shanyraq.rules.parameters import Parameter, read_parameters
from shanyraq.rules.problems import LANGUAGES, InputProblem, LawProblem, Problem
from shanyraq.rules.rule import Levels, Rule, rules_of
from shanyraq.rules.units import (
    NEVER,
    TENGE,
    WHOLE,
    Codes,
    Count,
    Day,
    Flag,
    Marks,
    Members,
    Share,
    Tiyn,
    Unit,
    to_date,
    to_day,
    unit_of,
)
from shanyraq.rules.words import (
    Rounding,
    age_on,
    all_of,
    any_of,
    count,
    divide,
    greatest,
    least,
    month_of_quarter,
    months_before,
    months_old,
    portion,
    total,
)

__all__ = [
    "LANGUAGES",
    "NEVER",
    "TENGE",
    "WHOLE",
    "Codes",
    "Count",
    "Day",
    "Fact",
    "Flag",
    "InputProblem",
    "LawProblem",
    "Levels",
    "Marks",
    "Members",
    "Parameter",
    "Problem",
    "Rounding",
    "Rule",
    "Share",
    "Text",
    "Tiyn",
    "Unit",
    "age_on",
    "all_of",
    "any_of",
    "count",
    "divide",
    "greatest",
    "least",
    "month_of_quarter",
    "months_before",
    "months_old",
    "portion",
    "read_parameters",
    "rules_of",
    "to_date",
    "to_day",
    "total",
    "unit_of",
]
