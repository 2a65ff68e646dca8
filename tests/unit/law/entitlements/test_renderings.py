"""The list told: as JSON that keeps its schema, as HTML that is well-formed, in three languages that say the same."""

import json
import tomllib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from plain_families import born, child, listing, mother, of, person

import shanyraq.law.entitlements
from shanyraq.law.codes import CaresFor, Disability, Relation, Work
from shanyraq.law.entitlements.claims import claim_of
from shanyraq.law.entitlements.json_schema import STANDINGS, entitlements_schema
from shanyraq.law.entitlements.listed import LISTED
from shanyraq.law.entitlements.listing import Entitlements, Standing
from shanyraq.law.entitlements.render_html import render_html
from shanyraq.law.entitlements.render_json import render_json
from shanyraq.law.entitlements.telling import ORDER, EntitlementsTelling
from shanyraq.law.families import LAW
from shanyraq.rules import LANGUAGES

HOME = Path(shanyraq.law.entitlements.__file__).parent


@pytest.fixture(scope="module")
def family() -> Entitlements:
    """Something of every standing but goods in kind."""
    return listing(
        mother(cares_for=CaresFor.CHILD_UNDER_3, work=Work.NOT_WORKING),
        person(Relation.SPOUSE, born(1988), disability=Disability.GROUP_3, work=Work.PERMANENT_JOB),
        person(Relation.PARENT, born(1960), sex=1),
        child(born(2024, 7, 20)),
        child(born(2013)),
        child(born(2015)),
        child(born(2017)),
        monthly={
            0: {"childcare_allowance": (30_867, 30_867, 30_867), "survivor_benefit": (0, 0, 9)},
            1: {"disability_benefit": (40_000, 40_000, 40_000), "wage": (300_000, 300_000, 300_000)},
            2: {"pension": (32_360, 32_360, 32_360)},
        },
        housing_costs_month=100,
    )


class Page(HTMLParser):
    """Reads a fragment: whether every tag is closed, which tags and identifiers it has, where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "br":
            self.stack.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [(value or "").removeprefix("#") for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def test_every_standing_is_told(family: Entitlements) -> None:
    told = {standing for standing, _ in EntitlementsTelling(family, "en").groups()}
    assert told == set(Standing) - {Standing.ENTITLED}
    assert set(ORDER) == set(Standing) == set(STANDINGS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_keeps_its_schema_in_every_language(family: Entitlements, lang: str) -> None:
    schema = entitlements_schema()
    Draft202012Validator.check_schema(schema)
    found = json.loads(json.dumps(render_json(family, lang)))
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    assert found["language"] == lang


def test_json_of_languages_differs_in_sentences_alone(family: Entitlements) -> None:
    sentences = ("calculation", "reasons", "unstated")
    lists = [render_json(family, lang)["entitlements"] for lang in LANGUAGES]
    assert any(lists[0][place][name] != lists[1][place][name] for place in range(len(lists[0])) for name in sentences)
    plain = [[{key: item[key] for key in item if key not in sentences} for item in items] for items in lists]
    assert plain[0] == plain[1] == plain[2]


def test_json_says_what_an_offer_needs(family: Entitlements) -> None:
    item = next(item for item in render_json(family)["entitlements"] if item["income_kind"] == "large_family_allowance")
    assert (item["standing"], item["period"], item["amount"]) == ("missed", "month", "69330.00")
    assert item["recipients"] == [{"member": "m1", "amount": "69330.00"}]
    assert item["change"] == {"date": "2031-01-01", "amount": "0.00"}
    assert item["last_day"] == "2030-12-31"
    assert item["article"]["ru"] == "Социальный кодекс, ст. 90(2); Социальный кодекс, ст. 91(1)"
    assert item["claim"]["article"]["en"] == "Social Code, art. 72(1)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_is_well_formed_and_leads_to_the_reasons(family: Entitlements, lang: str) -> None:
    text = render_html(family, lang)
    page = Page(text)
    assert "script" not in page.tags
    assert set(page.links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert f'lang="{lang}"' in text


def test_names_of_members_are_escaped() -> None:
    found = listing(mother())
    case = found.explanation.case
    object.__setattr__(case, "ids", ("<b>m1</b>",))
    assert "<b>m1" not in render_html(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_due_says_why(family: Entitlements, lang: str) -> None:
    telling = EntitlementsTelling(family, lang)
    assert [item.listed.output for item in family.items if not item.due and not list(telling.reasons(item))] == []
    assert [item.listed.output for item in family.items if item.due and list(telling.reasons(item))] == []


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2020, 1, 1), date(2022, 12, 31), date(2023, 7, 1)])
def test_reasons_are_found_under_the_law_of_any_day(day: date) -> None:
    found = listing(mother(), child(born(2012)), day=day)
    telling = EntitlementsTelling(found, "en")
    assert [item.listed.output for item in found.items if not item.due and not list(telling.reasons(item))] == []


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("large_family_allowance_month", "✓ Children of one couple (1) < Children who make a family large (4); "),
        ("awarded_mother_allowance_month", "A mother's award: none"),
        ("disability_allowance_month", "Disability: none"),
        ("survivor_allowance_month", "Loss of a breadwinner: none"),
        ("unemployment_payment_month", "Work: not working and not registered as unemployed"),
        ("birth_grant_claim", "m2: ✗ Date of birth (1 January 2024) ≥ Day of the application − Months from the birth "),
        ("childcare_allowance_month", "m2: ✗ Date of birth (1 January 2024) ≥ Day of the application − “Age to which "),
        ("housing_assistance_month", "Housing costs a month, within the norms: 0 ₸"),
        ("raising_allowance_month", "Disability: none"),
    ],
)
def test_the_nearest_reason_is_a_fact_of_whoever_came_nearest(output: str, reason: str) -> None:
    found = listing(mother(), child(born(2024)))
    [told] = EntitlementsTelling(found, "en").reasons(of(found, output))
    assert told.replace("\u00a0", " ").startswith(reason)


def test_each_of_two_exclusive_payments_says_what_excludes_it() -> None:
    insured = mother(cares_for=CaresFor.CHILD_UNDER_3, insured_income_month=20_000_000)
    found = listing(insured, child(born(2025, 8, 1)))
    [told] = EntitlementsTelling(found, "en").reasons(of(found, "childcare_allowance_month"))
    assert told.replace("\u00a0", " ").startswith(
        "m1: ✓ Monthly income that social contributions were paid from (200,000 ₸) > 0 ₸"
    )


def test_an_amount_is_told_with_its_reckoning() -> None:
    found = listing(mother(cares_for=CaresFor.CHILD_UNDER_3), child(born(2025, 6, 1)))
    telling = EntitlementsTelling(found, "en")
    [told] = telling.calculation(of(found, "childcare_allowance_month"))
    assert told.replace("\u00a0", " ") == "4,325 × 5.76 = 24,912 ₸"


def test_where_to_claim_is_told_for_all_but_goods_and_only_under_the_code() -> None:
    assert [each.output for each in LISTED if claim_of(each.output, date(2026, 2, 16)) is None] == [
        "guaranteed_package"
    ]
    assert {claim_of(each.output, date(2023, 6, 30)) for each in LISTED} == {None}


def test_every_text_is_there_in_three_languages_and_used() -> None:
    words = tomllib.loads((HOME / "words.toml").read_text(encoding="utf-8"))
    assert [key for key, text in words.items() if set(text) != set(LANGUAGES) or not all(text.values())] == []
    source = "\n".join(file.read_text(encoding="utf-8") for file in HOME.glob("*.py"))
    source += (HOME.parents[1] / "cli/entitlements_list.py").read_text(encoding="utf-8")
    known = {standing.value for standing in Standing} | {"rests_on_reported", "rests_on_assumed"}
    assert [key for key in words if key not in known and f'"{key}"' not in source and f"'{key}'" not in source] == []


def test_claims_are_told_in_three_languages_of_acts_that_are_known() -> None:
    told = tomllib.loads((HOME / "claims.toml").read_text(encoding="utf-8"))
    texts = [*told["places"].values(), *told["papers"].values()]
    assert [text for text in texts if set(text) != set(LANGUAGES) or not all(text.values())] == []
    assert {entry["article"].split(",")[0] for entry in told["benefits"].values()} <= LAW.acts.keys()
