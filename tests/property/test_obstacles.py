"""A measure of employment support is refused for a reason, and never for one where it fits."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_family import families

from shanyraq.law.families import LAW
from shanyraq.rules import LANGUAGES
from shanyraq.rules.explain import explain
from shanyraq.rules.obstacles import obstacles
from shanyraq.rules.telling import Telling

FEW = settings(max_examples=max(3, settings().max_examples // 10), suppress_health_check=list(HealthCheck))
DAYS = (date(2023, 7, 1), date(2025, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize("day", DAYS, ids=str)
@FEW
@given(st.data())
def test_obstacles_are_told_exactly_where_a_measure_does_not_fit(day, data):
    law, case = LAW.at(day), data.draw(families(day, most=3))
    fits = [name for name in law.nodes if name.endswith("_fits")]
    explanation = explain(law, case, fits)
    telling = Telling(explanation, data.draw(st.sampled_from(LANGUAGES)))
    for name in fits:
        for slot, fitting in enumerate(explanation.values[name]):
            found = obstacles(telling, name, slot)
            assert bool(found) != bool(fitting)
            assert all(obstacle.text.strip() and obstacle.facts for obstacle in found)
            assert len({obstacle.text for obstacle in found}) == len(found)
