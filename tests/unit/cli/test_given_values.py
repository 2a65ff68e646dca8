"""Values set by hand, each read in the unit of its name."""

from datetime import date

import pytest

from shanyraq.cli.given_values import given_values
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.law.codes import Grounds, Kind
from shanyraq.law.families import LAW
from shanyraq.rules import InputProblem, Rounding

LAW_OF_2024 = LAW.at(date(2024, 5, 14))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("poverty_line=14849", 1_484_900),
        ("poverty_line = 14849.05", 1_484_905),
        ("poverty_line=0", 0),
        ("poverty_line_ratio=0.35", 3_500),
        ("poverty_line_ratio=1", 10_000),
        ("family_size=3", 3),
        ("low_income=true", 1),
        ("low_income=false", 0),
        ("kind=conditional", Kind.CONDITIONAL),
        ("assistance_rounding=nearest", Rounding.NEAREST),
        ("refusal_grounds=no_need", Grounds.NO_NEED),
        ("refusal_grounds=no_need,false_data,no_need", Grounds.NO_NEED | Grounds.FALSE_DATA),
        ("refusal_grounds=none", 0),
        ("mci=3692", 369_200),
        ("eldest_carer_born=1970-01-02", 1),
    ],
)
def test_a_value_is_read_in_the_unit_of_its_name(setting: str, value: int) -> None:
    name = setting.partition("=")[0].strip()
    assert given_values(LAW_OF_2024, [setting], Screen("en")) == {name: value}


@pytest.mark.parametrize(
    ("setting", "unit", "example"),
    [
        ("poverty_line=much", "an amount in tenge", "poverty_line=14849.50"),
        ("poverty_line=-1", "0 or more", "poverty_line=14849.50"),
        ("poverty_line=1.005", "at most two decimals", "poverty_line=14849.50"),
        ("poverty_line=1e5", "an amount in tenge", "poverty_line=14849.50"),
        ("poverty_line=14,849", "an amount in tenge", "poverty_line=14849.50"),
        ("poverty_line_ratio=35%", "a share of one", "poverty_line_ratio=0.35"),
        ("poverty_line_ratio=0.33333", "four decimals", "poverty_line_ratio=0.35"),
        ("family_size=2.5", "a whole number", "family_size=3"),
        ("low_income=yes", "true or false", "low_income=true"),
        ("eldest_carer_born=1970-13-01", "a day", "eldest_carer_born=2024-05-14"),
        ("kind=partial", "one of none, unconditional, conditional", "kind=none"),
        ("assistance_rounding=sideways", "one of down, nearest, up", "assistance_rounding=down"),
        ("refusal_grounds=no_need,nonsense", "none, or any of nobody_counted", "refusal_grounds=nobody_counted"),
        ("refusal_grounds=none,no_need", "none, or any of", "refusal_grounds=nobody_counted"),
    ],
)
def test_a_wrong_value_is_refused_with_its_unit_and_an_example(setting: str, unit: str, example: str) -> None:
    with pytest.raises(CommandProblem) as problem:
        given_values(LAW_OF_2024, [setting], Screen("en"))
    told = problem.value.text("en")
    assert told.startswith(f"--set {setting}: the value must be ")
    assert unit in told
    assert told.endswith(f"For example: --set {example}.")


@pytest.mark.parametrize("setting", ["poverty_line", "=5", "poverty_line=", " = "])
def test_a_setting_without_name_or_value_is_refused(setting: str) -> None:
    with pytest.raises(CommandProblem, match="write a name, an equals sign and a value"):
        given_values(LAW_OF_2024, [setting], Screen("en"))


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputProblem, match="Did you mean: poverty_line"):
        given_values(LAW_OF_2024, ["poverty_lin=5"], Screen("en"))


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_unit_is_told_in_the_readers_language(lang: str) -> None:
    with pytest.raises(CommandProblem) as problem:
        given_values(LAW_OF_2024, ["kind=partial"], Screen(lang))
    assert {"kk": "мыналардың бірі", "ru": "одно из"}[lang] in problem.value.text(lang)
