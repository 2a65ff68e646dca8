"""Which persons make up which family, in a population whose rows may stand in any order."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.problems import PeopleProblem, population_refused
from shanyraq.people.rows import Rows
from shanyraq.rules.population import MOST_MEMBERS

TOLD = 10
"""Families a message names; the rest is counted."""


@dataclass(frozen=True)
class Grouping:
    """How persons make up families.

    Attributes:
        sizes: the number of persons of each family, in the families' order.
        order: the persons' rows in the families' order; None when they stand so already.
    """

    sizes: NDArray[np.int64]
    order: NDArray[np.int64] | None


def is_identifier(kind: pa.DataType) -> bool:
    """Whether a column of this type can identify families: whole numbers up to 64 bits with a sign, or text."""
    if pa.types.is_dictionary(kind):
        return is_identifier(kind.value_type)
    whole = pa.types.is_integer(kind) and not pa.types.is_uint64(kind)
    return bool(whole or pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def identifiers(rows: Rows, column: str = FAMILY_ID) -> pa.Array:
    """A column of identifiers as one array of int64 or of text."""
    kind = rows.schema.field(column).type
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    common = pa.int64() if pa.types.is_integer(plain) else pa.large_string()
    return pa.chunked_array([chunk.cast(common) for chunk in rows.chunks(column)], common).combine_chunks()


def group_persons(families: Rows, persons: Rows) -> Grouping:
    """Match persons to their families.

    Raises:
        PopulationProblems: families without an identifier, with the same one, without persons or with too many, and
            persons of no family.
    """
    ids, persons_ids = identifiers(families), identifiers(persons)
    if ids.type != persons_ids.type:
        raise population_refused(PeopleProblem("ids_unlike", first=families.name, second=persons.name))
    for rows, found in ((families, ids), (persons, persons_ids)):
        if found.null_count:
            row = int(np.flatnonzero(found.is_null().to_numpy(zero_copy_only=False))[0])
            raise population_refused(PeopleProblem("cell_empty", **rows.place(row), column=FAMILY_ID))
    _check_repeated(ids, families.name)
    grouping = _as_they_stand(ids, persons_ids) or _sorted(ids, persons_ids, persons.name)
    _check_sizes(grouping.sizes, ids, families.name)
    return grouping


def check_unrepeated(families: Rows) -> None:
    """Look through all families for two with the same identifier.

    Raises:
        PopulationProblems: there are some.
    """
    _check_repeated(identifiers(families), families.name)


def _check_repeated(ids: pa.Array, name: str) -> None:
    repeated = _repeated(ids)
    if len(repeated):
        raise population_refused(PeopleProblem("families_repeated", file=name, **_some(repeated)))


def _repeated(ids: pa.Array) -> pa.Array:
    """The identifiers that stand more than once."""
    if not pc.all(pc.less(ids[:-1], ids[1:]), min_count=0).as_py():
        ids = ids.take(pc.array_sort_indices(ids))  # a table of hashes would take many times the memory
    return pc.unique(ids[1:].filter(pc.equal(ids[:-1], ids[1:])))


def _as_they_stand(ids: pa.Array, persons_ids: pa.Array) -> Grouping | None:
    """The families' sizes when the persons already stand in the families' order, each family together."""
    runs = pc.run_end_encode(persons_ids, run_end_type=pa.int64())
    if not runs.values.equals(ids):
        return None
    return Grouping(np.diff(runs.run_ends.to_numpy(), prepend=0), None)


def _sorted(ids: pa.Array, persons_ids: pa.Array, name: str) -> Grouping:
    """The families' sizes, and the persons' rows brought into the families' order."""
    family = pc.index_in(persons_ids, value_set=ids)
    if family.null_count:
        orphans = pc.unique(persons_ids.filter(family.is_null()))
        raise population_refused(PeopleProblem("families_unknown", file=name, **_some(orphans)))
    of_person = family.to_numpy()
    order = np.argsort(of_person, kind="stable")
    return Grouping(np.bincount(of_person, minlength=len(ids)).astype(np.int64), order)


def _check_sizes(sizes: NDArray[np.int64], ids: pa.Array, name: str) -> None:
    empty = ids.filter(pa.array(sizes == 0))
    if len(empty):
        raise population_refused(PeopleProblem("families_empty", file=name, **_some(empty)))
    crowded = ids.filter(pa.array(sizes > MOST_MEMBERS))
    if len(crowded):
        raise population_refused(PeopleProblem("families_crowded", file=name, most=MOST_MEMBERS, **_some(crowded)))


def _some(ids: pa.Array) -> dict[str, object]:
    """The first identifiers and how many there are."""
    named = ", ".join(str(value) for value in ids[:TOLD].to_pylist())
    return {"families": named if len(ids) <= TOLD else f"{named}, …", "count": len(ids)}
