"""Any law's answer to any group can be told: every way of showing it holds together, and tells what really happened."""

import json
from io import StringIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from random_family import DAYS as LAW_DAYS
from random_family import families
from random_law import DAYS, groups, law_of
from random_rules import law_texts
from rich.console import Console

from shanyraq.cli.tree import explanation_tree
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.rules import LANGUAGES
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.explanation_schema import explanation_schema
from shanyraq.rules.render_html import render_html
from shanyraq.rules.render_json import render_json
from shanyraq.rules.telling import Telling

ANY = settings(suppress_health_check=list(HealthCheck))
VALIDATOR = Draft202012Validator(explanation_schema())
MIRRORED = {"<": ">", "≤": "≥", ">": "<", "≥": "≤", "=": "=", "≠": "≠"}


@st.composite
def explanations(draw):
    """The answer of a random law to a random group."""
    law = law_of(draw(law_texts())).at(draw(st.sampled_from(DAYS)))
    facts, members = draw(groups())
    case = Case(facts, tuple(members), tuple(f"m{number}" for number in range(len(members))))
    return explain(law, case, dict.fromkeys(rule.name for rule in law.law.rules))


@st.composite
def decisions(draw):
    """The answer of the law as it is to a family."""
    day = draw(st.sampled_from(LAW_DAYS))
    return explain(LAW.at(day), draw(families(day, poor=draw(st.booleans()))), OUTPUTS)


@ANY
@given(explanations() | decisions(), st.sampled_from(LANGUAGES))
def test_an_explanation_can_be_shown_in_every_way(explanation, lang):
    found = json.loads(json.dumps(render_json(explanation, lang)))
    assert list(VALIDATOR.iter_errors(found)) == []
    page = render_html(explanation, lang)
    assert page.count("<details") == page.count("</details>")
    screen = StringIO()
    Console(file=screen, width=80).print(explanation_tree(explanation, lang))
    assert max(map(len, screen.getvalue().splitlines())) <= 80


@ANY
@given(explanations() | decisions())
def test_what_is_told_to_have_decided_was_compared_when_the_rule_ran(explanation):
    telling = Telling(explanation, "en")
    for name in explanation.outputs:
        rule = explanation.law.nodes[name].origin
        for account in telling.accounts(name):
            happened = compared(explanation, name, account.slot or 0)
            for found in account.conditions:
                if found.sign:
                    sides = [(found.left, found.sign, found.right)]
                    sides += [(found.right, MIRRORED[found.sign], found.left)] if found.sign in MIRRORED else []
                    assert any((*side, found.holds) in happened for side in sides), (rule, found)


def compared(explanation, name, slot):
    """The comparisons that running a rule wrote down."""
    reason = next(reason for reason in everything(explanation.tree) if reason.node.name == name)
    return {
        (step[1], reason.points[step[0]].sign, step[2], step[3])
        for step in reason.steps[slot]
        if reason.points[step[0]].kind == "comparison"
    }


def everything(reasons):
    for reason in reasons:
        if not reason.repeated:
            yield reason
            yield from everything(reason.inputs)
