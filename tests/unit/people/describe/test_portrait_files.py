"""A portrait in files: pages and drawings in three languages, each saying that it is synthetic where it is."""

import json
import re
from html import escape
from pathlib import Path

import pytest

from shanyraq.law.codes import Relation
from shanyraq.people.describe.describe import portrait_of
from shanyraq.people.describe.drawings import PLANS, drawings
from shanyraq.people.describe.files import check_place, write_portrait
from shanyraq.people.describe.measures import tally_of
from shanyraq.people.describe.page import SECTIONS, portrait_page
from shanyraq.people.describe.portrait import Portrait
from shanyraq.people.problems import PeopleProblem

FAMILY = [
    {"relation": Relation.APPLICANT, "birth_date": "1990-05-15", "sex": 1, "work": 2, "income_wage": 100_00},
    {"relation": Relation.CHILD, "birth_date": "2014-05-14", "sex": 2, "work": 0, "income_wage": 0},
]
SYNTHETIC = {"kk": "интетикалық", "ru": "интетические данные", "en": "ynthetic"}


@pytest.fixture
def portrait(made) -> Portrait:
    population = made(({"settlement": 1, "weight": 2.0}, FAMILY), ({"settlement": 2, "weight": 1.0}, FAMILY))
    return portrait_of(tally_of(population), population.about)


def test_every_table_stands_in_a_section() -> None:
    sections = [key for keys in SECTIONS.values() for key in keys]
    assert len(sections) == len(set(sections))
    assert {plan.table for plan in PLANS} <= set(sections)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_page_holds_every_table_in_its_language(portrait: Portrait, lang: str) -> None:
    page = portrait_page(portrait, (), lang)
    assert [table.key for table in portrait.tables.values() if table.title.lang(lang) not in page] == []
    assert portrait.about.source.lang(lang) in page
    assert SYNTHETIC[lang] in page
    assert [fact.name for fact in portrait.absent if escape(fact.title.lang(lang)) not in page] == []
    others = {other for other in ("kk", "ru", "en") if other != lang}
    assert not any(portrait.tables["types"].title.lang(other) in page for other in others)


def test_a_page_says_that_weights_were_heeded(portrait: Portrait) -> None:
    assert "Rows in the files: 2 families, 4 persons." in portrait_page(portrait, (), "en")


def test_a_page_of_real_families_does_not_say_synthetic(made) -> None:
    population = made(({}, FAMILY), synthetic=False)
    page = portrait_page(portrait_of(tally_of(population), population.about), (), "en")
    assert "ynthetic" not in page.partition("</style>")[2]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_drawing_says_what_it_is(portrait: Portrait, lang: str) -> None:
    drawn = list(drawings(portrait, lang))
    assert {"persons", "types", "sizes", "ages", "work", "incomes", "deciles", "mean", "below"} == {
        drawing.key for drawing in drawn
    }
    for drawing in drawn:
        assert SYNTHETIC[lang] in drawing.svg
        assert escape(drawing.caption) in drawing.svg


def test_towns_and_villages_are_drawn_side_by_side_where_both_are_known(portrait: Portrait, made) -> None:
    [sizes] = [drawing.svg for drawing in drawings(portrait, "en") if drawing.key == "sizes"]
    assert "of rural families" in sizes
    population = made(({}, FAMILY))
    alone = portrait_of(tally_of(population), population.about)
    [sizes] = [drawing.svg for drawing in drawings(alone, "en") if drawing.key == "sizes"]
    assert "of rural families" not in sizes


def test_a_portrait_is_written_whole_and_takes_the_place_of_an_earlier_one(portrait: Portrait, tmp_path: Path) -> None:
    write_portrait(portrait, tmp_path / "portrait")
    names = sorted(file.name for file in (tmp_path / "portrait").iterdir())
    first = {name: (tmp_path / "portrait" / name).read_bytes() for name in names}
    assert {"portrait.json", "portrait.kk.html", "ages.ru.svg", "below.en.svg"} <= set(names)
    assert json.loads(first["portrait.json"])["population"]["synthetic"] is True
    assert not re.search(rb"(?:src|href)=.https?:", first["portrait.en.html"])
    write_portrait(portrait, tmp_path / "portrait")
    assert {name: (tmp_path / "portrait" / name).read_bytes() for name in names} == first


def test_a_place_that_holds_something_else_is_left_alone(portrait: Portrait, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    for place in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(PeopleProblem) as refused:
            write_portrait(portrait, place)
        assert refused.value.key == "folder_exists"
    assert (tmp_path / "letter.txt").read_text() == "keep me"
    check_place(tmp_path / "new")
