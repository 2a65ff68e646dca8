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
)
"""Every module of rules; a test holds that none is missing."""
