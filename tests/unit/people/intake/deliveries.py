"""Deliveries made up for tests of the report."""

from collections.abc import Mapping
from datetime import date

from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Bin, Check, DeliveredColumn, DeliveredFile, Delivery, Finding, Outcome
from shanyraq.rules import Text, to_day

SOURCE = Text("Ақмола облысының әкімдігі", "Акимат Акмолинской области", "Akimat of Akmola Region")


def file(name: str = "people.csv", role: str = "persons", *, read: int = 1_000, refused: int = 0) -> DeliveredFile:
    return DeliveredFile(name, role, "csv", 12_345, read, read - refused, refused, 0)


def column(
    name: str = "sex",
    *,
    of: str = "people.csv",
    unit: str = "Sex",
    rows: int = 1_000,
    missing: int = 0,
    invalid: Mapping[str, int] | None = None,
    bins: tuple[tuple[int, int, int], ...] = ((1, 1, 600), (2, 2, 400)),
) -> DeliveredColumn:
    ends = (bins[0][0], bins[-1][1]) if bins else (None, None)
    return DeliveredColumn(
        of, f"{name}!", name, unit, rows, missing, invalid or {}, None, *ends, tuple(Bin(*each) for each in bins)
    )


def check(rule: str, count: int = 0, *, tested: int = 1_000, exceeded: tuple[str, ...] = (), listed: int = 0) -> Check:
    findings = tuple(Finding("people.csv", row, "sex!", "=1+1") for row in range(1, listed + 1))
    return Check(rule, RULES[rule].severity, count, tested, 0.05, exceeded, findings)


def delivery(**given: object) -> Delivery:
    day = to_day(date(1990, 5, 1))
    facts: dict[str, object] = {
        "name": "akimat",
        "source": SOURCE,
        "day": date(2024, 5, 14),
        "received": date(2024, 5, 20),
        "synthetic": False,
        "outcome": Outcome.KEPT,
        "quarter": (date(2024, 1, 1), date(2024, 3, 31)),
        "months": {"2024-01": 300, "2024-03": 280},
        "files": (file(),),
        "columns": (column(), column("birth_date", unit="day", bins=((day, day + 364, 1_000),))),
        "checks": (check("iin_wrong"), check("parent_younger")),
        "families_read": 300,
        "families": 300,
        "persons": 1_000,
        "by_region": {"11": 200, "75": 100},
        "limit": 0.1,
        "exceeded": (),
    }
    return Delivery(**{**facts, **given})  # type: ignore[arg-type]


EMPTY = delivery(files=(), columns=(), checks=(), months={}, by_region={}, families_read=0, families=0, persons=0)
