"""The pages of the law's numbers and of the acts it cites."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from shanyraq.cli.law.names import OPEN, asked_by, key_called
from shanyraq.cli.reference.markdown import UNITS, link, page, table, titles, value
from shanyraq.law.assembly import all_parameters
from shanyraq.law.bodies import bodies
from shanyraq.rules import Parameter
from shanyraq.rules.acts import Act
from shanyraq.rules.law import Law

PARAMETERS = """\
Every number that a law can change, with the days it held, the act that set it, where the figure was seen and how sure
it is. What is assumed shows up in every explanation that rests on it. The files' format:
[write parameters](../how-to/parameters.md)."""

ACTS = "Every act that rules and numbers cite, by the short name the citations use."

HEADS = ("since", "until", "for", "value", "act", "how sure", "seen in")


def parameters_page() -> str:
    """The page of the numbers, file by file, whichever bodies of law ask for them."""
    parts = []
    for file, parameters in groupby(all_parameters(), key=lambda parameter: parameter.file):
        parts.append(f"## {file.removesuffix('.toml').replace('_', ' ').capitalize()}")
        parts.append(f"Written in [`{file}`](../../src/shanyraq/law/parameters/{file}).")
        for parameter in parameters:
            parts.extend(_parameter(parameter))
    return page("The law's numbers", PARAMETERS, parts)


def acts_page(acts_cited: Mapping[str, Act]) -> str:
    """The page of the acts, in the order of their beginnings."""
    acts = sorted(acts_cited.items(), key=lambda item: item[1].since)
    rows = [
        (name, str(act.since), str(act.until or OPEN), "<br>".join((act.title.en, act.title.ru, act.title.kk)))
        for name, act in acts
    ]
    return page("Acts", ACTS, [table(("cited as", "in force since", "until", "full name"), rows)])


def _parameter(parameter: Parameter) -> Iterator[str]:
    asking = [law for law in bodies() if parameter in law.parameters]
    law = asking[0]
    yield f"### `{parameter.name}`"
    lines = [titles(parameter.title), "", f"{UNITS[parameter.unit.name].capitalize()}."]
    if parameter.by is not None:
        lines.append(f"One for each answer of {link(law, parameter.by)}; without one, {_stand_in(parameter, law)}.")
    if parameter.lag is not None:
        lines.append("An application takes the value of the quarter before its own.")
    yield "\n".join(lines)
    heads = HEADS if parameter.by is not None else tuple(head for head in HEADS if head != "for")
    yield table(heads, (row for row in _rows(parameter, law)))
    yield f"Asked for by {', '.join(link(one, name) for one in asking for name in asked_by(one, parameter.name))}."


def _rows(parameter: Parameter, law: Law) -> Iterator[tuple[str, ...]]:
    for entry in parameter.values:
        place = () if parameter.by is None else (_called(parameter.by, entry.key, law),)
        number = value(entry.value, parameter.unit, law)
        source = f"{entry.source} ({entry.note})" if entry.note else entry.source
        ends = str(parameter.end_of(entry) or OPEN)
        yield str(entry.since), ends, *place, number, entry.act, entry.certainty, source


def _called(by: str, key: str | None, law: Law) -> str:
    return "whole country" if key is None else key_called(law, by, key, "en")


def _stand_in(parameter: Parameter, law: Law) -> str:
    if isinstance(parameter.otherwise, int):
        return value(parameter.otherwise, parameter.unit, law)
    return "the country's"
