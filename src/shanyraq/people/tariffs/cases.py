"""The case of a service: the norms, prices and limits that hold for it on its day, chosen from a book.

Of several rows that hold, the one for the service's own form, group or region goes before one for any; among those the
latest that has begun.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from shanyraq.law.tariffs.codes import CostDriver
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.problems import PeopleProblem
from shanyraq.people.tariffs.book import Accepted, Book, CostItem, Limit, Price, Provider, Service, StaffNorm
from shanyraq.people.tariffs.problems import BookRefused, TariffProblem
from shanyraq.rules.case import Case
from shanyraq.rules.population import MOST_MEMBERS

R = TypeVar("R")

OF_PRICES = {CostDriver.POST: "month_pay", CostDriver.YEAR: "year_sum"}
"""Which fact a price is, by the driver; otherwise the price of a unit."""


@dataclass(frozen=True)
class Line:
    """A line of a service's estimate and where its numbers stand.

    Attributes:
        item: the item of cost.
        norm: its staff norm, where it is a post.
        price: its price.
    """

    item: CostItem
    norm: StaffNorm | None
    price: Price


@dataclass(frozen=True)
class ServiceCase:
    """A service ready to be asked about.

    Attributes:
        service: the service.
        provider: whose it is.
        case: its facts, a member for each line.
        lines: the lines, in the members' order.
        limit: the price limits that hold, if there are such.
    """

    service: Service
    provider: Provider
    case: Case
    lines: tuple[Line, ...]
    limit: Limit | None


def service_cases(book: Book) -> tuple[ServiceCase, ...]:
    """The case of every service of a book.

    Raises:
        BookRefused: some service lacks a price or a norm; tells all that is missing.
    """
    found: list[ServiceCase] = []
    problems: list[PeopleProblem] = []
    for service in book.services:
        try:
            found.append(service_case(book, service))
        except BookRefused as refused:
            problems += refused.problems
    if problems:
        raise BookRefused("book_refused", problems=problems)
    return tuple(found)


def service_case(book: Book, service: Service) -> ServiceCase:
    """The case of one service.

    Raises:
        BookRefused: it lacks items, prices or norms.
    """
    provider = book.provider_of(service)
    lines, problems = _lines(book, service, provider)
    if not lines and not problems:
        problems = [TariffProblem("no_items", service=service.code, day=service.on)]
    if len(lines) > MOST_MEMBERS:
        problems = [TariffProblem("too_many_items", service=service.code, count=len(lines), most=MOST_MEMBERS)]
    if problems:
        raise BookRefused("book_refused", problems=problems)
    asked = {"form": service.form, "group": service.group, "unit": service.unit, "region": provider.region}
    limits = in_force(book.limits, service.on, asked)
    limit = limits[0] if limits else None
    members = tuple(_member_facts(line) for line in lines)
    case = Case(_group_facts(service, provider, limit), members, tuple(_ids(lines)))
    return ServiceCase(service, provider, case, lines, limit)


def paid_case(found: ServiceCase, accepted: Accepted) -> Case:
    """A service's case with the units of one month."""
    units = {"accepted_units": accepted.accepted, "absent_units": accepted.absent}
    return replace(found.case, group={**found.case.group, **_stated(units)})


def in_force(rows: Iterable[R], on: date, asked: Mapping[str, object]) -> tuple[R, ...]:
    """The rows that hold on a day for what is asked: the most particular ones, and of them the latest to have begun.

    Args:
        rows: rows with a day they hold from, and fields that are None where they hold for any.
        on: the day.
        asked: what each of the fields is here; the first counts most.
    """
    ranked: dict[tuple[Any, ...], list[R]] = {}
    for row in rows:
        fields = [(getattr(row, name), wanted) for name, wanted in asked.items()]
        since: date = row.since  # type: ignore[attr-defined]  # every row that holds has a first day
        if since <= on and all(own is None or own == wanted for own, wanted in fields):
            rank = (*(own is not None for own, _ in fields), since)
            ranked.setdefault(rank, []).append(row)
    return tuple(ranked[max(ranked)]) if ranked else ()


def _lines(book: Book, service: Service, provider: Provider) -> tuple[tuple[Line, ...], list[TariffProblem]]:
    """The lines of a service, and what is missing for them."""
    asked = {"service": service.code, "group": service.group, "form": service.form}
    of_norms = {"group": service.group, "form": service.form}
    lines: list[Line] = []
    problems = []
    for code in dict.fromkeys(item.code for item in book.items):
        items = in_force([item for item in book.items if item.code == code], service.on, asked)
        if not items:
            continue
        prices = [price for price in book.prices if price.item == code]
        price = in_force(prices, service.on, {"region": provider.region})
        told = {"service": service.code, "item": code, "day": service.on}
        if not price:
            problems.append(TariffProblem("price_missing", region=provider.region.wire, **told))
        elif items[0].driver is not CostDriver.POST:
            lines += [Line(item, None, price[0]) for item in items]
        elif norms := in_force([norm for norm in book.staff_norms if norm.item == code], service.on, of_norms):
            lines += [Line(items[0], norm, price[0]) for norm in norms]
        else:
            problems.append(TariffProblem("norm_missing", **told))
    return tuple(lines), problems


def _group_facts(service: Service, provider: Provider, limit: Limit | None) -> dict[str, int]:
    return _stated(
        {
            "service_form": service.form,
            "recipient_group": service.group,
            "tariff_unit": service.unit,
            "service_region": provider.region,
            "service_in_village": provider.village,
            "recipients_dependency": service.dependency,
            "places": service.places,
            "recipients": service.recipients,
            "service_days": service.days,
            "visits_each": service.visits,
            "premises_m2": service.premises_m2,
            "lowest_tariff": limit.lowest if limit else None,
            "highest_tariff": limit.highest if limit else None,
            "approved_tariff": service.approved,
        }
    )


def _member_facts(line: Line) -> dict[str, int]:
    item, norm = line.item, line.norm
    sizes: Any = norm or item
    facts: dict[str, int | None] = {
        "cost_kind": item.kind,
        "cost_driver": item.driver,
        "cost_norm": item.norm,
        "size_from": sizes.size_from,
        "size_to": sizes.size_to,
        "heated": item.heated,
        OF_PRICES.get(item.driver, "unit_price"): line.price.amount,
    }
    if norm is not None:
        facts |= {
            "norm_base": norm.counts,
            "recipients_per_norm": norm.persons,
            "posts_per_norm": norm.posts,
            "post_step": norm.step,
            "least_posts": norm.least,
        }
    return _stated(facts)


def _stated(facts: Mapping[str, int | None]) -> dict[str, int]:
    """The facts that were filled, held against what the law takes."""
    known = {fact.name: fact for fact in TARIFF_LAW.facts}
    return {name: known[name].check(int(value)) for name, value in facts.items() if value is not None}


def _ids(lines: Sequence[Line]) -> list[str]:
    """What the lines are called: the item's name, with its sizes where it has several lines."""
    names = [line.item.name for line in lines]
    found = [
        name if names.count(name) == 1 else f"{name} ({_sizes(line)})" for name, line in zip(names, lines, strict=True)
    ]
    return [name if found.count(name) == 1 else f"{name} [{place}]" for place, name in enumerate(found, start=1)]


def _sizes(line: Line) -> str:
    row: Any = line.norm or line.item
    return f"{row.size_from or 0}–{'…' if row.size_to is None else row.size_to}"
