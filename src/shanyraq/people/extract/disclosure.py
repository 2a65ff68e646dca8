"""What was done to an extract and how safe it is, as one JSON object: the source of its papers.

It goes with the extract, so it holds nothing that leads back: no seed, no name of a file, no original number, and no
sum from which a single extreme amount could be worked out.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from shanyraq.people.extract.extract import LINKED, Extract
from shanyraq.people.extract.ladders import height
from shanyraq.people.extract.measures import DECIMALS, gini, mean
from shanyraq.people.extract.plan import Known
from shanyraq.people.extract.search import loss
from shanyraq.people.extract.treatment import Treated
from shanyraq.people.population_files import About

SCHEMA = 1
"""The version of the object's make-up."""


def disclosure(made: Extract, about: About, purpose: str) -> dict[str, Any]:
    """Everything that may be told of how an extract came about.

    Args:
        made: the extract.
        about: what the population says of itself.
        purpose: what the extract is for.
    """
    level, source = made.wish.level, about.source
    return {
        "schema": SCHEMA,
        "purpose": purpose,
        "date": about.date.isoformat(),
        "source": {"kk": source.kk, "ru": source.ru, "en": source.en},
        "synthetic": about.synthetic,
        "asked": {
            "k": level.k,
            "l": level.diversity,
            "entropy_l": level.entropy,
            "sample": str(made.wish.sample),
            "weights": made.wish.plan.weights,
        },
        "rows": _rows(made),
        "stages": {
            name: {"families": stage.families.json, "persons": stage.persons.json}
            for name, stage in made.stages.items()
        },
        "known": [_known(made, variable) for variable in made.ladders.known],
        "kept": [_kept(made, column) for column in made.treated],
        "not_published": list(made.left_out),
        "replaced": ["family_id", "person_id", *made.clusters],
        "loss": {
            "steps": round(loss(made.ladders, made.disguise), DECIMALS),
            "hidden": _hidden_share(made),
            "amounts": {column.variable.name: _amount(made, column) for column in made.treated if _told(made, column)},
        },
    }


def _rows(made: Extract) -> dict[str, dict[str, int]]:
    """How many rows there were and are: drawn is published and left out."""
    removed, owner = made.disguise.removed, made.ladders.owner
    return {
        "population": {"families": made.population[0], "persons": made.population[1]},
        "drawn": {"families": len(removed), "persons": len(owner)},
        "removed": {"families": int(removed.sum()), "persons": int(removed[owner].sum())},
        "published": {"families": made.families.height, "persons": made.persons.height},
        "apart": {
            "families": int((~made.families[LINKED]).sum()),
            "persons": made.persons["family_id"].null_count(),
        },
    }


def _known(made: Extract, variable: Known) -> dict[str, Any]:
    at = made.disguise.levels[variable.name]
    frame = made.families if variable.level == "family" else made.persons
    hidden = frame[variable.name].null_count() if variable.name in frame.columns else frame.height
    step = variable.steps[at]
    return {
        "name": variable.name,
        "table": variable.level,
        "composition": variable.composition,
        "rule": step.kind,
        "value": list(step.value) if isinstance(step.value, tuple) else step.value,
        "step": at + 1,
        "steps": len(variable.steps),
        "height": round(height(variable, at), DECIMALS),
        "rows": frame.height,
        "hidden": hidden,
        "hidden_share": round(hidden / frame.height, DECIMALS) if frame.height else 0.0,
        "why": "k" if at or hidden else "none",
    }


def _kept(made: Extract, column: Treated) -> dict[str, Any]:
    return {
        "name": column.variable.name,
        "table": column.variable.level,
        "from": list(column.variable.columns),
        "sensitive": column.variable.name in made.wish.plan.sensitive,
        "rules": {
            name: str(value) if not isinstance(value, int) else value
            for name, value in column.variable.treatment.items()
        },
        "limits": dict(column.limits),
        "reveals": list(column.variable.reveals),
        "changed": {rule: number for rule, number in sorted(column.changed.items()) if number},
    }


def _hidden_share(made: Extract) -> float:
    """The share of published quasi-identifiers' cells that are empty."""
    cells = hidden = 0
    for variable in made.ladders.known:
        frame = made.families if variable.level == "family" else made.persons
        if variable.name in frame.columns:
            cells += frame.height
            hidden += frame[variable.name].null_count()
    return round(hidden / cells, DECIMALS) if cells else 0.0


def _told(made: Extract, column: Treated) -> bool:
    """Whether the change of a column's mean may be told: not where it is made by fewer rows than a class has."""
    if column.unit != "tiyn" or not column.values.dtype.is_integer():
        return False
    return all(not 0 < column.changed[rule] < made.wish.level.k for rule in ("top", "bottom", "hidden"))


def _amount(made: Extract, column: Treated) -> Mapping[str, Any]:
    """Mean and Gini before and after, among published rows with an amount, in whole percent."""
    of_person = column.variable.level == "person"
    kept = ~made.disguise.removed
    weights = made.weights[made.ladders.owner] if of_person else made.weights
    rows = (kept[made.ladders.owner] if of_person else kept) & (column.before > 0)
    if not rows.any() or column.values.null_count():
        return {"mean_change_percent": None, "gini_before_percent": None, "gini_after_percent": None}
    after = column.values.to_numpy()[rows]
    before = np.asarray(column.before[rows], dtype=np.int64)
    means = mean(before, weights[rows]), mean(after, weights[rows])
    return {
        "mean_change_percent": round(100 * (means[1] - means[0]) / means[0]) if means[0] else None,
        "gini_before_percent": round(100 * gini(before, weights[rows])),
        "gini_after_percent": round(100 * gini(after, weights[rows])),
    }
