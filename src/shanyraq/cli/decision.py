"""The decision about targeted assistance in a few lines: which kind, how much, for how long, or why not."""

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from shanyraq.law.codes import Grounds, Kind
from shanyraq.rules.explain import Explanation
from shanyraq.rules.formats import answer, day, money, plural
from shanyraq.rules.problems import messages
from shanyraq.rules.units import to_day

TEXTS = Path(__file__).with_name("tree.toml")


def say(key: str, lang: str, /, **places: object) -> str:
    """A text of the drawing, filled."""
    return messages(TEXTS)[key][lang].format(**places)


def decision_lines(explanation: Explanation, lang: str) -> Iterator[Text]:
    """What was decided, as far as it was asked for."""
    values = {name: value for name, value in explanation.values.items() if isinstance(value, int)}
    if "kind" not in values:
        return
    granted = values["kind"] != Kind.NONE
    labels = explanation.law.law.labels
    kind = answer(values["kind"], Kind, lang, labels) if granted else say("refused", lang)
    applied = day(to_day(explanation.law.day), lang)
    yield Text(say("decision", lang, day=applied, kind=kind), style="bold green" if granted else "bold red")
    if granted:
        yield from _amounts(values, lang)
    for mark in Grounds:
        if mark & values.get("refusal_grounds", 0):
            yield Text(f"• {answer(mark, Grounds, lang, labels)}")


def _amounts(values: dict[str, int], lang: str) -> Iterator[Text]:
    if "targeted_assistance_month" not in values:
        return
    month, months = values["targeted_assistance_month"], values.get("months_paid")
    told = money(month, lang)
    if months is None:
        yield Text(say("amount", lang, month=told), style="bold")
    else:
        total = money(month * months, lang)
        yield Text(
            say("amount_paid", lang, month=told, months=plural("months", months, lang), total=total), style="bold"
        )
    if values.get("child_top_up_month"):
        parts = {name: money(values[f"{fact}_month"], lang) for name, fact in _PARTS.items()}
        yield Text(say("amount_parts", lang, **parts))


_PARTS = {"assistance": "assistance", "top_up": "child_top_up"}
