"""The study in files: reports and briefs in each language, every estimate as CSV, JSON and SDMX-CSV."""

import csv
import io
import json
from collections.abc import Sequence
from math import isfinite
from pathlib import Path

from shanyraq.evidence.assessment.files import FORMATS
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Report, numbered
from shanyraq.evidence.report.written import number
from shanyraq.evidence.youth.indicators.estimates import Estimate
from shanyraq.evidence.youth.opportunities.districts import District
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.study import annexes
from shanyraq.evidence.youth.study.brief import brief
from shanyraq.evidence.youth.study.chapters import chapters
from shanyraq.evidence.youth.study.material import REGION, Study
from shanyraq.evidence.youth.study.opportunities import opportunities
from shanyraq.evidence.youth.study.sdmx import sdmx_csv, sdmx_ml
from shanyraq.evidence.youth.study.writer import Writer
from shanyraq.people.population_files import holds_something, new_folder
from shanyraq.rules import LANGUAGES

COLUMNS = (
    "indicator",
    "grouping",
    "group",
    "estimate",
    "std_error",
    "ci_low",
    "ci_high",
    "numerator",
    "denominator",
    "n",
    "design_effect",
    "precision",
    "synthetic",
)
"""The columns of the table of estimates."""


def study_report(study: Study, lang: str, districts: Sequence[District] = ()) -> Report:
    """The study's report in a language.

    Args:
        study: what is told.
        lang: one of `LANGUAGES`.
        districts: with what they have for their young people; none where that is not known.

    Raises:
        Problem: a district of a region that the survey does not tell of.
    """
    writer = Writer(study, lang)
    found = [*chapters(writer), opportunities(writer, districts)]
    found += [annexes.wages(writer), annexes.definitions(writer), annexes.limits(writer)]
    return Report(writer.say("title"), lang, study.survey.about.synthetic, _facts(writer), numbered(found))


def _facts(writer: Writer) -> tuple[tuple[str, str], ...]:
    about, survey = writer.study.survey.about, writer.study.survey
    told = [
        (writer.say("fact_interviews"), number(float(survey.answers.height), Scale.NUMBER, writer.lang)),
        (writer.say("fact_persons"), number(float(survey.weight.sum()), Scale.NUMBER, writer.lang)),
        (writer.say("fact_edition"), about.edition),
    ]
    return (*told, (writer.say("fact_days"), writer.days)) if writer.days else tuple(told)


def check_place(folder: Path) -> None:
    """Refuse a folder that holds something, before anything long is done.

    Raises:
        YouthProblem: it does.
    """
    if holds_something(folder):
        raise YouthProblem("study_folder_taken", folder=folder)


def write_study(
    study: Study,
    folder: Path,
    langs: Sequence[str] = LANGUAGES,
    formats: Sequence[str] = ("html",),
    *,
    briefs: bool = True,
    districts: Sequence[District] = (),
) -> None:
    """Write the study into a new folder, which appears whole or not at all.

    Raises:
        Problem: the folder cannot be made.
    """
    if folder.is_dir():
        folder.rmdir()  # it was seen to be empty
    with new_folder(folder) as partial:
        for lang in langs:
            report = study_report(study, lang, districts)
            for form in formats:
                FORMATS[form](report, partial / f"study.{lang}.{form}")
            if briefs:
                _write_briefs(study, lang, formats, partial)
        rows = [_row(one, synthetic=study.survey.about.synthetic) for one in study.estimates.values()]
        (partial / "estimates.csv").write_text(_csv(rows), encoding="utf-8")
        told = {
            "synthetic": study.survey.about.synthetic,
            "estimates": [dict(zip(COLUMNS, row, strict=True)) for row in rows],
        }
        (partial / "estimates.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (partial / "estimates.sdmx.csv").write_text(sdmx_csv(study), encoding="utf-8")
        (partial / "estimates.sdmx.xml").write_text(sdmx_ml(study), encoding="utf-8")


def _write_briefs(study: Study, lang: str, formats: Sequence[str], folder: Path) -> None:
    """A page a region, as a page and for print."""
    for region in study.groupings[REGION].values:
        report = brief(study, region, lang)
        for form in formats:
            if form != "xlsx":
                place = folder / "briefs"
                place.mkdir(exist_ok=True)
                FORMATS[form](report, place / f"{region:02d}.{lang}.{form}")


def _row(found: Estimate, *, synthetic: bool) -> tuple[object, ...]:
    """An estimate as it is told: what is not precise enough is empty."""
    told = found.precision.told
    numbers = (found.value, found.std_error, found.low, found.high, found.numerator, found.denominator)
    shown = [_rounded(one) if told and isfinite(one) else None for one in numbers]
    effect = _rounded(found.design_effect) if told and isfinite(found.design_effect) else None
    group = "" if found.group is None else found.group
    precision = found.precision.value or "fit"
    return (found.indicator, found.grouping, group, *shown, found.n, effect, precision, str(synthetic).lower())


def _rounded(value: float) -> float:
    """Ten digits that count, so that files of any machine are the same."""
    return float(f"{value:.10g}")


def _csv(rows: Sequence[tuple[object, ...]]) -> str:
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(rows)
    return written.getvalue()
