"""The modules that hold rules, in the order a lawyer would read them."""

from types import ModuleType

from shanyraq.law import (
    ability,
    activation,
    assistance,
    carers,
    child_allowance,
    child_top_up,
    family,
    income,
    kind,
    large_family,
    need,
    orleu,
    poverty_line,
    refusal,
)
from shanyraq.law.benefits import (
    awarded_mother,
    carer_allowance,
    childcare,
    disability,
    pension,
    residence,
    survivor,
)

MODULES: tuple[ModuleType, ...] = (
    family,
    ability,
    carers,
    poverty_line,
    income,
    need,
    refusal,
    kind,
    activation,
    assistance,
    child_top_up,
    large_family,
    child_allowance,
    orleu,
    residence,
    pension,
    disability,
    survivor,
    carer_allowance,
    childcare,
    awarded_mother,
)
"""Every module of rules; a test holds that none is missing."""
