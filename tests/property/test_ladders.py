"""Ladders for families of every kind: every engine finds the same, contributions add up, and what is open stays inside.

The interval of a family is held against every completion of what it leaves out: each of a few values for each fact.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from random_family import families
from random_group import Country

from shanyraq.law.families import LAW
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.wellbeing.card import card_of
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Method
from shanyraq.law.wellbeing.missing import missing_facts
from shanyraq.law.wellbeing.scoring import scoring
from shanyraq.law.wellbeing.shipped import ladders
from shanyraq.rules import Codes, Fact
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain

DAY = date(2025, 6, 2)
KNOWN = settings(suppress_health_check=list(HealthCheck))
FEW = settings(max_examples=max(5, settings().max_examples // 4), suppress_health_check=list(HealthCheck))
ON_EVERY_LADDER = pytest.mark.parametrize("ladder", ladders(), ids=lambda ladder: ladder.name)
INCOMES = {fact.name for fact in INCOME_FACTS}
MOST_COMPLETIONS = 600


@cache
def law():
    return LAW.at(DAY)


@cache
def asked(ladder):
    """The facts that a ladder asks for whether they were stated: what may be missing."""
    origins = (node.origin for node in law().needed(ladder.names))
    return tuple(origin.of for origin in origins if isinstance(origin, Fact) and origin.of)


def findings(ladder, cases):
    """What `decide` finds of families, `[indicator, family]`."""
    found = [decide(law(), case, ladder.names) for case in cases]
    return np.array([[int(one[name]) for one in found] for name in ladder.names], dtype=np.uint8)


@ON_EVERY_LADDER
@FEW
@given(st.data())
def test_every_engine_finds_the_same(ladder, data):
    cases = data.draw(st.lists(families(DAY), min_size=1, max_size=4))
    results = evaluate(Country(cases, LAW), law(), ladder.names, workers=1)
    evaluated = np.array([results.column(name) for name in ladder.names])
    explained = [explain(law(), case, ladder.names).results for case in cases]
    assert evaluated.tolist() == findings(ladder, cases).tolist()
    assert evaluated.tolist() == [[int(one[name]) for one in explained] for name in ladder.names]


@ON_EVERY_LADDER
@pytest.mark.parametrize("method", Method)
@FEW
@given(st.data())
def test_a_card_is_the_score_of_the_whole_country_for_one_family(ladder, method, data):
    cases = data.draw(st.lists(families(DAY), min_size=1, max_size=4))
    scored = scoring(ladder, DAY, method)
    scores = scored.scores(findings(ladder, cases))
    placed = scored.placed(scores)
    for place, case in enumerate(cases):
        card = card_of(law(), case, ladder, method)
        assert card.score.known == sum(line.effect for line in card.lines if line.finding is Finding.PRESENT)
        assert (card.score.least, card.score.known, card.score.most) == (
            scores.least[place],
            scores.known[place],
            scores.most[place],
        )
        assert [card.known, card.best, card.worst] == [
            ladder.levels[levels[place]] for levels in (placed.known, placed.best, placed.worst)
        ]
        assert placed.best[place] <= placed.known[place] <= placed.worst[place]


def values(fact):
    """A few values of a fact: its codes, or the least, a little, a lot."""
    codes = fact.unit.codes
    if codes is not None and issubclass(codes, Codes):
        return [int(code) for code in codes]
    return list(dict.fromkeys([fact.least, min(2, fact.most), min(50_000_000, fact.most)]))


@st.composite
def short_of_facts(draw, ladder, few=3):
    """A family about which all is stated but a few facts, and what these are."""
    case = draw(families(DAY, most=3))
    facts = {fact.name: fact for fact in LAW.facts}
    own = [name for name in asked(ladder) if facts[name].level == "family"]
    theirs = [name for name in asked(ladder) if facts[name].level == "person" and name not in INCOMES]
    places = [(None, name) for name in own]
    minor = decide(law(), case, ["minor"])["minor"]  # a child's income need not be stated: it is taken to have none
    for slot in range(len(case.members)):
        places += [(slot, name) for name in (*theirs, *(() if minor[slot] else ("income_wage",)))]
    gaps = draw(st.sets(st.sampled_from(places), min_size=1, max_size=few))
    group = {**{name: draw(st.sampled_from(values(facts[name]))) for name in own}, **case.group}
    members = []
    for slot, member in enumerate(case.members):
        drawn = {name: draw(st.sampled_from(values(facts[name]))) for name in theirs}
        whole = {**drawn, "income_wage": draw(st.sampled_from([0, 9_000_000, 60_000_000])), **member}
        out = {name for place, name in gaps if place == slot}
        left = {name for name in whole if name in out or (name in INCOMES and "income_wage" in out)}
        members.append({name: value for name, value in whole.items() if name not in left})
    for place, name in gaps:
        if place is None:
            group.pop(name)
    return Case(group, tuple(members), case.ids), sorted(gaps, key=str), facts


def completions(case, gaps, facts):
    """The family with every combination of a few values in its gaps."""
    for chosen in product(*(values(facts[name]) for _, name in gaps)):
        group, members = dict(case.group), [dict(member) for member in case.members]
        for (place, name), value in zip(gaps, chosen, strict=True):
            (group if place is None else members[place])[name] = value
        yield replace(case, group=group, members=tuple(members))


@ON_EVERY_LADDER
@pytest.mark.parametrize("method", Method)
@FEW
@given(st.data())
def test_the_interval_contains_every_completion(ladder, method, data):
    case, gaps, facts = data.draw(short_of_facts(ladder))
    whole = list(completions(case, gaps, facts))
    assume(len(whole) <= MOST_COMPLETIONS)
    scored = scoring(ladder, DAY, method)
    scores = scored.scores(findings(ladder, [case]))
    placed = scored.placed(scores)
    found = findings(ladder, whole)
    assert not (found == Finding.UNKNOWN).any()
    completed = scored.scores(found)
    assert scores.least <= completed.known.min() <= completed.known.max() <= scores.most
    levels = scored.placed(completed).known
    assert placed.best <= levels.min() <= levels.max() <= placed.worst


@ON_EVERY_LADDER
@FEW
@given(st.data())
def test_what_is_known_stays_so_however_the_rest_turns_out(ladder, data):
    case, gaps, facts = data.draw(short_of_facts(ladder))
    whole = list(completions(case, gaps, facts))
    assume(len(whole) <= MOST_COMPLETIONS)
    before, after = findings(ladder, [case]), findings(ladder, whole)
    known = before[:, 0] != Finding.UNKNOWN
    assert (after[known] == before[known]).all()


@ON_EVERY_LADDER
@FEW
@given(st.data())
def test_to_state_what_is_named_as_missing_settles_what_is_open(ladder, data):
    case, _, facts = data.draw(short_of_facts(ladder))
    found = {name: int(value) for name, value in decide(law(), case, ladder.names).items()}
    missing = missing_facts(law(), case, found)
    assert missing.keys() == {name for name, value in found.items() if value == Finding.UNKNOWN}
    for name, facts_missing in missing.items():
        assert facts_missing
        group, members = dict(case.group), [dict(member) for member in case.members]
        for one in facts_missing:
            fact = facts[one.facts[0]]
            (group if one.member is None else members[one.member])[fact.name] = fact.default or 0
        told = replace(case, group=group, members=tuple(members))
        assert decide(law(), told, [name])[name] != Finding.UNKNOWN


@ON_EVERY_LADDER
@KNOWN
@given(st.data())
def test_one_more_hardship_never_makes_a_family_better_off_by_counting(ladder, data):
    scored = scoring(ladder, DAY, Method.COUNTING)
    column = data.draw(st.lists(st.sampled_from(list(Finding)), min_size=len(ladder.names), max_size=len(ladder.names)))
    place = data.draw(st.integers(0, len(ladder.names) - 1))
    before = np.array([column], dtype=np.uint8).T
    after = before.copy()
    after[place] = Finding.PRESENT
    first, second = scored.scores(before), scored.scores(after)
    assert second.known >= first.known
    assert second.most >= first.most
    assert scored.levels(second.known) >= scored.levels(first.known)
    assert scored.poor(second.known) >= scored.poor(first.known)


@ON_EVERY_LADDER
@pytest.mark.parametrize("method", Method)
@KNOWN
@given(st.data())
def test_one_indicator_the_other_way_is_the_level_of_the_family_that_has_it_so(ladder, method, data):
    scored = scoring(ladder, DAY, method)
    column = data.draw(st.lists(st.sampled_from(list(Finding)), min_size=len(ladder.names), max_size=len(ladder.names)))
    found = np.array([column], dtype=np.uint8).T
    turned = scored.turned(found, scored.scores(found))[:, 0]
    for place, value in enumerate(column):
        other = found.copy()
        if value != Finding.UNKNOWN:
            other[place] = Finding.ABSENT if value == Finding.PRESENT else Finding.PRESENT
        assert turned[place] == scored.levels(scored.scores(other).known)[0]
