"""Any family that a case file can hold comes back from it unchanged, and is the same family in a population."""

import json
from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from shanyraq.people.case_file import read_case, write_case
from shanyraq.people.case_layout import (
    ASSET_FACTS,
    INCOME_KINDS,
    MEMBER_FACTS,
    TOP_FACTS,
    reference_months,
)
from shanyraq.people.case_schema import case_schema
from shanyraq.people.columns import FAMILY_FACTS, PERSON_FACTS
from shanyraq.people.population import population_of_cases, population_of_tables
from shanyraq.people.population_files import About
from shanyraq.people.problems import CaseProblems
from shanyraq.rules import LANGUAGES, NEVER, Codes, Fact, Text, to_day
from shanyraq.rules.case import Case

VALIDATOR = Draft202012Validator(case_schema())

DAYS = st.dates(date(2002, 1, 1), date(2099, 12, 31))


@st.composite
def values(draw: st.DrawFn, fact: Fact, day: date) -> int:
    """A value the fact can have on a day."""
    codes = fact.unit.codes
    if codes is not None:
        return int(draw(st.sampled_from([code for code in codes if isinstance(code, Codes)])))
    if fact.unit.name == "day":
        earlier = st.integers(to_day(date(1880, 1, 1)), to_day(day))
        return draw(st.just(NEVER) | earlier) if fact.default == NEVER else draw(earlier)
    return draw(st.integers(fact.least, fact.most))


@st.composite
def stated(draw: st.DrawFn, facts: dict[str, Fact], day: date) -> dict[str, int]:
    """Some of the facts, and all that may not be left out."""
    optional = [name for name, fact in facts.items() if fact.default is not None]
    chosen = set(draw(st.lists(st.sampled_from(optional), max_size=5)))
    return {name: draw(values(fact, day)) for name, fact in facts.items() if fact.default is None or name in chosen}


@st.composite
def families(draw: st.DrawFn) -> tuple[Case, date]:
    """A family and the day of its application."""
    day = draw(DAYS)
    group = draw(stated(TOP_FACTS, day)) | draw(stated(ASSET_FACTS, day))
    assume(group.get("unsafe_dwellings", 0) <= group.get("dwellings", 1))
    ids = draw(
        st.lists(
            st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    members, details = [], {}
    for index in range(len(ids)):
        member = draw(stated(MEMBER_FACTS, day))
        member["relation"] = draw(st.integers(1, 12)) if index else 0
        for kind in draw(st.lists(st.sampled_from(list(INCOME_KINDS)), max_size=3, unique=True)):
            name = INCOME_KINDS[kind].name
            line = st.tuples(st.sampled_from(reference_months(day)), st.integers(0, 10**12))
            details[index, name] = tuple(draw(st.lists(line, min_size=1, max_size=4)))
            member[name] = sum(amount for _, amount in details[index, name])
        members.append(member)
    return Case(group, tuple(members), tuple(ids), details), day


@given(families())
def test_a_family_comes_back_from_its_file(family: tuple[Case, date]) -> None:
    case, day = family
    text = json.dumps(write_case(case, day), ensure_ascii=False)
    found = read_case(text)
    assert found.case == case
    assert found.application_date == day
    assert read_case(text.encode(), day) == found


@given(families())
def test_a_written_family_fits_the_schema(family: tuple[Case, date]) -> None:
    written = json.loads(json.dumps(write_case(*family)))
    assert [error.message for error in VALIDATOR.iter_errors(written)] == []


@given(families())
def test_a_family_is_the_same_in_a_population(family: tuple[Case, date]) -> None:
    case, day = family
    population = population_of_cases([case], day)
    assert population.sizes.tolist() == [len(case.members)]
    population.check()
    for name, fact in FAMILY_FACTS.items():
        assert found(population.column(name)) == [case.group.get(name, fact.default)], name
    for name, fact in PERSON_FACTS.items():
        assert found(population.column(name)) == [member.get(name, fact.default) for member in case.members], name


@given(st.lists(families(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_shuffled_rows_are_the_same_population(drawn: list[tuple[Case, date]], random: Any) -> None:
    day = max(day for _, day in drawn)
    population = population_of_cases([case for case, _ in drawn], day)
    order = list(range(population.persons.number))
    random.shuffle(order)
    families_table, persons = population.families.table, population.persons.table  # type: ignore[attr-defined]
    about = About(day, Text("сынақ", "проба", "test"), synthetic=False)
    shuffled = population_of_tables(about, families_table, persons.take(pa.array(order)))
    assert shuffled.sizes.tolist() == population.sizes.tolist()
    for name in ("relation", "birth_date", "income_wage"):
        given_back = shuffled.as_given(shuffled.column(name))  # type: ignore[type-var]
        assert given_back.tolist() == [found(population.column(name))[row] for row in order]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON | st.dictionaries(st.sampled_from(["application_date", "region", "members", "assets", "cars"]), JSON))
def test_anything_else_is_refused_in_words(content: object) -> None:
    refused = refusal(json.dumps(content))
    assert refused is not None
    for lang in LANGUAGES:
        assert len(refused.text(lang).encode("utf-8").splitlines()) > 1


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_bytes_break_the_reader(content: bytes | str) -> None:
    refused = refusal(content)
    assert refused is not None
    assert refused.problems


def refusal(content: bytes | str) -> CaseProblems | None:
    try:
        read_case(content)
    except CaseProblems as refused:
        return refused
    return None


def found(values: Any) -> list[int]:
    return list(map(int, values.tolist()))
