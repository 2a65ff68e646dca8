"""The report of a linking: what came of it, how right it is, and what weighs how much; nothing of any person."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from shanyraq.people.charts.labels import Labels, shown
from shanyraq.people.charts.lines import lines
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.linkage.accuracy import Accuracy
from shanyraq.people.linkage.comparisons import COMPARISONS
from shanyraq.people.linkage.drawing import Bar, weight_bars
from shanyraq.people.linkage.model import Model, shipped_model
from shanyraq.people.linkage.resolution import REVIEWED, Band
from shanyraq.people.linkage.wording import level_text, weight_text, word
from shanyraq.rules.formats import whole


@dataclass(frozen=True)
class Outcome:
    """What came of a linking, in numbers.

    Attributes:
        left: persons in the left register.
        right: persons in the right one.
        bands: links by why they are.
        review: pairs for a clerk.
        threshold: the probability from which a pair is a link.
        model: what weighed the pairs.
        start: the weight of a pair of which nothing is known.
        accuracies: how right the links are, by threshold; none where the truth is not known.
        accuracy: how right they are at the threshold, clerks' decisions with them.
        synthetic: whether the registers are made up.
    """

    left: int
    right: int
    bands: dict[Band, int]
    review: int
    threshold: float
    model: Model
    start: float
    accuracies: tuple[Accuracy, ...] = ()
    accuracy: Accuracy | None = None
    synthetic: bool = False

    @property
    def links(self) -> int:
        """How many links there are."""
        return sum(self.bands.values())


def report(outcome: Outcome, examples: dict[str, pl.DataFrame], lang: str) -> str:
    """The page.

    Args:
        outcome: the numbers.
        examples: pairs by the key of what they are examples of, a row each as `weighed_pairs` gives it.
        lang: one of `LANGUAGES`.
    """
    page = Page(word("title", lang), lang, synthetic=outcome.synthetic)
    page.note(word("no_names", lang))
    page.heading(word("outcome", lang))
    page.table(_numbers(outcome, lang))
    page.paragraph(
        word(
            "how",
            lang,
            threshold=shown(outcome.threshold, "percent", lang),
            reviewed=shown(REVIEWED, "percent", lang),
            trained_on=word("registers_synthetic" if outcome.model == shipped_model() else "registers_own", lang),
        )
    )
    if outcome.accuracies:
        _accuracy(page, outcome)
    _weights(page, outcome)
    if examples:
        page.heading(word("examples", lang))
        page.paragraph(word("example_caption", lang))
    for key, pair in examples.items():
        drawn = weight_bars(_bars(pair.row(0, named=True), outcome.start, lang), _labels(key, outcome, lang))
        page.figure(drawn, word(key, lang))
    return page.html()


def outcome_rows(outcome: Outcome, lang: str) -> list[tuple[str, int]]:
    """The numbers with their names."""
    return [
        (word("left_persons", lang), outcome.left),
        (word("right_persons", lang), outcome.right),
        (word("links", lang), outcome.links),
        *((word(f"band_{band.value}", lang), number) for band, number in outcome.bands.items()),
        (word("review", lang), outcome.review),
        (word("left_unmatched", lang), outcome.left - outcome.links),
        (word("right_unmatched", lang), outcome.right - outcome.links),
    ]


def _numbers(outcome: Outcome, lang: str) -> Table:
    rows = [(name, whole(number, lang)) for name, number in outcome_rows(outcome, lang)]
    return Table(word("outcome", lang), [word("what", lang), word("count", lang)], rows)


def _accuracy(page: Page, outcome: Outcome) -> None:
    lang, found = page.lang, outcome.accuracies
    steps = [_share(one.threshold, lang, 2) for one in found]
    precision, recall = word("precision", lang), word("recall", lang)
    table = Table(
        word("accuracy", lang),
        [word("threshold", lang), precision, recall],
        [
            (step, _share(one.precision, lang, 2), _share(one.recall, lang, 2))
            for step, one in zip(steps, found, strict=True)
        ],
    )
    labels = Labels(
        word("accuracy", lang), lang, x=word("threshold", lang), form="percent", synthetic=outcome.synthetic
    )
    page.heading(word("accuracy", lang))
    drawn = lines(steps, {precision: [one.precision for one in found], recall: [one.recall for one in found]}, labels)
    page.figure(drawn, word("accuracy_caption", lang), table)


def _weights(page: Page, outcome: Outcome) -> None:
    lang = page.lang
    levels = [
        (level_text(comparison.name, level, lang), chance.weight)
        for comparison in COMPARISONS
        for level, chance in outcome.model.chances[comparison.name].items()
    ]
    title = word("weights", lang)
    rows = [(text, weight_text(weight, lang)) for text, weight in levels]
    table = Table(title, [word("what", lang), word("weight", lang)], rows, frozenset({1}))
    page.heading(title)
    bars = [Bar(text, 0, weight) for text, weight in levels]
    page.figure(weight_bars(bars, _labels("weights", outcome, lang)), word("weights_caption", lang), table)


def _labels(key: str, outcome: Outcome, lang: str) -> Labels:
    return Labels(word(key, lang), lang, synthetic=outcome.synthetic, description=word("weights_caption", lang))


def _bars(pair: dict[str, object], start: float, lang: str) -> Sequence[Bar]:
    """A pair's weight from the first guess through every field to the sum."""
    bars = [Bar(word("start", lang), 0, start)]
    for comparison in COMPARISONS:
        level, weight = pair[f"level_{comparison.name}"], pair[f"weight_{comparison.name}"]
        assert isinstance(level, int)
        assert isinstance(weight, float)
        before = bars[-1].end
        bars.append(Bar(level_text(comparison.name, comparison.level(level), lang), before, before + weight))
    return [*bars, Bar(word("sum", lang), 0, bars[-1].end, is_sum=True)]


def _share(value: float, lang: str, places: int) -> str:
    text = f"{value * 100:.{places}f}".rstrip("0").rstrip(".")
    return text + "%" if lang == "en" else text.replace(".", ",") + "\u00a0%"
