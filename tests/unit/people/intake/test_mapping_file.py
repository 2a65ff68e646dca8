"""A mapping file is read strictly: a slip is named with its path and what is nearest."""

from pathlib import Path

import pytest
from tests.unit.people.intake.conftest import HEAD, PERSONS

from shanyraq.people.intake.mapping import Role
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.problems import IntakeProblem, MappingProblems

GOOD = HEAD + PERSONS


def keys_of(tmp_path: Path, text: str) -> list[tuple[str, object]]:
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MappingProblems) as refused:
        read_mapping(tmp_path / "map.toml")
    assert all(problem.text(lang) for problem in refused.value.problems for lang in ("kk", "ru", "en"))
    return [(problem.key, problem.values.get("path")) for problem in refused.value.problems]


def test_a_mapping_says_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(GOOD, encoding="utf-8-sig")
    mapping = read_mapping(tmp_path / "map.toml")
    assert (mapping.name, mapping.source.kk, mapping.day.isoformat()) == ("register", "A register", "2024-05-14")
    [table] = mapping.tables
    assert table.role is Role.PERSONS
    assert table.columns["birth_date"].name == "born"


@pytest.mark.parametrize(
    ("old", "new", "key", "path"),
    [
        ("[delivery]", "[delivry]", "mapping_key", "delivry"),
        ('name = "register"', 'nam = "register"', "mapping_key", "delivery.nam"),
        ('name = "register"', "", "mapping_missing", "delivery.name"),
        ('name = "register"', 'name = "My register"', "mapping_name", None),
        ('name = "register"', "name = 1", "mapping_type", "delivery.name"),
        ("date = 2024-05-14", 'date = "2024-05-14"', "mapping_type", "delivery.date"),
        ('source = "A register"', 'source = { en = "x" }', "mapping_text", "delivery.source.kk"),
        ("refused = 1", "refused = 1.1", "mapping_share", "limits.refused"),
        ("refused = 1", "refused = 1\nrules = { iin_wrogn = 0.1 }", "mapping_word", "limits.rules"),
        ("refused = 1", "refused = 1\nrules = { ages_close = 0.1 }", "mapping_word", "limits.rules"),
        ("refused = 1", "refused = 1\nrules = { iin_wrong = 2 }", "mapping_share", "limits.rules.iin_wrong"),
        ("refused = 1", "refused = 1\namounts = { wages = 1 }", "mapping_word", "limits.amounts"),
        ("refused = 1", "refused = 1\namounts = { wage = -1 }", "mapping_type", "limits.amounts.wage"),
        ('role = "persons"', 'role = "people"', "mapping_word", "files.1.role"),
        ('role = "persons"', 'role = "persons"\nencodng = "x"', "mapping_key", "files.1.encodng"),
        ('role = "persons"', 'role = "persons"\nencoding = "utf-9"', "mapping_encoding", "files.1.encoding"),
        ('role = "persons"', 'role = "persons"\ndelimiter = ""', "mapping_letter", "files.1.delimiter"),
        ('role = "persons"', 'role = "persons"\nquote = "«"', "mapping_letter", "files.1.quote"),
        ('role = "persons"', 'role = "persons"\nkind = "doc"', "mapping_word", "files.1.kind"),
        ('role = "persons"', 'role = "persons"\nheader_row = -1', "mapping_type", "files.1.header_row"),
        ('role = "persons"', 'role = "persons"\nmissing = [1]', "mapping_type", "files.1.missing"),
        ('role = "persons"', 'role = "persons"\nmoney = "rubles"', "mapping_word", "files.1.money"),
        ('role = "persons"', 'role = "persons"\ndecimal = ","\nthousands = ","', "mapping_marks", "files.1"),
        ('role = "persons"', 'role = "families"', "mapping_no_persons", None),
        ('birth_date = "born"', 'birth_day = "born"', "mapping_key", "files.1.columns.birth_day"),
        ('birth_date = "born"', "", "mapping_missing", "files.1.columns.birth_date"),
        ('birth_date = "born"', 'birth_date = { colum = "born" }', "mapping_key", "files.1.columns.birth_date.colum"),
        ('birth_date = "born"', "birth_date = 1", "mapping_type", "files.1.columns.birth_date"),
        (
            'birth_date = "born"',
            'birth_date = { column = "born", dates = ["%d.%m.%y"] }',
            "mapping_date_format",
            "files.1.columns.birth_date",
        ),
        (
            'birth_date = "born"',
            'birth_date = { column = "born", codes = { a = "b" } }',
            "mapping_codes",
            "files.1.columns.birth_date",
        ),
        (
            'relation = "relation"',
            'relation = { column = "relation", codes = { 1 = "aplicant" } }',
            "mapping_word",
            "files.1.columns.relation.codes.1",
        ),
        ('region = "region"', "", "mapping_region", None),
        ('region = "region"', 'region = "born"', "mapping_column_twice", "files.1.columns"),
    ],
)
def test_what_is_wrong_is_named_with_its_path(tmp_path: Path, old: str, new: str, key: str, path: str | None) -> None:
    assert (key, path) in keys_of(tmp_path, GOOD.replace(old, new, 1))


def test_the_nearest_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(GOOD.replace("birth_date", "birthdate"), encoding="utf-8")
    with pytest.raises(MappingProblems, match=r"files\.1\.columns\.birthdate: .*Nearest: birth_date"):
        read_mapping(tmp_path / "map.toml")


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("region", "regiom").replace('name = "register"', "name = 1")
    assert len(keys_of(tmp_path, text)) >= 2


@pytest.mark.parametrize(
    ("content", "key"),
    [(None, "file_unreadable"), (b"\xff", "mapping_not_utf8"), (b"[delivery", "mapping_not_toml")],
)
def test_what_is_no_mapping_at_all_is_refused(tmp_path: Path, content: bytes | None, key: str) -> None:
    if content is not None:
        (tmp_path / "map.toml").write_bytes(content)
    with pytest.raises(IntakeProblem) as refused:
        read_mapping(tmp_path / "map.toml")
    assert refused.value.key == key
