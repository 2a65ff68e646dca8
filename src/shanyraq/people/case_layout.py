"""Where each fact stands in a case file, and which months its incomes may be of. Derived from the law's facts."""

from datetime import date

from shanyraq.law.facts import FACTS
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.levels import LEVELS
from shanyraq.rules import Fact
from shanyraq.rules.parameters import quarter_before

ASSETS = (
    "dwellings",
    "unsafe_dwellings",
    "dwelling_area_m2",
    "dwelling_disposed_on",
    "non_residential_for_profit",
    "building_plot",
    "building_plot_from_akimat",
    "cars",
    "machinery",
)
"""The family's facts that stand under `assets`; its other facts stand at the top of the file."""

INCOME = "income_"
"""What the names of income facts begin with; the rest is the `kind` of a line of `incomes`."""

CASE_FACTS: dict[str, Fact] = {fact.name: fact for fact in FACTS if fact.level == "case"}

ASSET_FACTS: dict[str, Fact] = {fact.name: fact for fact in FACTS if fact.name in ASSETS}

TOP_FACTS: dict[str, Fact] = {
    fact.name: fact for fact in FACTS if fact.level == LEVELS.group and fact.name not in ASSETS
}

INCOME_KINDS: dict[str, Fact] = {fact.name.removeprefix(INCOME): fact for fact in INCOME_FACTS}

MEMBER_FACTS: dict[str, Fact] = {
    fact.name: fact for fact in FACTS if fact.level == LEVELS.member and fact not in INCOME_FACTS
}

TOP_KEYS = (*CASE_FACTS, *TOP_FACTS, "members", "assets")
MEMBER_KEYS = ("id", *MEMBER_FACTS, "incomes")
INCOME_KEYS = ("kind", "month", "amount")

HOMES: dict[str, str] = {
    **dict.fromkeys((*CASE_FACTS, *TOP_FACTS), "$"),
    **dict.fromkeys(ASSET_FACTS, "assets"),
    **dict.fromkeys(MEMBER_FACTS, "members[…]"),
    **dict.fromkeys((fact.name for fact in INCOME_FACTS), "members[…].incomes[…]"),
    **dict.fromkeys(INCOME_KINDS, "members[…].incomes[…].kind"),
}
"""Where a fact belongs, for whoever has put it elsewhere; `$` is the top of the file."""


def reference_months(day: date) -> tuple[str, ...]:
    """The three months of the quarter before a day's quarter, as `2024-01`: the ones whose incomes count."""
    first = quarter_before(day)
    return tuple(f"{first.year}-{first.month + later:02d}" for later in range(3))
