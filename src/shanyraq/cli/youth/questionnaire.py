"""`shanyraq youth questionnaire`: the questionnaire as a form for the field, on paper, as a page, as a codebook."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.evidence_asked import need_evidence
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.youth.asked import declare_form, form_asked

FORMATS = ("xlsform", "paper", "ddi", "html")


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_form(parser)
    parser.option("--format", choices=FORMATS, metavar="xlsform|paper|ddi|html", key="youth_format")
    parser.option("--out", type=Path, metavar="FILE", key="youth_form_out")


def run(options: Namespace, screen: Screen) -> None:
    """Write the questionnaire; with no form asked for, prove its skips and say what it holds.

    Raises:
        Problem: the questionnaire is wrong, or the file is there already.
    """
    from shanyraq.evidence.youth.forms.write import ENDINGS, edition, write_form
    from shanyraq.evidence.youth.questionnaire.skips import prove_skips

    form = form_asked(options)
    if options.format is None:
        prove_skips(form)
        for module in form.modules:
            count = sum(question.kind != "note" for question in module.questions)
            screen.write(
                screen.say("youth_module", code=module.code, title=module.title.lang(screen.lang), count=count)
            )
        told = {"variables": len(form.variables), "edition": edition(form)}
        screen.note(screen.say("youth_skips_complete", questions=len(form.numbers), **told))
        return
    if options.format == "paper":
        need_evidence("youth questionnaire", ("typst",))
    file = options.out or Path(f"{form.name}.{screen.lang}{ENDINGS[options.format]}")
    write_form(form, options.format, file, screen.lang)
    screen.note(screen.say("youth_form_written", file=file, edition=edition(form)))
