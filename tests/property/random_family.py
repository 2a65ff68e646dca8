"""Random families for the law as it is: every fact it may ask for, plausible, on the edge and extreme."""

from datetime import date, timedelta

from hypothesis import strategies as st
from random_group import anniversary, facts_of, money, value_of

from shanyraq.law.codes import Relation, Work
from shanyraq.law.facts import FACTS
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.rules import to_day
from shanyraq.rules.case import Case

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


def births(day):
    """Births of all ages, many of them on a birthday that matters."""
    today = to_day(day)
    years = st.sampled_from([0, 1, 3, 6, 7, 16, 18, 23, 29, 58, 61, 63])
    birthdays = st.builds(lambda age, more: anniversary(day, age) + more, years, st.integers(-1, 1))
    return st.one_of(birthdays, st.integers(today - 30_000, today + 5), st.just(KNOWN["birth_date"].least))


def facts(level, day, names=None):
    known = [fact for fact in FACTS if fact.level == level and fact.name not in INCOMES]
    known = [fact for fact in known if names is None or fact.name in names or fact.default is None]
    return facts_of({fact: births(day) if fact.name == "birth_date" else value_of(fact, day) for fact in known})


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
