"""`shanyraq law show`: everything about one name of the law: a rule's texts, a parameter's values, a fact's answers."""

import json
from argparse import Namespace
from datetime import date

from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.law.names import asked_by, named, title_of
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen
from shanyraq.rules import LANGUAGES, Fact, Parameter, Rule
from shanyraq.rules.facts import wire
from shanyraq.rules.law import Law
from shanyraq.rules.text import text_of

Json = dict[str, object]


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("name", metavar="NAME", key="show_name")
    parser.option("--at", type=day, metavar="YYYY-MM-DD", key="show_at")
    declare_reforms(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show a rule, a parameter or a fact."""
    law = law_asked(options, options.name)
    found = named(law, options.name, options.at)
    if options.json:
        screen.write(json.dumps(_as_json(law, options.name, options.at, found), ensure_ascii=False, indent=2))
        return
    from shanyraq.cli.law.telling import LawTelling

    telling = LawTelling(law, options.at, screen)
    if isinstance(found, Fact):
        screen.show(*telling.fact(found))
    elif isinstance(found, Parameter):
        screen.show(*telling.parameter(found))
    else:
        screen.show(*telling.rule(found))


def _as_json(law: Law, name: str, on: date | None, found: Fact | Parameter | list[Rule]) -> Json:
    titles = {lang: title_of(law, name, lang) for lang in LANGUAGES}
    known: Json = {"name": name, "title": titles, "asked_by": asked_by(law, name, on)}
    if isinstance(found, Fact):
        return known | _fact(found)
    if isinstance(found, Parameter):
        return known | _parameter(found, on)
    texts = [_text(text) for text in found]
    return known | {"is": "rule", "level": found[0].level, "unit": found[0].unit.name, "texts": texts}


def _fact(fact: Fact) -> Json:
    default = None if fact.default is None else wire(fact.default, fact.unit)
    codes = None if fact.unit.codes is None else [code.wire for code in fact.unit.codes]
    return {"is": "fact", "level": fact.level, "unit": fact.unit.name, "default": default, "codes": codes}


def _parameter(parameter: Parameter, on: date | None) -> Json:
    values = parameter.values if on is None else tuple(parameter.at(on).values())
    told = [
        {
            "since": value.since.isoformat(),
            "until": iso(parameter.end_of(value)),
            "key": value.key,
            "value": wire(value.value, parameter.unit),
            "act": value.act,
            "source": value.source,
            "certainty": value.certainty,
            "note": value.note,
        }
        for value in values
    ]
    return {
        "is": "parameter",
        "unit": parameter.written_unit,
        "by": parameter.by,
        "lag": parameter.lag,
        "values": told,
    }


def _text(text: Rule) -> Json:
    return {
        "since": text.since.isoformat(),
        "until": iso(text.until),
        "article": text.article,
        "place": text.place,
        "certainty": text.certainty,
        "meaning": text.meaning,
        "asks_for": [part.name for part in text.arguments],
        "source": text_of(text).source,
    }


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return None if day is None else day.isoformat()
