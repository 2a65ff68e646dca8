"""The codebook of an extract: what each column holds, how it was treated, what its codes mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shanyraq.people.extract.extract import FAMILY_ID, LINKED, Extract
from shanyraq.people.extract.ladders import code_title, label_title
from shanyraq.people.extract.plan import Known, Step
from shanyraq.people.extract.source import CLUSTERS, COLUMNS
from shanyraq.people.extract.treatment import Treated
from shanyraq.people.population import PERSON_ID, WEIGHT
from shanyraq.rules import TENGE
from shanyraq.rules.formats import decimal, money, whole
from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")


@dataclass(frozen=True)
class Entry:
    """One column of an extract.

    Attributes:
        table: `families` or `persons`.
        name: the column.
        title: what it is called.
        role: known, sensitive, other, or a number.
        told: how it is published.
        codes: what its values mean.
    """

    table: str
    name: str
    title: str
    role: str
    told: str
    codes: str


def text(key: str, lang: str, /, **places: object) -> str:
    """A text of the papers that go with an extract."""
    return messages(TEXTS)[key][lang].format(**places)


def codebook(made: Extract, lang: str) -> list[Entry]:
    """Every column of both tables, in their order."""
    known = {variable.name: variable for variable in made.ladders.known}
    treated = {column.variable.name: column for column in made.treated}
    found = []
    for table, frame in (("families", made.families), ("persons", made.persons)):
        for name in frame.columns:
            if name in known:
                found.append(_known(made, known[name], table, lang))
            elif name in treated:
                found.append(_kept(made, treated[name], table, lang))
            else:
                found.append(_number(name, table, lang))
    return found


def step_told(step: Step, lang: str) -> str:
    """A step of a ladder in words."""
    match step.kind:
        case "top":
            return text("told_top", lang, value=step.value)
        case "period":
            return text("told_period", lang, value=step.value)
    return text(f"told_{step.kind}", lang)


def treatment_told(column: Treated, lang: str) -> str:
    """What was done to a column that nobody is taken to know."""
    return "; ".join(_treatments(column, lang)) or text("told_as_is", lang)


def _treatments(column: Treated, lang: str) -> Iterator[str]:
    treatment, money_told = column.variable.treatment, column.unit == "tiyn"

    def shown(value: int) -> str:
        return money(value, lang) if money_told else whole(value, lang)

    if "parts" in treatment:
        yield text("told_parts", lang, value=treatment["parts"])
    if "groups" in treatment:
        yield text("told_groups", lang)
    if column.unit == "day":
        yield text("told_period", lang, value=treatment.get("period", "year"))
    if "round" in treatment:
        yield text("told_round", lang, value=shown(treatment["round"] * (TENGE if money_told else 1)))
    for side in ("top", "bottom"):
        if side in column.limits:
            yield text(f"told_limit_{side}", lang, value=shown(column.limits[side]))
    if "rare" in treatment and column.changed["rare"]:
        yield text("changed_rare", lang)


def _known(made: Extract, variable: Known, table: str, lang: str) -> Entry:
    step = variable.steps[made.disguise.levels[variable.name]]
    frame = made.families if variable.level == "family" else made.persons
    labels = sorted(frame[variable.name].drop_nulls().unique().to_list())
    told = [(label, code_title(label, variable.column, step, made.wish.plan.groups).lang(lang)) for label in labels]
    codes = _codes(told) if step.kind in ("groups", "as_is", "bands", "top") else ""
    if frame[variable.name].null_count():
        codes = "; ".join(part for part in (codes, text("codes_empty", lang)) if part)
    return Entry(
        table, variable.name, variable.title.lang(lang), text("role_known", lang), step_told(step, lang), codes
    )


def _kept(made: Extract, column: Treated, table: str, lang: str) -> Entry:
    variable = column.variable
    role = text("role_sensitive" if variable.name in made.wish.plan.sensitive else "role_kept", lang)
    fact = COLUMNS[variable.columns[0]]
    codes = text(f"unit_{column.unit}", lang) if column.unit != "codes" else ""
    if "parts" in variable.treatment:
        codes = f"1 … {variable.treatment['parts']}"
    elif column.unit == "codes":
        groups, name = made.wish.plan.groups, variable.treatment.get("groups")
        labels = sorted(column.values.drop_nulls().unique().to_list())
        step = Step("groups", name)
        codes = _codes(
            (label, (code_title(label, fact.name, step, groups) if name else label_title(label, fact)).lang(lang))
            for label in labels
        )
    return Entry(table, variable.name, variable.title.lang(lang), role, treatment_told(column, lang), codes)


def _number(name: str, table: str, lang: str) -> Entry:
    assert name in (FAMILY_ID, PERSON_ID, LINKED, WEIGHT, *CLUSTERS)
    return Entry(table, name, text(f"column_{name}", lang), text("role_identifier", lang), "", "")


def _codes(told: "Iterator[tuple[str, str]] | list[tuple[str, str]]") -> str:
    return "; ".join(label if label == title else f"{label}: {title}" for label, title in told)


def share_told(share: Fraction, lang: str) -> str:
    """A share in percent."""
    return decimal(share * 100, lang, 2) + ("%" if lang == "en" else "\u00a0%")
