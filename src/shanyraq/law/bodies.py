"""The bodies of Kazakhstan's law, one for each pair of levels; a body is read when it is asked for."""

import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType

from shanyraq.rules.law import Law


def _families() -> Law:
    from shanyraq.law.families import LAW

    return LAW


def _employers() -> Law:
    from shanyraq.law.employers.law import EMPLOYER_LAW

    return EMPLOYER_LAW


def _services() -> Law:
    from shanyraq.law.tariffs.law import TARIFF_LAW

    return TARIFF_LAW


BODIES: Mapping[str, Callable[[], Law]] = {"family": _families, "employer": _employers, "service": _services}
"""By the name of the upper level: whose law it is."""


def bodies() -> Iterator[Law]:
    """Every body of law, one after the other."""
    return (body() for body in BODIES.values())


def body_with(name: str) -> Law:
    """The body of law that knows a name, or that of families where none does."""
    return next((law for law in bodies() if name in names_of(law)), BODIES["family"]())


def names_of(law: Law) -> frozenset[str]:
    """The names of a body's rules, parameters and facts."""
    named = ((part.name for part in parts) for parts in (law.rules, law.parameters, law.facts))
    return frozenset(name for names in named for name in names)


def modules_of(law: Law) -> tuple[ModuleType, ...]:
    """The modules a body's rules stand in, in the order a lawyer would read them."""
    names = dict.fromkeys(rule.function.__module__ for rule in law.rules)
    return tuple(sys.modules[name] for name in names)
