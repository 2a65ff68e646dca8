"""What holds of the words whatever the numbers: how roundings lie to each other, and that arrays give the same."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.rules import NEVER, TENGE, WHOLE, Rounding, to_date, to_day, vector_words, words
from shanyraq.rules.words import EARLIEST_BIRTH

amounts = st.integers(-(10**15), 10**15)
parts = st.integers(1, 10**6)
units = st.sampled_from([1, 7, TENGE])
ways = st.sampled_from(list(Rounding))
days = st.integers(to_day(date(1995, 1, 1)), to_day(date(2099, 12, 31)))


def rounded(amount, part, unit):
    return [words.divide(amount, part, to=way, unit=unit) for way in (Rounding.DOWN, Rounding.NEAREST, Rounding.UP)]


@given(amounts, parts, units)
def test_up_is_no_less_than_nearest_and_nearest_no_less_than_down(amount, part, unit):
    down, nearest, up = rounded(amount, part, unit)
    assert down <= nearest <= up
    assert up - down in (0, unit)
    assert nearest in (down, up)
    assert down * part <= amount <= up * part
    assert [value % unit for value in (down, nearest, up)] == [0, 0, 0]


@given(amounts, parts, units)
def test_nearest_is_half_a_unit_away_at_most_and_a_half_goes_up(amount, part, unit):
    nearest = words.divide(amount, part, to=Rounding.NEAREST, unit=unit)
    assert -unit * part <= 2 * (amount - nearest * part) < unit * part


@given(amounts, parts, units)
def test_what_divides_evenly_is_not_rounded(quotient, part, unit):
    assert rounded(quotient * part * unit, part, unit) == [quotient * unit] * 3


@given(amounts, parts, units, parts)
def test_a_fraction_may_be_widened(amount, part, unit, factor):
    assert rounded(amount * factor, part * factor, unit) == rounded(amount, part, unit)


@given(amounts, amounts, parts, units, ways)
def test_more_divided_is_no_less(amount, more, part, unit, way):
    smaller, larger = sorted((amount, more))
    assert words.divide(smaller, part, to=way, unit=unit) <= words.divide(larger, part, to=way, unit=unit)


@given(amounts, st.integers(0, 3 * WHOLE), ways)
def test_the_whole_and_nothing_of_an_amount(amount, share, way):
    assert words.portion(amount, WHOLE, to=way) == amount
    assert words.portion(amount, 0, to=way) == 0
    assert words.portion(amount, share, to=Rounding.UP) == -words.portion(-amount, share, to=Rounding.DOWN)


@given(st.lists(st.tuples(amounts, parts), min_size=1), ways, units)
def test_arrays_are_divided_as_numbers_are(pairs, way, unit):
    numerators, denominators = (np.array(side) for side in zip(*pairs))
    expected = [words.divide(amount, part, to=way, unit=unit) for amount, part in pairs]
    assert vector_words.divide(numerators, denominators, to=way, unit=unit).tolist() == expected
    assert vector_words.divide(numerators, pairs[0][1], to=way, unit=unit).tolist() == [
        words.divide(amount, pairs[0][1], to=way, unit=unit) for amount, _ in pairs
    ]


@given(st.lists(st.integers(NEVER, to_day(date(2150, 1, 1))), min_size=1), days)
def test_ages_of_arrays_are_ages_of_persons(births, day):
    array = np.array(births, dtype=np.int32)
    assert vector_words.age_on(array, day).tolist() == [words.age_on(birth, day) for birth in births]
    assert vector_words.months_old(array, day).tolist() == [words.months_old(birth, day) for birth in births]


@given(st.integers(EARLIEST_BIRTH, to_day(date(2099, 12, 31))), days)
def test_age_grows_by_one_a_year_and_never_falls(birth, day):
    assert words.age_on(birth, day) <= words.age_on(birth, day + 1) <= words.age_on(birth, day) + 1
    born = to_date(birth)
    if day >= birth:
        years = to_date(day).year - born.year
        assert words.age_on(birth, day) in (years, years - 1)
        assert words.months_old(birth, day) // 12 == words.age_on(birth, day)


@given(days, st.integers(0, 600))
def test_so_many_months_earlier_lies_in_that_month(day, months):
    earlier, now = to_date(words.months_before(day, months)), to_date(day)
    assert (now.year - earlier.year) * 12 + now.month - earlier.month == months
    assert earlier.day <= now.day
    following = to_date(to_day(earlier) + 1)
    assert earlier.day == now.day or following.month != earlier.month


@given(days, days, st.integers(0, 100))
def test_a_later_day_is_not_earlier_months_before(day, other, months):
    first, last = sorted((day, other))
    assert words.months_before(first, months) <= words.months_before(last, months)


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.booleans()), min_size=1), st.integers(-5, 5))
def test_folds_over_some_are_folds_over_those_alone(pairs, otherwise):
    values, flags = zip(*pairs)
    some = [value for value, flag in pairs if flag]
    assert words.total(values, where=flags) == sum(some)
    assert words.least(values, where=flags, otherwise=otherwise) == min(some, default=otherwise)
    assert words.greatest(values, where=flags, otherwise=otherwise) == max(some, default=otherwise)
    assert words.count(flags) == len(some)
    assert words.any_of(flags) == bool(some)
    assert words.all_of(flags) == (len(some) == len(values))
    slots, held = np.array(values)[:, None], np.array(flags)[:, None]
    assert vector_words.total(slots, where=held)[0] == sum(some)
    assert vector_words.least(slots, where=held, otherwise=otherwise)[0] == min(some, default=otherwise)
    assert vector_words.greatest(slots, where=held, otherwise=otherwise)[0] == max(some, default=otherwise)
