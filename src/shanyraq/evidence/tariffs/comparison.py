"""Services side by side: those of one form, group and unit, by provider, by region, in town and in village."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from shanyraq.evidence.tariffs.costing import Costed
from shanyraq.law.codes import Region
from shanyraq.law.tariffs.codes import RecipientGroup, TariffForm, TariffUnit

K = TypeVar("K")


@dataclass(frozen=True)
class Comparable:
    """Services that can be compared.

    Attributes:
        form: the form all have.
        group: whom all are for.
        unit: what each tariff is of.
        services: they.
    """

    form: TariffForm
    group: RecipientGroup
    unit: TariffUnit
    services: tuple[Costed, ...]

    @property
    def mean(self) -> Fraction:
        """The mean tariff, in tiyn."""
        return mean_tariff(self.services)

    @property
    def regions(self) -> dict[Region, tuple[Costed, ...]]:
        """The services of each region."""
        return grouped(self.services, lambda one: one.found.provider.region)

    @property
    def equity(self) -> "Equity | None":
        """Town against village; None where one of them has no service."""
        town, village = (
            tuple(one for one in self.services if one.found.provider.village is there) for there in (False, True)
        )
        return Equity(town, village) if _units(town) and _units(village) else None


@dataclass(frozen=True)
class Equity:
    """The same service in towns and in villages.

    Attributes:
        town: services in towns.
        village: services in villages.
    """

    town: tuple[Costed, ...]
    village: tuple[Costed, ...]

    @property
    def ratio(self) -> Fraction:
        """A village's tariff beside a town's."""
        town = mean_tariff(self.town)
        return mean_tariff(self.village) / town if town else Fraction(0)

    @property
    def gap(self) -> Fraction:
        """How much dearer a unit is in a village, in tiyn."""
        return mean_tariff(self.village) - mean_tariff(self.town)

    @property
    def gap_per_recipient(self) -> Fraction:
        """How much dearer a recipient's year is in a village, in tiyn."""
        return cost_per_recipient(self.village) - cost_per_recipient(self.town)


def comparables(costed: Iterable[Costed]) -> tuple[Comparable, ...]:
    """Services by form, group and unit, in the order in which they come."""
    found = grouped(costed, lambda one: (one.service.form, one.service.group, one.service.unit))
    return tuple(Comparable(*key, services) for key, services in found.items())


def grouped(services: Iterable[Costed], key: Callable[[Costed], K]) -> dict[K, tuple[Costed, ...]]:
    """Services by what they have in common."""
    found: dict[K, tuple[Costed, ...]] = {}
    for one in services:
        found[key(one)] = (*found.get(key(one), ()), one)
    return found


def mean_tariff(services: Sequence[Costed]) -> Fraction:
    """The mean tariff, each unit counting alike, in tiyn."""
    units = _units(services)
    paid = sum(one.value("tariff") * one.value("planned_units") for one in services)
    return Fraction(paid, units) if units else Fraction(0)


def cost_per_recipient(services: Sequence[Costed]) -> Fraction:
    """What a recipient's year costs, in tiyn."""
    recipients = sum(one.service.recipients for one in services)
    return Fraction(sum(one.value("estimate_year") for one in services), recipients) if recipients else Fraction(0)


def _units(services: Sequence[Costed]) -> int:
    return sum(one.value("planned_units") for one in services)
