"""Random groups for any body of law: every fact it may ask for, plausible, on the edge and extreme."""

from datetime import date

import numpy as np
from hypothesis import strategies as st

from shanyraq.law.income_kinds import MOST_INCOME
from shanyraq.rules import NEVER, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.facts import STATED

TENGE = 100


def money(most=MOST_INCOME):
    """Nothing, what people have in a quarter, a tiyn more or less, and the most a fact can be."""
    plausible = st.integers(0, min(600_000, most // TENGE)).map(lambda tenge: tenge * TENGE)
    return st.one_of(plausible, st.integers(1, min(60_000_000, most)), st.sampled_from([0, 1, most]))


def days_around(day):
    """Days in the last years and soon, and those that are never."""
    today = to_day(day)
    months = st.integers(0, 70).map(lambda month: today - month * 30 - month % 4)
    return st.one_of(months, st.sampled_from([NEVER, today, today - 1, today + 1]), st.integers(today - 400, today + 9))


def anniversary(day, age):
    return to_day(date(day.year - age, day.month, min(day.day, 28)))


def value_of(fact, day):
    if fact.unit.codes is not None:
        return st.sampled_from([int(code) for code in fact.unit.codes])
    if fact.unit.name == "tiyn":
        return money(fact.most)
    if fact.unit.name == "day":
        return days_around(day)
    few = st.integers(fact.least, min(fact.least + 3, fact.most))
    return st.one_of(few, st.integers(fact.least, min(400, fact.most)), st.sampled_from([fact.least, fact.most]))


def facts_of(values):
    """Facts with their values, those that may be left out left out at times."""
    needed = {fact.name: value for fact, value in values.items() if fact.default is None}
    optional = {fact.name: value for fact, value in values.items() if fact.default is not None}
    return st.fixed_dictionaries(needed, optional=optional)


@st.composite
def groups(draw, law, day, most=5):
    """A group of a body of law on a day."""
    levels = law.levels
    drawn = {
        level: facts_of({fact: value_of(fact, day) for fact in law.facts if fact.level == level})
        for level in (levels.group, levels.member)
    }
    members = draw(st.lists(drawn[levels.member], min_size=1, max_size=most))
    return Case(draw(drawn[levels.group]), tuple(members), tuple(f"m{slot}" for slot in range(len(members))))


class Country:
    """Groups as a population; what one leaves out is the fact's default."""

    def __init__(self, cases, law):
        self.cases = cases
        self.known = {fact.name: fact for fact in law.facts}
        self.member = law.levels.member
        self.sizes = np.array([len(case.members) for case in cases], dtype=np.int64)

    def column(self, name):
        fact = self.known[name.removesuffix(STATED)]
        owners = [case.group for case in self.cases]
        if fact.level == self.member:
            owners = [member for case in self.cases for member in case.members]
        if name != fact.name:
            return np.array([fact.name in found for found in owners], dtype=bool)
        return np.array([found.get(name, fact.default) for found in owners], dtype=fact.unit.dtype)
