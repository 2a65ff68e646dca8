"""Which pairs become links: one to one, the best first, ties and twins to a clerk, clerks before all."""

import polars as pl

from shanyraq.people.linkage.comparisons import COMPARISONS
from shanyraq.people.linkage.decisions import no_decisions
from shanyraq.people.linkage.resolution import Resolved, resolve


def pairs(*told: tuple[str, str, float], **levels: int) -> pl.DataFrame:
    """Pairs of a weight; all levels agree but those given."""
    rows = [
        {"left_id": left, "right_id": right, "probability": 1 / (1 + 2**-weight), "weight": weight}
        | {f"level_{comparison.name}": levels.get(comparison.name, 1) for comparison in COMPARISONS}
        | {f"weight_{comparison.name}": 1.0 for comparison in COMPARISONS}
        for left, right, weight in told
    ]
    return pl.DataFrame(rows)


def decided(*told: tuple[str, str, bool]) -> pl.DataFrame:
    return pl.DataFrame(list(told), schema=no_decisions().schema, orient="row")


def ids(table: pl.DataFrame) -> list[tuple[str, ...]]:
    return table.select("left_id", "right_id").rows()


def reasons(done: Resolved) -> dict[tuple[str, str], str]:
    return {(left, right): why for left, right, why in done.review.select("left_id", "right_id", "reason").rows()}


def test_the_best_pair_of_both_is_taken_and_then_the_next() -> None:
    done = resolve(pairs(("a", "x", 10), ("a", "y", 8), ("b", "x", 9), ("b", "y", 7)), 0.9, no_decisions())
    assert ids(done.links) == [("a", "x"), ("b", "y")]
    assert done.links["band"].to_list() == ["probable", "probable"]
    assert done.review.is_empty()


def test_equally_good_pairs_go_to_a_clerk() -> None:
    done = resolve(pairs(("a", "x", 10), ("a", "y", 10), ("b", "y", 8)), 0.9, no_decisions())
    assert done.links.is_empty()
    assert reasons(done) == {("a", "x"): "tie", ("a", "y"): "tie", ("b", "y"): "taken"}


def test_the_uncertain_go_to_a_clerk_unless_either_is_linked() -> None:
    done = resolve(pairs(("a", "x", 20), ("a", "y", 1), ("b", "y", 2)), 0.95, no_decisions())
    assert ids(done.links) == [("a", "x")]
    assert done.links["band"].to_list() == ["strong"]
    assert reasons(done) == {("b", "y"): "uncertain"}


def test_two_given_names_are_linked_by_the_iin_alone() -> None:
    twins = pairs(("a", "x", 20), given_name=0, iin=-1)
    assert reasons(resolve(twins, 0.95, no_decisions())) == {("a", "x"): "given_names_differ"}
    renamed = pairs(("a", "x", 20), given_name=0, iin=2)
    assert ids(resolve(renamed, 0.95, no_decisions()).links) == [("a", "x")]


def test_clerks_go_before_all() -> None:
    found = pairs(("a", "x", 20), ("a", "y", 5), ("b", "x", 4), ("c", "z", 30))
    done = resolve(found, 0.9, decided(("a", "y", True), ("c", "z", False), ("d", "w", True)))
    assert ids(done.links) == [("a", "y"), ("b", "x"), ("d", "w")]
    assert done.links["band"].to_list() == ["clerk", "probable", "clerk"]
    assert done.links["weight"].to_list() == [5.0, 4.0, None]
    assert done.review.is_empty()


def test_a_higher_threshold_only_takes_links_away() -> None:
    found = pairs(("a", "x", 10), ("a", "y", 8), ("b", "x", 9), ("b", "y", 3), ("c", "x", 10))
    low, high = (resolve(found, threshold, no_decisions()).links for threshold in (0.1, 0.95))
    assert ids(high) == ids(low.filter(pl.col("probability") >= 0.95))
