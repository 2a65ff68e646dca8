"""The registers of the guide are read as the guide says."""

from pathlib import Path

from shanyraq.people.intake.draft import draft_mapping
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_parts

REGISTERS = Path(__file__).parents[2] / "examples/registers"
FILES = [REGISTERS / name for name in ("persons.csv", "families.xlsx", "incomes.csv")]


def test_the_registers_of_the_guide_are_read_as_it_says(tmp_path: Path) -> None:
    delivery = read_files(FILES, read_mapping(REGISTERS / "mapping.toml"), tmp_path / "population")
    assert {check.rule: check.count for check in delivery.checks if check.count} == {
        "date_wrong": 1,
        "iin_wrong": 1,
        "month_outside_period": 1,
        "family_incomplete": 2,
    }
    assert delivery.synthetic
    parts = read_parts(tmp_path / "population")
    assert [(part.name, part.counts.families) for part in parts] == [("35", 1), ("71", 1)]
    for part in parts:
        part.population().check()


def test_a_mapping_drafted_for_them_can_be_read(tmp_path: Path) -> None:
    for lang in ("kk", "ru", "en"):
        (tmp_path / "draft.toml").write_text(draft_mapping(FILES, lang), encoding="utf-8")
        mapping = read_mapping(tmp_path / "draft.toml")
        persons, families, incomes = mapping.tables
        assert (persons.columns["sex"].codes, families.columns["kato"].name) == (
            {"М": "male", "Ж": "female"},
            "Код КАТО",
        )
        assert incomes.columns["amount"].cells.thousands == " "
        assert incomes.columns["month"].cells.dates == ("%m.%Y",)
        assert mapping.number_families
