"""Quota accounts in the reader's language: the lines of one, the rows of many, what is not sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shanyraq.law.employers.law import QUOTA_OUTPUTS, SPECIAL_WORKPLACE_OUTPUTS
from shanyraq.people.employers.account import SUMMED, Account, certainty_of, unsure
from shanyraq.rules.acts import citation
from shanyraq.rules.facts import Fact
from shanyraq.rules.formats import decimal, told
from shanyraq.rules.in_force import LawInForce, ParameterInForce, SetByHand
from shanyraq.rules.rule import Certainty, Rule
from shanyraq.rules.units import WHOLE

COLUMNS = ("staff_listed", "quota_base", "quota_share", "quota_places", "quota_filled", "quota_gap")
"""What a table of many employers shows of each, before why no quota is set."""

REASONS, ROUNDING = "no_quota_reasons", "quota_rounding"


@dataclass(frozen=True)
class Line:
    """A line of an account.

    Attributes:
        name: of the law.
        title: what it is called.
        value: as people read it.
        article: where the law says so.
        certainty: how sure it is.
    """

    name: str
    title: str
    value: str
    article: str
    certainty: Certainty


class AccountTelling:
    """Tells accounts.

    Args:
        law: the law of the day.
        lang: one of `LANGUAGES`.
    """

    def __init__(self, law: LawInForce, lang: str) -> None:
        self.law = law
        self.lang = lang

    def value(self, name: str, value: int) -> str:
        """A value as a person reads it; workplaces before rounding are a number, no share."""
        if name == "quota_exact":
            return decimal(Fraction(value, WHOLE), self.lang)
        return told(value, self.law[name].unit, self.lang, self.law.law.labels)

    def title(self, name: str) -> str:
        """What a name is called."""
        return self.law[name].title.lang(self.lang)

    def lines(self, account: Account) -> list[Line]:
        """The account of one employer, line by line."""
        lines = [self._line(name, account.values[name]) for name in QUOTA_OUTPUTS]
        lines.insert(QUOTA_OUTPUTS.index("quota_places"), self._rounding())
        return lines

    def _line(self, name: str, value: int) -> Line:
        rule = self.law[name].origin
        article = rule.article if isinstance(rule, Rule) else ""
        cited = citation(article, self.law.law.acts, self.lang, self.law.day)
        return Line(name, self.title(name), self.value(name, value), cited, certainty_of(self.law, name))

    def _rounding(self) -> Line:
        """How workplaces become whole ones."""
        node = self.law[ROUNDING]
        if isinstance(node.origin, ParameterInForce):
            value, written = node.origin.value(None)
            act = citation(written.act, self.law.law.acts, self.lang) if written else ""
            return Line(
                ROUNDING, self.title(ROUNDING), self.value(ROUNDING, value), act, certainty_of(self.law, ROUNDING)
            )
        assert isinstance(node.origin, SetByHand)
        return Line(ROUNDING, self.title(ROUNDING), self.value(ROUNDING, node.origin.value), "", "read")

    def categories(self, account: Account) -> list[tuple[str, ...]]:
        """A row for each category of employees: its name and what was stated of it, fact by fact."""
        facts = {fact.name: fact for fact in self.law.law.facts}
        return [
            (name, "; ".join(self._stated(facts[fact], value) for fact, value in stated.items()))
            for name, stated in zip(account.employer.case.ids, account.employer.case.members, strict=True)
        ]

    def _stated(self, fact: Fact, value: int) -> str:
        return f"{fact.title.lang(self.lang)}: {told(value, fact.unit, self.lang, self.law.law.labels)}"

    def workplaces(self, account: Account) -> list[tuple[str, ...]]:
        """A row for each category of special workplaces."""
        return [
            (category, *(self.value(name, value) for name, value in values.items()))
            for category, values in account.workplaces.items()
        ]

    def workplace_heads(self) -> list[str]:
        """What the columns of special workplaces are called."""
        return [self.title(name) for name in SPECIAL_WORKPLACE_OUTPUTS]

    def heads(self) -> list[str]:
        """What the columns of many employers are called, after the employers' own."""
        return [self.title(name) for name in (*COLUMNS, REASONS)]

    def row(self, account: Account) -> list[str]:
        """One employer of many, after its name."""
        cells = [self.value(name, account.values[name]) for name in COLUMNS]
        return [*cells, self.value(REASONS, account.values[REASONS]) if account.values[REASONS] else ""]

    def totals(self, accounts: Sequence[Account]) -> list[str]:
        """The sums over employers for every column but the reasons; nothing where sums mean nothing."""
        sums = {name: sum(account.values[name] for account in accounts) for name in SUMMED}
        return [self.value(name, sums[name]) if name in sums else "" for name in COLUMNS]

    def unsure(self) -> list[tuple[str, Certainty]]:
        """What the accounts rest on that was not read in an act: titles, with how sure they are."""
        return [(self.title(name), certainty) for name, certainty in unsure(self.law).items()]
