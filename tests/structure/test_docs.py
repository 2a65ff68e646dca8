"""The documentation holds: links lead somewhere, every page is reached, and the code in it runs."""

import doctest
import importlib.util
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from shanyraq.law.facts import FACTS
from shanyraq.law.levels import LEVELS
from shanyraq.rules import Text, read_parameters, rules_of
from shanyraq.rules.law import Law

HOME = Path(__file__).parents[2]
DOCS = HOME / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced code of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def headings(page: Path) -> set[str]:
    """The anchors of a page."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page: Path) -> list[tuple[Path, str]]:
    """Where the links of a page lead inside the project: file and anchor."""
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return [((page.parent / target).resolve() if target else page, anchor) for target, anchor in found]


@pytest.mark.parametrize("page", [*PAGES, *sorted(HOME.glob("*.md"))], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [
        f"{target.relative_to(HOME)}#{anchor}"
        for target, anchor in links(page)
        if not target.exists() or (anchor and anchor not in headings(target))
    ]
    assert not broken


def test_the_index_reaches_every_page() -> None:
    reached = {target for target, _ in links(DOCS / "README.md")}
    assert [str(page.relative_to(DOCS)) for page in PAGES if page not in reached and page.name != "README.md"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_at_the_prompt_give_what_they_show(page: Path) -> None:
    text = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_toml_example_can_be_read() -> None:
    for page in PAGES:
        for block in blocks(page, "toml"):
            tomllib.loads(block)


def test_the_winter_act_of_the_guides_is_a_law_that_holds_together(tmp_path: Path) -> None:
    """The rules of one guide and the parameters of the other, resolved on every day on which something changes."""
    (tmp_path / "winter.toml").write_text("\n".join(blocks(DOCS / "how-to/parameters.md", "toml")), encoding="utf-8")
    (tmp_path / "winter_act.py").write_text("\n\n".join(blocks(DOCS / "how-to/write-a-rule.md", "python")))
    spec = importlib.util.spec_from_file_location("winter_act", tmp_path / "winter_act.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rules = rules_of(module)
    titles = {rule.name: Text("қыс", "зима", "winter") for rule in rules}
    law = Law(LEVELS, FACTS, rules, read_parameters(tmp_path / "winter.toml"), titles, {}, date(2024, 1, 1))
    assert {rule.name for rule in rules} >= {"heating_help", "heating_points"}
    law.check()
