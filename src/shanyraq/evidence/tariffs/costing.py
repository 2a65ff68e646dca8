"""The tariff of every service of a book, with its whole derivation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from shanyraq.law.tariffs.codes import Hindrances
from shanyraq.law.tariffs.law import TARIFF_OUTPUTS
from shanyraq.people.case_columns import CaseColumns
from shanyraq.people.tariffs.book import Book, Service, Setting
from shanyraq.people.tariffs.cases import Line, ServiceCase, paid_case, service_cases
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import Explanation, explain
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.law import Law

ASKED = (*TARIFF_OUTPUTS, "planned_units", "overheads_year", "item_total", "item_quantity", "item_posts", "norm_holds")
"""What is asked about every service."""


@dataclass(frozen=True)
class CostedLine:
    """A line of an estimate with what it comes to.

    Attributes:
        line: the item, its norm and its price.
        name: what it is called.
        quantity: how much of it the year takes, posts for a post, in ten-thousandths; None for a sum for the year.
        cost: what it costs over the year, before anything on top, in tiyn.
        charges: taxes and contributions on top of pay.
        supplement: what adjusters add.
        total: all of it.
    """

    line: Line
    name: str
    quantity: int | None
    cost: int
    charges: int
    supplement: int
    total: int


@dataclass(frozen=True)
class Costed:
    """A service with what the law gives for it.

    Attributes:
        found: the service, whose it is, and its facts.
        explanation: every value and why it is so.
        payments: what is due for each month of accepted units, in the book's order: month, accepted, absent, tiyn.
    """

    found: ServiceCase
    explanation: Explanation
    payments: tuple[tuple[str, int, int, int], ...] = ()

    @property
    def service(self) -> Service:
        """The service."""
        return self.found.service

    def value(self, name: str) -> int:
        """A value of the service."""
        value = self.explanation.values[name]
        assert isinstance(value, int)  # a member's values are lines
        return value

    def per_unit(self, amount: int) -> Fraction:
        """An amount of the year for one unit, exactly; nothing where there are no units."""
        units = self.value("tariff_units")
        return Fraction(amount, units) if units else Fraction(0)

    @property
    def hindrances(self) -> tuple[Hindrances, ...]:
        """What stands in the way of approval."""
        return tuple(mark for mark in Hindrances if mark & self.value("tariff_hindrances"))

    @cached_property
    def lines(self) -> tuple[CostedLine, ...]:
        """The lines whose norm is for services of this size."""
        values = self.explanation.values

        def of(name: str, slot: int) -> int:
            found = values[name]
            assert isinstance(found, tuple)  # items have a value each
            return int(found[slot])

        found = []
        for slot, line in enumerate(self.found.lines):
            if not of("norm_holds", slot):
                continue
            quantity = of("item_posts" if line.norm else "item_quantity", slot)
            amounts = (of(name, slot) for name in ("item_cost", "item_charges", "item_supplement", "item_total"))
            summed = line.item.driver.wire == "year"
            found.append(CostedLine(line, self.found.case.ids[slot], None if summed else quantity, *amounts))
        return tuple(found)


def law_on(law: Law, book: Book, service: Service) -> LawInForce:
    """The law of a service's day with the numbers that the book sets by hand."""
    return with_settings(law.at(service.on), book.settings)


def with_settings(law: LawInForce, settings: Iterable[Setting]) -> LawInForce:
    """A law with numbers of the method set by hand."""
    fixed = {setting.name: setting.value for setting in settings}
    return law.with_values(fixed) if fixed else law


def cost(book: Book, law: Law) -> tuple[Costed, ...]:
    """Every service of a book.

    Raises:
        BookRefused: a service lacks a price or a norm.
        InputProblem: a service is of a day before the law.
    """
    return tuple(_costed(book, found, law_on(law, book, found.service)) for found in service_cases(book))


def _costed(book: Book, found: ServiceCase, law: LawInForce) -> Costed:
    months = [row for row in book.accepted if row.service == found.service.code]
    payments = tuple(
        (f"{row.month:%Y-%m}", row.accepted, row.absent or 0, _payment(law, paid_case(found, row))) for row in months
    )
    return Costed(found, explain(law, found.case, ASKED), payments)


def _payment(law: LawInForce, case: Case) -> int:
    value = decide(law, case, ["payment"])["payment"]
    assert isinstance(value, int)  # a payment is the service's
    return value


def many(cases: Sequence[Case], law: LawInForce, names: Sequence[str]) -> Mapping[str, list[int]]:
    """Values of many services of one day, evaluated at once."""
    columns = CaseColumns(cases, law.law.facts, law.law.levels.member)
    results = evaluate(columns, law, names)
    return {name: [int(value) for value in results.column(name)] for name in names}
