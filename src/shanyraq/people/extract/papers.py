"""The papers that go with an extract, in three languages: report of its protection, codebook, first page."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from shanyraq.people.charts.bars import grouped_bars
from shanyraq.people.charts.labels import Labels, shown
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.extract.codebook import Entry, share_told, step_told, text, treatment_told
from shanyraq.people.extract.extract import Extract
from shanyraq.rules.formats import day, whole
from shanyraq.rules.problems import LANGUAGES
from shanyraq.rules.units import to_day

Told = Mapping[str, Any]
"""What `disclosure` tells."""

STAGES = ("before", "coarsened", "after")
ROWS = ("population", "drawn", "removed", "published", "apart")
CHANGES = ("top", "bottom", "rounded", "grouped", "rare", "hidden")


def disclosure_page(made: Extract, told: Told, lang: str) -> str:
    """The page that says what was done, why, how safe the extract is and what was lost."""
    page = Page(text("title_report", lang), lang, synthetic=told["synthetic"])
    page.table(Table(text("purpose", lang), ["", ""], _heads(told, lang), frozenset({1})))
    page.paragraph(_promise(told, lang))
    page.note(text("limits", lang), "warning")
    page.heading(text("rows", lang))
    page.table(_rows_table(told, lang))
    page.heading(text("stages", lang))
    page.table(_stages_table(told, lang))
    for key in ("unique", "risk"):
        page.figure(_chart(told, key, lang), text(f"chart_{key}_told", lang))
    page.heading(text("variables", lang))
    page.table(_known_table(made, told, lang))
    page.points([*_reasons(told, lang)])
    page.heading(text("treatments", lang))
    page.table(_kept_table(made, told, lang))
    page.heading(text("loss", lang))
    page.table(_loss_table(told, lang))
    if told["loss"]["amounts"]:
        page.table(_amounts_table(told, lang))
    return page.html()


def codebook_page(entries: list[Entry], told: Told, lang: str) -> str:
    """The codebook as a page."""
    page = Page(text("title_codebook", lang), lang, synthetic=told["synthetic"])
    page.paragraph(f"{text('purpose', lang)}: {told['purpose']}")
    heads = codebook_heads(lang)[1:]
    for table in ("families", "persons"):
        rows = [[e.name, e.title, e.role, e.told, e.codes] for e in entries if e.table == table]
        page.heading(text(table, lang))
        page.table(Table(f"{table}.parquet", heads, rows, frozenset(range(1, len(heads)))))
    return page.html()


def codebook_heads(lang: str) -> list[str]:
    """The heads of the codebook's columns."""
    return [text(key, lang) for key in ("table", "variable", "meaning", "role", "step", "codes")]


def first_page(told: Told) -> str:
    """What the extract is, in three languages, for whoever opens the folder."""
    return "\n".join("\n".join(_first_lines(told, lang)) for lang in LANGUAGES)


def _first_lines(told: Told, lang: str) -> list[str]:
    lines = [f"# {text('title_report', lang)}", ""]
    lines += [f"- {name}: {value}" for name, value in _heads(told, lang)]
    lines += [
        "",
        _promise(told, lang),
        "",
        text("limits", lang),
        "",
        text("no_population", lang),
        "",
        text("files", lang),
    ]
    return [*lines, ""]


def _heads(told: Told, lang: str) -> list[list[str]]:
    asked = told["asked"]
    return [
        [text("purpose", lang), told["purpose"]],
        [text("source", lang), told["source"][lang]],
        [text("day", lang), day(to_day(date.fromisoformat(told["date"])), lang)],
        [text("made_up", lang), text("yes" if told["synthetic"] else "no", lang)],
        [text("asked_k", lang), str(asked["k"])],
        [text("asked_l", lang), str(asked["l"])],
        [text("asked_sample", lang), share_told(Fraction(asked["sample"]), lang)],
    ]


def _promise(told: Told, lang: str) -> str:
    return text("promise", lang, k=told["asked"]["k"], l=told["asked"]["l"])


def _rows_table(told: Told, lang: str) -> Table:
    rows = [
        [text(f"rows_{name}", lang), *(whole(told["rows"][name][level], lang) for level in ("families", "persons"))]
        for name in ROWS
    ]
    return Table(text("rows", lang), ["", text("families", lang), text("persons", lang)], rows)


def _stages_table(told: Told, lang: str) -> Table:
    keys = ("classes", "least_k", "least_l", "unsafe", "unique")
    rows = []
    for level in ("families", "persons"):
        for stage in STAGES:
            found = told["stages"][stage][level]
            numbers = ["—" if found[key] is None else whole(found[key], lang) for key in keys]
            name = f"{text(level, lang)}: {text(f'stage_{stage}', lang)}"
            rows.append([name, *numbers, shown(found["risk"], "percent", lang)])
    return Table(text("stages", lang), ["", *(text(key, lang) for key in (*keys, "risk"))], rows)


def _chart(told: Told, key: str, lang: str) -> str:
    def share(found: Told) -> float:
        return float(found[key] if key == "risk" else found[key] / max(found["rows"], 1))

    values = {
        text(f"stage_{stage}", lang): {
            text(level, lang): share(told["stages"][stage][level]) for level in ("families", "persons")
        }
        for stage in STAGES
    }
    title = text(f"chart_{key}", lang)
    labels = Labels(
        title, lang, form="percent", synthetic=told["synthetic"], description=text(f"chart_{key}_told", lang)
    )
    return grouped_bars(values, labels, most=1.0)


def _known_table(made: Extract, told: Told, lang: str) -> Table:
    rows = []
    for variable, found in zip(made.ladders.known, told["known"], strict=True):
        step = variable.steps[made.disguise.levels[variable.name]]
        ladder = f"{found['step']} / {found['steps']}"
        hidden = [whole(found["hidden"], lang), shown(found["hidden_share"], "percent", lang)]
        rows.append([variable.name, variable.title.lang(lang), step_told(step, lang), ladder, *hidden])
    heads = [text(key, lang) for key in ("variable", "meaning", "step", "height", "hidden", "hidden_share")]
    return Table(text("variables", lang), heads, rows, frozenset({1, 2}))


def _kept_table(made: Extract, told: Told, lang: str) -> Table:
    rows = []
    for column, found in zip(made.treated, told["kept"], strict=True):
        counts = {rule: found["changed"].get(rule, 0) for rule in CHANGES}
        changes = [f"{text(f'changed_{rule}', lang)}: {whole(count, lang)}" for rule, count in counts.items() if count]
        told_so = treatment_told(column, lang)
        rows.append([found["name"], column.variable.title.lang(lang), told_so, "; ".join(changes) or "—"])
    heads = [text(key, lang) for key in ("variable", "meaning", "step", "changed")]
    return Table(text("treatments", lang), heads, rows, frozenset({1, 2, 3}))


def _reasons(told: Told, lang: str) -> list[str]:
    reasons = [text("why_numbers", lang)]
    if told["not_published"]:
        reasons.append(text("why_dropped", lang, names=", ".join(told["not_published"])))
    if told["rows"]["apart"]["families"]:
        reasons.append(text("apart_note", lang))
    reasons.append(text("weight_note" if told["asked"]["weights"] == "class_mean" else "weight_kept_note", lang))
    return [*reasons, text("no_population", lang)]


def _loss_table(told: Told, lang: str) -> Table:
    found = told["loss"]
    rows = [
        [text("loss_steps", lang), shown(found["steps"], "number", lang)],
        [text("loss_hidden", lang), shown(found["hidden"], "percent", lang)],
    ]
    return Table(text("loss", lang), ["", ""], rows)


def _amounts_table(told: Told, lang: str) -> Table:
    keys = ("mean_change_percent", "gini_before_percent", "gini_after_percent")
    rows = [
        [name, *("—" if found[key] is None else share_told(Fraction(found[key], 100), lang) for key in keys)]
        for name, found in told["loss"]["amounts"].items()
    ]
    heads = [text(key, lang) for key in ("variable", "loss_mean", "loss_gini_before", "loss_gini_after")]
    return Table(text("loss_incomes", lang), heads, rows)
