"""`shanyraq assess`: the report on targeted assistance that a population and a law allow, for the roundtable."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.evidence_asked import REPORTS, declare_lonely, need_evidence
from shanyraq.cli.law.asked import declare_reforms
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen
from shanyraq.rules import LANGUAGES

FORMATS = ("html", "pdf", "xlsx")
"""What a report is written as unless fewer are asked for."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", nargs="?", key="assess_population")
    parser.languages(key="assess_languages")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="evaluate_date")
    parser.option("--out", type=Path, metavar="DIR", key="assess_out")
    parser.option("--formats", type=formats_asked, metavar="html,pdf,xlsx", default=FORMATS, key="assess_formats")
    declare_reforms(parser)
    parser.option("--take-up", type=float, metavar="SHARE", key="assess_take_up")
    parser.option("--register", type=Path, metavar="REGISTER", key="assess_register")
    declare_lonely(parser)
    parser.option("--comments", type=Path, metavar="FILE", key="assess_comments")
    parser.option("--final", action="store_true", key="assess_final")
    parser.option("--comments-template", type=Path, metavar="FILE", key="assess_template")


def run(options: Namespace, screen: Screen) -> None:
    """Assess a population, or write an empty comments file.

    Raises:
        Problem: the population, a reform, the comments or the folder cannot be used, or a comment is open.
    """
    if options.comments_template is not None:
        from shanyraq.evidence.report.comments import write_template

        write_template(options.comments_template, screen.lang)
        screen.note(screen.say("assess_template_written", file=options.comments_template))
        return
    of_families = options.reform or options.comments or options.final or options.take_up is not None
    if options.out is None or (options.population is None and (options.register is None or of_families)):
        raise CommandProblem("assess_needs")
    need_evidence("assess", REPORTS)
    if options.population is None:
        _tell_register(options, screen)
    else:
        _assess(options, screen)


def _assess(options: Namespace, screen: Screen) -> None:
    from shanyraq.evidence.assessment.assessment import refuse_open
    from shanyraq.evidence.assessment.files import check_place, file_name, write_assessment
    from shanyraq.evidence.assessment.material import Asked, gather
    from shanyraq.evidence.estimation.design import Lonely
    from shanyraq.evidence.report.comments import read_comments
    from shanyraq.people.population import read_parts

    check_place(options.out)
    comments = () if options.comments is None else read_comments(options.comments)
    if options.final:
        refuse_open(comments)
    parts = read_parts(options.population)
    day_asked = options.date or parts[0].about.date
    asked = Asked(
        day_asked,
        tuple(options.reform),
        options.take_up,
        comments,
        options.final,
        options.register,
        Lonely(options.lonely),
    )
    with progress(screen, screen.say("assessing")) as told:
        material = gather(parts, asked, told)
    langs = getattr(options, "languages", LANGUAGES)
    write_assessment(material, options.out, langs, options.formats)
    if parts[0].about.synthetic:
        screen.note(screen.say("synthetic"))
    lang = screen.lang if screen.lang in langs else langs[0]
    screen.note(screen.say("assess_written", file=options.out / file_name(lang, options.formats[0])))


def _tell_register(options: Namespace, screen: Screen) -> None:
    """The administrative chapters alone, where there is a register and no survey."""
    from shanyraq.evidence.caseload.files import check_place, report_name, write_caseload
    from shanyraq.evidence.caseload.gather import gather

    check_place(options.out)
    langs = getattr(options, "languages", LANGUAGES)
    caseload = gather(options.register)
    write_caseload(caseload, options.out, options.formats, langs)
    if caseload.register.about.synthetic:
        screen.note(screen.say("synthetic"))
    lang = screen.lang if screen.lang in langs else langs[0]
    screen.note(screen.say("assess_written", file=options.out / report_name(lang, options.formats[0])))


def formats_asked(text: str) -> tuple[str, ...]:
    """The forms that a report is to have, as an option lists them.

    Raises:
        CommandProblem: one is none.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        raise CommandProblem("assess_formats_unknown", value=text, allowed=", ".join(FORMATS))
    return names
