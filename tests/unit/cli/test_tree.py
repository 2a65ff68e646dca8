"""An explanation drawn at the terminal: the decision first, every reason that carried weight, nothing twice."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from shanyraq.cli.tree import explanation_tree
from shanyraq.cli.unbroken import HELD, Unbroken
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.people.case_file import read_case
from shanyraq.rules import LANGUAGES
from shanyraq.rules.explain import explain
from shanyraq.rules.facts import Fact
from shanyraq.rules.formats import NO_BREAK
from shanyraq.rules.reform import read_reform
from shanyraq.rules.relevance import Relevance
from shanyraq.rules.telling import Telling

EXAMPLES = Path(__file__).parents[3] / "examples"
FAMILIES = ("young-family-2024", "two-cars-2025", "disabled-mother-2026", "large-family-2019")
WIDE = 10_000


def explained(family, outputs=OUTPUTS, law=LAW, **by_hand):
    file = read_case((EXAMPLES / f"{family}.json").read_text(encoding="utf-8"))
    return explain(law.at(file.application_date).with_values(by_hand), file.case, outputs)


def drawn(explanation, lang="en", width=80, **console):
    screen = StringIO()
    Console(file=screen, width=width, **console).print(explanation_tree(explanation, lang))
    return screen.getvalue()


def plain(explanation, lang="en"):
    """The drawing without breaks between words, and with plain spaces."""
    return drawn(explanation, lang, WIDE).replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "kk",
            [
                "14.05.2024 күнгі өтініш: шартты ақшалай көмек",
                "айына 15 849 ₸ × 2 ай = 31 698 ₸",
                "оның ішінде көмек 10 311 ₸, балаларға қосымша төлем 5 538 ₸",
            ],
        ),
        (
            "ru",
            [
                "Обращение от 14.05.2024: обусловленная денежная помощь",
                "15 849 ₸ в месяц × 2 месяца = 31 698 ₸",
                "из них помощь 10 311 ₸ и доплата на детей 5 538 ₸",
            ],
        ),
        (
            "en",
            [
                "Application of 14 May 2024: conditional assistance",
                "15,849 ₸ a month × 2 months = 31,698 ₸",
                "of it 10,311 ₸ of assistance and 5,538 ₸ for young children",
            ],
        ),
    ],
)
def test_the_decision_stands_first(lang, lines):
    assert plain(explained("young-family-2024"), lang).splitlines()[:3] == lines


def test_a_refusal_names_its_grounds():
    assert plain(explained("two-cars-2025")).splitlines()[:3] == [
        "Application of 20 February 2025: no assistance",
        "• income per member above the poverty line",
        "• no need found",
    ]


def test_of_the_decision_only_what_was_asked_is_told():
    assert plain(explained("young-family-2024", ("poverty_line",))).startswith("Why")
    assert plain(explained("young-family-2024", ("kind", "targeted_assistance_month"))).splitlines()[1:2] == [
        "15,849 ₸ a month"
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_that_carried_weight_is_hidden(family, lang):
    explanation = explained(family)
    telling = Telling(explanation, lang)
    relevance, text = Relevance(telling), plain(explanation, lang)
    waiting, reached = list(OUTPUTS), set(OUTPUTS)
    while waiting:
        name = waiting.pop()
        new = set() if relevance.unstated(name) else relevance.used(name) - reached
        waiting += new
        reached |= new
    told_elsewhere = {name for name in reached if isinstance(explanation.law.nodes[name].origin, Fact)}
    assert [name for name in reached - told_elsewhere if telling.title(name) not in text] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_told_once_is_only_named_again(family):
    lines = [line.lstrip("│├└╴ ") for line in plain(explained(family)).splitlines()]
    heads = [line.split(":")[0] for line in lines if "art." in line and not line.startswith(("↑", "✓", "✗"))]
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_keep_to_the_width_and_amounts_stay_whole(lang, width):
    text = drawn(explained("large-family-2019"), lang, width)
    assert max(map(len, text.splitlines())) <= width
    assert HELD not in text
    assert text.count("₸") == text.count(f"{NO_BREAK}₸")
    assert "\x1b" not in text


def test_colour_is_used_where_there_is_a_terminal():
    assert "\x1b[1;32m" in drawn(explained("young-family-2024"), force_terminal=True, color_system="standard")


def test_comparisons_of_the_family_say_what_would_turn_them():
    assert (
        "✗ Total income of the quarter (273,798 ₸) > Poverty line of the whole family for the quarter (304,731 ₸)"
        " · “yes” if it were more by over 30,933 ₸" in plain(explained("young-family-2024"))
    )


def test_comparisons_of_members_are_told_in_one_line():
    asked = "Возраст ≥ «Возраст, с которого лицо считается трудоспособным» (18):"
    assert f"{asked}  ✓ mother (36), father (38)  ✗ son (1)" in plain(explained("young-family-2024"), "ru")


def test_incomes_show_their_months_and_noughts_share_a_line():
    text = plain(explained("young-family-2024"))
    assert "father: January 2024 70,000 ₸ + February 2024 70,000 ₸ + March 2024 70,000 ₸" in text
    assert "0 ₸: Income from household farming; Income from property; Alimony" in text
    assert "0 ₸: 35 amounts" in text


def test_an_income_that_does_not_count_is_told():
    assert "Housing assistance: mother — 9,850.40 ₸; daughter, son — 0 ₸" in plain(explained("disabled-mother-2026"))


def test_what_is_not_sure_is_marked_and_listed():
    text = plain(explained("young-family-2024"))
    assert "Rounding of the amount to a whole tenge: up  Social Code, art. 126(1)  [assumed]" in text
    [assumed] = [line for line in text.splitlines() if line.startswith("Assumed")]
    assert "Rounding of the amount to a whole tenge" in assumed
    assert assumed.endswith("more that made no difference")


def test_what_was_set_by_hand_and_what_a_reform_changed_is_said():
    by_hand = plain(explained("young-family-2024", poverty_line=4_000_000))
    assert "Poverty line: 40,000 ₸  [set by hand]" in by_hand
    assert "Set by hand: Poverty line: 40,000 ₸" in by_hand
    reform = read_reform(EXAMPLES / "reform-whole-minimum.toml")
    reformed = plain(explained("young-family-2024", law=LAW.with_reform(reform)))
    assert reformed.splitlines()[-1] == f"Reform: {reform.name}"


def test_facts_left_out_by_some_name_whom():
    assert "Work (son)" in plain(explained("young-family-2024"))


def test_the_law_is_named_last():
    explanation = explained("young-family-2024")
    assert plain(explanation, "kk").splitlines()[-1] == (
        f"{date(2024, 5, 14):%d.%m.%Y} күнгі заң · таңбасы {explanation.law.fingerprint}"
    )


def test_texts_break_at_plain_spaces_only():
    screen = StringIO()
    Console(file=screen, width=12).print(Unbroken(Text(f"about 41{NO_BREAK}117{NO_BREAK}₸ each")))
    assert screen.getvalue().split("\n") == ["about ", f"41{NO_BREAK}117{NO_BREAK}₸ ", "each", ""]
