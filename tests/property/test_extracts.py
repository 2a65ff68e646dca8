"""Whatever the population, nobody stands out of an extract made from it, and nothing leads back."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_country import FIRST_ID, cells, countries, falls_short

from shanyraq.people.extract.classes import Level
from shanyraq.people.extract.disclosure import disclosure
from shanyraq.people.extract.extract import Wish, extract
from shanyraq.people.extract.plan import read_plan
from shanyraq.people.extract.problems import ExtractProblem

PLAN = replace(read_plan(), removed=Decimal(1))
STRICT = replace(PLAN, removed=Decimal("0.05"))

levels = st.builds(Level, st.integers(1, 6), st.integers(1, 3), st.sampled_from([None, None, 1.5]))
plans = st.builds(
    lambda suppressed, weights, clusters, composed: replace(
        PLAN,
        suppressed=suppressed,
        weights=weights,
        clusters=clusters,
        known=tuple(replace(v, composition=v.level == "person" and (v.composition or composed)) for v in PLAN.known),
    ),
    st.sampled_from([Decimal(0), Decimal("0.1"), Decimal(1)]),
    st.sampled_from(["class_mean", "keep"]),
    st.sampled_from(["with_region", "keep", "drop"]),
    st.booleans(),
)
shares = st.sampled_from([Fraction(1), Fraction(1), Fraction(1, 2)])


@given(countries(), plans, levels, shares, st.integers(0, 2**40))
def test_no_class_of_an_extract_is_less_safe_than_asked(country, plan, level, share, seed):
    made = extract(country, Wish(level, plan, share, seed))
    assert falls_short(made.families, made.persons, plan, level) == []
    assert made.stages["after"].families.unsafe == made.stages["after"].persons.unsafe == 0


@given(countries(), plans, levels, shares, st.integers(0, 2**40))
def test_rows_and_weights_add_up_and_nothing_that_was_dropped_is_left(country, plan, level, share, seed):
    made = extract(country, Wish(level, plan, share, seed))
    told = disclosure(made, country.about, "a trial")
    for name in ("families", "persons"):
        rows = told["rows"]
        assert rows["drawn"][name] - rows["removed"][name] == rows["published"][name]
    assert made.families["family_id"].to_list() == list(range(1, made.families.height + 1))
    assert made.persons["person_id"].to_list() == list(range(1, made.persons.height + 1))
    linked = made.families.filter("linked")["family_id"].to_list()
    assert sorted(set(made.persons["family_id"].drop_nulls().to_list())) == linked
    if made.families.height and share == 1:
        assert made.families["weight"].sum() == pytest.approx(country.weights().sum(), rel=1e-3)
    found = cells(made.families, made.persons)
    assert not [value for value in found if isinstance(value, int) and value >= FIRST_ID]
    assert not {7_012_345, 99_999_999_999} & found
    assert str(FIRST_ID)[:-2] not in str(told)
    assert "99999999999" not in str(told)


@settings(max_examples=25)
@given(countries(most=6), levels, st.integers(0, 2**40))
def test_an_extract_within_the_plan_s_limit_is_made_and_any_other_refused(country, level, seed):
    loose = extract(country, Wish(level, PLAN, Fraction(1), seed))
    removed = int(loose.disguise.removed.sum())
    if removed <= len(loose.disguise.removed) * STRICT.removed:
        assert extract(country, Wish(level, STRICT, Fraction(1), seed)).families.equals(loose.families)
    else:
        with pytest.raises(ExtractProblem) as refused:
            extract(country, Wish(level, STRICT, Fraction(1), seed))
        assert refused.value.key == "below_level"


@settings(max_examples=15)
@given(countries(), levels, st.integers(0, 2**40))
def test_the_same_seed_gives_the_same_extract(country, level, seed):
    first, second = (extract(country, Wish(level, PLAN, Fraction(1, 2), seed)) for _ in range(2))
    assert first.families.equals(second.families)
    assert first.persons.equals(second.persons)
