"""The occupancy at which income meets cost, found place by place, so that it is exact."""

from dataclasses import dataclass, replace

from shanyraq.evidence.tariffs.costing import Costed, law_on, many
from shanyraq.people.tariffs.book import Book
from shanyraq.rules.law import Law


@dataclass(frozen=True)
class Point:
    """What a number of recipients brings in and costs over the year, in tiyn."""

    recipients: int
    income: int
    cost: int

    @property
    def met(self) -> bool:
        """Whether income meets cost."""
        return self.income >= self.cost


@dataclass(frozen=True)
class BreakEven:
    """Where a service breaks even.

    Attributes:
        costed: the service as planned.
        tariff: the tariff that it earns, in tiyn.
        approved: whether that is the approved tariff; else the one that was computed for the planned recipients.
        points: every number of recipients from none to all places.
    """

    costed: Costed
    tariff: int
    approved: bool
    points: tuple[Point, ...]

    @property
    def first(self) -> Point | None:
        """The fewest recipients with whom income meets cost; None where it never does."""
        return next((point for point in self.points if point.recipients and point.met), None)

    @property
    def lasting(self) -> Point | None:
        """The fewest from whom on it meets cost, however many more: a new post may cost more than one more earns."""
        found = None
        for point in reversed(self.points):
            if not point.met or not point.recipients:
                break
            found = point
        return found

    @property
    def planned(self) -> Point | None:
        """The planned number; None where there are more recipients than places."""
        planned = self.costed.service.recipients
        return self.points[planned] if planned < len(self.points) else None


def break_even(book: Book, costed: Costed, law: Law) -> BreakEven:
    """Find where a service breaks even, at its approved tariff or else at the computed one."""
    service = costed.service
    approved = bool(service.approved)
    tariff = service.approved or costed.value("tariff")
    case = costed.found.case
    cases = [
        replace(case, group={**case.group, "recipients": recipients, "approved_tariff": tariff})
        for recipients in range(service.places + 1)
    ]
    found = many(cases, law_on(law, book, service), ("income_year", "estimate_year"))
    points = tuple(
        Point(recipients, *amounts)
        for recipients, amounts in enumerate(zip(found["income_year"], found["estimate_year"], strict=True))
    )
    return BreakEven(costed, tariff, approved, points)
