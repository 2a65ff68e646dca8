"""`shanyraq youth read`: the field's answers, held to the questionnaire, weighed to the country, as one survey."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.evidence_asked import need_evidence
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.evidence.estimation.fitting import Fit
    from shanyraq.evidence.youth.study.field_report import Field

DISTANCES = ("raking", "linear", "logit")
"""Ways to fit weights, as `Distance` has them."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("files", nargs="+", type=Path, metavar="FILE", key="youth_read_files")
    parser.option("--sample", type=Path, metavar="DIR", required=True, key="youth_read_sample")
    parser.option("--totals", type=Path, metavar="FILE|POPULATION", key="youth_read_totals")
    parser.option("--out", type=Path, metavar="SURVEY.parquet", required=True, key="youth_read_out")
    parser.option("--report", type=Path, metavar="DIR", key="youth_read_report")
    parser.option("--fit", choices=DISTANCES, default=DISTANCES[0], metavar="raking|linear|logit", key="youth_read_fit")
    parser.option("--bounds", default="0.3,3", metavar="LOW,HIGH", key="youth_read_bounds")
    parser.option("--limit", type=float, default=0.05, metavar="SHARE", key="youth_read_limit")
    parser.option("--encoding", default="utf-8", metavar="NAME", key="youth_read_encoding")
    parser.option("--delimiter", default=",", metavar="LETTER", key="youth_read_delimiter")


def run(options: Namespace, screen: Screen) -> None:
    """Read answers, weigh them, write the survey and the report of the field.

    Raises:
        Problem: a file, the sample or the totals cannot be used, or too many rows do not fit the questionnaire.
    """
    need_evidence("youth read")
    if not 0 <= options.limit <= 1:
        raise CommandProblem("share_out_of_range", option="--limit", value=options.limit)
    from shanyraq.evidence.youth.fieldwork.incoming import read_answers
    from shanyraq.evidence.youth.fieldwork.survey import make_survey, refuse_taken, write_survey
    from shanyraq.evidence.youth.fieldwork.totals import known_totals
    from shanyraq.evidence.youth.forms.write import edition
    from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
    from shanyraq.evidence.youth.sampling.sample_files import read_sample
    from shanyraq.evidence.youth.study.field_report import Field
    from shanyraq.evidence.youth.study.files import check_place
    from shanyraq.evidence.youth.study.material import Study
    from shanyraq.people.intake.mapping import Layout

    form, fit = shipped_questionnaire("young_people"), _fit(options)
    refuse_taken(options.out)
    if options.report is not None:
        check_place(options.report)
    layout = Layout(encoding=options.encoding, delimiter=options.delimiter.replace("\\t", "\t"))
    with progress(screen, screen.say("youth_reading")) as told:
        incoming = read_answers(options.files, form, layout=layout, limit=options.limit, progress=told)
    totals = None if options.totals is None else known_totals(options.totals)
    survey = make_survey(
        incoming.answers,
        read_sample(options.sample),
        totals,
        edition=edition(form),
        synthetic=incoming.synthetic,
        fit=fit,
        file=options.sample,
    )
    write_survey(survey, options.out)
    counts = {"read": incoming.read, "refused": incoming.refused, "answered": survey.answers.height}
    screen.note(screen.say("youth_read_done", **counts, file=options.out))
    if incoming.left_aside:
        screen.note(screen.say("youth_read_aside", columns=", ".join(incoming.left_aside)))
    if options.report is not None:
        _write(Field(Study(survey), incoming, form), options.report)
        screen.note(screen.say("youth_field_written", folder=options.report))


def _fit(options: Namespace) -> "Fit":
    from shanyraq.evidence.estimation.fitting import Distance, Fit

    try:
        low, high = (float(part) for part in options.bounds.split(","))
    except ValueError:
        raise CommandProblem("bounds_unreadable", value=options.bounds) from None
    return Fit(Distance(options.fit), (low, high))


def _write(field: "Field", folder: Path) -> None:
    from shanyraq.evidence.assessment.files import FORMATS
    from shanyraq.evidence.youth.study.field_report import field_report
    from shanyraq.people.population_files import new_folder
    from shanyraq.rules import LANGUAGES

    if folder.is_dir():
        folder.rmdir()  # it was seen to be empty
    with new_folder(folder) as partial:
        for lang in LANGUAGES:
            report = field_report(field, lang)
            for form in ("html", "xlsx"):
                FORMATS[form](report, partial / f"field.{lang}.{form}")
