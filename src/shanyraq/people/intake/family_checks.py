"""What rows say together: persons that stand twice, families that are not whole or contradict themselves.

Works on one partition, in which every family is with all its rows.
"""

from collections import Counter
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

import polars as pl

from shanyraq.law.codes import Relation
from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Severity
from shanyraq.people.intake.findings import SCHEMA, found
from shanyraq.people.intake.mapping import FAMILY, Mapping
from shanyraq.people.intake.plan import years_before
from shanyraq.people.intake.row_checks import EASED, FILE, INCOMPLETE, OWN, ROW
from shanyraq.people.intake.runs import Runs
from shanyraq.rules.population import MOST_MEMBERS

ADULT, MARRIED, GENERATION = 18, 16, 12
"""Years: of age, of a spouse that needs no second look, between parent and child."""

_PLACES = (FILE, ROW, OWN, EASED, INCOMPLETE)


@dataclass
class Verdict:
    """What was found in a partition.

    Attributes:
        findings: all of it.
        refused: the identifiers of the families refused.
        tested: by rule, families or rows it was asked of.
    """

    findings: list[pl.DataFrame] = field(default_factory=list)
    refused: list[pl.Series] = field(default_factory=list)
    tested: Counter[str] = field(default_factory=Counter)

    def tell(self, rule: str, rows: pl.DataFrame, target: str = FAMILY) -> None:
        """Count rows as findings of a rule; their families are refused where it says so."""
        if rows.is_empty():
            return
        for (file,), some in rows.partition_by(FILE, as_dict=True).items():
            self.findings.append(found(rule, some[ROW], file, target, some[FAMILY] if FAMILY in some.columns else None))
        if RULES[rule].severity is Severity.FAMILY:
            self.refused.append(rows[FAMILY])

    def all_findings(self) -> pl.DataFrame:
        """The findings as one table."""
        return pl.concat(self.findings) if self.findings else pl.DataFrame(schema=SCHEMA)

    def is_refused(self, families: pl.Series) -> pl.Series:
        """Which of these families are refused."""
        if not self.refused:
            return pl.Series([False]).new_from_index(0, len(families))
        return families.is_in(pl.concat(self.refused).unique().implode())


def refuse_rows(rows: pl.DataFrame, places: pl.Series, mapping: Mapping, rule: str) -> pl.DataFrame:
    """Rows with those at these places refused for themselves."""
    refused = pl.int_range(rows.height, eager=True).is_in(places.implode())
    limited = rule in mapping.limits.rules
    eased = rows[EASED] | (refused & ~rows[OWN]) if limited else rows[EASED] & ~refused
    return rows.with_columns(eased.alias(EASED), (rows[OWN] | refused).alias(OWN))


def without_repeats(
    rows: pl.DataFrame, repeated: Map[str, pl.DataFrame], verdict: Verdict, mapping: Mapping
) -> tuple[pl.DataFrame, pl.Series]:
    """Find rows of the same person or family.

    Args:
        rows: the rows of a role.
        repeated: by column that should be different in each row, values that stand several times (`key`), with how
            often they do in the whole delivery (`times`).
        verdict: what is found goes there.
        mapping: the mapping.

    Returns:
        The rows, with those refused that repeat an earlier one word for word; and which these are.
    """
    met = pl.Series([False]).new_from_index(0, rows.height)
    for key, found_again in repeated.items():
        met |= rows[key].is_in(found_again["key"].implode()).fill_null(value=False)
    some = rows.with_row_index("place").filter(met)
    if some.is_empty():
        return rows, met
    first = some.select(pl.struct(pl.exclude("place", *_PLACES)).is_first_distinct()).to_series()
    verdict.tell("row_repeated", some.filter(~first))
    for key, found_again in repeated.items():
        _tell_several(some, first, key, found_again, verdict)
    places = some.filter(~first)["place"]
    return refuse_rows(rows, places, mapping, "row_repeated"), pl.int_range(rows.height, eager=True).is_in(
        places.implode()
    )


def _tell_several(some: pl.DataFrame, first: pl.Series, key: str, repeated: pl.DataFrame, verdict: Verdict) -> None:
    """Tell the rows that differ and yet are of the same person or family, here or in another partition."""
    here = some.drop_nulls(key).group_by(key).len("here")
    left = some.filter(first).join(here, on=key).join(repeated, left_on=key, right_on="key")
    several = left.filter((pl.len().over(key) > 1) | (pl.col("times") > pl.col("here"))).sort("place")
    if key == FAMILY:
        verdict.tell("family_repeated", several)
    else:
        verdict.tell("person_repeated", several)


def check_families(
    persons: pl.DataFrame, runs: Runs, shared: tuple[str, ...], verdict: Verdict, mapping: Mapping
) -> pl.DataFrame:
    """Hold each family against the rules it can break.

    Args:
        persons: the members, sorted by family, refused ones too; each once.
        runs: which of them make up a family.
        shared: columns of the members that tell something of their family.
        verdict: what is found goes there.
        mapping: the mapping.

    Returns:
        One row a family, in their order: its place, its members, and what its members say of it.
    """
    told = {name: _told_once(persons, runs, name) for name in shared}
    families = persons.select(FAMILY, FILE, ROW)[runs.starts].with_columns(
        pl.Series("members", runs.sizes),
        pl.Series(INCOMPLETE, runs.any(persons[INCOMPLETE])),
        *(series.alias(name) for name, series in _kin(persons, runs).items()),
        *(values.alias(name) for name, (values, _) in told.items()),
        *(differ.alias(f"{name} differs") for name, (_, differ) in told.items()),
    )
    refused = verdict.is_refused(families[FAMILY])
    verdict.tell("family_incomplete", families.filter(families[INCOMPLETE]))
    whole = families.filter(~(families[INCOMPLETE] | refused))
    for rule, wrong in _contradictions(shared, mapping).items():
        verdict.tested[rule] += families.height
        verdict.tell(rule, whole.filter(wrong), "relation" if rule.startswith(("applicant", "spouse")) else FAMILY)
    verdict.tested["family_incomplete"] += families.height
    return families.select(FAMILY, FILE, ROW, *shared)


def _told_once(persons: pl.DataFrame, runs: Runs, name: str) -> tuple[pl.Series, pl.Series]:
    """What the members say of their family, and whether some say another thing; who says nothing, agrees."""
    values = persons[name]
    if values.null_count():
        grouped = persons.group_by(FAMILY, maintain_order=True).agg(pl.col(name).drop_nulls().first())
        first = grouped[name]
    else:
        first = values.gather(runs.starts)
    return first, runs.any(values != runs.spread(first))


def _kin(persons: pl.DataFrame, runs: Runs) -> dict[str, pl.Series]:
    """Of each family: numbers of applicants and spouses, and the birth dates that are compared."""
    relations, births = persons["relation"], persons["birth_date"]

    def are(*listed: Relation) -> pl.Series:
        found = relations == int(listed[0])
        for relation in listed[1:]:
            found |= relations == int(relation)
        return found

    return {
        "applicants": runs.count(are(Relation.APPLICANT)),
        "spouses": runs.count(are(Relation.SPOUSE)),
        "eldest": runs.earliest(births, births.is_not_null()),
        "applicant": runs.earliest(births, are(Relation.APPLICANT)),
        "spouse": runs.latest(births, are(Relation.SPOUSE)),
        "parent": runs.earliest(births, are(Relation.APPLICANT, Relation.SPOUSE, Relation.PARTNER)),
        "child": runs.earliest(births, are(Relation.CHILD, Relation.GRANDCHILD)),
        "forebear": runs.latest(births, are(Relation.PARENT, Relation.GRANDPARENT)),
    }


def _contradictions(shared: tuple[str, ...], mapping: Mapping) -> dict[str, pl.Expr]:
    """By rule, which whole families break it."""
    parent, child, applicant, forebear = (pl.col(name) for name in ("parent", "child", "applicant", "forebear"))
    later = f"{GENERATION}y"
    younger = ((child <= parent) | (applicant <= forebear)).fill_null(value=False)
    close = ((child < parent.dt.offset_by(later)) | (applicant < forebear.dt.offset_by(later))).fill_null(value=False)
    rules = {
        "family_without_adult": pl.col("eldest") > years_before(mapping.day, ADULT),
        "applicant_missing": pl.col("applicants") == 0,
        "applicant_several": pl.col("applicants") > 1,
        "spouse_several": pl.col("spouses") > 1,
        "parent_younger": younger,
        "ages_close": close & ~younger,
        "spouse_young": (pl.col("spouse") > years_before(mapping.day, MARRIED)).fill_null(value=False),
        "family_crowded": pl.col("members") > MOST_MEMBERS,
    }
    if shared:
        rules["family_facts_differ"] = pl.any_horizontal(f"{name} differs" for name in shared)
    return rules
