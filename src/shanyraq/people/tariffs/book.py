"""What a book of tariffs holds: a row of each sheet as a value, amounts in tiyn, quantities in ten-thousandths.

A field that is None was left empty: a norm, price or limit is then of any form, group or region, and a fact takes its
declared default.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from shanyraq.law.codes import Region
from shanyraq.law.tariffs.codes import (
    CostDriver,
    CostKind,
    Dependency,
    NormBase,
    RecipientGroup,
    TariffForm,
    TariffUnit,
)
from shanyraq.rules import Codes


class Certainty(Codes):
    """How sure a figure is, as the law has it of its own."""

    READ = 0
    REPORTED = 1
    ASSUMED = 2


class ChangedThing(Codes):
    """What a scenario changes."""

    PRICE = 0
    NORM = 1
    STAFF_NORM = 2
    RECIPIENTS = 3
    SETTING = 4


@dataclass(frozen=True)
class Provider:
    """Who provides services, and where."""

    code: str
    name: str
    region: Region
    village: bool


@dataclass(frozen=True)
class Service:
    """A service of a provider, planned for a year from a day on."""

    code: str
    provider: str
    name: str
    form: TariffForm
    group: RecipientGroup
    unit: TariffUnit
    on: date
    places: int
    recipients: int
    days: int | None = None
    visits: int | None = None
    premises_m2: int | None = None
    dependency: Dependency | None = None
    approved: int | None = None


@dataclass(frozen=True)
class StaffNorm:
    """Posts of an item for services of a range of sizes, as a standard has them from a day on."""

    item: str
    since: date
    form: TariffForm | None
    group: RecipientGroup | None
    size_from: int | None
    size_to: int | None
    counts: NormBase | None
    persons: int | None
    posts: int | None
    step: int | None
    least: int | None
    source: str
    certainty: Certainty


@dataclass(frozen=True)
class CostItem:
    """An item of cost, as a standard has it from a day on; of a post the norm stands among the staff norms."""

    code: str
    name: str
    since: date
    form: TariffForm | None
    group: RecipientGroup | None
    service: str | None
    kind: CostKind
    driver: CostDriver
    norm: int | None
    size_from: int | None
    size_to: int | None
    heated: bool | None
    source: str
    certainty: Certainty


@dataclass(frozen=True)
class Price:
    """What one of an item costs from a day on: a unit, a post's month, or the year."""

    item: str
    region: Region | None
    since: date
    amount: int
    source: str
    certainty: Certainty


@dataclass(frozen=True)
class Limit:
    """The price limits of a unit from a day on."""

    form: TariffForm
    group: RecipientGroup | None
    unit: TariffUnit
    region: Region | None
    since: date
    lowest: int | None
    highest: int | None
    act: str
    certainty: Certainty


@dataclass(frozen=True)
class Accepted:
    """Units of a month that recipients or their representatives confirmed, and those of their absence."""

    service: str
    month: date
    accepted: int
    absent: int | None


@dataclass(frozen=True)
class Need:
    """Units that a year needs: what was observed, or a forecast with its range."""

    region: Region
    form: TariffForm
    group: RecipientGroup
    unit: TariffUnit
    year: int
    observed: int | None
    low: int | None
    likely: int | None
    high: int | None
    source: str


@dataclass(frozen=True)
class Setting:
    """A number of the method set by hand."""

    name: str
    value: int


@dataclass(frozen=True)
class Change:
    """One change of a scenario: by a share, or to a value."""

    scenario: str
    thing: ChangedThing
    name: str | None
    share: int | None
    value: int | None


@dataclass(frozen=True)
class Book:
    """A book of tariffs."""

    providers: tuple[Provider, ...]
    services: tuple[Service, ...]
    staff_norms: tuple[StaffNorm, ...]
    items: tuple[CostItem, ...]
    prices: tuple[Price, ...]
    limits: tuple[Limit, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    need: tuple[Need, ...] = ()
    settings: tuple[Setting, ...] = ()
    changes: tuple[Change, ...] = ()

    def provider_of(self, service: Service) -> Provider:
        """Whose a service is."""
        return next(provider for provider in self.providers if provider.code == service.provider)

    def service(self, code: str) -> Service:
        """A service by its code."""
        return next(service for service in self.services if service.code == code)

    @property
    def certainties(self) -> tuple[Certainty, ...]:
        """How sure each norm, item, price and limit is."""
        rows: tuple[Any, ...] = (*self.staff_norms, *self.items, *self.prices, *self.limits)
        return tuple(row.certainty for row in rows)


SHEETS = tuple(field.name for field in fields(Book))
"""The sheets of a book, in their order."""
