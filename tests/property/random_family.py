"""Random families for the law as it is: every fact it may ask for, plausible, on the edge and extreme."""

from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from shanyraq.law.codes import Relation, Work
from shanyraq.law.facts import FACTS
from shanyraq.law.income_kinds import INCOME_FACTS, MOST_INCOME
from shanyraq.rules import NEVER, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.facts import STATED

REGIMES = tuple(
    date.fromisoformat(day)
    for day in (
        *("2002-01-01", "2009-01-16", "2012-01-01", "2014-01-01", "2018-01-01", "2019-04-01", "2020-01-01"),
        *("2021-10-24", "2023-01-01", "2023-07-01", "2025-01-01", "2026-01-01"),
    )
)
"""The first days of the law's periods: R1 to R10, the pilot of 2014, and the one carer of October 2021."""

DAYS = tuple(sorted({*REGIMES, *(day - timedelta(days=1) for day in REGIMES[1:])}))
KNOWN = {fact.name: fact for fact in FACTS}
INCOMES = [fact.name for fact in INCOME_FACTS]
TENGE = 100


def money():
    """Nothing, what people have in a quarter, a tiyn more or less, and the most a fact can be."""
    plausible = st.integers(0, 600_000).map(lambda tenge: tenge * TENGE)
    return st.one_of(plausible, st.integers(1, 60_000_000), st.sampled_from([0, 1, MOST_INCOME]))


def days_around(day):
    """Days in the last years and soon, and those that are never."""
    today = to_day(day)
    months = st.integers(0, 70).map(lambda month: today - month * 30 - month % 4)
    return st.one_of(months, st.sampled_from([NEVER, today, today - 1, today + 1]), st.integers(today - 400, today + 9))


def births(day):
    """Births of all ages, many of them on a birthday that matters."""
    today = to_day(day)
    years = st.sampled_from([0, 1, 3, 6, 7, 16, 18, 23, 29, 58, 61, 63])
    birthdays = st.builds(lambda age, more: anniversary(day, age) + more, years, st.integers(-1, 1))
    return st.one_of(birthdays, st.integers(today - 30_000, today + 5), st.just(KNOWN["birth_date"].least))


def anniversary(day, age):
    return to_day(date(day.year - age, day.month, min(day.day, 28)))


def value_of(fact, day):
    if fact.name == "birth_date":
        return births(day)
    if fact.unit.codes is not None:
        return st.sampled_from([int(code) for code in fact.unit.codes])
    if fact.unit.name == "tiyn":
        return money()
    if fact.unit.name == "day":
        return days_around(day)
    return st.one_of(st.integers(fact.least, min(3, fact.most)), st.sampled_from([fact.least, fact.most]))


def facts(level, day, names=None):
    known = [fact for fact in FACTS if fact.level == level and fact.name not in INCOMES]
    known = [fact for fact in known if names is None or fact.name in names or fact.default is None]
    values = {fact.name: value_of(fact, day) for fact in known}
    needed = {name: value for name, value in values.items() if KNOWN[name].default is None}
    optional = {name: value for name, value in values.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=optional)


@st.composite
def members(draw, day):
    found = draw(facts("person", day))
    return {**found, **draw(st.dictionaries(st.sampled_from(INCOMES), money(), max_size=3))}


@st.composite
def poor_members(draw, day):
    """People whom nothing but their income keeps from assistance."""
    found = draw(facts("person", day, ("birth_date", "sex", "disability", "study", "cares_for")))
    earned = st.dictionaries(st.sampled_from(INCOMES), st.integers(0, 9_000_000), max_size=2)
    relation = draw(st.sampled_from([Relation.SPOUSE, Relation.CHILD, Relation.PARENT]))
    return {**found, "relation": int(relation), "work": int(Work.PERMANENT_JOB), **draw(earned)}


@st.composite
def families(draw, day, most=5, poor=False):
    people = draw(st.lists(poor_members(day) if poor else members(day), min_size=1, max_size=most))
    group = draw(facts("family", day, ("contract_breaches", "contract_extension") if poor else None))
    return Case(group, tuple(people), tuple(f"m{slot}" for slot in range(len(people))))


class Country:
    """Families as a population; what one leaves out is the fact's default."""

    def __init__(self, cases):
        self.cases = cases
        self.sizes = np.array([len(case.members) for case in cases], dtype=np.int64)

    def column(self, name):
        fact = KNOWN[name.removesuffix(STATED)]
        owners = [case.group for case in self.cases]
        if fact.level == "person":
            owners = [member for case in self.cases for member in case.members]
        if name != fact.name:
            return np.array([fact.name in found for found in owners], dtype=bool)
        return np.array([found.get(name, fact.default) for found in owners], dtype=fact.unit.dtype)
