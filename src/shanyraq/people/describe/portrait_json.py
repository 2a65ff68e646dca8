"""A portrait for programs: money as tenge and shares as decimal text, counts as whole numbers."""

from shanyraq.people.country.caseloads import CaseloadCheck
from shanyraq.people.describe.aims import Aim
from shanyraq.people.describe.portrait import Portrait, Table


def to_json(portrait: Portrait) -> dict[str, object]:
    """The portrait for programs."""
    about = portrait.about
    return {
        "population": {
            "date": about.date.isoformat(),
            "source": about.source._asdict(),
            "synthetic": about.synthetic,
            "families": portrait.families,
            "persons": portrait.persons,
            "weighted": portrait.weighted,
        },
        "tables": {key: _table(table) for key, table in portrait.tables.items()},
        "absent": [fact.name for fact in portrait.absent],
        "aims": [_aim(aim) for aim in portrait.aims],
        "caseloads": [_caseload(check) for check in portrait.caseloads],
    }


def _table(table: Table) -> list[dict[str, object]]:
    keys = [measure.key for measure in table.measures]
    return [
        {"row": row.key}
        | {key: measure.wire(value) for key, measure, value in zip(keys, table.measures, row.values, strict=True)}
        for row in table.rows
    ]


def _aim(aim: Aim) -> dict[str, object]:
    target = aim.target
    return {
        "name": target.name,
        "region": None if target.region is None else target.region.wire,
        "group": target.group,
        "unit": target.unit,
        "published": target.published,
        "aim": target.aim,
        "reached": aim.reached,
        "miss": aim.miss,
        "tolerance": target.tolerance,
        "matched": target.matched,
        "year": target.year,
        "period": target.period,
        "source": target.source,
        "kind": target.kind,
        "confidence": target.confidence,
    }


def _caseload(check: CaseloadCheck) -> dict[str, object]:
    caseload = check.caseload
    return {
        "region": None if caseload.region is None else caseload.region.wire,
        "year": caseload.year,
        "as_of": caseload.as_of,
        "period": caseload.period,
        "published": {"families": caseload.families, "persons": caseload.persons},
        "yielded": {"families": round(check.families), "persons": round(check.persons)},
        "take_up": check.take_up,
        "source": caseload.source,
    }
