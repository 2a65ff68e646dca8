"""The law's own manual: tables of cases by article and date, each with what the law gives, on every engine.

A table of `cases/*.toml` is `[[case]]` with a `title` in three languages, the `article` it shows, its `date`, and
`body`, whose law it is (left out: the family's). It has the `members` with their facts (`income.wage` is the whole
quarter's), the facts of the group they make up under its name (`family`, `employer`; a family's `region` stands by
itself), numbers to `set` so that the arithmetic can be done by hand, and what to `expect`: money in tenge, codes by
their word, marks as lists, and for what every member has, a table by member.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from shanyraq.law.bodies import BODIES, bodies
from shanyraq.rules import LANGUAGES, Marks, to_day
from shanyraq.rules.acts import cited_acts
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain
from shanyraq.rules.facts import STATED, wire
from shanyraq.rules.parameters import number

FILES = sorted(Path(__file__).parent.glob("cases/*.toml"))
KNOWN = {fact.name: fact for law in bodies() for fact in law.facts}
KEYS = {"title", "article", "date", "body", "members", "set", "expect"}
OWN_KEYS = {"family": {"region"}}
"""Facts of a group that stand by themselves in a table."""


TITLED = [
    (f"{file.stem}: {table['title']['en']} ({table['date']})", table)
    for file in FILES
    for table in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
TABLES = [table for _, table in TITLED]


def whole(written, unit):
    """A value as a table has it, in its unit."""
    if unit.codes is not None:
        words = {code.wire: int(code) for code in unit.codes}
        return sum(words[word] for word in written) if issubclass(unit.codes, Marks) else words[written]
    if unit.name == "day":
        return to_day(date.fromisoformat(str(written)))
    return number(written, "tenge" if unit.name == "tiyn" else unit.name, str(written))


def stated(facts):
    """Facts of a group or a member in their units; refused where they cannot be true."""
    return {name: KNOWN[name].check(whole(written, KNOWN[name].unit)) for name, written in facts.items()}


def case_of(table):
    members = []
    for member in table["members"]:
        facts = {name: written for name, written in member.items() if name not in ("id", "income")}
        incomes = {f"income_{kind}": written for kind, written in member.get("income", {}).items()}
        members.append(stated({**facts, **incomes}))
    body = body_of(table)
    own = {key: table[key] for key in OWN_KEYS.get(body, ())}
    group = stated({**own, **table.get(body, {})})
    return Case(group, tuple(members), tuple(member["id"] for member in table["members"]))


def body_of(table):
    return table.get("body", "family")


@cache
def law_on(body, day):
    return BODIES[body]().at(day)


def law_of(table):
    law = law_on(body_of(table), table["date"])
    fixed = {name: whole(written, law[name].unit) for name, written in table.get("set", {}).items()}
    return law.with_values(fixed) if fixed else law


def expected(table, law, case):
    """What a table expects, as files would write it: by name, or by name and member."""
    found = {}
    for name, written in table["expect"].items():
        unit = law[name].unit
        if isinstance(written, dict):
            assert of_member(law, name), f"{name} is not a member's"
            found |= {(name, case.ids.index(one)): wire(whole(value, unit), unit) for one, value in written.items()}
        else:
            assert not of_member(law, name), f"{name} has a value for every member"
            found[name, None] = wire(whole(written, unit), unit)
    return found


def of_member(law, name):
    return law[name].level == law.law.levels.member


def given(results, wanted, law):
    """What an engine gives for the same names and members."""
    return {
        (name, slot): wire(int(results[name] if slot is None else results[name][slot]), law[name].unit)
        for name, slot in wanted
    }


def at(case, slot):
    return "the group" if slot is None else case.ids[slot]


class One:
    """A case as a population of one group."""

    def __init__(self, case, member):
        self.case = case
        self.member = member
        self.sizes = np.array([len(case.members)])

    def column(self, name):
        fact = KNOWN[name.removesuffix(STATED)]
        owners = self.case.members if fact.level == self.member else [self.case.group]
        if name != fact.name:
            return np.array([fact.name in facts for facts in owners])
        return np.array([facts.get(name, fact.default) for facts in owners], dtype=fact.unit.dtype)


def evaluated(law, case, names):
    results = evaluate(One(case, law.law.levels.member), law, names, workers=1)
    columns = {name: results.column(name) for name in names}
    return {name: tuple(column) if of_member(law, name) else column[0] for name, column in columns.items()}


ENGINES = {
    "explain": lambda law, case, names: explain(law, case, names).results,
    "decide": decide,
    "evaluate": evaluated,
}


@pytest.mark.parametrize("table", TABLES, ids=[title for title, _ in TITLED])
def test_case(table):
    assert table.keys() <= KEYS | OWN_KEYS.get(body_of(table), set()) | {body_of(table)}
    law, case = law_of(table), case_of(table)
    wanted, names = expected(table, law, case), tuple(table["expect"])
    for engine, run in ENGINES.items():
        found = given(run(law, case, names), wanted, law)
        differences = [
            f"  {place[0]} of {at(case, place[1])}: {value} expected, {engine} gives {found[place]}"
            for place, value in wanted.items()
            if found[place] != value
        ]
        assert not differences, "\n".join(["", f"{table['article']}, {table['date']}", *differences])


def test_every_rule_is_shown_in_some_case():
    shown = {name for table in TABLES for name in table["expect"]}
    assert sorted({rule.name for law in bodies() for rule in law.rules} - shown) == []


def test_every_text_of_a_rule_is_run_by_some_case():
    """A rule of several periods is shown in each of them."""
    dates = {(name, table["date"]) for table in TABLES for name in needed(table)}
    missing = [
        f"{rule.place}: {rule.function.__name__}"
        for law in bodies()
        for rule in law.rules
        if not any(name == rule.name and rule.in_force(day) for name, day in dates)
    ]
    assert missing == []


def needed(table):
    law = law_of(table)
    return {node.name for node in law.needed(table["expect"])}


def test_every_case_cites_a_known_act_that_is_in_force_on_its_day():
    for table in TABLES:
        for name in cited_acts(table["article"]):
            act = BODIES[body_of(table)]().acts[name]
            assert act.since <= table["date"] <= (act.until or table["date"]), f"{name}: {table['title']['en']}"


def test_every_case_has_a_title_in_three_languages():
    for lang in LANGUAGES:
        titles = [table["title"].get(lang, "").strip() for table in TABLES]
        assert all(titles)


def test_no_two_cases_are_called_the_same():
    titles = [title for title, _ in TITLED]
    assert sorted(set(titles)) == sorted(titles)
