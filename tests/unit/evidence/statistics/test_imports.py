"""Figures that people import: strict, kept beside each other, the same when read twice, and able to feed the law."""

import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path
from subprocess import PIPE

import pytest
import xlsxwriter

from shanyraq.evidence.statistics.as_reform import laid_figures, reform_text
from shanyraq.evidence.statistics.book import Book, surest
from shanyraq.evidence.statistics.incoming import Asked, Incoming, read_figures_of
from shanyraq.evidence.statistics.lines import lines
from shanyraq.evidence.statistics.observation import plain
from shanyraq.evidence.statistics.periods import parse_period
from shanyraq.evidence.statistics.problems import ImportRefused, StatisticsProblem
from shanyraq.evidence.statistics.sdmx import sdmx_csv
from shanyraq.evidence.statistics.store import COLUMNS, Store
from shanyraq.law.families import LAW
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules.reform import read_reform

MINIMUM = Asked("subsistence_minimum", "bulletin")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def read(tmp_path: Path, text: str, asked: Asked, store: Store, name: str = "in.csv") -> Incoming:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_figures_of(tmp_path / name, asked, store)


def add(tmp_path: Path, text: str, asked: Asked, store: Store, name: str = "in.csv"):
    found = read(tmp_path, text, asked, store, name)
    return store.add(found.observations, dict(found.units))


def refusals(tmp_path: Path, text: str, asked: Asked, store: Store) -> list[str]:
    """The keys of what is wrong, a row's own inside it."""
    with pytest.raises(ImportRefused) as refused:
        read(tmp_path, text, asked, store)
    return [
        inner.key if isinstance(inner := problem.values.get("problem"), PeopleProblem) else problem.key
        for problem in refused.value.problems
    ]


def test_a_row_a_figure_is_read_with_its_own_words(tmp_path: Path, store: Store) -> None:
    text = "series,region,period,value,certainty,source,note\nmci,00,2027,4500,read,budget law,draft\n"
    [figure] = read(tmp_path, text, Asked(), store).observations
    told = (
        figure.series,
        figure.region,
        figure.period.code,
        figure.value,
        figure.certainty,
        figure.source,
        figure.note,
    )
    assert told == ("mci", "00", "2027", Decimal(4500), "read", "budget law", "draft")
    assert (figure.file, figure.row, len(figure.sha256)) == ("in.csv", 2, 64)


def test_a_column_a_period_is_read_in_any_language_and_mark(tmp_path: Path, store: Store) -> None:
    text = "Регион;2026-Q1;2026-Q2\nг. Астана;66 100,5;…\nMangystau Region;70\u00a0900;71000.25\n"
    found = read(tmp_path, text, MINIMUM, store)
    assert [(one.region, one.period.code, plain(one.value)) for one in found.observations] == [
        ("71", "2026-Q1", "66100.5"),
        ("47", "2026-Q1", "70900"),
        ("47", "2026-Q2", "71000.25"),
    ]
    assert found.empty == 1


def test_a_workbook_is_read_with_its_numbers(tmp_path: Path, store: Store) -> None:
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        for name, value in (("first", 1), ("second", 55.5)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["region", "period", "value"])
            sheet.write_row(1, 0, ["35", 2027, value])
    [figure] = read_figures_of(tmp_path / "in.xlsx", Asked("poverty_rate", "me", sheet="second"), store).observations
    assert (figure.region, figure.period.code, figure.value) == ("35", "2027", Decimal("55.5"))
    with pytest.raises(StatisticsProblem, match="first, second"):
        read_figures_of(tmp_path / "in.xlsx", Asked("poverty_rate", "me", sheet="third"), store)


@pytest.mark.parametrize(
    ("text", "asked", "keys"),
    [
        ("region,period,value\n12,2024,1\n35,2024-Q9,1\n35,2024,y\n35,2024", MINIMUM,
         ["region_unknown", "period_unknown", "value_wrong", "row_ragged"]),
        ("region,period,value\n35,2024,\"1,5\"\n", MINIMUM, ["value_wrong"]),
        ("region,period,worth\n35,2024,1\n", MINIMUM, ["column_unknown", "column_missing"]),
        ("region,period,value,obs_value\n35,2024,1,1\n", MINIMUM, ["column_twice"]),
        ("region,period,2024\n35,2024,1\n", MINIMUM, ["columns_both_ways"]),
        ("region,period,value\n35,2024,1\n", Asked(), ["series_not_said", "source_not_said"]),
        ("region,period,value\n35,2024,1\n", Asked("rents", "me"), ["series_unknown"]),
        ("region,period,value,unit\n35,2024,1,percent\n", MINIMUM, ["unit_other"]),
        ("region,period,value,unit\n35,2024,1,euro\n", Asked("rents", "me"), ["unit_unknown"]),
        ("region,period,value,certainty\n35,2024,1,sure\n", MINIMUM, ["certainty_unknown"]),
        ("region,period,value,obs_status\n35,2024,1,Z\n", MINIMUM, ["status_unknown"]),
        ("region,period,value,source\n35,2024,1,\n", Asked("mci"), ["source_empty"]),
        ("region,period,value\n35,2024,—\n", MINIMUM, ["nothing_to_import"]),
    ],
)  # fmt: skip
def test_all_that_is_wrong_is_told_at_once_and_nothing_is_kept(
    tmp_path: Path, store: Store, text: str, asked: Asked, keys: list[str]
) -> None:
    assert refusals(tmp_path, text, asked, store) == keys
    assert not store.file.exists()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_row_is_told_in_the_readers_language(tmp_path: Path, store: Store, lang: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read(tmp_path, "region,period,value\n12,2024,1\n", MINIMUM, store)
    told = refused.value.text(lang)
    assert {"kk": "өңір емес", "ru": "не регион", "en": "is no region"}[lang] in told
    assert "in.csv" in told


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("in.txt", b"x", "file_kind"),
        ("in.csv", b"region\n", "file_empty"),
        ("in.csv", "регион,2024\n".encode("cp1251"), "file_not_utf8"),
        ("in.xlsx", b"no workbook", "file_unreadable"),
        ("none.csv", None, "file_unreadable"),
    ],
)
def test_a_file_that_is_no_table_is_refused(
    tmp_path: Path, store: Store, name: str, content: bytes | None, key: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(StatisticsProblem) as refused:
        read_figures_of(tmp_path / name, MINIMUM, store)
    assert refused.value.key == key


def test_the_same_file_twice_adds_nothing(tmp_path: Path, store: Store) -> None:
    text = "region,period,value\n35,2026-Q1,50000\n35,2026-Q1,50000\n"
    assert (len(add(tmp_path, text, MINIMUM, store).new), store.file.is_file()) == (1, True)
    before = store.file.read_bytes()
    again = add(tmp_path, text, MINIMUM, Store(store.folder))
    assert (again.new, again.known) == ((), 2)
    assert store.file.read_bytes() == before


def test_two_imports_at_once_lose_nothing(tmp_path: Path, store: Store) -> None:
    """Each has read the folder before the other wrote."""
    other = Store(store.folder)
    add(tmp_path, "region,period,value\n47,2026-Q1,74000\n", MINIMUM, store)
    add(tmp_path, "region,period,value\n71,2026-Q1,70000\n", MINIMUM, other, "b.csv")
    assert [(one.region, plain(one.value)) for one in Store(store.folder).observations] == [
        ("47", "74000"),
        ("71", "70000"),
    ]


def test_an_import_waits_for_one_that_runs(tmp_path: Path, store: Store) -> None:
    store.folder.mkdir(parents=True, exist_ok=True)
    text = "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], 0), fcntl.LOCK_EX); print(1, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", text, store.folder], stdin=PIPE, stdout=PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        importing = threading.Thread(
            target=add, args=(tmp_path, "region,period,value\n47,2026-Q1,74000\n", MINIMUM, store)
        )
        importing.start()
        importing.join(0.3)
        assert importing.is_alive()
        holder.communicate(b"\n")
        importing.join(10)
    assert len(Store(store.folder).observations) == 1


def test_months_that_come_to_another_quarter_contradict_it(tmp_path: Path, store: Store) -> None:
    heads = "region,2026-Q1,2026-01,2026-02,2026-03"
    rows = ("47,70002,70000,70001,70000.5", "71,70001,70000,70001,70000.5", "61,5,1,2,")
    add(tmp_path, "\n".join((heads, *rows, "")), MINIMUM, store)
    told = Book(store).contradictions("subsistence_minimum")
    [found] = [one for one in told if one.figures[0].file == "in.csv"]
    assert [(one.region, one.period.code) for one in found.figures] == [
        ("47", "2026-Q1"),
        ("47", "2026-01"),
        ("47", "2026-02"),
        ("47", "2026-03"),
    ]
    with pytest.raises(StatisticsProblem, match=r"70002 .*70001"):
        laid_figures(Book(store), "subsistence_minimum")


def test_figures_that_contradict_stand_side_by_side(tmp_path: Path, store: Store) -> None:
    add(tmp_path, "region,period,value\n47,2025-Q3,74000\n", MINIMUM, store)
    add(
        tmp_path,
        "region,period,value\n47,2025-Q3,74500\n",
        Asked("subsistence_minimum", "other", "read"),
        store,
        "b.csv",
    )
    [found] = Book(Store(store.folder)).contradictions("subsistence_minimum")
    assert sorted((plain(figure.value), figure.source) for figure in found.figures) == [
        ("73635", "lada.kz 142785, 143997"),
        ("74000", "bulletin"),
        ("74500", "other"),
    ]
    assert surest(list(found.figures)).source == "other"


def test_a_series_of_ones_own_is_kept_with_its_unit(tmp_path: Path, store: Store) -> None:
    add(tmp_path, "region,period,value\n35,2026,12.5\n", Asked("rents", "me", unit="tenge"), store)
    book = Book(Store(store.folder))
    assert (book.named("rents").unit, len(book.figures("rents"))) == ("tenge", 1)
    assert "rents" in [series.name for series in book.series()]
    assert refusals(
        tmp_path, "region,period,value,unit\n35,2027,1,percent\n", Asked("rents", "me"), Store(store.folder)
    )


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "region,period,value\n35,2026-Q1,50000\n", MINIMUM, store)
    before = store.file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StatisticsProblem) as refused:
        add(tmp_path, "region,period,value\n35,2026-Q2,50000\n", MINIMUM, store)
    assert refused.value.key == "store_not_written"
    assert store.file.read_bytes() == before
    assert len(Store(store.folder).observations) == 1


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("series,region\n", "store_columns"),
        (f"{','.join(COLUMNS)}\nmci,00,yesterday,,1,tenge,read,s,,f,h,1\n", "store_row"),
        (f"{','.join(COLUMNS)}\nmci,00,2024-01-01,,1,tenge,sure,s,,f,h,1\n", "store_row"),
    ],
)
def test_a_store_that_was_spoilt_is_told_by_its_line(tmp_path: Path, content: str, key: str) -> None:
    (tmp_path / "observations.csv").write_text(content, encoding="utf-8")
    with pytest.raises(StatisticsProblem) as refused:
        Store(tmp_path)
    assert refused.value.key == key


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(StatisticsProblem) as refused:
        Store(tmp_path)
    assert refused.value.key == "store_not_one"


def test_what_is_exported_can_be_imported_without_a_loss(tmp_path: Path, store: Store) -> None:
    book = Book()
    names = [series.name for series in book.series()]
    add(tmp_path, sdmx_csv(book, names), Asked(), store, "all.csv")

    def told(figures):
        return {(one.series, one.region, one.period, one.value, one.certainty, one.source, one.note) for one in figures}

    carried = [figure for name in names for figure in book.figures(name)]
    assert told(Store(store.folder).observations) == told(carried)


def test_statuses_of_sdmx_say_how_sure_a_figure_is(tmp_path: Path, store: Store) -> None:
    text = (
        "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
        "X,Q,KZ-71,poverty_rate,2026-Q1,2.5,A\nX,Q,KZ-75,poverty_rate,2026-Q1,2.6,P\nX,Q,KZ,poverty_rate,2026-Q1,,M\n"
    )
    found = read(tmp_path, text, Asked(source="BNS"), store)
    assert [(one.region, one.certainty) for one in found.observations] == [("71", "reported"), ("75", "assumed")]
    assert found.empty == 1


# Feeding the law


def laid(store: Store, **asked: object) -> list[tuple[str, str, str]]:
    found = laid_figures(Book(store), "subsistence_minimum", **asked)
    return [(one.region, one.period.code, plain(one.value)) for one in found.laid]


def test_a_reform_of_imported_figures_moves_the_line(tmp_path: Path, store: Store) -> None:
    add(tmp_path, "region,2025-Q3\n47,80000\n00,70000\n", MINIMUM, store)
    overlays = laid_figures(Book(store), "subsistence_minimum")
    (tmp_path / "r.toml").write_text(
        reform_text(Book(store).named("subsistence_minimum"), overlays.laid), encoding="utf-8"
    )
    reform = read_reform(tmp_path / "r.toml")
    assert reform.called("ru").startswith("Загруженные данные")
    law = LAW.with_reform(reform)
    quarter = parse_period("2025-Q4")
    before = {one.region: one.tiyn for one in lines([quarter])}
    after = {one.region: one for one in lines([quarter], law=law)}
    assert after["47"].tiyn == 56000_00
    assert after["15"].tiyn == 49000_00  # no figure of its own: the country's
    assert after["15"].basis.source == "Imported figures: Subsistence minimum of the quarter, per head a month"
    assert after["71"].tiyn == before["71"]  # what the law knows of a region stays its own


def test_figures_that_contradict_are_not_laid_until_one_is_chosen(tmp_path: Path, store: Store) -> None:
    add(tmp_path, "region,period,value\n47,2025-Q3,74000\n", MINIMUM, store)
    add(tmp_path, "region,period,value\n47,2025-Q3,74500\n", Asked("subsistence_minimum", "other"), store, "b.csv")
    with pytest.raises(StatisticsProblem, match=r"74000 .*74500"):
        laid(store)
    assert laid(store, source="other") == [("47", "2025-Q3", "74500")]
    assert laid(store, source="b.csv") == [("47", "2025-Q3", "74500")]


def test_three_months_make_a_quarter_to_a_whole_tenge_and_fewer_are_left_out(tmp_path: Path, store: Store) -> None:
    text = "region,2026-01,2026-02,2026-03,2026-04\n47,70000,70001,70000.5,1\n71,1,,3,\n"
    add(tmp_path, text, MINIMUM, store)
    found = laid_figures(Book(store), "subsistence_minimum")
    assert [(one.region, one.period.code, plain(one.value)) for one in found.laid] == [("47", "2026-Q1", "70001")]
    assert sorted((one.region, one.period.code) for one in found.left) == [
        ("47", "2026-04"),
        ("71", "2026-01"),
        ("71", "2026-03"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("region,2026-01\n47,1\n", "reform_months"),
        ("region,2026-01-01/2026-02-28\n47,1\n", "reform_period"),
        ("region,2026-05-14\n47,1\n", "reform_period"),
    ],
)
def test_a_reform_needs_whole_quarters(tmp_path: Path, store: Store, text: str, key: str) -> None:
    add(tmp_path, text, MINIMUM, store)
    with pytest.raises(StatisticsProblem) as refused:
        laid(store)
    assert refused.value.key == key


@pytest.mark.parametrize(("name", "key"), [("poverty_rate", "reform_not_law"), ("mci", "reform_nothing")])
def test_only_imported_numbers_of_the_law_can_be_laid(store: Store, name: str, key: str) -> None:
    with pytest.raises(StatisticsProblem) as refused:
        laid_figures(Book(store), name)
    assert refused.value.key == key
