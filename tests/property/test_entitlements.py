"""The list of entitlements says what the law says, for any family: amounts, whose they are, and the day they turn."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from random_family import families

from shanyraq.law.entitlements.json_schema import entitlements_schema
from shanyraq.law.entitlements.listed import LISTED
from shanyraq.law.entitlements.listing import Standing, entitlements
from shanyraq.law.entitlements.render_html import render_html
from shanyraq.law.entitlements.render_json import render_json
from shanyraq.law.entitlements.telling import EntitlementsTelling
from shanyraq.law.families import LAW
from shanyraq.rules import LANGUAGES
from shanyraq.rules.decide import decide

FEW = settings(max_examples=max(3, settings().max_examples // 10), suppress_health_check=list(HealthCheck))
DAYS = (date(2002, 1, 1), date(2018, 1, 1), date(2021, 10, 24), date(2023, 6, 30), date(2024, 5, 14), date(2026, 1, 1))
SCHEMA = Draft202012Validator(entitlements_schema())


def amounts(law, case, outputs):
    """What is due of each benefit by member; a family's stands with nobody."""
    found = decide(law, case, outputs)
    return {name: value if isinstance(value, tuple) else (value,) for name, value in found.items()}


@pytest.mark.parametrize("poor", [False, True])
@pytest.mark.parametrize("day", DAYS, ids=str)
@FEW
@given(st.data())
def test_every_benefit_stands_as_the_law_has_it(day, poor, data):
    law, case = LAW.at(day), data.draw(families(day, most=4, poor=poor))
    found = entitlements(law, case)
    due = amounts(law, case, [each.output for each in LISTED if each.output in law.nodes])
    told = dict.fromkeys(due, 0)
    for item in found.items:
        told[item.listed.output] += sum(amount for _, amount in item.parts)
        assert item.due == (item.standing in (Standing.MISSED, Standing.DIFFERS, Standing.RECEIVED, Standing.ENTITLED))
        assert (item.received > 0) == (
            item.standing in (Standing.DIFFERS, Standing.RECEIVED, Standing.WITHOUT_RIGHT, Standing.ENDED)
        )
        assert item.change is None or (item.change.day > day and item.change.amount != item.amount)
        assert item.last_day is None or item.last_day >= day
    assert told == {name: sum(values) for name, values in due.items()}
    for lang in LANGUAGES:
        SCHEMA.validate(json.loads(json.dumps(render_json(found, lang))))
        assert render_html(found, lang)
        telling = EntitlementsTelling(found, lang)
        assert all(list(telling.reasons(item)) for item in found.items if not item.due)


@pytest.mark.parametrize("day", [date(2024, 5, 14), date(2026, 1, 1)], ids=str)
@FEW
@given(st.data())
def test_an_amount_turns_on_the_day_told_and_not_before(day, data):
    case = data.draw(families(day, most=3, poor=True))
    for item in entitlements(LAW.at(day), case).items:
        if item.change is None:
            continue
        of_members = LAW.at(day).nodes[item.listed.output].level == LAW.levels.member
        slots = [slot for slot, _ in item.parts] or range(len(case.members))

        def on(when, item=item, of_members=of_members, slots=slots):
            values = amounts(LAW.at(when), case, [item.listed.output])[item.listed.output]
            return sum(values[slot] for slot in slots) if of_members else values[0]

        assert on(item.change.day) == item.change.amount
        assert on(item.change.day - timedelta(days=1)) == item.amount
