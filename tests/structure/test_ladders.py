"""A level never enters a refusal: no rule asks for one, none outside asks for a finding, exclusions are declared."""

import ast
from pathlib import Path

import pytest

import shanyraq.law
from shanyraq.law.benefits.entitled import BENEFITS
from shanyraq.law.bodies import bodies
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.law.wellbeing.shipped import ladders
from shanyraq.rules import Rule

LAW_FOLDER = Path(shanyraq.law.__file__).parent
WELLBEING = "shanyraq.law.wellbeing"
CHANGES = [day for day in LAW.changes() if day >= min(ladder.since for ladder in ladders())]

LEVELS = tuple(f"{WELLBEING}.{name}" for name in ("card", "ladder", "ladder_file", "scoring", "shipped"))
"""The modules that know levels."""


def of_wellbeing(rule: Rule) -> bool:
    return rule.function.__module__.startswith(f"{WELLBEING}.")


def imported(file: Path) -> set[str]:
    """What a module imports, with the names it takes from there."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_there_is_something_to_hold() -> None:
    assert len([rule for rule in LAW.rules if of_wellbeing(rule)]) > 20
    assert CHANGES


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_no_rule_outside_asks_for_what_ladders_find(day) -> None:
    law = LAW.at(day)
    found = {rule.name for rule in LAW.rules if of_wellbeing(rule) and rule.in_force(day)}
    touched = law.downstream(found)
    assert touched == found
    benefits = {benefit.output for benefit in BENEFITS}
    assert not touched & {*OUTPUTS, *benefits}


def test_no_body_of_law_has_rules_that_ask_for_a_finding_of_families() -> None:
    found = {rule.name for rule in LAW.rules if of_wellbeing(rule)}
    asking = [
        rule.place
        for law in bodies()
        for rule in law.rules
        if not of_wellbeing(rule) and found & {argument.name for argument in rule.arguments}
    ]
    assert asking == []


def test_no_module_with_rules_knows_levels() -> None:
    modules = {LAW_FOLDER / f"{name.removeprefix('shanyraq.law.').replace('.', '/')}.py" for name in rule_modules()}
    assert len(modules) > 30
    assert [file.name for file in sorted(modules) if imported(file) & set(LEVELS)] == []


def rule_modules() -> set[str]:
    return {rule.function.__module__ for law in bodies() for rule in law.rules}


def test_the_law_knows_levels_in_the_ladders_folder_alone() -> None:
    outside = [file for file in LAW_FOLDER.rglob("*.py") if file.parent.name != "wellbeing"]
    assert [file.name for file in outside if imported(file) & set(LEVELS)] == []


def test_no_value_of_the_law_is_called_like_a_ladder_or_a_level() -> None:
    names = {ladder.name.replace("-", "_") for ladder in ladders()} | {"wellbeing_level", "level", "category"}
    named = {part.name for law in bodies() for parts in (law.rules, law.parameters, law.facts) for part in parts}
    assert not names & named


def test_the_exclusions_of_the_pilot_of_2025_are_all_there_are() -> None:
    declared = {ladder.name: [one.service for one in ladder.exclusions] for ladder in ladders()}
    assert declared == {
        "family-card": [],
        "scoring-2025": ["housing_assistance", "rent_subsidy", "home_education"],
    }
    [pilot] = [ladder for ladder in ladders() if ladder.exclusions]
    assert all(exclusion.levels == {"6"} for exclusion in pilot.exclusions)


@pytest.mark.parametrize(
    "day", [day for day in CHANGES if day.year >= 2026 or (day.year, day.month) >= (2025, 6)], ids=str
)
def test_who_asks_for_a_service_does_not_hang_on_what_a_ladder_finds(day) -> None:
    law = LAW.at(day)
    for ladder in ladders():
        found = law.downstream(ladder.names)
        assert not found & {exclusion.asked_by for exclusion in ladder.exclusions}
