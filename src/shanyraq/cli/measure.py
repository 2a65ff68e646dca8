"""`shanyraq measure`: poverty, inequality and what a transfer does, of any table of persons or households."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.evidence_asked import declare_lonely, need_evidence
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import NOTHING, Screen

if TYPE_CHECKING:
    from rich.table import Table

    from shanyraq.evidence.curve_question import Drawn
    from shanyraq.evidence.measure import Row
    from shanyraq.evidence.question import Answer, Question

COLUMNS = ("welfare", "weight", "size", "strata", "psu", "fpc", "transfer", "other", "rank", "eligible", "by")

PAIRED = ("growth", "dominance")
"""Curves of one file against another."""

FORMS = {
    "quantile": ("averaged", "lower", "upper"),
    "gini": ("trapezoid", "cumulated"),
    "density": ("records", "weights"),
}
"""Forms of a measure that packages differ in, the default first."""

MOST_LINES = 500

DIGITS = 4
"""Decimals of an index, and of a share in hundredths two less."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("file", type=Path, metavar="FILE", key="measure_file")
    for name in COLUMNS:
        parser.option(f"--{name}", metavar="COLUMN", required=name == "welfare", key=f"measure_{name}")
    parser.option("--quantile-groups", type=int, default=0, metavar="N", key="measure_quantile_groups")
    parser.option("--difference", metavar="GROUP", key="measure_difference")
    parser.option("--against", type=Path, metavar="FILE", key="measure_against")
    parser.option("--line", type=float, metavar="VALUE", key="measure_line")
    parser.option("--line-ratio", type=float, metavar="RATIO", key="measure_line_ratio")
    parser.option("--line-of", choices=("median", "mean"), default="median", key="measure_line_of")
    parser.option("--measures", default="", metavar="NAMES", key="measure_measures")
    curves = ("lorenz", "concentration", "tip", "quantiles", *PAIRED)
    parser.option("--curve", choices=curves, key="measure_curve")
    parser.option("--points", type=int, default=11, metavar="N", key="measure_points")
    parser.option("--years", type=float, default=1.0, metavar="N", key="measure_years")
    parser.option("--lines", default="", metavar="FROM:TO:STEP", key="measure_lines")
    parser.option("--order", type=int, choices=(1, 2, 3), default=1, metavar="N", key="measure_order")
    parser.option("--decompose", choices=("groups", "sources", "growth", "sectors"), key="measure_decompose")
    parser.option("--sources", default="", metavar="COLUMNS", key="measure_sources")
    parser.option("--poor", choices=("strict", "weak"), default="strict", key="measure_poor")
    parser.option("--nonpositive", choices=("drop", "floor", "refuse"), default="drop", key="measure_nonpositive")
    parser.option("--shares", choices=("lorenz", "cut"), default="lorenz", key="measure_shares")
    parser.option("--ranking", choices=("before", "after"), default="before", key="measure_ranking")
    for name in ("quantile", "gini", "density"):
        parser.option(f"--{name}", choices=FORMS[name], default=FORMS[name][0], key=f"measure_{name}")
    parser.option("--counterfactual", type=float, default=1.0, metavar="SHARE", key="measure_counterfactual")
    parser.option("--missing", choices=("refuse", "drop"), default="refuse", key="measure_missing")
    variances = ("linear", "bootstrap", "replicates", "none")
    parser.option("--variance", choices=variances, default="linear", key="measure_variance")
    parser.option("--replicates", type=int, default=200, metavar="N", key="measure_replicates")
    parser.option("--seed", type=int, default=1, metavar="N", key="measure_seed")
    parser.option("--replicate-weights", metavar="PREFIX", key="measure_replicate_weights")
    parser.option("--replicate-scale", type=float, metavar="NUMBER", key="measure_replicate_scale")
    parser.option("--calibrated", default="", metavar="COLUMNS", key="measure_calibrated")
    declare_lonely(parser)
    parser.option("--level", type=float, default=0.95, metavar="LEVEL", key="measure_level")
    parser.option("--interval", choices=("logit", "korn-graubard", "wald"), default="logit", key="measure_interval")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Measure a file.

    Raises:
        Problem: the file, a column, a measure or an option cannot be used.
    """
    need_evidence("measure")
    question = question_of(options)
    if options.curve is not None:
        if question.measures or options.decompose is not None:
            raise CommandProblem("measures_or_curve")
        drawn = _drawn(options, question)
        rows, table = drawn.as_json(), curve_table(drawn, screen)
        notes = _notes(drawn.dropped, drawn.conventions, screen)
    else:
        answer = _answer(options, question)
        rows, table = [row.as_json() for row in answer.rows], measured(answer.rows, screen)
        notes = _notes(answer.dropped, answer.rows[0].conventions, screen)
    if options.json:
        screen.write(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        screen.show(table, "", *notes)


def _drawn(options: Namespace, question: "Question") -> "Drawn":
    """The curve that is asked for, of a file or of two."""
    from shanyraq.evidence.curve_question import Pairing, curve_file, paired_file
    from shanyraq.evidence.curves.named import Curve

    curve = Curve(options.curve)
    if options.against is None:
        return curve_file(options.file, question, curve, options.points)
    pairing = Pairing(curve, options.points, options.years, _lines(options.lines), options.order)
    return paired_file(options.file, options.against, question, pairing)


def _answer(options: Namespace, question: "Question") -> "Answer":
    """The measures that are asked for: of a file, of two compared, or taken apart."""
    from shanyraq.evidence.breakdown import Asked, Decomposition, decompose_file
    from shanyraq.evidence.question import compare_files, measure_file

    if options.decompose is not None:
        asked = Asked(Decomposition(options.decompose), options.against, _names(options.sources))
        return decompose_file(options.file, question, asked)
    if options.against is not None:
        return compare_files(options.file, options.against, question)
    return measure_file(options.file, question)


def _lines(text: str) -> tuple[float, ...]:
    """The lines from one to another by steps; none where none were given.

    Raises:
        CommandProblem: they cannot be read, or there would be too many.
    """
    if not text:
        return ()
    try:
        first, last, step = (float(part) for part in text.split(":"))
        number = int((last - first) / step * (1 + 1e-9)) + 1
    except (ValueError, ArithmeticError):
        raise CommandProblem("lines_unreadable", value=text, most=MOST_LINES) from None
    if not (first > 0 and step > 0 and 1 <= number <= MOST_LINES):
        raise CommandProblem("lines_unreadable", value=text, most=MOST_LINES)
    return tuple(first + step * place for place in range(number))


def question_of(options: Namespace) -> "Question":
    """What the options ask."""
    from shanyraq.evidence.estimation.design import Lonely
    from shanyraq.evidence.estimation.interval import ForShares
    from shanyraq.evidence.measure import Uncertainty, Variance
    from shanyraq.evidence.measures.conventions import (
        Conventions,
        Density,
        Gini,
        Nonpositive,
        Poor,
        Quantile,
        Ranking,
        Shares,
    )
    from shanyraq.evidence.question import Parts, Question

    if options.quantile_groups < 0 or options.quantile_groups > 100:
        raise CommandProblem("number_out_of_range", option="--quantile-groups", value=options.quantile_groups, most=100)
    return Question(
        Parts(
            **{name: getattr(options, name) for name in COLUMNS},
            calibrated=_names(options.calibrated),
            replicate_weights=options.replicate_weights,
        ),
        _names(options.measures),
        options.line,
        options.line_ratio,
        options.line_of,
        options.difference,
        options.quantile_groups,
        options.missing == "drop",
        Lonely(options.lonely),
        Conventions(
            Poor(options.poor),
            Nonpositive(options.nonpositive),
            Shares(options.shares),
            Ranking(options.ranking),
            options.counterfactual,
            Quantile(options.quantile),
            Gini(options.gini),
            Density(options.density),
        ),
        Uncertainty(
            Variance(options.variance), options.level, ForShares(options.interval), options.replicates, options.seed
        ),
        options.replicate_scale,
    )


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def measured(rows: "list[Row]", screen: Screen) -> "Table":
    """The estimates as a table."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), header_style="dim")
    grouped = len({row.group for row in rows}) > 1
    table.add_column(screen.say("column_measure"))
    if grouped:
        table.add_column(screen.say("column_group"))
    for key in ("estimate", "std_error", "interval", "records"):
        table.add_column(screen.say(f"column_{key}"), justify="right")
    for row in rows:
        names = [row.measure, *([screen.plain(_group(row.group, screen))] if grouped else [])]
        table.add_row(*names, *_numbers(row, screen.lang))
    return table


def curve_table(drawn: "Drawn", screen: Screen) -> "Table":
    """A curve's points as a table."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), header_style="dim")
    over_lines = drawn.curve == "dominance"
    for key in ("poverty_line" if over_lines else "share", "ordinate", "std_error", "interval"):
        table.add_column(screen.say(f"column_{key}"), justify="right")
    scale = {"quantiles": "money", "growth": "share"}.get(drawn.curve, "index")
    for point in drawn.points:
        value, error = (written(number, scale, screen.lang) for number in (point.value, point.std_error))
        table.add_row(
            written(point.at, "money" if over_lines else "share", screen.lang),
            value,
            error,
            _ends(point.ci_low, point.ci_high, scale, screen.lang),
        )
    return table


def _group(name: str, screen: Screen) -> str:
    from shanyraq.evidence.measure import EVERYBODY

    return screen.say("group_all") if name == EVERYBODY else name


def _numbers(row: "Row", lang: str) -> tuple[str, ...]:
    from shanyraq.rules.formats import whole

    return (
        written(row.estimate, row.scale, lang),
        written(row.std_error, row.scale, lang),
        _ends(row.ci_low, row.ci_high, row.scale, lang),
        whole(row.n, lang),
    )


def _ends(low: float, high: float, scale: str, lang: str) -> str:
    """An interval."""
    ends = [written(value, scale, lang) for value in (low, high)]
    return NOTHING if NOTHING in ends else " … ".join(ends)


def written(value: float, scale: str, lang: str) -> str:
    """A number of a scale: shares in hundredths, indices with four decimals, money and numbers whole when large."""
    from math import isfinite

    from shanyraq.rules.formats import fixed

    if not isfinite(value):
        return NOTHING
    if scale == "share":
        return fixed(value * 100, DIGITS - 2, lang) + ("%" if lang == "en" else "\u00a0%")
    return fixed(value, DIGITS if scale == "index" else (0 if abs(value) >= 1000 or scale == "number" else 2), lang)


def _notes(dropped: int, conventions: dict[str, object], screen: Screen) -> list[str]:
    """Under which choices the numbers were made."""
    from shanyraq.rules.formats import whole

    told = ", ".join(f"{name} {value}" for name, value in conventions.items())
    lines = [screen.plain(screen.say("measure_conventions", told=told))]
    if dropped:
        lines.insert(0, screen.say("measure_dropped", count=whole(dropped, screen.lang)))
    return lines
