"""What is compared of two persons, level by level from full agreement to none, and by what pairs are found.

Conditions are written once, in the SQL that DuckDB and Spark share but for the name of one function. How much a level
speaks for or against is not decided here but by the model.
"""

from dataclasses import dataclass

OTHER = "other"
"""The last level of each comparison: both are told and they do not agree."""

MISSING = "missing"
"""Told by one register at most: speaks neither for nor against."""


@dataclass(frozen=True)
class Level:
    """A degree of agreement.

    Attributes:
        name: what models and texts call it.
        condition: SQL on `…_l` and `…_r`, with `{alike}` for the dialect's Jaro-Winkler similarity.
        frequency: the column by whose frequency the weight is adjusted: to share a rare surname says more.
    """

    name: str
    condition: str
    frequency: str | None = None


@dataclass(frozen=True)
class Comparison:
    """One thing two registers tell of a person.

    Attributes:
        name: what models and texts call it.
        missing: SQL: it is not told by both.
        levels: from full agreement down; `OTHER` is left out, as it is always last.
    """

    name: str
    missing: str
    levels: tuple[Level, ...]

    def level(self, value: int) -> str:
        """The name of a level by Splink's value of it: -1 missing, 0 none, upwards to full agreement."""
        if value < 0:
            return MISSING
        return OTHER if value == 0 else self.levels[len(self.levels) - value].name


def _missing(column: str) -> str:
    return f"{column}_l IS NULL OR {column}_r IS NULL"


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


_SWAPPED = "surname_whole_l = given_r AND given_l = surname_whole_r"
_ONE_DIGIT_OFF = "levenshtein(iin_l, iin_r) <= 1 AND substr(iin_l, 11, 1) = substr(iin_r, 11, 1)"
"""The check digit tells of any wrong digit but the eleventh, whose weight is 11: two persons may differ there alone."""

_PLACE = "locality_l = locality_r"
_AT_HOME = f"numbers_l = numbers_r AND {_PLACE}"

COMPARISONS = (
    Comparison(
        "surname",
        _missing("surname"),
        (
            Level("same", _same("surname"), frequency="surname"),
            Level("former", "surname_l = former_r OR former_l = surname_r"),
            Level("swapped", _SWAPPED),
            Level("alike", "surname_bones_l = surname_bones_r OR {alike}(surname_l, surname_r) >= 0.9"),
        ),
    ),
    Comparison(
        "given_name",
        _missing("given"),
        (
            Level("same", _same("given"), frequency="given"),
            Level("swapped", _SWAPPED),
            Level("alike", "given_bones_l = given_bones_r OR {alike}(given_l, given_r) >= 0.88"),
        ),
    ),
    Comparison(
        "patronymic",
        _missing("father"),
        (
            Level("same", _same("father"), frequency="father"),
            Level("alike", "father_bones_l = father_bones_r OR {alike}(father_l, father_r) >= 0.88"),
        ),
    ),
    Comparison(
        "birth_date",
        _missing("birth"),
        (
            Level("same", _same("birth")),
            Level("swapped", _same("birth_folded")),
            Level("near", "levenshtein(birth_l, birth_r) <= 1"),
            Level(
                "part",
                "substr(birth_l, 1, 4) = substr(birth_r, 1, 4) AND (substr(birth_l, 5, 2) = substr(birth_r, 5, 2)"
                " OR substr(birth_l, 7, 2) = substr(birth_r, 7, 2)) OR substr(birth_l, 5, 4) = substr(birth_r, 5, 4)",
            ),
        ),
    ),
    Comparison("sex", _missing("sex"), (Level("same", _same("sex")),)),
    Comparison(
        "iin",
        _missing("iin"),
        (Level("same", _same("iin")), Level("near", _ONE_DIGIT_OFF)),
    ),
    Comparison(
        "place",
        _missing("locality"),
        (
            Level("home", f"street_l = street_r AND {_AT_HOME}"),
            Level("alike", f"{{alike}}(street_l, street_r) >= 0.9 AND {_AT_HOME}"),
            Level("locality", _PLACE),
        ),
    ),
)
"""In the order in which weights are told."""

FOUND_BY = (
    ("iin",),
    ("birth_folded", "given_bones"),
    ("birth_folded", "surname_bones"),
    ("birth_folded", "father_bones"),
    ("surname_bones", "given_bones", "father_bones"),
    ("surname_bones", "given_bones", "substr(birth, 1, 4)"),
    ("surname_bones", "given_bones", "substr(birth, 5, 4)"),
)
"""A pair is compared if it agrees in all of one line: each line forgives mistakes that another does not."""

TRAINED_BY = (("surname", "given", "father"), ("birth", "father"), ("birth", "given"))
"""Lines by which pairs are found to train on; each trains the comparisons that it does not use."""
