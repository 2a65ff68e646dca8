"""Pages: whole, safe, labelled, in a language, and frank about made-up data."""

from html.parser import HTMLParser

import pytest

from shanyraq.people.charts.labels import Labels
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.charts.tile_map import tile_map_svg

TABLE = Table("Families <by> region", ["Region", "Families", "Note"], [["Abai", "1,200", "<script>"]], frozenset({2}))


class Seen(HTMLParser):
    """What tags a page opens and closes, and with which attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "rect", "path", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def whole_page(lang: str, *, synthetic: bool) -> str:
    page = Page("Report & <more>", lang, synthetic=synthetic)
    page.note("All is well.", "good")
    page.heading("Where", 2)
    page.paragraph("One < two")
    page.points(["a", "b"])
    page.points([])
    page.table(TABLE)
    page.figure(tile_map_svg({}, Labels("Map", lang)), "What to see", TABLE)
    return page.html()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_page_is_well_formed_labelled_and_self_contained(lang: str) -> None:
    text = whole_page(lang, synthetic=False)
    seen = Seen(text)
    assert seen.open == []
    tags = [tag for tag, _ in seen.tags]
    assert tags.count("h1") == 1
    assert "script" not in tags
    assert "link" not in tags
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
    assert ("html", {"lang": lang}) in seen.tags
    assert {attributes.get("scope") for tag, attributes in seen.tags if tag == "th"} == {"col", "row"}
    assert tags.count("caption") == tags.count("table") == 2
    assert tags.count("figcaption") == tags.count("figure") == tags.count("details") == 1
    assert "&lt;script&gt;" in text


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    html = TABLE.html()
    assert '<td class="number">1,200</td>' in html
    assert "<td>&lt;script&gt;</td>" in html


@pytest.mark.parametrize(("lang", "said"), [("kk", "Синтетикалық"), ("ru", "Синтетические"), ("en", "Synthetic")])
def test_a_page_of_made_up_families_says_so_first(lang: str, said: str) -> None:
    assert said in whole_page(lang, synthetic=True).split("<h1>")[0]
    assert said not in whole_page(lang, synthetic=False)
