"""Files that lead to persons are refused, whatever the column is called; others are not."""

import polars as pl
import pytest
from tests.unit.evidence.youth.interviews import FORM

from shanyraq.evidence.youth.guard import refuse_identified
from shanyraq.evidence.youth.problems import YouthProblem

RIGHT = ["880211400129", "850730300252", "010101500077"]


def checked(numbers):
    """Numbers with the check digit that the first eleven ask for."""
    found = []
    for number in numbers:
        digits = [int(letter) for letter in number[:11]]
        last = sum(place * digit for place, digit in enumerate(digits, 1)) % 11
        if last == 10:
            last = sum(place * digit for place, digit in zip([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], digits)) % 11
        found.append("".join(map(str, digits)) + str(last))
    return found


@pytest.mark.parametrize("name", ["iin", "IIN", "resp_iin", "ЖСН", "family_id", "person_id", "phone", "case_id"])
def test_a_column_named_like_a_link_is_refused(name) -> None:
    with pytest.raises(YouthProblem) as refused:
        refuse_identified(pl.DataFrame({"sex": [1], name: [1]}), "answers.csv")
    assert (refused.value.key, refused.value.values["column"]) == ("link_column", name)


@pytest.mark.parametrize("kind", [str, int])
def test_numbers_of_persons_are_found_under_any_name(kind) -> None:
    numbers = [kind(one) for one in checked(RIGHT)]
    with pytest.raises(YouthProblem) as refused:
        refuse_identified(pl.DataFrame({"note": [*numbers, None]}), "answers.csv")
    assert refused.value.key == "link_values"


@pytest.mark.parametrize("kind", [str, int])
def test_other_long_numbers_pass(kind) -> None:
    wrong = [one[:11] + str((int(one[11]) + 1) % 10) for one in checked(RIGHT)]
    refuse_identified(pl.DataFrame({"note": [kind(one) for one in wrong]}), "answers.csv")


def test_the_questionnaires_own_columns_pass() -> None:
    refuse_identified(pl.DataFrame({variable.name: [1, None, 2] for variable in FORM.variables}), "answers.csv")
