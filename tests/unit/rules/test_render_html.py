"""An explanation as HTML: well-formed, escaped, in its language, and open where it matters."""

from datetime import date
from html.parser import HTMLParser

import pytest

from shanyraq.rules import LANGUAGES, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.render_html import render_html

DAY = date(2024, 5, 14)


class Page(HTMLParser):
    """Reads a fragment: whether every tag is closed, which identifiers it has, where its links lead, what it says."""

    def __init__(self, text):
        super().__init__()
        self.stack, self.ids, self.links, self.says, self.tags = [], [], [], [], []
        self.feed(text)
        assert self.stack == []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.stack.append(tag)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"].removeprefix("#")] if "href" in found else []

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.says.append(data)


@pytest.fixture
def law(spoken_law):
    return spoken_law.at(DAY)


def page(law, *names, lang="en", ids=("m1", "m2"), **options):
    members = (
        {"born": to_day(date(1990, 5, 15)), "wage": 10_000_050},
        {"born": to_day(date(2010, 1, 1)), "ill": 1, "work": 1},
    )
    details = {(0, "wage"): (("2024-01", 6_000_050), ("2024-02", 4_000_000))}
    explanation = explain(law, Case({"region": 1, "cars": 2}, members, ids, details), names)
    return Page(render_html(explanation, lang, **options))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fragment_is_well_formed_in_its_language(law, spoken, lang):
    found = page(law, *spoken.FORMULAS, lang=lang)
    assert found.tags[0] == ("section", {"class": "shanyraq-explanation", "lang": lang})
    assert len(found.ids) == len(set(found.ids))
    assert set(found.links) <= set(found.ids)


def test_nothing_comes_from_elsewhere_and_nothing_runs(law, spoken):
    found = page(law, *spoken.FORMULAS)
    assert {tag for tag, _ in found.tags} & {"script", "link", "img", "iframe"} == set()
    assert [attributes for _, attributes in found.tags if "src" in attributes or "onclick" in attributes] == []


def test_the_style_stays_inside_its_class(law):
    [style] = [text for text in page(law, "sick").says if "{" in text]
    assert all(line.startswith(".shanyraq-explanation") for line in style.strip().splitlines())


def test_what_people_wrote_is_escaped(law):
    found = page(law, "sick", "age", ids=("<b>m1</b>", '"&'))
    assert "b" not in {tag for tag, _ in found.tags}
    assert any("<b>m1</b>" in text for text in found.says)


def test_a_page_can_take_in_two_explanations(law):
    first, second = page(law, "wages"), page(law, "wages", prefix="before")
    assert set(first.ids).isdisjoint(second.ids)
    assert second.links
    assert set(second.links) <= set(second.ids)


def test_what_carried_weight_is_open_and_what_follows_from_nothing_stated_is_not(law):
    tags = page(law, "quotient", "everybody", "lately_moved").tags
    opened = [attributes for tag, attributes in tags if tag == "details" and "open" in attributes]
    closed = [attributes for tag, attributes in tags if tag == "details" and "open" not in attributes]
    assert (len(opened), len(closed)) == (3, 2), "closed: the move nobody stated, and the assumptions"


def test_signs_are_said_aloud(law):
    signs = [attributes for _, attributes in page(law, "quotient", "works", lang="kk").tags if "role" in attributes]
    assert {found["aria-label"] for found in signs} == {"иә", "жоқ"}


def test_a_fact_shows_its_months_and_a_parameter_its_source(law):
    said = "".join(page(law, "wages", "part", lang="ru").says).replace("\u00a0", " ")
    assert "m1: январь 2024 60 000,50 ₸, февраль 2024 40 000 ₸" in said
    assert "источник: по памяти, документ не найден" in said
    assert "источник: a paper" in said
    assert "значение по стране, своего нет" in said


def test_what_was_set_by_hand_is_marked(law):
    said = "".join(page(law.with_values({"wages": 100}), "quotient", lang="ru").says)
    assert said.count("задано вручную") == 1
    assert "Задано вручную" in said
