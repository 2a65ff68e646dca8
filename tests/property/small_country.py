"""Small populations for extracts, and an oracle that looks for somebody who stands out."""

import math
from collections import Counter, defaultdict
from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import strategies as st

from shanyraq.law.codes import Disability, Region, Relation, Sex, StateSupport
from shanyraq.people.population import population_of_tables
from shanyraq.people.population_files import About
from shanyraq.rules import Text

DAY = date(2024, 5, 14)
FIRST_ID = 700_000_000_001
"""Identifiers that no number of rows and no amount in these populations can be."""


def member():
    return st.fixed_dictionaries(
        {
            "birth_date": st.sampled_from([date(1950, 1, 1), date(1988, 2, 29), date(2015, 7, 1), date(2024, 5, 1)]),
            "sex": st.sampled_from([int(Sex.FEMALE), int(Sex.MALE)]),
            "relation": st.sampled_from([int(Relation.APPLICANT), int(Relation.CHILD), int(Relation.PARENT)]),
            "disability": st.sampled_from([0, 0, 0, int(Disability.GROUP_1)]),
            "state_support": st.sampled_from([0, 0, 0, 0, int(StateSupport.PRISON), int(StateSupport.CONSCRIPT)]),
            "income_wage": st.sampled_from([0, 0, 7_000_000, 7_012_345, 99_999_999_999]),
        }
    )


def family():
    return st.fixed_dictionaries(
        {
            "region": st.sampled_from([int(Region.ABAI), int(Region.ASTANA), int(Region.ALMATY)]),
            "settlement": st.sampled_from([1, 2]),
            "weight": st.sampled_from([1.0, 1.0, 3.5, 1234.567]),
            "stratum": st.sampled_from([FIRST_ID * 3, FIRST_ID * 3 + 1]),
            "psu": st.sampled_from([FIRST_ID * 5, FIRST_ID * 5 + 1, FIRST_ID * 5 + 2]),
            "members": st.lists(member(), min_size=1, max_size=8),
            "twins": st.sampled_from([1, 1, 3, 6]),
        }
    )


def countries(most=12):
    """Families, some of them several times over, so that there are classes of every size."""
    return st.lists(family(), max_size=most).map(
        lambda found: population([one for each in found for one in [each] * each["twins"]])
    )


def population(families, synthetic=False):
    """A population of families as dictionaries; its identifiers begin with `FIRST_ID`."""
    names = ("region", "settlement", "weight", "stratum", "psu")
    ids = np.arange(FIRST_ID, FIRST_ID + len(families))
    types = {"region": pa.uint8(), "settlement": pa.uint8(), "weight": pa.float64()}
    present = [name for name in names if not families or name in families[0]]
    table = {name: pa.array([each[name] for each in families], types.get(name, pa.int64())) for name in present}
    members = [(owner, each) for owner, whole in zip(ids, families) for each in whole["members"]]
    facts = {"birth_date": pa.date32(), "income_wage": pa.int64()}
    used = members[0][1] if members else ("birth_date", "sex", "relation")
    persons = {name: pa.array([each[name] for _, each in members], facts.get(name, pa.uint8())) for name in used}
    return population_of_tables(
        About(DAY, Text("Сынақ", "Проба", "A trial"), synthetic),
        pa.table({"family_id": pa.array(ids, pa.int64()), **table}),
        pa.table({"family_id": pa.array([owner for owner, _ in members], pa.int64()), **persons}),
    )


def falls_short(families, persons, plan, level):
    """Every class of the published tables that is less safe than asked, found the slow way, from the tables alone."""
    shown = [dict(row) for row in families.to_dicts()]
    by_id = {row["family_id"]: row for row in shown}
    known = {name: [v for v in plan.known if v.level == name] for name in ("family", "person")}
    told = {"family": families.columns, "person": persons.columns}
    names = {name: [v.name for v in known[name] if v.name in told[name]] for name in known}
    together = [v.name for v in known["person"] if v.composition and v.name in persons.columns]
    members = defaultdict(list)
    for row in persons.to_dicts():
        members[row["family_id"]].append(row)
    family_classes, person_classes = defaultdict(list), defaultdict(list)
    for row in shown:
        own = tuple(row[name] for name in names["family"])
        people = Counter(tuple(person[name] for name in together) for person in members[row["family_id"]])
        family_classes[own, frozenset(people.items()) if row["linked"] else None].append(row)
    for owner, people in members.items():
        whole = by_id.get(owner, {})
        for person in people:
            key = tuple(whole[name] for name in names["family"]) if whole else None
            person_classes[key, tuple(person[name] for name in names["person"])].append({**whole, **person})
    return [
        *(key for key, rows in family_classes.items() if not safe(rows, plan, level, len(rows))),
        *(key for key, rows in person_classes.items() if not safe(rows, plan, level, owners(rows))),
    ]


def owners(rows):
    """How many families the persons of a class come from; of those apart nobody can tell."""
    linked = rows[0]["family_id"] is not None
    return len({row["family_id"] for row in rows}) if linked else len(rows)


def safe(rows, plan, level, families):
    if families < level.k:
        return False
    for name, harmless in plan.sensitive.items():
        values = Counter(row[name] for row in rows if row.get(name) is not None)
        if values and not set(values) <= harmless:
            whole = sum(values.values())
            entropy = -sum(n / whole * math.log(n / whole) for n in values.values())
            few = len(values) < level.diversity
            if few or (level.entropy is not None and math.exp(entropy) < level.entropy - 1e-6):
                return False
    return True


def cells(*frames):
    """Every value of some tables."""
    return {value for frame in frames for column in frame for value in column.to_list()}
