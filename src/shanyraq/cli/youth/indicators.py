"""`shanyraq youth indicators`: the study's indicators at the terminal or for programs, by groups."""

import json
from argparse import Namespace
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.evidence_asked import need_evidence
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.rules.in_force import nearest

if TYPE_CHECKING:
    from shanyraq.evidence.youth.indicators.catalogue import Indicator
    from shanyraq.evidence.youth.indicators.estimates import Estimate
    from shanyraq.evidence.youth.study.writer import Writer

HEADLINES = "neet_sdg,neet_national,unemployment,unemployment_relaxed,lu4,transited_ilostat,transited_swts,informality"


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("survey", type=Path, metavar="SURVEY.parquet", key="youth_survey")
    parser.option("--indicators", default=HEADLINES, metavar="A,B|all", key="youth_indicators")
    parser.option(
        "--by", default="", metavar="sex|age_band|settlement|disability|education_level|region", key="youth_by"
    )
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show indicators.

    Raises:
        Problem: the survey cannot be read, or there is no such indicator or grouping.
    """
    need_evidence("youth indicators")
    from shanyraq.evidence.youth.fieldwork.survey import read_survey
    from shanyraq.evidence.youth.indicators.estimates import estimates, everybody, grouping_of
    from shanyraq.evidence.youth.problems import YouthProblem
    from shanyraq.evidence.youth.study.material import GROUPINGS, REGION, Study
    from shanyraq.evidence.youth.study.writer import Writer

    asked = _asked(options.indicators)
    if options.by and options.by not in (*GROUPINGS, REGION):
        raise YouthProblem("grouping_unknown", value=options.by, allowed=", ".join((*GROUPINGS, REGION)))
    survey = read_survey(options.survey)
    groups = [everybody(survey.answers.height)]
    if options.by:
        groups.append(grouping_of(survey.answers, options.by))
    found = list(estimates(survey.answers, survey.weight, survey.design, asked, groups))
    if options.json:
        screen.write(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    if survey.about.synthetic:
        screen.show(f"[bold yellow]{screen.say('synthetic')}[/]")
    _show(found, Writer(Study(survey), screen.lang), screen)


def _asked(text: str) -> "list[Indicator]":
    from shanyraq.evidence.youth.indicators.catalogue import shipped_indicators
    from shanyraq.evidence.youth.problems import YouthProblem

    known = {one.name: one for one in shipped_indicators()}
    names = list(known) if text == "all" else [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise YouthProblem("indicator_unknown", value=name, near=nearest(name, known))
    return [known[name] for name in names]


def _show(found: "list[Estimate]", writer: "Writer", screen: Screen) -> None:
    from rich.table import Table

    from shanyraq.evidence.report.written import cell_text, error_text, interval_text

    table = Table(box=None, padding=(0, 1), header_style="dim")
    for key in ("indicator", "group", "estimate", "error", "interval", "asked"):
        words = key in ("indicator", "group")
        table.add_column(screen.say(f"youth_column_{key}"), justify="left" if words else "right", no_wrap=not words)
    before = ""
    for one in found:
        cell = writer.cell(one)
        title = "" if one.indicator == before else writer.called(one.indicator)
        before = one.indicator
        told = (
            cell_text(cell, screen.lang),
            error_text(cell, screen.lang).strip("()"),
            interval_text(cell, screen.lang),
        )
        table.add_row(screen.plain(title), screen.plain(writer.group(one.grouping, one.group)), *told, str(one.n))
    screen.show(table, f"[dim]{screen.say('youth_indicators_note')}[/]")


def _as_json(found: "Estimate") -> dict[str, object]:
    told = found.precision.told
    numbers = {
        name: getattr(found, attribute)
        for name, attribute in (
            ("estimate", "value"),
            ("std_error", "std_error"),
            ("ci_low", "low"),
            ("ci_high", "high"),
            ("numerator", "numerator"),
            ("denominator", "denominator"),
            ("design_effect", "design_effect"),
        )
    }
    shown = {name: number if told and isfinite(number) else None for name, number in numbers.items()}
    names = {"indicator": found.indicator, "grouping": found.grouping, "group": found.group}
    return {**names, **shown, "n": found.n, "precision": found.precision.value or "fit"}
