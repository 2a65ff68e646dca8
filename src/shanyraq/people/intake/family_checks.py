"""What rows say together: persons that stand twice, families that are not whole or contradict themselves.

Works on one partition, in which every family is with all its rows.
"""

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from shanyraq.law.codes import Relation
from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Severity
from shanyraq.people.intake.findings import SCHEMA, found
from shanyraq.people.intake.mapping import FAMILY, PERSON, Mapping
from shanyraq.people.intake.plan import years_before
from shanyraq.people.intake.row_checks import EASED, FILE, INCOMPLETE, OWN, ROW
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
        return families.is_in(pl.concat(self.refused).unique())


def refuse_rows(rows: pl.DataFrame, places: pl.Series, mapping: Mapping, rule: str) -> pl.DataFrame:
    """Rows with those at these places refused for themselves."""
    refused = pl.int_range(rows.height, eager=True).is_in(places.implode())
    limited = rule in mapping.limits.rules
    eased = rows[EASED] | (refused & ~rows[OWN]) if limited else rows[EASED] & ~refused
    return rows.with_columns(eased.alias(EASED), (rows[OWN] | refused).alias(OWN))


def without_repeats(
    rows: pl.DataFrame, key: str, repeated: pl.DataFrame, verdict: Verdict, mapping: Mapping
) -> tuple[pl.DataFrame, pl.Series]:
    """Find rows of the same person or family.

    Args:
        rows: the rows of a role.
        key: the column that should be different in each.
        repeated: identifiers that stand several times, with how often in the whole delivery.
        verdict: what is found goes there.
        mapping: the mapping.

    Returns:
        The rows, with those refused that repeat an earlier one word for word; and which these are.
    """
    no = pl.Series([False]).new_from_index(0, rows.height)
    if repeated.is_empty():
        return rows, no
    some = rows.with_row_index("place").filter(rows[key].is_in(repeated[key].implode()))
    if some.is_empty():
        return rows, no
    first = some.select(pl.struct(pl.exclude("place", *_PLACES)).is_first_distinct()).to_series()
    again = some.filter(~first)
    verdict.tell("row_repeated", again)
    here = some.group_by(key).len("here")
    left = some.filter(first).join(here, on=key).join(repeated, on=key)
    several = left.filter((pl.len().over(key) > 1) | (pl.col("times") > pl.col("here"))).sort("place")
    rule = "person_repeated" if key == PERSON else "family_repeated"
    verdict.tell(rule, several, key)
    marked = refuse_rows(rows, again["place"], mapping, "row_repeated")
    return marked, pl.int_range(rows.height, eager=True).is_in(again["place"].implode())


def check_families(persons: pl.DataFrame, shared: tuple[str, ...], verdict: Verdict, mapping: Mapping) -> pl.DataFrame:
    """Hold each family against the rules it can break.

    Args:
        persons: the members, sorted by family, refused ones too; each once.
        shared: columns of the members that tell something of their family.
        verdict: what is found goes there.
        mapping: the mapping.

    Returns:
        One row a family: its place, its members, and what its members say of it.
    """
    families = persons.group_by(FAMILY, maintain_order=True).agg(
        pl.col(FILE, ROW).first(),
        pl.len().alias("members"),
        pl.col(INCOMPLETE).any(),
        *_kin(),
        *(pl.col(name).drop_nulls().first() for name in shared),
        *(pl.col(name).min().alias(f"{name} least") for name in shared),
        *(pl.col(name).max().alias(f"{name} most") for name in shared),
    )
    incomplete = families[INCOMPLETE] | families[FAMILY].is_in(_known(verdict.refused, families[FAMILY]).implode())
    verdict.tell("family_incomplete", families.filter(families[INCOMPLETE]))
    whole = families.filter(~incomplete)
    for rule, wrong in _contradictions(shared, mapping).items():
        verdict.tested[rule] += families.height
        verdict.tell(rule, whole.filter(wrong), "relation" if rule.startswith(("applicant", "spouse")) else FAMILY)
    verdict.tested["family_incomplete"] += families.height
    return families


def _known(refused: list[pl.Series], like: pl.Series) -> pl.Series:
    return pl.concat(refused) if refused else like.clear()


def _kin() -> list[pl.Expr]:
    """Of each family: numbers of applicants and spouses, and the birth dates that are compared."""

    def of(relation: Relation) -> pl.Expr:
        return pl.when(pl.col("relation") == int(relation)).then(pl.col("birth_date"))

    return [
        (pl.col("relation") == int(Relation.APPLICANT)).sum().alias("applicants"),
        (pl.col("relation") == int(Relation.SPOUSE)).sum().alias("spouses"),
        pl.col("birth_date").min().alias("eldest"),
        of(Relation.APPLICANT).min().alias("applicant"),
        of(Relation.SPOUSE).max().alias("spouse"),
        pl.min_horizontal(of(Relation.APPLICANT), of(Relation.SPOUSE), of(Relation.PARTNER)).min().alias("parent"),
        pl.min_horizontal(of(Relation.CHILD), of(Relation.GRANDCHILD)).min().alias("child"),
        pl.max_horizontal(of(Relation.PARENT), of(Relation.GRANDPARENT)).max().alias("forebear"),
    ]


def _contradictions(shared: tuple[str, ...], mapping: Mapping) -> dict[str, pl.Expr]:
    """By rule, which whole families break it."""
    parent, child, applicant, forebear = (pl.col(name) for name in ("parent", "child", "applicant", "forebear"))
    later = f"{GENERATION}y"
    younger = ((child <= parent) | (applicant <= forebear)).fill_null(value=False)
    close = ((child < parent.dt.offset_by(later)) | (applicant < forebear.dt.offset_by(later))).fill_null(value=False)
    differ = [(pl.col(f"{name} least") != pl.col(f"{name} most")).fill_null(value=False) for name in shared]
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
        rules["family_facts_differ"] = pl.any_horizontal(differ)
    return rules
