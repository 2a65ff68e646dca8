"""Plans are read strictly: every mistake has its place."""

import pytest

from shanyraq.people.extract.plan import read_plan
from shanyraq.people.extract.problems import ExtractProblem

GOOD = """
schema = 1
[groups.halves]
one = { codes = ["10"], en = "one", ru = "один", kk = "бір" }
[[known]]
name = "place"
from = "region"
steps = [{ groups = "halves" }]
[[kept]]
name = "cars"
from = "cars"
[[kept]]
name = "pension"
from = "income_pension"
[[sensitive]]
name = "cars"
"""


def test_a_plan_says_what_is_known_and_kept(plan_file):
    plan = read_plan(plan_file(GOOD))
    assert [variable.name for variable in plan.known] == ["place"]
    assert [variable.name for variable in plan.kept] == ["cars", "pension"]
    assert dict(plan.sensitive) == {"cars": frozenset()}
    assert (str(plan.removed), str(plan.suppressed), plan.entropy) == ("0.05", "0.05", None)


def test_the_plan_that_comes_with_the_program_names_no_identifier():
    plan = read_plan()
    used = {v.column for v in plan.known} | {name for v in plan.kept for name in v.columns}
    assert not used & {"district", "take_up_draw", "birth_date", "person_id", "family_id"}


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ("schema = 1", "schema = 2", "plan_value", "plan.toml.schema"),
        ("schema = 1", "schema = 1\n[limits]\nremoved = 1.5", "plan_value", "plan.toml: limits.removed"),
        ("schema = 1", "schema = 1\n[limits]\nremove = 0.5", "plan_key", "removed"),
        ("schema = 1", "schema = 1\n[design]\nweights = 'kept'", "plan_value", "≈ keep"),
        ("schema = 1", "schema = 1\nknown = 5", "plan_not_toml", "plan.toml"),
        ("schema = 1", "schema = ", "plan_not_toml", "plan.toml"),
        ('from = "region"', 'from = "regoin"', "plan_column", "region"),
        ('from = "cars"', 'from = ["cars", "region"]', "plan_value", "columns of one table and unit"),
        ('from = "cars"', "from = []", "plan_value", "columns of one table"),
        ('{ groups = "halves" }', '{ groups = "half" }', "plan_value", "halves"),
        ('{ groups = "halves" }', "{ top = 0 }", "plan_value", "1, 2, 3"),
        ('{ groups = "halves" }', "{ bands = [3, 1] }", "plan_value", "[0, 18, 60]"),
        ('{ groups = "halves" }', "{ as_is = true, top = 3 }", "plan_value", "as_is"),
        ('{ groups = "halves" }', "", "plan_value", "steps"),
        ('{ groups = "halves" }', "{ bands = [0, 18] }", "plan_value", "as_is, groups, hidden"),
        ('steps = [{ groups = "halves" }]', "steps = [{ as_is = true }]\ncomposition = true", "plan_value", "person"),
        ('name = "place"', 'name = "cars"', "plan_name_repeated", "cars"),
        ('name = "place"', 'name = "weight"', "plan_name_repeated", "weight"),
        ('name = "place"', 'name = "a place"', "plan_value", "a_name"),
        ('name = "place"', "name = 3", "plan_value", "name"),
        ('from = "cars"', 'from = "cars"\nround = 0', "plan_value", "round"),
        ('from = "cars"', 'from = "cars"\nperiod = "month"', "plan_value", "quarter, year"),
        ('from = "cars"', 'from = "cars"\nreveals = ["place"]', "plan_value", "reveals"),
        ('from = "income_pension"', 'from = "income_pension"\nreveals = ["place"]', "plan_value", "reveals"),
        ('en = "one", ', "", "plan_value", "kk, ru, en"),
        ('[[sensitive]]\nname = "cars"', '[[sensitive]]\nname = "car"', "plan_value", "cars"),
    ],
)
def test_a_mistake_is_named_with_its_place(plan_file, old, new, key, told):
    assert old in GOOD
    with pytest.raises(ExtractProblem) as refused:
        read_plan(plan_file(GOOD.replace(old, new, 1)))
    assert refused.value.key == key
    assert told in refused.value.text()
    assert all(refused.value.text(lang) for lang in ("kk", "ru"))


def test_a_plan_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExtractProblem) as refused:
        read_plan(tmp_path / "none.toml")
    assert refused.value.key == "plan_missing"
