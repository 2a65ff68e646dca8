"""Whatever the law says can be told in three languages, with its act and how sure it is."""

import importlib
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import shanyraq.law
from shanyraq.law.assembly import all_parameters, toml_tables
from shanyraq.law.bodies import BODIES
from shanyraq.rules import Codes, Fact, Marks, Rule, Text, rules_of
from shanyraq.rules.acts import cited_acts
from shanyraq.rules.rule import Certainty

LAW = Path(shanyraq.law.__file__).parent
LANGUAGES = {"kk", "ru", "en"}


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of the law, found by walking its folder, so that none can be forgotten in a list."""
    return tuple(
        importlib.import_module(".".join(("shanyraq.law", *file.relative_to(LAW).with_suffix("").parts)))
        for file in sorted(LAW.rglob("*.py"))
        if file.stem != "__init__"
    )


def rules() -> list[Rule]:
    return [rule for module in modules() for rule in rules_of(module)]


def facts() -> list[Fact]:
    return [fact for body in BODIES.values() for fact in body().facts]


def acts() -> dict[str, Any]:
    return tomllib.loads((LAW / "acts.toml").read_text(encoding="utf-8"))


def complete(text: object) -> bool:
    """Whether a table says something in each of the three languages and in no other."""
    return isinstance(text, dict) and text.keys() == LANGUAGES and all(str(said).strip() for said in text.values())


def all_said(text: Text) -> bool:
    return complete(text._asdict())


def test_the_law_has_rules_facts_and_parameters() -> None:
    assert rules()
    assert facts()
    assert all_parameters()


def test_every_rule_and_no_other_has_a_title_in_three_languages() -> None:
    titles = toml_tables("titles")
    assert titles.keys() == {rule.name for rule in rules()}
    assert [name for name, title in titles.items() if not complete(title)] == []


def test_every_fact_and_parameter_has_a_title_in_three_languages() -> None:
    named: Iterable[Any] = (*facts(), *all_parameters())
    assert [item.name for item in named if not all_said(item.title)] == []
    assert [fact.name for fact in facts() if fact.meaning and not all_said(fact.meaning)] == []


def test_every_code_and_mark_has_words_in_three_languages() -> None:
    words = toml_tables("answers")
    lists = {
        name: kind
        for module in modules()
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, Codes | Marks) and kind.__module__ == module.__name__
    }
    assert words.keys() == lists.keys()
    for name, kind in lists.items():
        assert words[name].keys() == {code.wire for code in kind}, name
        assert [code for code, said in words[name].items() if not complete(said)] == [], name


def test_every_act_cited_is_listed_and_every_act_listed_is_cited() -> None:
    articles = [rule.article for rule in rules()]
    articles += [value.act for parameter in all_parameters() for value in parameter.values]
    assert {act for article in articles for act in cited_acts(article)} == acts().keys()


def test_every_act_is_named_in_three_languages_and_dated() -> None:
    known = acts()
    assert [
        name for name, act in known.items() if not (complete(act.get("short")) and complete(act.get("title")))
    ] == []
    assert [name for name, act in known.items() if "since" not in act] == []


def test_every_rule_says_what_it_says_where_and_how_sure_it_is() -> None:
    for rule in rules():
        assert rule.meaning, rule.place
        assert rule.article.strip(), rule.place
        assert rule.certainty in get_args(Certainty), rule.place


def test_every_parameter_value_says_where_it_was_seen() -> None:
    for parameter in all_parameters():
        assert parameter.values, f"{parameter.file}: {parameter.name}"
        for value in parameter.values:
            where = f"{parameter.file}: {parameter.name} since {value.since}"
            assert value.act.strip(), where
            assert value.source.strip(), where
            assert value.certainty in get_args(Certainty), where
            assert value.certainty != "read" or value.source != "recollection", where


def test_names_are_unique_among_facts_rules_and_parameters() -> None:
    names = [
        *(fact.name for fact in facts()),
        *{rule.name for rule in rules()},
        *(item.name for item in all_parameters()),
    ]
    assert sorted(names) == sorted(set(names))


def test_every_parameter_is_asked_for_by_some_body_of_law() -> None:
    asked = {parameter.name for body in BODIES.values() for parameter in body().parameters}
    assert {parameter.name for parameter in all_parameters()} == asked
