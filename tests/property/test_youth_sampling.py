"""Drawing in proportion to size: probabilities are exact, and what is drawn over all starts shows them."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shanyraq.evidence.youth.sampling.pps import chances, draw_systematic
from shanyraq.people.draws import generator

lists = st.lists(st.integers(1, 40), min_size=1, max_size=8).flatmap(
    lambda sizes: st.tuples(st.just(sizes), st.integers(1, len(sizes)))
)


class Start:
    """A source of one number: the start of the steps."""

    def __init__(self, start: int) -> None:
        self.start = start

    def integers(self, low: int, high: int) -> int:
        assert low <= self.start < high
        return self.start


@given(lists)
def test_probabilities_add_up_to_how_many_are_drawn(case: tuple[list[int], int]) -> None:
    sizes, drawn = case
    each = chances(sizes, drawn).of(len(sizes))
    assert sum(each) == drawn
    assert all(0 < probability <= 1 for probability in each)


@given(lists)
def test_probabilities_of_uncertain_units_are_in_proportion_to_size(case: tuple[list[int], int]) -> None:
    sizes, drawn = case
    found = chances(sizes, drawn)
    each = found.of(len(sizes))
    others = [place for place in found.others if each[place]]
    assert len({each[place] / sizes[place] for place in others}) <= 1
    assert all(each[place] < 1 for place in found.others)


@given(lists)
def test_over_all_starts_each_unit_is_drawn_as_often_as_it_is_likely(case: tuple[list[int], int]) -> None:
    sizes, drawn = case
    found = chances(sizes, drawn)
    starts = range(found.total) if found.drawn else range(1)
    times = [0] * len(sizes)
    for start in starts:
        taken = draw_systematic(found, Start(start))  # type: ignore[arg-type]
        assert len(taken) == len(set(taken)) == drawn
        for place in taken:
            times[place] += 1
    assert [Fraction(count, len(starts)) for count in times] == found.of(len(sizes))


@given(lists, st.integers(0, 1000))
def test_the_same_seed_draws_the_same_units(case: tuple[list[int], int], seed: int) -> None:
    found = chances(*case)
    assert draw_systematic(found, generator(seed)) == draw_systematic(found, generator(seed))
