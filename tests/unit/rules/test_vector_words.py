"""The words over arrays give, number by number, what they give one at a time."""

from datetime import date

import numpy as np
import pytest

from shanyraq.rules import NEVER, TENGE, LawProblem, Rounding, to_day, words
from shanyraq.rules import vector_words as vector

RANDOM = np.random.default_rng(7)
TODAY = to_day(date(2024, 2, 29))
BIRTHS = np.array([NEVER, *range(words.EARLIEST_BIRTH - 2, TODAY + 40, 97), *range(TODAY - 800, TODAY + 3)], np.int32)


def one_by_one(word, *arrays, **named):
    return [word(*(int(value) for value in values), **named) for values in zip(*arrays, strict=True)]


@pytest.mark.parametrize("to", Rounding)
@pytest.mark.parametrize("unit", [1, TENGE])
@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.int16, np.int8])
def test_divide(to, unit, dtype):
    numerators = np.array([*range(-130, 130, 7), 127, -128, 0], dtype=np.int16).clip(-128, 127).astype(dtype)
    denominators = RANDOM.integers(1, 100, len(numerators)).astype(np.uint8)
    found = vector.divide(numerators, denominators, to=to, unit=unit)
    assert found.tolist() == one_by_one(words.divide, numerators, denominators, to=to, unit=unit)
    assert found.dtype == np.int64


def test_divide_of_numbers_whose_double_nearly_fills_64_bits():
    numerators = np.array([2**62 - 200, -(2**62) + 200], dtype=np.int64)
    for to in Rounding:
        assert vector.divide(numerators, 100, to=to).tolist() == [words.divide(int(n), 100, to=to) for n in numerators]


def test_the_direction_and_the_unit_may_differ_between_groups():
    ways = np.array([Rounding.DOWN, Rounding.NEAREST, Rounding.UP, Rounding.UP], dtype=np.uint8)
    units = np.array([1, 100, 100, 1])
    numerators = np.array([7, 350, 301, 7])
    expected = [words.divide(int(n), 2, to=way, unit=int(u)) for n, way, u in zip(numerators, ways, units)]
    assert vector.divide(numerators, 2, to=ways, unit=units).tolist() == expected == [3, 200, 200, 4]


@pytest.mark.parametrize("shape", [(3, 4), (3, 0), (0,), ()])
def test_shapes_stay(shape):
    numerators = np.full(shape, 7, dtype=np.int32)
    assert vector.divide(numerators, 2, to=Rounding.UP).shape == shape
    assert np.shape(vector.age_on(numerators, TODAY)) == shape
    assert np.shape(vector.whole(numerators)) == shape


def test_plain_numbers_stay_plain():
    assert vector.divide(7, 2, to=Rounding.UP) == 4
    assert vector.portion(250, 5000, to=Rounding.NEAREST) == 125
    assert vector.age_on(0, TODAY) == 54
    assert vector.months_old(0, TODAY) == 649
    assert (vector.smaller(3, 2), vector.larger(3, 2)) == (2, 3)


@pytest.mark.parametrize("to", Rounding)
def test_portion(to):
    amounts = RANDOM.integers(-(10**12), 10**12, 300)
    shares = RANDOM.integers(0, 30_000, 300).astype(np.int32)
    found = vector.portion(amounts, shares, to=to, unit=TENGE)
    assert found.tolist() == one_by_one(words.portion, amounts, shares, to=to, unit=TENGE)


@pytest.mark.parametrize("to", Rounding)
@pytest.mark.parametrize("unit", [1, TENGE])
def test_a_portion_whose_product_outgrows_64_bits(to, unit):
    amounts = np.append(RANDOM.integers(-(10**15), 10**15, 300), [0, 1, -1, 4_999, 5_000, 10**15, -(10**15)])
    shares = np.append(RANDOM.integers(0, 10**7, 300).astype(np.int32), [10**7] * 7)
    found = vector.portion(amounts, shares, to=to, unit=unit)
    assert found.tolist() == one_by_one(words.portion, amounts, shares, to=to, unit=unit)
    assert vector.portion(10**15, shares, to=to, unit=unit).tolist() == one_by_one(
        words.portion, [10**15] * len(shares), shares, to=to, unit=unit
    )


def test_a_portion_of_nothing():
    assert vector.portion(np.empty(0, dtype=np.int64), 5_000, to=Rounding.UP).tolist() == []


def test_a_divisor_that_is_not_positive_is_refused_where_it_counts():
    denominators = np.array([2, 0, 3])
    with pytest.raises(LawProblem, match="divides by 0"):
        vector.divide(np.array([1, 1, 1]), denominators, to=Rounding.UP)
    with pytest.raises(LawProblem):
        vector.divide(np.array([1, 1, 1]), denominators, to=Rounding.UP, condition=lambda: denominators < 2)
    with pytest.raises(LawProblem):
        vector.divide(np.array([1, 1, 1]), 0, to=Rounding.UP, condition=lambda: denominators > 2)


def test_a_divisor_in_a_branch_that_is_not_taken_does_not_count():
    denominators = np.array([2, 0, 3])
    found = vector.divide(np.array([8, 8, 8]), denominators, to=Rounding.UP, condition=lambda: denominators > 0)
    assert found.tolist()[::2] == [4, 3]
    assert vector.divide(np.array([8]), 0, to=Rounding.UP, condition=lambda: np.array([False])).tolist() == [0]


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2023, 2, 28), date(2023, 3, 1), date(2024, 12, 31)])
def test_ages(today):
    day = to_day(today)
    assert vector.age_on(BIRTHS, day).tolist() == one_by_one(words.age_on, BIRTHS, np.full_like(BIRTHS, day))
    assert vector.months_old(BIRTHS, day).tolist() == one_by_one(words.months_old, BIRTHS, np.full_like(BIRTHS, day))


def test_ages_on_a_day_so_late_that_a_byte_would_not_hold_them():
    day = to_day(date(2199, 1, 1))
    assert vector.age_on(np.array([NEVER, 0], np.int32), day).tolist() == [349, 229]


@pytest.mark.parametrize("dtype", [np.int32, np.int64, np.uint8])
def test_months_before_may_differ_between_groups(dtype):
    months = np.array([[0, 6, 13], [6, 60, 0]], dtype=dtype)
    found = vector.months_before(TODAY, months)
    assert found.tolist() == [[words.months_before(TODAY, int(number)) for number in row] for row in months]
    assert vector.months_before(TODAY, 6) == words.months_before(TODAY, 6)


@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.uint8, np.int8])
@pytest.mark.parametrize("word", ["total", "least", "greatest"])
def test_folds(word, dtype):
    values = RANDOM.integers(0, 127, (5, 40)).astype(dtype)
    flags = RANDOM.integers(0, 2, (5, 40)).astype(bool)
    flags[:, 3] = False
    named = {} if word == "total" else {"otherwise": 1000}
    scalar, over = getattr(words, word), getattr(vector, word)
    columns = [tuple(column.tolist()) for column in values.T]
    chosen = [tuple(column.tolist()) for column in flags.T]
    assert over(values, **named).tolist() == [scalar(column, **named) for column in columns]
    expected = [scalar(column, where=flag, **named) for column, flag in zip(columns, chosen)]
    assert over(values, where=flags, **named).tolist() == expected


def test_a_total_of_bytes_does_not_wrap():
    assert vector.total(np.full((100, 2), 255, dtype=np.uint8)).tolist() == [25500, 25500]
    assert vector.count(np.ones((100, 2), dtype=bool)).tolist() == [100, 100]
    assert vector.total(np.full((100, 1), 10**16)).tolist() == [10**18]


def test_flags():
    flags = RANDOM.integers(0, 2, (4, 50)).astype(bool)
    columns = [tuple(column.tolist()) for column in flags.T]
    for word in ("count", "any_of", "all_of"):
        found = getattr(vector, word)(flags)
        assert found.tolist() == [getattr(words, word)(column) for column in columns]
    assert vector.any_of(flags).dtype == vector.all_of(flags).dtype == np.bool_


def test_flags_that_are_one_flag_for_everybody_are_counted_too():
    assert vector.count(np.broadcast_to(np.True_, (3, 2))).tolist() == [3, 3]


def test_the_smaller_and_the_larger_of_small_types():
    small, large = np.array([250, 3], dtype=np.uint8), np.array([10**12, 1])
    assert vector.smaller(small, large).tolist() == [250, 1]
    assert vector.larger(small, 300, large).tolist() == [10**12, 300]


@pytest.mark.parametrize("value", [np.array([200], np.uint8), np.array([True]), np.uint8(200), 200, True])
def test_arithmetic_is_done_in_64_bits(value):
    assert np.ravel(vector.whole(value) * 10**9)[0] == int(np.ravel(value)[0]) * 10**9


def test_empty_arrays():
    empty = np.empty((3, 0), dtype=np.int32)
    assert vector.total(empty).tolist() == []
    assert vector.least(empty, otherwise=5).tolist() == []
    assert vector.greatest(empty, where=np.empty((3, 0), dtype=bool), otherwise=5).tolist() == []
    assert vector.count(np.empty((3, 0), dtype=bool)).tolist() == []
    assert vector.months_before(TODAY, np.empty(0, dtype=np.int32)).tolist() == []
    assert vector.divide(np.empty(0, np.int64), np.empty(0, np.int64), to=Rounding.UP).tolist() == []


@pytest.mark.parametrize(("word", "ages"), [("age_on", range(-1, 176)), ("months_old", range(-1, 2_092, 3))])
@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2023, 2, 28), date(2023, 3, 1)])
def test_the_last_birth_that_makes_so_old(word, ages, today):
    day, old = to_day(today), getattr(words, word)
    for age in ages:
        last = vector.last_birth(word, day, age)
        if last is None:
            assert old(words.EARLIEST_BIRTH, day) < age
        else:
            assert old(last, day) >= age
            assert last == day or old(last + 1, day) < age


@pytest.mark.parametrize(("then", "other"), [(0, 255), (255, 0), (3, 3), (7, 200)])
def test_one_of_two_bytes(then, other):
    tests = np.array([True, False, True])
    assert vector.either_code(tests, then, other).tolist() == [then, other, then]
    assert [vector.either_code(test, then, other) for test in (True, False)] == [then, other]


def test_bytes_meet_large_numbers():
    small = np.array([0, 5], dtype=np.uint8)
    assert vector.portion(-250, small, to=Rounding.DOWN).tolist() == [0, -1]
    assert vector.age_on(small, TODAY).tolist() == [words.age_on(0, TODAY), words.age_on(5, TODAY)]
    assert vector.months_old(small, TODAY).tolist() == [words.months_old(0, TODAY), words.months_old(5, TODAY)]
    assert vector.divide(10**12, np.array([7], np.uint8), to=Rounding.UP, unit=TENGE).tolist() == [142857142900]
    assert vector.least(small[None], where=small[None] > 0, otherwise=-(10**12)).tolist() == [-(10**12), 5]
