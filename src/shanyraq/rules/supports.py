"""What makes a yes a yes: every part of a rule that would be enough, not the first alone.

The counterpart of `obstacles`: a rule `a or b or c` that holds is asked for all of its parts that hold.
"""

from collections.abc import Iterator

from shanyraq.rules.conditions import Condition, enough_of, names_in
from shanyraq.rules.telling import Telling


def supports(telling: Telling, name: str, slot: int | None) -> tuple[str, ...]:
    """What a flag is set for, each part in words; nothing where it is not set.

    Args:
        telling: the texts of an explanation that has the flag among its values.
        name: the flag's rule.
        slot: the member's place in the case; None for the group.
    """
    account = telling.account(name, slot)
    parts = enough_of(account.expression, account.scope, telling.given)
    found = (_told(telling, condition, slot) for part in parts if part.holds for condition in part.conditions)
    return tuple(dict.fromkeys(text for text in found if text))


def _told(telling: Telling, condition: Condition, slot: int | None) -> str:
    """The values a condition hung on, by what they are called; a flag that holds is its name alone."""
    return "; ".join(_values(telling, condition, slot))


def _values(telling: Telling, condition: Condition, slot: int | None) -> Iterator[str]:
    for name in sorted(names_in(condition.node) & telling.law.nodes.keys() - telling.given):
        value = telling.explanation.values[name]
        one = value[slot or 0] if isinstance(value, tuple) else value
        flag = telling.law.nodes[name].unit.name == "flag"
        yield telling.title(name) if flag and one else f"{telling.title(name)}: {telling.told(name, one)}"
