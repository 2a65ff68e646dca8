"""Decompositions and curves of two files: what does not fit together is refused by name."""

from pathlib import Path

import pytest

from shanyraq.evidence.breakdown import Asked, Decomposition, decompose_file
from shanyraq.evidence.curve_question import Pairing, curve_file, paired_file
from shanyraq.evidence.curves.named import Curve
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.question import Parts, Question

PARTS = Parts("y", by="g")


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    file = tmp_path / "survey.csv"
    file.write_text("y,g,a,b\n3,x,1,2\n5,y,5,0\n8,x,4,4\n2,y,2,0\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("question", "what", "against", "sources", "key"),
    [
        (Question(PARTS, ("fgt0",), 4.0), Decomposition.GROWTH, False, (), "decompose_against"),
        (Question(PARTS, ("fgt0",), 4.0), Decomposition.GROUPS, True, (), "decompose_against"),
        (Question(PARTS, ("fgt0",), 4.0), Decomposition.GROUPS, False, ("a", "b"), "decompose_sources"),
        (Question(PARTS, ("gini",)), Decomposition.SOURCES, False, (), "decompose_sources"),
        (Question(PARTS, ("fgt0",)), Decomposition.SECTORS, True, (), "decompose_line"),
        (Question(Parts("y"), ("fgt0",), 4.0), Decomposition.GROUPS, False, (), "decompose_by"),
        (Question(PARTS, ("gini",)), Decomposition.GROUPS, False, (), "decompose_measures"),
        (Question(PARTS, ("fgtx",), 4.0), Decomposition.GROWTH, True, (), "decompose_measures"),
        (Question(PARTS, ("ge1",)), Decomposition.SOURCES, False, ("a", "b"), "decompose_measures"),
        (Question(PARTS), Decomposition.GROUPS, False, (), "measures_none"),
    ],
)
def test_what_does_not_fit_a_decomposition(
    survey: Path, question: Question, what: Decomposition, against: bool, sources: tuple[str, ...], key: str
) -> None:
    with pytest.raises(EvidenceProblem) as told:
        decompose_file(survey, question, Asked(what, survey if against else None, sources))
    assert told.value.key == key


def test_the_same_file_twice_has_not_changed(survey: Path) -> None:
    question = Question(PARTS, ("fgt0", "fgt2"), 4.0)
    for what in (Decomposition.GROWTH, Decomposition.SECTORS):
        rows = decompose_file(survey, question, Asked(what, survey)).rows
        assert [row.estimate for row in rows] == pytest.approx([0.0] * len(rows))
    pairing = Pairing(Curve.DOMINANCE, lines=(2.5, 4.0))
    assert [point.value for point in paired_file(survey, survey, Question(Parts("y")), pairing).points] == [0, 0]


@pytest.mark.parametrize(
    ("pairing", "key"),
    [
        (Pairing(Curve.LORENZ), "curve_alone"),
        (Pairing(Curve.GROWTH, points=0), "points_wrong"),
        (Pairing(Curve.GROWTH, years=0), "points_wrong"),
        (Pairing(Curve.DOMINANCE), "lines_unordered"),
    ],
)
def test_what_does_not_fit_a_curve_of_two(survey: Path, pairing: Pairing, key: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        paired_file(survey, survey, Question(Parts("y")), pairing)
    assert told.value.key == key


def test_a_curve_of_two_needs_the_other(survey: Path) -> None:
    with pytest.raises(EvidenceProblem) as told:
        curve_file(survey, Question(Parts("y")), Curve.GROWTH, 5)
    assert told.value.key == "curve_against"
