"""`shanyraq measure` of changes and parts: growth, dominance, decompositions, and what does not fit together."""

from pathlib import Path

import pytest

TABLE = """\
y;w;region;stratum;psu;t;other;rep1;rep2
1000,5;1;05;1;1;100;0;2;0
2000;1;05;1;1;0;0;0;2
1500;2;10;1;2;200;10;2;2
3000;1;10;1;2;0;0;1;1
700;1;10;2;1;300;0;1;1
5000;1;05;2;1;0;5;1;1
2200;2;10;2;2;0;0;2;2
900;1;05;2;2;150;0;1;1
"""
EARLIER = """\
y;w;region;stratum;psu;wage;benefit
900;1;05;1;1;800;100
1500;1;05;1;1;1500;0
1200;2;10;1;2;1000;200
2500;1;10;1;2;2500;0
400;1;10;2;1;100;300
4000;1;05;2;1;4000;0
2000;2;10;2;2;2000;0
700;1;05;2;2;550;150
"""


DESIGN = ("--welfare", "y", "--weight", "w", "--strata", "stratum", "--psu", "psu")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "survey.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    file = tmp_path / "earlier.csv"
    file.write_text(EARLIER, encoding="utf-8")
    return file


def rows_of(told: list) -> dict[tuple[str, str], dict]:
    return {(row["measure"], row["group"]): row for row in told}


def test_growth_of_quantiles_between_two_files(table: Path, earlier: Path, run) -> None:
    told = run(
        "measure", table, *DESIGN, "--against", earlier, "--curve", "growth", "--points", "1", "--years", "2", "--json"
    )
    [point] = told.answer
    assert (point["curve"], point["at"], point["n"]) == ("growth", 0.5, 16)
    assert point["value"] == pytest.approx((1750.25 / 1500) ** 0.5 - 1, abs=0.2)
    assert point["conventions"]["years"] == 2


def test_dominance_compares_poverty_at_lines(table: Path, earlier: Path, run) -> None:
    asked = ("--against", earlier, "--curve", "dominance", "--lines", "1000:2000:500")
    told = run("measure", table, *DESIGN, *asked, "--json").answer
    assert [point["at"] for point in told] == [1000, 1500, 2000]
    assert told[0]["value"] == pytest.approx(2 / 10 - 3 / 10)
    assert "черта" in run("measure", table, *DESIGN, *asked, "--lang", "ru").out


def test_a_change_is_growth_and_redistribution_and_adds_up(table: Path, earlier: Path, run) -> None:
    asked = ("--against", earlier, "--decompose", "growth", "--measures", "fgt1", "--line", "1500")
    rows = rows_of(run("measure", table, *DESIGN, *asked, "--json").answer)
    change = rows["fgt1 change", "all"]
    even = rows["fgt1 growth", "shapley"]["estimate"] + rows["fgt1 redistribution", "shapley"]["estimate"]
    assert change["estimate"] == pytest.approx(even)
    assert change["std_error"] is None
    boot = ("--variance", "bootstrap", "--replicates", "20")
    assert (
        rows_of(run("measure", table, *DESIGN, *asked, *boot, "--json").answer)["fgt1 change", "all"]["std_error"] > 0
    )


def test_a_change_is_of_sectors_and_moves_between_them(table: Path, earlier: Path, run) -> None:
    asked = ("--against", earlier, "--by", "region", "--line", "1500", "--measures", "fgt0")
    parts = rows_of(run("measure", table, *DESIGN, *asked, "--decompose", "sectors", "--json").answer)
    change = rows_of(run("measure", table, *DESIGN, *asked, "--json").answer)["fgt0", "all - earlier.csv"]
    assert sum(row["estimate"] for row in parts.values()) == pytest.approx(change["estimate"])


def test_poverty_and_inequality_by_group(table: Path, run) -> None:
    asked = ("--by", "region", "--line", "1500", "--measures", "fgt0,ge1", "--decompose", "groups")
    rows = rows_of(run("measure", table, *DESIGN, *asked, "--json").answer)
    parts = [row["estimate"] for (measure, _), row in rows.items() if measure == "fgt0 contribution"]
    assert sum(parts) == pytest.approx(1)
    entropy = [rows[f"ge1 {part}", "all"]["estimate"] for part in ("between", "within", "whole")]
    assert entropy[0] + entropy[1] == pytest.approx(entropy[2])
    assert rows["fgt0 contribution", "05"]["std_error"] > 0


def test_inequality_by_source(earlier: Path, run) -> None:
    asked = ("--decompose", "sources", "--sources", "wage,benefit")
    rows = rows_of(run("measure", earlier, *DESIGN, *asked, "--json").answer)
    assert rows["gini share", "wage"]["estimate"] + rows["gini share", "benefit"]["estimate"] == pytest.approx(1)
    assert rows["gini contribution", "benefit"]["estimate"] < 0


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (("--curve", "growth"), "--against"),
        (("--curve", "lorenz", "--against", "EARLIER"), "--against"),
        (("--curve", "dominance", "--against", "EARLIER", "--lines", "5"), "FROM:TO:STEP"),
        (("--curve", "dominance", "--against", "EARLIER", "--lines", "1:9999:1"), "500"),
        (("--curve", "dominance", "--against", "EARLIER"), "ascend"),
        (("--decompose", "growth", "--measures", "fgt0"), "--against"),
        (("--decompose", "growth", "--measures", "fgt0", "--against", "EARLIER"), "--line"),
        (("--decompose", "growth", "--measures", "gini", "--line", "1", "--against", "EARLIER"), "fgt0, fgt1"),
        (("--decompose", "groups", "--measures", "fgt0", "--line", "1"), "--by"),
        (("--decompose", "groups", "--by", "region"), "--measures"),
        (("--decompose", "sources", "--measures", "gini"), "--sources"),
        (("--decompose", "sources", "--measures", "fgt0", "--sources", "y"), "gini"),
        (("--decompose", "groups", "--curve", "lorenz"), "--decompose"),
    ],
)
def test_what_does_not_fit_is_told(table: Path, earlier: Path, run, asked: tuple[str, ...], word: str) -> None:
    given = (earlier if part == "EARLIER" else part for part in asked)
    told = run("measure", table, *DESIGN, *given, "--lang", "en")
    assert told.code == 2
    assert word in told.err
