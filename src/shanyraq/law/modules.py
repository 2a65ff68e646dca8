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
    birth_grant,
    carer_allowance,
    childcare,
    disability,
    guaranteed_package,
    housing,
    insurance,
    pension,
    residence,
    special_benefit,
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
    special_benefit,
    survivor,
    carer_allowance,
    childcare,
    birth_grant,
    insurance,
    awarded_mother,
    housing,
    guaranteed_package,
)
"""Every module of rules; a test holds that none is missing."""
