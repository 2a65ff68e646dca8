"""The page of the measures: every name of the catalogue with its formula, what it needs, and its kind of number."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from shanyraq.cli.reference.markdown import page, table
from shanyraq.evidence.measures.catalogue import KINDS, PERCENT, examples

ABOUT = Path(__file__).with_name("measures.toml")

INTRODUCTION = """\
What `shanyraq measure --measures` takes. A name that ends in a number stands for any number of its range. Which
conventions there are, and how errors come about: [standard errors](../explanation/standard-errors.md); how to ask:
[measure poverty](../how-to/measure-poverty.md).

`w` is a record's weight (times its size), `N` = Σw, `y` welfare, `μ` its mean, `z` the line, `t` the transfer, `o` the
other transfer, `e` a right to the transfer, `y⁰` = `y` less the transfer, or less the part of it that
`--counterfactual` says. `F` is the mid-rank, `Q` the quantile, `G` the Gini coefficient, `C` concentration, `L` the
Lorenz curve. Sums are over the group; Σ_g where it stands beside the whole."""

SCALES = {"share": "share", "index": "number", "money": "money", "number": "count"}
"""What a scale is, in English."""


def measures_page() -> str:
    """The page, group by group."""
    about = tomllib.loads(ABOUT.read_text(encoding="utf-8"))
    parts = []
    for group in dict.fromkeys(entry["group"] for entry in about.values()):
        parts.append(f"## {group}")
        heads = ("name", "formula", "what it is", "needs besides welfare", "range", "kind")
        parts.append(table(heads, _rows(about, group)))
    return page("Measures", INTRODUCTION, parts)


def _rows(about: dict[str, dict[str, str]], group: str) -> Iterator[tuple[str, ...]]:
    written = dict(zip(KINDS, examples(), strict=True))
    for stem, kind in KINDS.items():
        entry = about[stem]
        if entry["group"] == group:
            needs = ", ".join(f"`--{need}`" for need in kind.needs)
            span = "" if kind.limits is None else f"{kind.limits[0]:g} to {kind.limits[1]:g}"
            unit = " %" if kind.limits is not None and kind.limits[1] == PERCENT[1] else ""
            yield f"`{written[stem]}`", entry["formula"], entry["meaning"], needs, span + unit, SCALES[kind.scale]
