"""The list in one language: the texts that every way of showing it has in common."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from shanyraq.law.benefits.entitled import BENEFITS_SINCE
from shanyraq.law.benefits.facts import BENEFIT_FAMILY_FACTS, BENEFIT_PERSON_FACTS
from shanyraq.law.entitlements.claims import Claim, claim_of
from shanyraq.law.entitlements.listing import Entitlement, Entitlements, Standing, rule_of
from shanyraq.rules import to_day
from shanyraq.rules.facts import Fact
from shanyraq.rules.formats import day as day_told
from shanyraq.rules.formats import money
from shanyraq.rules.in_force import ParameterInForce
from shanyraq.rules.problems import messages
from shanyraq.rules.rule import Certainty
from shanyraq.rules.telling import Telling
from shanyraq.rules.units import UNITS
from shanyraq.rules.why_nought import Cause, WhyNought

WORDS = Path(__file__).with_name("words.toml")

ORDER = (
    Standing.MISSED,
    Standing.DIFFERS,
    Standing.WITHOUT_RIGHT,
    Standing.RECEIVED,
    Standing.ENTITLED,
    Standing.ENDED,
    Standing.NOT_DUE,
)
"""Standings in the order people want to read them: first what somebody has to act on."""

TO_ACT_ON = (Standing.MISSED, Standing.DIFFERS)
"""Standings in which somebody has to go somewhere."""

GIVE_A_RIGHT = frozenset(fact.name for fact in BENEFIT_FAMILY_FACTS + BENEFIT_PERSON_FACTS)
"""The facts that give a right by being stated."""

MOST_REASONS = 3
"""How many reasons are told; more than that are no nearest ones."""


class EntitlementsTelling:
    """The texts of a list in a language.

    Args:
        found: the list.
        lang: one of `LANGUAGES`.
    """

    def __init__(self, found: Entitlements, lang: str) -> None:
        self.found = found
        self.lang = lang
        self.explanation = found.explanation
        self.law = found.explanation.law
        self.telling = Telling(found.explanation, lang)
        self.causes = WhyNought(self.telling)

    def word(self, key: str, /, **places: object) -> str:
        """A text of the list, filled."""
        return messages(WORDS)[key][self.lang].format(**places)

    @cached_property
    def title(self) -> str:
        """What the list is called."""
        return self.word("title", day=day_told(to_day(self.law.day), self.lang))

    def groups(self) -> Iterator[tuple[Standing, tuple[Entitlement, ...]]]:
        """The benefits by how they stand; standings nobody has are left out."""
        for standing in ORDER:
            if items := self.found.of(standing):
                yield standing, items

    def summary(self) -> Iterator[str]:
        """What is missed in all, and what claiming it would change."""
        found = self.found
        if self.law.day < BENEFITS_SINCE:
            yield self.word("before_benefits", day=self.day(BENEFITS_SINCE))
        if found.missed_month:
            yield self.word("missed_month", amount=self.money(found.missed_month))
        if found.missed_once:
            yield self.word("missed_once", amount=self.money(found.missed_once))
        if not found.of(Standing.MISSED, Standing.DIFFERS):
            yield self.word("nothing_missed")
        if found.assistance_if_claimed is not None:
            now = found.explanation.values["targeted_assistance_month"]
            assert isinstance(now, int)  # it is the family's
            then = found.assistance_if_claimed
            yield self.word("if_claimed", then=self.money(then), now=self.money(now))

    def name(self, item: Entitlement) -> str:
        """What a benefit is called."""
        return self.telling.title(item.listed.called or item.listed.output)

    def amount(self, item: Entitlement) -> str:
        """What may be claimed, or nothing for goods in kind."""
        return "" if item.in_kind or not item.due else self.money(item.amount)

    def whom(self, item: Entitlement) -> str:
        """Whose it is, with the amounts where there are several; nothing where it is nobody's."""
        if item.member is not None:
            return self.member(item.member)
        if item.in_kind or len(item.parts) == 1:
            return ", ".join(self.member(slot) for slot, _ in item.parts)
        return "; ".join(f"{self.member(slot)} {self.money(amount)}" for slot, amount in item.parts)

    def about(self, item: Entitlement) -> list[str]:
        """Whose it is, until when, and what changes next."""
        return [*filter(None, [self.whom(item)]), *self.times(item)]

    def member(self, slot: int) -> str:
        """A member's name in the case."""
        return self.explanation.case.ids[slot]

    def article(self, item: Entitlement) -> str:
        """Where the law says so."""
        return self.telling.article(rule_of(self.law, item.listed.output).article)

    def times(self, item: Entitlement) -> Iterator[str]:
        """Until when, and what changes next."""
        if item.last_day is not None and not (item.listed.once and item.standing == Standing.RECEIVED):
            key = "claim_until" if item.listed.once else "last_day"
            yield self.word(key, day=self.day(item.last_day))
        change = item.change
        if change is None or (item.due and change.amount == 0):
            return
        key = "changes" if item.due else "begins"
        yield self.word(key, day=self.day(change.day), amount=self.money(change.amount))

    def receipts(self, item: Entitlement) -> Iterator[str]:
        """What was received, where it is not what was due."""
        if item.standing not in (Standing.DIFFERS, Standing.WITHOUT_RIGHT, Standing.ENDED):
            return
        if item.owed is None:
            yield self.word("received_in_quarter", received=self.money(item.received))
        else:
            yield self.word("in_quarter", received=self.money(item.received), owed=self.money(item.owed))
        if item.listed.other_grounds and item.standing != Standing.ENDED:
            yield self.word("other_grounds")

    def reasons(self, item: Entitlement) -> Iterator[str]:
        """Why there is no right to it: the nearest reasons, of whoever came nearest."""
        if item.due:
            return
        told: dict[str, None] = {}
        for name in item.listed.right or (item.listed.output,):
            for cause in self.causes.of(name, item.member):
                told[self._cause(cause, item.member)] = None
        yield from islice(told, MOST_REASONS)

    def _cause(self, cause: Cause, member: int | None) -> str:
        """A cause with whose it is, unless it is everybody's alike or the member's of whom the benefit is told."""
        text = self.causes.text(cause)
        alike = self.causes.is_everybody_s(cause)
        return text if cause.slot in (None, member) or alike else f"{self.member(cause.slot)}: {text}"

    def calculation(self, item: Entitlement) -> Iterator[str]:
        """How the amounts were reckoned."""
        told = {self._working(item.listed.output, slot, amount): None for slot, amount in item.parts}
        yield from (text for text in told if text)

    def _working(self, name: str, slot: int, amount: int) -> str:
        """The first reckoning behind an amount: its own, or that of the part it was taken from as it stands."""
        while True:
            accounts = self.telling.accounts(name)
            if not accounts:
                return ""
            account = accounts[slot if accounts[0].slot is not None else 0]
            if account.working:
                return account.working
            below = [part for part in self.law.nodes[name].inputs if self._value(part, slot) == amount]
            money_parts = [part for part in below if self.law.nodes[part].unit == UNITS["tiyn"]]
            if not money_parts:
                return ""
            name = money_parts[0]

    def _value(self, name: str, slot: int) -> int:
        value = self.explanation.values[name]
        return value[slot] if isinstance(value, tuple) else value

    def unstated(self, item: Entitlement) -> tuple[str, ...]:
        """The facts left out for everybody without which there is no right, where another amount was received."""
        if item.standing not in (Standing.DIFFERS, Standing.WITHOUT_RIGHT):
            return ()
        everyone = len(self.explanation.case.members)
        defaults = self.explanation.defaults
        names = [
            node.name for node in self.law.needed([item.listed.output]) if node.name in GIVE_A_RIGHT & set(defaults)
        ]
        left_out = [name for name in names if defaults[name] == (None,) or len(defaults[name]) == everyone]
        return tuple(self.telling.title(name) for name in left_out)

    def certainty(self, item: Entitlement) -> Certainty:
        """The least sure of all that the amount rests on."""
        found: set[str] = set()
        for node in self.law.needed([item.listed.output]):
            if isinstance(node.origin, ParameterInForce):
                found |= {value.certainty for value in node.origin.values.values()}
            elif not isinstance(node.origin, Fact):
                found.add(node.certainty)
        return "assumed" if "assumed" in found else "reported" if "reported" in found else "read"

    def assumptions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the amounts that are due rest on without proof: the kind of assumption, and what it is about."""
        carried = self._carried()
        for kind in ("set", "assumed", "reported", "stand_in"):
            about = [found.node for found in self.explanation.assumptions if found.kind == kind]
            titles = dict.fromkeys(self.telling.title(node.name) for node in about if node.name in carried)
            if titles:
                yield self.telling.word(f"assumption_{kind}"), tuple(titles)

    def _carried(self) -> frozenset[str]:
        """Everything that carried weight in an amount that is due."""
        waiting = [item.listed.output for item in self.found.items if item.due]
        found = set(waiting)
        while waiting:
            below = self.causes.relevance.used(waiting.pop()) - found
            found |= below
            waiting += below
        return frozenset(found)

    def counting(self, item: Entitlement) -> str:
        """Whether it counts for targeted assistance."""
        return self.word("counts" if item.counts_as_income else "counts_not")

    def claim(self, item: Entitlement) -> Claim | None:
        """Where it is claimed, where that is known."""
        return claim_of(item.listed.output, self.law.day)

    def places(self, items: Iterable[Entitlement]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Where benefits are claimed and with what, each place once, with the benefits claimed there."""
        found: dict[str, list[str]] = {}
        for item in items:
            if (claim := self.claim(item)) is not None:
                papers = "" if claim.papers is None else self.word("papers", papers=claim.papers.lang(self.lang))
                place = self.word("place", place=claim.place.lang(self.lang))
                found.setdefault(". ".join(filter(None, (place, papers))), []).append(self.name(item))
        yield from ((place, tuple(dict.fromkeys(names))) for place, names in found.items())

    def money(self, tiyn: int) -> str:
        """An amount."""
        return money(tiyn, self.lang)

    def day(self, day: date) -> str:
        """A day."""
        return day_told(to_day(day), self.lang)
