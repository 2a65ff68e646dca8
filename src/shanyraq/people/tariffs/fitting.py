"""Whether the rows of a book fit together: codes lead somewhere, nothing is said twice, ranges go the right way."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shanyraq.law.tariffs.codes import CostDriver
from shanyraq.law.tariffs.facts import MOST_PAY, MOST_PRICE
from shanyraq.people.tariffs.book import ChangedThing
from shanyraq.people.tariffs.problems import TariffProblem
from shanyraq.rules.facts import wire
from shanyraq.rules.in_force import nearest
from shanyraq.rules.units import UNITS

Rows = Sequence[tuple[int, Any]]
"""Rows of a sheet with their places in it."""


class Misfit(NamedTuple):
    """A row that does not fit: its place, the column to look at, and why."""

    row: int
    column: str
    reason: TariffProblem


def misfits(sheet: str, rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """What is wrong in a sheet beside the others.

    Args:
        sheet: its key.
        rows: the rows of every sheet, by its key.
    """
    yield from _said_twice(sheet, rows[sheet])
    for check in _CHECKS.get(sheet, ()):
        yield from check(rows)


def _said_twice(sheet: str, rows: Rows) -> Iterator[Misfit]:
    """Rows that say again what another says."""
    keys = _KEYS.get(sheet)
    if keys is None:
        return
    seen: dict[Hashable, int] = {}
    for place, row in rows:
        key = tuple(getattr(row, name) for name in keys)
        if key in seen:
            yield Misfit(place, keys[0], TariffProblem("row_twice", row=seen[key] + 1))
        seen.setdefault(key, place)


def _of(rows: Mapping[str, Rows], sheet: str) -> list[Any]:
    return [row for _, row in rows.get(sheet, ())]


def _known(rows: Mapping[str, Rows], sheet: str, column: str, other: str) -> Iterator[Misfit]:
    """Codes that no row of another sheet has."""
    known = {row.code for row in _of(rows, other)}
    for place, row in rows[sheet]:
        code = getattr(row, column)
        if code is not None and code not in known:
            yield Misfit(place, column, TariffProblem("code_unknown", value=code, near=nearest(code, known)))


def _sizes(sheet: str) -> Callable[[Mapping[str, Rows]], Iterator[Misfit]]:
    """Ranges of sizes that end before they begin."""

    def check(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
        for place, row in rows[sheet]:
            if row.size_to is not None and row.size_to < (row.size_from or 0):
                yield Misfit(place, "size_to", TariffProblem("range_backwards", low=row.size_from, high=row.size_to))

    return check


def _overlaps(sheet: str, keys: Sequence[str]) -> Callable[[Mapping[str, Rows]], Iterator[Misfit]]:
    """Norms of one item that hold for the same size."""

    def check(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
        seen: dict[Hashable, list[tuple[int, Any]]] = {}
        for place, row in rows[sheet]:
            others = seen.setdefault(tuple(getattr(row, name) for name in keys), [])
            for other_place, other in others:
                if _meet(row, other) and (row.size_from, row.size_to) != (other.size_from, other.size_to):
                    yield Misfit(place, "size_from", TariffProblem("sizes_overlap", row=other_place + 1))
            others.append((place, row))

    return check


def _meet(one: Any, other: Any) -> bool:  # noqa: ANN401  # rows of either sheet of norms
    endless = float("inf")
    first, second = ((row.size_from or 0, endless if row.size_to is None else row.size_to) for row in (one, other))
    return first[0] <= second[1] and second[0] <= first[1]


def _norms(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """Items without the norm that their driver needs, or with one that has no place; one code of two drivers."""
    drivers: dict[str, tuple[int, CostDriver]] = {}
    for place, item in rows["items"]:
        if item.driver in (CostDriver.POST, CostDriver.YEAR):
            if item.norm is not None:
                yield Misfit(place, "norm", TariffProblem("norm_out_of_place"))
        elif item.norm is None:
            yield Misfit(place, "norm", TariffProblem("norm_left_out"))
        other = drivers.setdefault(item.code, (place, item.driver))
        if other[1] is not item.driver:
            yield Misfit(place, "driver", TariffProblem("driver_differs", code=item.code, row=other[0] + 1))


def _posts(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """Staff norms of items that are no posts, and such as name neither persons nor a least number."""
    drivers = {item.code: item.driver for item in _of(rows, "items")}
    for place, norm in rows["staff_norms"]:
        if drivers.get(norm.item, CostDriver.POST) is not CostDriver.POST:
            yield Misfit(place, "item", TariffProblem("no_post", value=norm.item))
        if norm.persons is None and norm.least is None:
            yield Misfit(place, "persons", TariffProblem("staff_norm_empty"))


def _amounts(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """Prices above what the law's arithmetic takes for their driver."""
    drivers = {item.code: item.driver for item in _of(rows, "items")}
    for place, price in rows["prices"]:
        driver = drivers.get(price.item, CostDriver.YEAR)
        most = {CostDriver.POST: MOST_PAY, CostDriver.YEAR: price.amount}.get(driver, MOST_PRICE)
        if price.amount > most:
            reason = TariffProblem(
                "price_too_large", value=wire(price.amount, UNITS["tiyn"]), most=wire(most, UNITS["tiyn"])
            )
            yield Misfit(place, "amount", reason)


def _limits(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """Limits that are none, or the wrong way round."""
    for place, limit in rows["limits"]:
        if limit.lowest is None and limit.highest is None:
            yield Misfit(place, "highest", TariffProblem("limit_empty"))
        elif limit.lowest is not None and limit.highest is not None and limit.lowest > limit.highest:
            low, high = (wire(end, UNITS["tiyn"]) for end in (limit.lowest, limit.highest))
            yield Misfit(place, "highest", TariffProblem("range_backwards", low=low, high=high))


def _need(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """Years that are neither observed nor forecast, or both, and ranges the wrong way round."""
    for place, need in rows["need"]:
        ends = (need.low, need.likely, need.high)
        given = [end for end in ends if end is not None]
        if (need.observed is None) == (not given):
            yield Misfit(place, "observed", TariffProblem("need_of_neither"))
        elif given and need.likely is None:
            yield Misfit(place, "likely", TariffProblem("need_without_likely"))
        elif (need.low is None) != (need.high is None):
            yield Misfit(place, "low", TariffProblem("need_without_end"))
        elif given != sorted(given):
            yield Misfit(place, "low", TariffProblem("range_backwards", low=given[0], high=given[-1]))


def _changes(rows: Mapping[str, Rows]) -> Iterator[Misfit]:
    """Changes that are neither a share nor a value, or both, or of what there is not."""
    items, services = ({row.code for row in _of(rows, sheet)} for sheet in ("items", "services"))
    for place, change in rows["changes"]:
        if (change.share is None) == (change.value is None):
            yield Misfit(place, "share", TariffProblem("change_of_neither"))
        elif change.thing is ChangedThing.SETTING:
            if change.value is None:
                yield Misfit(place, "value", TariffProblem("change_of_setting"))
        else:
            known = services if change.thing is ChangedThing.RECIPIENTS else items
            if change.name is not None and change.name not in known:
                reason = TariffProblem("code_unknown", value=change.name, near=nearest(change.name, known))
                yield Misfit(place, "name", reason)


_KEYS: Mapping[str, tuple[str, ...]] = {
    "providers": ("code",),
    "services": ("code",),
    "staff_norms": ("item", "since", "form", "group", "size_from", "size_to"),
    "items": ("code", "since", "form", "group", "service", "size_from", "size_to"),
    "prices": ("item", "region", "since"),
    "limits": ("form", "group", "unit", "region", "since"),
    "accepted": ("service", "month"),
    "need": ("region", "form", "group", "unit", "year"),
    "settings": ("name",),
    "changes": ("scenario", "thing", "name"),
}
"""What a row of each sheet may say only once."""

_CHECKS: Mapping[str, tuple[Callable[[Mapping[str, Rows]], Iterator[Misfit]], ...]] = {
    "services": (lambda rows: _known(rows, "services", "provider", "providers"),),
    "staff_norms": (
        lambda rows: _known(rows, "staff_norms", "item", "items"),
        _sizes("staff_norms"),
        _overlaps("staff_norms", ("item", "since", "form", "group")),
        _posts,
    ),
    "items": (
        lambda rows: _known(rows, "items", "service", "services"),
        _sizes("items"),
        _overlaps("items", ("code", "since", "form", "group", "service")),
        _norms,
    ),
    "prices": (lambda rows: _known(rows, "prices", "item", "items"), _amounts),
    "limits": (_limits,),
    "accepted": (lambda rows: _known(rows, "accepted", "service", "services"),),
    "need": (_need,),
    "changes": (_changes,),
}
