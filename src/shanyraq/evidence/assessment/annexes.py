"""Annexes: definitions, what was not told, comments and responses, and what is needed to make the report again."""

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from itertools import groupby

from shanyraq.evidence.assessment.material import Material
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.amounts import AMOUNT
from shanyraq.evidence.report.disclosure import Entry
from shanyraq.evidence.report.model import Block, Cell, Chapter, Column, Flag, Group, Row, Table, Terms, Words
from shanyraq.evidence.report.words import word
from shanyraq.evidence.report.written import number
from shanyraq.rules import to_day
from shanyraq.rules.formats import day

DEFINED = (
    "welfare",
    "quantiles",
    "line",
    "headcount",
    "gap",
    "severity",
    "gini",
    "entropy",
    "ratios",
    "coverage",
    "incidence",
    "errors",
    "apart",
    "differentials",
    "cgh",
    "concentration",
    "distributional",
    "adequacy",
    "beckerman",
    "equity",
    "rates",
    "std_error",
)


def definitions(writer: Writer) -> Chapter:
    """What the words of the report mean."""
    pairs = tuple((writer.say(f"term_{name}"), writer.say(f"term_{name}_is")) for name in DEFINED)
    return Chapter("definitions", writer.say("chapter_definitions"), (), (Terms(pairs),), follows=True)


def disclosure(writer: Writer, found: Sequence[Entry], titles: dict[str, str]) -> Chapter:
    """What was not told or marked, by table and column.

    Args:
        writer: who writes.
        found: the log.
        titles: what each table is called.
    """
    counts: dict[tuple[str, str], dict[Flag, int]] = {}
    for entry in found:
        own = counts.setdefault((entry.table, entry.column), dict.fromkeys(Flag, 0))
        own[entry.flag] += 1
    flags = [flag for flag in Flag if flag is not Flag.NONE]
    groups = []
    for table, entries in groupby(counts.items(), key=lambda one: one[0][0]):
        rows = (
            Row(column, tuple(Cell(float(own[flag]), Scale.NUMBER) for flag in flags), key=f"{table}:{place}")
            for place, ((_, column), own) in enumerate(entries)
        )
        groups.append(Group(titles[table], tuple(rows)))
    blocks: list[Block] = [Words((writer.say("disclosure_intro"),))]
    if groups:
        columns = [Column(word(f"flag_{flag}", writer.lang)) for flag in flags]
        blocks.append(writer.table("disclosure", columns, groups, head="column"))
    else:
        blocks.append(Words((writer.say("disclosure_none"),)))
    return Chapter("disclosure", writer.say("chapter_disclosure"), (), tuple(blocks), follows=True)


def comments(writer: Writer) -> Chapter | None:
    """Comments of the roundtable and responses; none where there are no comments."""
    found = writer.material.asked.comments
    if not found:
        return None
    rows = tuple(
        Row(
            one.who or "—",
            (one.section, one.comment, word(f"status_{one.status}", writer.lang), one.response or "—"),
            key=str(one.row),
        )
        for one in found
    )
    columns = [Column(writer.say(key), words=True) for key in ("section", "comment", "answer", "response")]
    table = writer.table("comments", columns, [Group("", rows)], head="who")
    intro = writer.say("comments_intro", number=len(found), open=sum(one.open for one in found))
    return Chapter("comments", writer.say("chapter_comments"), (), (Words((intro,)), table), follows=True)


def reproducibility(writer: Writer) -> Chapter:
    """Law, population, seeds and versions."""
    rows = tuple(
        Row(writer.say(f"made_{name}"), (value,), key=name)
        for name, value in identity(writer.material, writer.lang).items()
        if value
    )
    column = Column(writer.say("value"), words=True)
    table: Table = writer.table("made", [column], [Group("", rows)], head="what")
    return Chapter("made", writer.say("chapter_made"), (), (Words((writer.say("made_intro"),)), table), follows=True)


def identity(material: Material, lang: str) -> dict[str, str]:
    """What names this report: the same of all of these gives the same bytes."""
    about = material.families.about
    made = json.dumps(about.made, ensure_ascii=False, sort_keys=True)
    seed = about.made.get("seed")
    return {
        "day": day(to_day(material.asked.day), lang),
        "law": material.law.fingerprint,
        "amount": f"{AMOUNT} {material.law[AMOUNT].fingerprint[:16]}",
        "population": fingerprint(material),
        "seed": "" if seed is None else str(seed),
        "origin": hashlib.sha256(made.encode()).hexdigest()[:16] if about.made else "",
        "take_up": ""
        if material.asked.take_up is None
        else number(material.asked.take_up, Scale.SHARE, lang, places=0),
        "reforms": "; ".join(
            f"{one.scenario.called(lang)} {one.scenario.law.fingerprint}" for one in material.outcomes
        ),
        "program": f"shanyraq {version('shanyraq')}",
    }


def fingerprint(material: Material) -> str:
    """Names the families: what they are, have and receive."""
    families = material.families
    digest = hashlib.sha256()
    for name, values in sorted(vars(families).items()):
        if hasattr(values, "tobytes"):
            digest.update(name.encode())
            digest.update(values.astype("U").tobytes() if values.dtype.hasobject else values.tobytes())
    return digest.hexdigest()[:16]
