"""`shanyraq youth report`: the study's report, a brief for each region, and all estimates for programs."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.assess import formats_asked
from shanyraq.cli.evidence_asked import REPORTS, need_evidence
from shanyraq.cli.parser import Parser
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen
from shanyraq.rules import LANGUAGES


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("survey", type=Path, metavar="SURVEY.parquet", key="youth_survey")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="youth_report_out")
    parser.languages(key="assess_languages")
    parser.option(
        "--formats", type=formats_asked, metavar="html,pdf,xlsx", default=("html", "pdf"), key="assess_formats"
    )
    parser.option("--districts", type=Path, metavar="FILE.csv", key="youth_report_districts")
    parser.option("--no-briefs", action="store_true", key="youth_report_no_briefs")


def run(options: Namespace, screen: Screen) -> None:
    """Write the study.

    Raises:
        Problem: the survey cannot be read, or the folder holds something.
    """
    need_evidence("youth report", REPORTS)
    from shanyraq.evidence.youth.fieldwork.survey import read_survey
    from shanyraq.evidence.youth.opportunities.districts import read_districts
    from shanyraq.evidence.youth.study.files import check_place, write_study
    from shanyraq.evidence.youth.study.material import Study

    check_place(options.out)
    langs = getattr(options, "languages", LANGUAGES)
    districts = () if options.districts is None else read_districts(options.districts)
    survey = read_survey(options.survey)
    with progress(screen, screen.say("youth_estimating")) as told:
        write_study(
            Study(survey, told), options.out, langs, options.formats, briefs=not options.no_briefs, districts=districts
        )
    lang = screen.lang if screen.lang in langs else langs[0]
    screen.note(screen.say("youth_report_written", page=options.out / f"study.{lang}.{options.formats[0]}"))
