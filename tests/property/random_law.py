"""What random laws speak of: facts, codes and parameters; laws made from the text of rules; and random groups."""

import itertools
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType

from hypothesis import strategies as st

from shanyraq.rules import NEVER, Codes, Count, Day, Fact, Flag, Levels, Marks, Text, Tiyn, to_day
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import parameter_of
from shanyraq.rules.rule import rules_of
from shanyraq.rules.units import unit_of


class Region(Codes):
    NORTH = 1
    SOUTH = 7
    EAST = 200


class Work(Codes):
    NONE = 0
    JOB = 1
    FARM = 2
    STUDY = 9


class Grounds(Marks):
    AGE = 1
    WORK = 2
    MONEY = 4
    PLACE = 1024


LEVELS = Levels("family", "person")
TITLE = Text("-", "-", "-")
FIRST, LAST = to_day(date(1880, 1, 1)), to_day(date(2099, 12, 31))
DAYS = tuple(date(*day) for day in ((2002, 1, 1), (2016, 2, 29), (2023, 5, 31), (2099, 12, 31)))


def fact(name, level, annotation, default, least=0, most=1):
    return Fact(name, level, unit_of(annotation)[0], TITLE, default, least, most)


FACTS = (
    fact("application_date", "case", Day, None, to_day(date(2002, 1, 1)), LAST),
    fact("region", "family", Region, None, 1, 200),
    fact("cars", "family", Count, 0, 0, 60),
    fact("owns", "family", Flag, 0),
    fact("moved_on", "family", Day, NEVER, NEVER, LAST),
    fact("rent", "family", Tiyn, 0, 0, 10**9),
    fact("birth_date", "person", Day, None, FIRST, LAST),
    fact("work", "person", Work, 0, 0, 9),
    fact("ill", "person", Flag, 1),
    fact("hours", "person", Count, 0, 0, 200),
    fact("debt", "person", Tiyn, 5, -(10**9), 10**9),
    fact("refused_on", "person", Day, NEVER, NEVER, LAST),
)

PARAMETERS = tomllib.loads("""
[line]
unit = "tenge"
by = "region"
otherwise = "country"
values = [{ since = 2002-01-01, value = "10000" }, { since = 2002-01-01, key = "south", value = "12000.50" }]
[limit]
unit = "count"
by = "region"
otherwise = "2"
values = [{ since = 2002-01-01, key = "north", value = "0" }, { since = 2002-01-01, key = "east", value = "300" }]
[allowed]
unit = "flag"
by = "region"
otherwise = false
values = [{ since = 2016-01-01, key = "east", value = true }]
[ratio]
unit = "share"
values = [{ since = 2002-01-01, value = "0.5" }, { since = 2016-01-01, value = "0.3333" }]
[counts]
unit = "flag"
values = [{ since = 2002-01-01, value = false }, { since = 2016-01-01, value = true }]
[months]
unit = "count"
values = [{ since = 2002-01-01, value = 6 }, { since = 2023-01-01, value = 0 }]
[grant]
unit = "tenge"
values = [{ since = 2002-01-01, value = "0" }, { since = 2016-01-01, value = "70.01" }]
[way]
unit = "rounding"
values = [{ since = 2002-01-01, value = "up" }, { since = 2023-01-01, value = "nearest" }]
""")
KINDS = {
    "line": "tiyn", "limit": "count", "allowed": "flag", "ratio": "share", "counts": "flag", "months": "count",
    "grant": "tiyn", "way": "rounding",
}  # fmt: skip

HEADER = """from random_law import *
from shanyraq.rules import *

SCALE = 3
NO_GROUNDS = Grounds(0)
family_rule, person_rule = LEVELS.group_rule, LEVELS.member_rule
"""

FOLDER = Path(tempfile.mkdtemp(prefix="random-law-"))
NUMBER = itertools.count()


def law_of(text: str) -> Law:
    """A law from the text of its rules, with the parameters they ask for."""
    file = FOLDER / f"law_{next(NUMBER)}.py"
    file.write_text(text, encoding="utf-8")
    module = ModuleType(file.stem)
    exec(compile(text, str(file), "exec"), module.__dict__)
    rules = rules_of(module)
    asked = {argument.name for rule in rules for argument in rule.arguments}
    parameters = tuple(parameter(name, table) for name, table in PARAMETERS.items() if name in asked)
    return Law(LEVELS, FACTS, rules, parameters, {}, {}, date(2002, 1, 1))


def parameter(name, table):
    written = {"act": "Act", "source": "s", "certainty": "read"}
    values = [{**written, **value} for value in table["values"]]
    return parameter_of(name, {**table, "title": TITLE._asdict(), "values": values}, "random.toml")


def facts_of(level, values):
    """A group's or a member's facts, any of which that has a default may be left out."""
    chosen = {known.name: values(known) for known in FACTS if known.level == level}
    optional = {known.name for known in FACTS if known.default is not None}
    needed = {name: value for name, value in chosen.items() if name not in optional}
    return st.fixed_dictionaries(needed, optional={name: chosen[name] for name in chosen if name in optional})


def any_value(known: Fact):
    """Values a fact can have: plausible, on the edges, and in between."""
    if known.unit.codes is not None:
        return st.sampled_from([int(code) for code in known.unit.codes])
    if known.unit.name == "flag":
        return st.integers(0, 1)
    least, most = max(known.least, FIRST if known.unit.name == "day" else known.least), known.most
    edges = [known.least, known.most, *([] if known.default is None else [known.default])]
    return st.one_of(st.integers(least, min(most, least + 300)), st.sampled_from(edges), st.integers(least, most))


def groups(most_members=5):
    """A group: its facts and its members'."""
    return st.tuples(
        facts_of("family", any_value), st.lists(facts_of("person", any_value), min_size=1, max_size=most_members)
    )
