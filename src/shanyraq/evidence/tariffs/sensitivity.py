"""What a changed norm, price or number of the method does to tariffs: one at a time, and in scenarios of a book."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shanyraq.evidence.tariffs.costing import Costed, cost, law_on, many
from shanyraq.law.tariffs.codes import CostDriver
from shanyraq.people.tariffs.book import Book, Change, ChangedThing, Setting
from shanyraq.people.tariffs.cases import OF_PRICES
from shanyraq.rules import WHOLE, Rounding, portion
from shanyraq.rules.case import Case
from shanyraq.rules.law import Law

SHARES = ("payroll_charges", "overhead_share")
"""Numbers of the method that are changed one at a time, besides norms and prices."""


class Lever(StrEnum):
    """What is changed."""

    PRICE = "price"
    NORM = "norm"
    PRICE_OR_NORM = "price_or_norm"
    """Both do the same."""

    POSTS = "posts"
    RECIPIENTS = "recipients"
    SETTING = "setting"


@dataclass(frozen=True)
class Swing:
    """What one change up and down does to a tariff.

    Attributes:
        lever: what is changed.
        name: the item's name, or the number's of the method; empty for recipients.
        down: the tariff with so much less of it, in tiyn.
        up: the tariff with so much more.
    """

    lever: Lever
    name: str
    down: int
    up: int

    @property
    def size(self) -> int:
        """How far the two are apart."""
        return abs(self.up - self.down)


@dataclass(frozen=True)
class Sensitivity:
    """A service's tariff under single changes.

    Attributes:
        costed: the service as planned.
        share: how much was changed, in ten-thousandths.
        swings: what each change does, the largest first.
    """

    costed: Costed
    share: int
    swings: tuple[Swing, ...]


@dataclass(frozen=True)
class Scenario:
    """Services before and after a scenario's changes together.

    Attributes:
        name: the scenario.
        changes: what it changes.
        before: every service as planned.
        after: the same services under the changes, in the same order.
    """

    name: str
    changes: tuple[Change, ...]
    before: tuple[Costed, ...]
    after: tuple[Costed, ...]


def scaled(value: int, share: int) -> int:
    """A number with a share of it more or less, to its smallest part."""
    return portion(value, WHOLE + share, to=Rounding.NEAREST)


def sensitivity(book: Book, costed: Costed, law: Law, share: int) -> Sensitivity:
    """Change one thing at a time, down and up by a share.

    Raises:
        LawProblem: a changed number cannot be true; a smaller share keeps within the limits.
    """
    levers = list(_levers(costed))
    cases = [changed(way) for _, _, changed in levers for way in (-share, share)]
    found = many(cases, law_on(law, book, costed.service), ("tariff",))["tariff"]
    swings = [
        Swing(lever, name, *found[2 * place : 2 * place + 2]) for place, (lever, name, _) in enumerate(levers)
    ] + [_of_setting(book, costed, law, name, share) for name in SHARES]
    return Sensitivity(costed, share, tuple(sorted(_joined(swings), key=lambda swing: -swing.size)))


def _joined(swings: Sequence[Swing]) -> list[Swing]:
    """Swings with an item's price and its norm as one where they do the same."""
    norms = {swing.name: (swing.down, swing.up) for swing in swings if swing.lever is Lever.NORM}
    prices = [swing for swing in swings if swing.lever is Lever.PRICE]
    joined = {swing.name for swing in prices if norms.get(swing.name) == (swing.down, swing.up)}
    return [
        replace(swing, lever=Lever.PRICE_OR_NORM) if swing.lever is Lever.PRICE and swing.name in joined else swing
        for swing in swings
        if not (swing.lever is Lever.NORM and swing.name in joined)
    ]


Changed = Callable[[int], Case]
"""A service's facts with something so much more or less."""


def _levers(costed: Costed) -> Iterator[tuple[Lever, str, Changed]]:
    """What can be changed about a service: the prices and norms of its lines, and its recipients."""
    case, lines = costed.found.case, costed.found.lines
    slots: dict[str, list[int]] = {}
    for slot, line in enumerate(lines):
        slots.setdefault(line.item.code, []).append(slot)
    in_use = {line.line.item.code for line in costed.lines}
    for code in (code for code in slots if code in in_use):
        item = lines[slots[code][0]].item
        price = OF_PRICES.get(item.driver, "unit_price")
        yield Lever.PRICE, item.name, _members(case, slots[code], price)
        if item.driver is CostDriver.POST:
            if any(case.members[slot].get("recipients_per_norm") for slot in slots[code]):
                yield Lever.POSTS, item.name, _members(case, slots[code], "posts_per_norm")
        elif item.driver is not CostDriver.YEAR:
            yield Lever.NORM, item.name, _members(case, slots[code], "cost_norm")
    yield Lever.RECIPIENTS, "", lambda share: replace(case, group=_more(case.group, "recipients", share, costed))


def _members(case: Case, slots: Sequence[int], name: str) -> Changed:
    def changed(share: int) -> Case:
        members = list(case.members)
        for slot in slots:
            value = members[slot].get(name, WHOLE)  # a norm of posts left out is one post
            members[slot] = {**members[slot], name: scaled(value, share)}
        return replace(case, members=tuple(members))

    return changed


def _more(group: Mapping[str, int], name: str, share: int, costed: Costed) -> Mapping[str, int]:
    """More or fewer of a group's fact, but not more recipients than places."""
    return {**group, name: min(scaled(group[name], share), max(costed.service.places, group[name]))}


def _of_setting(book: Book, costed: Costed, law: Law, name: str, share: int) -> Swing:
    in_force = law_on(law, book, costed.service)
    value = costed.explanation.values[name]
    assert isinstance(value, int)  # a number of the method
    case = costed.found.case
    down, up = (
        many([case], in_force.with_values({name: scaled(value, way)}), ("tariff",))["tariff"][0]
        for way in (-share, share)
    )
    return Swing(Lever.SETTING, in_force[name].name, down, up)


def scenarios(book: Book, costed: Sequence[Costed], law: Law) -> tuple[Scenario, ...]:
    """Every scenario of a book.

    Raises:
        LawProblem: a changed number cannot be true.
    """
    names = dict.fromkeys(change.scenario for change in book.changes)
    asked = {one.service.code for one in costed}
    found = []
    for name in names:
        changes = tuple(change for change in book.changes if change.scenario == name)
        after = tuple(one for one in cost(changed_book(book, changes), law) if one.service.code in asked)
        found.append(Scenario(name, changes, tuple(costed), after))
    return tuple(found)


def changed_book(book: Book, changes: Sequence[Change]) -> Book:
    """A book under changes, one after the other."""
    for change in changes:
        book = _CHANGES[change.thing](book, change)
    return book


def _value(change: Change, value: int) -> int:
    return scaled(value, change.share) if change.share is not None else change.value or 0


def _prices(book: Book, change: Change) -> Book:
    return replace(
        book,
        prices=tuple(
            replace(price, amount=_value(change, price.amount)) if change.name in (None, price.item) else price
            for price in book.prices
        ),
    )


def _norms(book: Book, change: Change) -> Book:
    return replace(
        book,
        items=tuple(
            replace(item, norm=_value(change, item.norm))
            if item.norm is not None and change.name in (None, item.code)
            else item
            for item in book.items
        ),
    )


def _staff_norms(book: Book, change: Change) -> Book:
    return replace(
        book,
        staff_norms=tuple(
            replace(norm, persons=_value(change, norm.persons))
            if norm.persons is not None and change.name in (None, norm.item)
            else norm
            for norm in book.staff_norms
        ),
    )


def _recipients(book: Book, change: Change) -> Book:
    return replace(
        book,
        services=tuple(
            replace(service, recipients=_value(change, service.recipients))
            if change.name in (None, service.code)
            else service
            for service in book.services
        ),
    )


def _settings(book: Book, change: Change) -> Book:
    others = tuple(setting for setting in book.settings if setting.name != change.name)
    return replace(book, settings=(*others, Setting(str(change.name), change.value or 0)))


_CHANGES: Mapping[ChangedThing, Callable[[Book, Change], Book]] = {
    ChangedThing.PRICE: _prices,
    ChangedThing.NORM: _norms,
    ChangedThing.STAFF_NORM: _staff_norms,
    ChangedThing.RECIPIENTS: _recipients,
    ChangedThing.SETTING: _settings,
}
