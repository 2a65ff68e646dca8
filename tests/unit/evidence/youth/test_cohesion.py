"""Communities: means of answers by hand, limits of size and precision, quality of scales, no numbers of persons."""

import ast
import math
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.evidence.youth.interviews import FORM

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.youth import cohesion
from shanyraq.evidence.youth.cohesion.communities import scale_numbers, share_numbers
from shanyraq.evidence.youth.cohesion.quality import scale_quality
from shanyraq.evidence.youth.cohesion.scales import answers_of, read_scales, shipped_scales
from shanyraq.evidence.youth.indicators.estimates import Grouping
from shanyraq.evidence.youth.problems import FormProblems

SCALES = {scale.name: scale for scale in shipped_scales()}
VOICE = SCALES["voice"]


def answers(*columns, **more):
    names = [question.name for question in VOICE.questions]
    return pl.DataFrame(
        {**dict(zip(names, columns, strict=True)), **more}, schema_overrides=dict.fromkeys(names, pl.Int64)
    )


def one_community(records):
    return Grouping("community", np.zeros(records, dtype=np.intp), (7,))


def drawn(records, seed=0, shift=(0, 0, 0)):
    """Answers from 1 to 5 that one thing moves; `shift` moves single questions besides."""
    rng = np.random.default_rng(seed)
    moves = rng.normal(size=records)
    return [np.clip(np.round(3 + moves + rng.normal(0, 0.7, records) + one), 1, 5).astype(int) for one in shift]


def test_answers_lie_between_the_least_and_the_most() -> None:
    told = answers_of(VOICE, answers([1, 3, 5, -98], [1, 3, None, -99], [2, 4, 5, 5]))
    assert told[0] == pytest.approx([0, 0, 0.25])
    assert told[1] == pytest.approx([0.5, 0.5, 0.75])
    assert np.isnan(told[2:, 1]).all()


def test_a_communitys_number_is_the_mean_of_its_questions_means() -> None:
    """Forty persons: 0.25 and 0.75 for the first two questions; of the third half declined and the others said 5."""
    frame = answers([2] * 40, [4] * 40, [5] * 20 + [-98] * 20)
    [found] = scale_numbers(frame, np.ones(40), Design(40), [VOICE], one_community(40))
    assert found.value == pytest.approx((0.25 + 0.75 + 1) / 3)
    assert (found.community, found.n, found.withheld) == (7, 40, "")


@pytest.mark.parametrize(
    ("persons", "units", "withheld"), [(29, 29, "size"), (30, 30, ""), (30, 2, "size"), (30, 3, "")]
)
def test_small_communities_are_not_told(persons, units, withheld) -> None:
    frame = answers([3] * persons, [3] * persons, [3] * persons)
    design = Design(persons, psu=(np.arange(persons) % units).astype(np.intp))
    [found] = scale_numbers(frame, np.ones(persons), design, [VOICE], one_community(persons))
    assert found.withheld == withheld
    assert math.isnan(found.value) == bool(withheld)


def test_unsure_communities_are_not_told() -> None:
    split = [1, 5] * 20
    frame = answers(split, split, split)
    [found] = scale_numbers(frame, np.ones(40), Design(40), [VOICE], one_community(40))
    assert found.withheld == "precision"
    assert all(math.isnan(number) for number in (found.value, found.std_error, found.low, found.high))


def test_the_error_is_that_of_the_mean_over_units() -> None:
    frame = answers(*[[3] * 20 + [4] * 20] * 3)
    design = Design(40, psu=np.repeat(np.arange(4), 10).astype(np.intp))
    [found] = scale_numbers(frame, np.ones(40), design, [VOICE], one_community(40))
    assert found.withheld == "precision"  # four units with means 0.5, 0.5, 0.75, 0.75: an error of 0.072
    [one] = scale_numbers(frame, np.ones(40), Design(40), [VOICE], one_community(40))
    assert one.std_error == pytest.approx(np.std([0.5, 0.75], ddof=0) / math.sqrt(39), rel=1e-9)


def test_shares_keep_the_same_limits() -> None:
    counted = np.arange(100) < 90
    [found] = share_numbers(counted, np.ones(100, dtype=bool), "tie", np.ones(100), Design(100), one_community(100))
    assert (found.value, found.n) == (0.9, 100)
    [few] = share_numbers(counted, np.arange(100) < 20, "tie", np.ones(100), Design(100), one_community(100))
    assert few.withheld == "size"


def test_a_scale_that_measures_alike_in_both_languages_is_said_to() -> None:
    frame = answers(*drawn(1200), interview_language=[1, 2] * 600)
    [found] = scale_quality(frame, np.ones(1200), Design(1200), [VOICE], replicates=20)
    assert found.reliable
    assert found.comparable
    assert found.languages == (1, 2)


def test_a_question_that_says_more_in_one_language_makes_means_unlike() -> None:
    one, other = drawn(800, 1), drawn(800, 2, shift=(1.2, 0, 0))
    columns = [np.concatenate(pair) for pair in zip(one, other, strict=True)]
    frame = answers(*columns, interview_language=[1] * 800 + [2] * 800)
    [found] = scale_quality(frame, np.ones(1600), Design(1600), [VOICE], replicates=20)
    assert [step.holds for step in found.steps][-1] is False
    assert not found.comparable


def test_too_few_in_a_language_are_not_compared_and_alike_answers_are_said_to_be() -> None:
    frame = answers(*drawn(300), interview_language=[1] * 201 + [2] * 99)
    [found] = scale_quality(frame, np.ones(300), Design(300), [VOICE], replicates=20)
    assert (found.steps, found.languages) == ((), (1,))
    same = answers([3] * 200, [3] * 200, [3] * 200, interview_language=[1] * 200)
    [untold] = scale_quality(same, np.ones(200), Design(200), [VOICE], replicates=20)
    assert untold.reliability is None
    assert untold.reason is not None
    assert untold.reason.key == "scale_answers_alike"


def test_no_module_of_cohesion_makes_a_column_or_a_file() -> None:
    """Nothing here may put a number beside a person: no column is added to a table, nothing is written."""
    forbidden = {"with_columns", "with_column", "insert_column", "hstack", "write_csv", "write_parquet", "open"}
    for file in Path(cohesion.__file__).parent.glob("*.py"):
        calls = [
            node.func for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ]
        named = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
        assert named & forbidden == set(), file.name


def test_every_scale_has_three_questions_or_more_that_persons_answer_alone() -> None:
    for scale in SCALES.values():
        assert len(scale.questions) >= 3
        assert {question.who for question in scale.questions} == {"self"}


def test_a_slip_in_the_file_is_named(tmp_path) -> None:
    (tmp_path / "scales.toml").write_text('[x]\nquestions = ["voice_askd"]\nen="a"\nru="a"\nkk="a"\n')
    with pytest.raises(FormProblems) as refused:
        read_scales(tmp_path / "scales.toml", FORM.by_name)
    assert {"form_word", "form_missing"} <= {problem.key for problem in refused.value.problems}
