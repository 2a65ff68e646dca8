"""One text, many ways to run it: for any law and any groups, all of them give what explaining gives."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_law import DAYS, FACTS, KINDS, groups, law_of
from random_rules import law_texts

from shanyraq.rules.bounds import prove_bounds
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain
from shanyraq.rules.expression import expression_of
from shanyraq.rules.kept import keep
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.sweep import sweep

ALL = settings(suppress_health_check=list(HealthCheck))


class Asked:
    """A random law on a day, random groups, and what explaining says of them."""

    def __init__(self, law, groups, names, text=""):
        self.law, self.groups, self.names, self.text = law, groups, names, text

    def __repr__(self):
        return f"{self.text}\non {self.law.day}, groups {self.groups}"

    def cases(self):
        return [case_of(group) for group in self.groups]

    def explained(self, law=None):
        """Every rule's values: one a group, or all members' in a row."""
        answers = [explain(law or self.law, case, self.names).results for case in self.cases()]
        return {name: flat(self.law, name, answers) for name in self.names}

    def fits(self):
        """Whether all numbers of the law fit in 64 bits; a law of which they might not is refused, not run."""
        try:
            prove_bounds(self.law, self.law.needed(self.names))
        except LawProblem as problem:
            if problem.key != "may_overflow":
                raise
            return False
        return True


class Groups:
    """Groups of facts as a population; what a group leaves out is its default, and `absent` columns are not there."""

    def __init__(self, found, absent=()):
        self.found = found
        self.absent = absent
        self.sizes = np.array([len(members) for _, members in found], dtype=np.int64)

    def column(self, name):
        fact = next(fact for fact in FACTS if fact.name == name)
        if name in self.absent:
            return None
        owners = (member for _, members in self.found for member in members)
        if fact.level == "family":
            owners = (group for group, _ in self.found)
        return np.array([facts.get(name, fact.default) for facts in owners], dtype=fact.unit.dtype)


def case_of(group):
    facts, members = group
    return Case(facts, tuple(members), tuple(f"m{number}" for number in range(len(members))))


def flat(law, name, answers):
    if law.nodes[name].level == "person":
        return [int(value) for answer in answers for value in answer[name]]
    return [int(answer[name]) for answer in answers]


def columns(results, names):
    return {name: results.column(name).tolist() for name in names}


@st.composite
def questions(draw, most_groups=4, walks=True):
    text = draw(law_texts(walks=walks))
    law = law_of(text).at(draw(st.sampled_from(DAYS)))
    found = draw(st.lists(groups(), min_size=1, max_size=most_groups))
    return Asked(law, found, tuple(dict.fromkeys(rule.name for rule in law.law.rules)), text)


@ALL
@given(questions())
def test_deciding_and_evaluating_give_what_explaining_gives(asked):
    explained = asked.explained()
    decided = [decide(asked.law, case, asked.names) for case in asked.cases()]
    assert {name: flat(asked.law, name, decided) for name in asked.names} == explained
    if asked.fits():
        results = evaluate(Groups(asked.groups), asked.law, asked.names, workers=1)
        assert columns(results, asked.names) == explained


@ALL
@given(questions(), st.data())
def test_a_column_left_out_is_a_column_of_defaults(asked, data):
    optional = [fact.name for fact in FACTS if fact.default is not None]
    absent = data.draw(st.sets(st.sampled_from(optional), min_size=1))
    asked.groups = [
        (without(facts, absent), [without(member, absent) for member in members]) for facts, members in asked.groups
    ]
    if asked.fits():
        results = evaluate(Groups(asked.groups, absent), asked.law, asked.names, workers=1)
        assert columns(results, asked.names) == asked.explained()
        assert set(results.defaults) <= absent


def without(facts, names):
    return {name: value for name, value in facts.items() if name not in names}


@ALL
@given(questions(), st.data())
def test_what_is_kept_or_swept_is_what_is_evaluated_anew(asked, data):
    parameters = [name for name in KINDS if name in asked.law.nodes]
    if not parameters or not asked.fits():
        return
    name = data.draw(st.sampled_from(parameters))
    values = data.draw(st.lists(values_of(KINDS[name]), min_size=1, max_size=3))
    population, variants = Groups(asked.groups), [asked.law.with_values({name: value}) for value in values]
    kept = keep(population, asked.law, asked.names, changing=[name], workers=1)
    assert columns(kept.baseline, asked.names) == asked.explained()
    fresh = [asked.explained(variant) for variant in variants]
    if not all(Asked(variant, asked.groups, asked.names).fits() for variant in variants):
        return
    assert [columns(kept.under(variant, workers=1), asked.names) for variant in variants] == fresh
    swept = sweep(population, asked.law, name, values, asked.names, workers=1)
    assert swept.totals == {name: tuple(sum(found[name]) for found in fresh) for name in asked.names}
    above = {name: tuple(sum(value > 0 for value in found[name]) for found in fresh) for name in asked.names}
    assert swept.above_zero == above


def values_of(kind):
    return {
        "flag": st.integers(0, 1),
        "rounding": st.integers(0, 2),
        "share": st.integers(0, 20_000),
        "count": st.integers(-2, 300),
    }.get(kind, st.integers(-(10**6), 10**8))


@ALL
@given(questions())
def test_every_number_lies_in_its_proved_range(asked):
    if not asked.fits():
        return
    ranges = prove_bounds(asked.law, asked.law.needed(asked.names))
    for name, values in asked.explained().items():
        for value in values:
            assert ranges[name].least <= value <= ranges[name].most, name


@ALL
@given(questions(most_groups=2))
def test_a_rule_told_as_one_expression_has_its_value(asked):
    for case in asked.cases():
        values = explain(asked.law, case, asked.names).values
        for name in asked.names:
            for slot in range(len(case.members) if asked.law.nodes[name].level == "person" else 1):
                assert told(asked.law, name, values, slot) == here(asked.law, name, values, slot), name


def told(law, name, values, slot):
    expression = expression_of(law.nodes[name].origin)
    arguments = expression.rule.arguments
    scope = expression.scope({one.name: value_for(law, name, one, values, slot) for one in arguments})
    return expression.value(expression.result, scope)


def value_for(law, name, argument, values, slot):
    whole = values[argument.name]
    return whole if argument.members else here(law, argument.name, values, slot)


def here(law, name, values, slot):
    return values[name][slot] if law.nodes[name].level == "person" else values[name]


@ALL
@given(questions(), st.randoms(use_true_random=False))
def test_neighbours_blocks_and_order_change_nothing(asked, random):
    if not asked.fits():
        return
    explained = [explain(asked.law, case, asked.names).results for case in asked.cases()]
    order = list(range(len(asked.groups)))
    random.shuffle(order)
    shuffled = Groups([asked.groups[place] for place in order])
    results = evaluate(shuffled, asked.law, asked.names, workers=2, block_members=1)
    for name in asked.names:
        assert results.column(name).tolist() == flat(asked.law, name, [explained[place] for place in order])


@ALL
@given(questions(most_groups=2, walks=False), st.randoms(use_true_random=False))
def test_the_order_of_members_matters_only_to_walks(asked, random):
    for facts, members in asked.groups:
        order = random.sample(range(len(members)), len(members))
        straight, turned = (
            explain(asked.law, case_of((facts, people)), asked.names).results
            for people in (members, [members[slot] for slot in order])
        )
        for name, value in straight.items():
            moved = tuple(value[slot] for slot in order) if isinstance(value, tuple) else value
            assert turned[name] == moved, name
