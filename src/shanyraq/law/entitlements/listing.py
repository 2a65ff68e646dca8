"""The list itself: for every benefit of a day's law whether the family has a right to it, receives it, or misses it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from shanyraq.law.codes import Relation
from shanyraq.law.entitlements.listed import ASSISTANCE, LISTED, Listed
from shanyraq.law.entitlements.over_time import MONTHS_AHEAD, Keys, OverTime, last_of_month, months_after
from shanyraq.law.entitlements.receipts import Months, explained, label, months_of_quarter, received
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.explain import Explanation, explain
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.rule import Rule

BECOMES_DUE_WITHIN = 12
"""How many months ahead the beginning of a right is told."""


class Standing(StrEnum):
    """How a benefit stands with a family."""

    MISSED = "missed"
    DIFFERS = "differs"
    WITHOUT_RIGHT = "without_right"
    RECEIVED = "received"
    ENTITLED = "entitled"
    ENDED = "ended"
    NOT_DUE = "not_due"


@dataclass(frozen=True)
class Change:
    """What a benefit will be, as far as ages and known law tell.

    Attributes:
        day: the first day of the new amount.
        amount: the amount from then on, in tiyn; 0 where the right ends.
    """

    day: date
    amount: int


@dataclass(frozen=True)
class Entitlement:
    """One benefit, of the family or of one member.

    Attributes:
        listed: which.
        standing: due and missed, due and received, and so on.
        amount: what may be claimed, in tiyn a month or once; 0 where nothing is due.
        parts: whose it is: the member's place and the amount; nobody where nothing is due.
        member: the place of the member a personal benefit concerns; None where it is the family's, or nobody's.
        received: what was received of it in the quarter that counts, in tiyn.
        owed: what the law owed over that quarter as the facts stand, in tiyn; None where it hangs on earlier incomes.
        last_day: the last day of the right, where it is known.
        change: the next change of the amount, where one is known.
        counts_as_income: whether it will count in the income of targeted assistance.
    """

    listed: Listed
    standing: Standing
    amount: int
    parts: tuple[tuple[int, int], ...]
    member: int | None
    received: int
    owed: int | None
    last_day: date | None
    change: Change | None
    counts_as_income: bool

    @property
    def in_kind(self) -> bool:
        """Whether it is given in goods."""
        return not self.listed.received_as

    @property
    def due(self) -> bool:
        """Whether there is a right to it."""
        return bool(self.parts)


@dataclass(frozen=True)
class Entitlements:
    """The list of a family.

    Attributes:
        explanation: the law, the case, and every value the list rests on.
        items: the benefits, in the order of the Code; a personal one once for each member it concerns.
        assistance_if_claimed: targeted assistance a month once everything missed that counts had been received for a
            quarter; None where that changes nothing.
    """

    explanation: Explanation
    items: tuple[Entitlement, ...]
    assistance_if_claimed: int | None

    def of(self, *standings: Standing) -> tuple[Entitlement, ...]:
        """The benefits that stand so."""
        return tuple(item for item in self.items if item.standing in standings)

    @cached_property
    def missed_month(self) -> int:
        """What is missed every month, in tiyn."""
        return sum(item.amount for item in self.of(Standing.MISSED) if not item.listed.once)

    @cached_property
    def missed_once(self) -> int:
        """What is missed once, in tiyn."""
        return sum(item.amount for item in self.of(Standing.MISSED) if item.listed.once)


def entitlements(law: LawInForce, case: Case) -> Entitlements:
    """List what a family has a right to, receives and misses on the day of a law.

    Args:
        law: the law of the day; reforms and values set by hand are heeded.
        case: the family, with the incomes of the quarter before.

    Raises:
        InputProblem: a fact that may not be left out is missing.
    """
    listed = tuple(each for each in LISTED if each.output in law.nodes)
    outputs = dict.fromkeys(name for each in listed for name in (each.output, each.payee, *each.right, each.months))
    asked = [name for name in outputs if name in law.nodes]
    explanation = explain(law, case, asked)
    maker = _Maker(law, case, explanation, listed)
    items = tuple(maker.items())
    return Entitlements(explanation, items, maker.assistance_if_claimed(items))


def depends_on_income(law: LawInForce, output: str) -> bool:
    """Whether an amount hangs on what the family received."""
    incomes = {fact.name for fact in INCOME_FACTS}
    return any(node.name in incomes for node in law.needed([output]))


@dataclass(frozen=True)
class _Row:
    """A benefit before it is judged: whose, what is due now, what was owed by month."""

    listed: Listed
    slots: tuple[int, ...]
    parts: tuple[tuple[int, int], ...]
    owed: Months | None
    member: int | None = None

    @property
    def owed_in_quarter(self) -> int | None:
        if self.owed is None:
            return None
        return max(self.owed.values()) if self.listed.once else sum(self.owed.values())

    @property
    def amount(self) -> int:
        return 0 if not self.listed.received_as else sum(amount for _, amount in self.parts)


class _Maker:
    """Makes the items of one list."""

    def __init__(self, law: LawInForce, case: Case, explanation: Explanation, listed: Sequence[Listed]) -> None:
        self.law = law
        self.case = case
        self.values = explanation.values
        self.listed = listed
        self.steady = frozenset(each.output for each in listed if not depends_on_income(law, each.output))
        self.time = OverTime(law, case, self.steady)
        self.everyone = tuple(range(len(case.members)))

    def items(self) -> Iterator[Entitlement]:
        rows = [row for each in self.listed for row in self.rows(each)]
        due = [self.keys(row) for row in rows if row.parts]
        rest = [self.keys(row) for row in rows if not row.parts]
        changes = self.time.changes(rest, BECOMES_DUE_WITHIN) | self.time.changes(due, MONTHS_AHEAD)
        kinds: dict[tuple[str, tuple[int, ...]], list[_Row]] = {}
        for row in rows:
            kinds.setdefault((row.listed.received_as, row.slots), []).append(row)
        judged = {id(row): found for same in kinds.values() for row, found in self.judged(same)}
        for row in rows:
            standing, amount = judged[id(row)]
            change = self.change(row, changes)
            yield Entitlement(
                listed=row.listed,
                standing=standing,
                amount=row.amount,
                parts=row.parts,
                member=row.member,
                received=amount,
                owed=row.owed_in_quarter,
                last_day=self.last_day(row, change),
                change=change,
                counts_as_income=self.counts(row.listed.received_as),
            )

    def rows(self, listed: Listed) -> Iterator[_Row]:
        """A shared benefit once; a personal one for every member it concerns, or for nobody."""
        parts = self.parts(listed)
        if listed.shared or not listed.received_as:
            yield _Row(listed, self.everyone, parts, self.owed(listed, self.everyone))
            return
        due = dict(parts)
        concerned = [slot for slot in self.everyone if slot in due or self.case.members[slot].get(listed.received_as)]
        for slot in concerned:
            own = ((slot, due[slot]),) if slot in due else ()
            yield _Row(listed, (slot,), own, self.owed(listed, (slot,)), slot)
        if not concerned:
            yield _Row(listed, self.everyone, (), self.owed(listed, self.everyone))

    def parts(self, listed: Listed) -> tuple[tuple[int, int], ...]:
        """Whose a benefit is, and how much of it."""
        value = self.values[listed.output]
        if isinstance(value, tuple):
            return tuple((slot, int(amount)) for slot, amount in enumerate(value) if amount)
        return ((self.payee(listed), value),) if value else ()

    def payee(self, listed: Listed) -> int:
        """The member a family's benefit is paid to: the applicant, else the first who may hold it."""
        may = self.values[listed.payee] if listed.payee else ()
        able = [slot for slot, flag in enumerate(may) if flag] if isinstance(may, tuple) else []
        relations = [member["relation"] for member in self.case.members]
        able = sorted(able or self.everyone, key=lambda slot: relations[slot] != Relation.APPLICANT)
        return able[0]

    def owed(self, listed: Listed, slots: Sequence[int]) -> Months | None:
        """What the law owed in each month of the quarter that counts, where it hangs on no earlier income."""
        if listed.output not in self.steady or not listed.received_as:
            return None
        keys = self.own_keys(listed, slots)
        days = months_of_quarter(self.law.day)
        return {label(day): self.time.amount(keys, day) for day in days}

    def own_keys(self, listed: Listed, slots: Sequence[int]) -> Keys:
        of_members = self.law.nodes[listed.output].level == self.law.law.levels.member
        return tuple((listed.output, slot) for slot in slots) if of_members else ((listed.output, None),)

    def keys(self, row: _Row) -> Keys:
        """The values that a row adds up, where they hang on no income."""
        return self.own_keys(row.listed, row.slots) if row.listed.output in self.steady else ()

    def judged(self, rows: Sequence[_Row]) -> Iterator[tuple[_Row, tuple[Standing, int]]]:
        """How benefits of one kind of income stand; what was received is told of the one it is made of."""
        fact = rows[0].listed.received_as
        if not fact:
            yield from ((row, (Standing.ENTITLED if row.parts else Standing.NOT_DUE, 0)) for row in rows)
            return
        total, months = received(self.case, rows[0].slots, fact)
        owed = [row.owed for row in rows]
        if total == 0:
            yield from ((row, (Standing.MISSED if row.parts else Standing.NOT_DUE, 0)) for row in rows)
        elif any(each is None for each in owed):
            yield from ((row, (Standing.RECEIVED if row.parts else Standing.ENDED, total)) for row in rows)
        else:
            yield from self.compared(rows, total, months)

    def compared(self, rows: Sequence[_Row], total: int, months: Months) -> Iterator[tuple[_Row, tuple[Standing, int]]]:
        """Benefits of one kind, of which something was received, held against what was owed."""
        if rows[0].listed.once:
            yield from ((row, (self.once(row, total), total)) for row in rows)
            return
        owed = [row.owed or {} for row in rows]
        made_of = explained(total, months, owed)
        first = next((place for place, row in enumerate(rows) if row.parts or any(owed[place].values())), 0)
        for place, row in enumerate(rows):
            if place in made_of:
                standing = Standing.RECEIVED if row.parts else Standing.ENDED
                yield row, (standing, total if len(made_of) == 1 else sum(owed[place].values()))
            elif made_of or place != first:
                yield row, (Standing.MISSED if row.parts else Standing.NOT_DUE, 0)
            elif row.parts:
                yield row, (Standing.DIFFERS, total)
            else:
                yield row, (Standing.ENDED if any(owed[place].values()) else Standing.WITHOUT_RIGHT, total)

    @staticmethod
    def once(row: _Row, total: int) -> Standing:
        """A grant paid once: received where it is the amount of the day or of any month of the quarter."""
        owed = set((row.owed or {}).values()) - {0}
        if total in owed | ({row.amount} - {0}):
            return Standing.RECEIVED
        if row.parts:
            return Standing.DIFFERS
        return Standing.ENDED if owed else Standing.WITHOUT_RIGHT

    def change(self, row: _Row, changes: Mapping[Keys, date]) -> Change | None:
        """The next change of what is due; for what is not, the day it will be, where that is near."""
        keys = self.keys(row)
        if keys not in changes or row.listed.once:
            return None
        return Change(changes[keys], self.time.amount(keys, changes[keys]))

    def last_day(self, row: _Row, change: Change | None) -> date | None:
        """The last day of a right: before it comes to nought, or at the end of what it is granted for."""
        if not row.parts:
            return None
        months = self.values.get(row.listed.months, 0)
        if row.listed.months and isinstance(months, int):
            return last_of_month(months_after(self.law.day, max(0, months - 1)))
        if row.listed.once:
            return self.claim_until(row)
        return change.day - timedelta(days=1) if change is not None and change.amount == 0 else None

    def claim_until(self, row: _Row) -> date | None:
        """The last day on which the whole of a grant may be claimed."""
        day = self.time.changes([self.keys(row)], MONTHS_AHEAD).get(self.keys(row))
        return day - timedelta(days=1) if day is not None else None

    def counts(self, fact: str) -> bool:
        """Whether a kind of income counts for targeted assistance: asked of the law with one tenge of it."""
        if not fact or "quarter_income" not in self.law.nodes:
            return False
        asked = self.case.members[self.payee(Listed("", ""))]
        member = {"relation": int(Relation.APPLICANT), "birth_date": asked["birth_date"], fact: 100}
        case = Case(self.case.group, (member,), ("one",))
        return bool(decide(self.law, case, ("quarter_income",))["quarter_income"])

    def assistance_if_claimed(self, items: Sequence[Entitlement]) -> int | None:
        """Targeted assistance with what is missed and counts received for a quarter; None where nothing changes."""
        if ASSISTANCE not in self.law.nodes:
            return None
        members = [dict(member) for member in self.case.members]
        for item in items:
            if item.standing == Standing.MISSED and item.counts_as_income and not item.listed.once:
                for slot, amount in item.parts:
                    fact = item.listed.received_as
                    members[slot][fact] = members[slot].get(fact, 0) + amount * QUARTER_MONTHS
        now = self.values[ASSISTANCE]
        then = decide(self.law, Case(self.case.group, tuple(members), self.case.ids), (ASSISTANCE,))[ASSISTANCE]
        return int(then) if then != now and isinstance(then, int) else None


def rule_of(law: LawInForce, output: str) -> Rule:
    """The rule that gives a benefit."""
    origin = law.nodes[output].origin
    assert isinstance(origin, Rule)  # every listed output is a rule's
    return origin
