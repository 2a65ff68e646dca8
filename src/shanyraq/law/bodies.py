"""The bodies of Kazakhstan's law, one for each pair of levels; a body is read when it is asked for."""

from collections.abc import Callable, Mapping

from shanyraq.rules.law import Law


def _families() -> Law:
    from shanyraq.law.families import LAW

    return LAW


BODIES: Mapping[str, Callable[[], Law]] = {"family": _families}
"""By the name of the upper level: whose law it is."""


def body_with(name: str) -> Law:
    """The body of law that knows a name, or that of families where none does."""
    found = (body() for body in BODIES.values())
    return next((law for law in found if name in names_of(law)), BODIES["family"]())


def names_of(law: Law) -> frozenset[str]:
    """The names of a body's rules, parameters and facts."""
    named = ((part.name for part in parts) for parts in (law.rules, law.parameters, law.facts))
    return frozenset(name for names in named for name in names)
