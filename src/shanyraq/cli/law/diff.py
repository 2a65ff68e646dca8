"""`shanyraq law diff`: two laws side by side: of two days, or as it is and as a reform would have it."""

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from shanyraq.cli.law.asked import body_asked, declare_body
from shanyraq.cli.law.show import iso
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen
from shanyraq.rules import Rule
from shanyraq.rules.difference import Difference, ParameterChange, difference
from shanyraq.rules.facts import wire
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import Value
from shanyraq.rules.text import text_of

Json = dict[str, object]


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("first", type=day, metavar="A", key="diff_first")
    parser.option("second", metavar="B", key="diff_second")
    declare_body(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show what differs, or say that nothing does."""
    body = body_asked(options)
    before = body.at(options.first)
    after = _second(body, options.first, options.second)
    found = difference(before, after)
    if options.json:
        screen.write(json.dumps(_as_json(before, after, found), ensure_ascii=False, indent=2))
        return
    from shanyraq.cli.law.sides import told_side_by_side

    for law in (before, after):
        called = screen.plain(", ".join(reform.called(screen.lang) for reform in law.law.reforms))
        screen.show(f"[bold]{law.day}[/] {called} [dim]{law.fingerprint}[/]")
    screen.show(*(told_side_by_side(found, after.law, screen) if found else (f"\n{screen.say('diff_nothing')}",)))


def _second(law: Law, first: date, second: str) -> LawInForce:
    """The law of another day, or of the same day under a reform."""
    from shanyraq.rules.reform import read_reform

    if Path(second).suffix in (".toml", ".py"):
        return law.with_reform(read_reform(Path(second))).at(first)
    return law.at(day(second))


def _as_json(before: LawInForce, after: LawInForce, found: Difference) -> Json:
    laws = [
        {"date": iso(law.day), "fingerprint": law.fingerprint, "reforms": [one.name for one in law.law.reforms]}
        for law in (before, after)
    ]
    rules = [
        {"name": change.name, "before": _text_as_json(change.before), "after": _text_as_json(change.after)}
        for change in found.rules
    ]
    return {"laws": laws, "rules": rules, "parameters": [values_as_json(change) for change in found.parameters]}


def values_as_json(change: ParameterChange) -> Json:
    """A parameter's changed values as the interface writes them."""
    unit = change.parameter.unit

    def side(value: Value | None) -> object:
        return None if value is None else wire(value.value, unit)

    values = [{"key": one.key, "before": side(one.before), "after": side(one.after)} for one in change.values]
    return {"name": change.name, "values": values}


def _text_as_json(text: Rule | None) -> Json | None:
    if text is None:
        return None
    return {
        "article": text.article,
        "since": iso(text.since),
        "until": iso(text.until),
        "source": text_of(text).source,
    }
