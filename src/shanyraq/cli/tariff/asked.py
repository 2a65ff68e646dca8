"""What the commands about tariffs ask alike: the workbook, the services, the law, and where reports go."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shanyraq.cli.assess import FORMATS, formats_asked
from shanyraq.cli.evidence_asked import REPORTS, need_evidence
from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.rules import LANGUAGES

if TYPE_CHECKING:
    from shanyraq.evidence.report.model import Report
    from shanyraq.evidence.tariffs.costing import Costed
    from shanyraq.evidence.tariffs.writer import Writer
    from shanyraq.people.tariffs.book import Book
    from shanyraq.rules.law import Law


@dataclass(frozen=True)
class Asked:
    """What a command is about.

    Attributes:
        book: the workbook.
        law: the law of tariffs, with the reforms of the options.
        costed: the services that were asked for, with their tariffs.
        source: what the workbook is called.
    """

    book: "Book"
    law: "Law"
    costed: "tuple[Costed, ...]"
    source: str

    def writer(self, lang: str) -> "Writer":
        """Whoever writes about it in a language."""
        from shanyraq.evidence.tariffs.writer import Writer

        return Writer(self.book, self.costed, self.source, lang)


def declare_book(parser: Parser) -> None:
    """Declare the arguments that every such command has."""
    parser.option("book", type=Path, metavar="FILE.xlsx", key="tariff_book")
    parser.languages(key="assess_languages")
    parser.option("--service", action="append", default=[], metavar="CODE", key="tariff_service")
    declare_reforms(parser)
    parser.option("--out", type=Path, metavar="DIR", key="tariff_out")
    parser.option("--formats", type=formats_asked, metavar="html,pdf,xlsx", default=FORMATS, key="assess_formats")
    parser.option("--json", action="store_true", key="option_json")


def asked(options: Namespace, command: str) -> Asked:
    """Read the workbook and ask the law.

    Raises:
        Problem: a package is missing, the folder is taken, the workbook is wrong, or it has no such service.
    """
    need_evidence(f"tariff {command}", REPORTS)
    from shanyraq.evidence.tariffs.costing import cost
    from shanyraq.evidence.tariffs.files import check_place
    from shanyraq.evidence.tariffs.problems import TariffReportProblem
    from shanyraq.people.tariffs.read import read_book

    if options.out is not None:
        check_place(options.out)
    book, law = read_book(options.book), law_asked(options, "tariff")
    costed = cost(book, law)
    known = [one.service.code for one in costed]
    for code in options.service:
        if code not in known:
            raise TariffReportProblem("service_unknown", code=code, known=", ".join(known))
    chosen = tuple(one for one in costed if not options.service or one.service.code in options.service)
    return Asked(book, law, chosen, options.book.name)


def answer(
    options: Namespace,
    screen: Screen,
    name: str,
    told: "Callable[[str], Report]",
    as_json: Callable[[], Mapping[str, Any]],
) -> None:
    """Give the answer: as JSON or at the terminal, and in files where a folder is named.

    Args:
        options: what was asked.
        screen: who is spoken to.
        name: what files are called.
        told: the report in a language.
        as_json: the answer for programs.

    Raises:
        Problem: the folder cannot be written.
    """
    from shanyraq.cli.shown_report import show_report
    from shanyraq.evidence.tariffs.files import file_name, write_reports

    if options.json:
        screen.write(json.dumps(as_json(), ensure_ascii=False, indent=2))
    elif options.out is None:
        report = told(screen.lang)
        screen.show(f"[bold yellow]{screen.plain(report.mark)}[/]")
        show_report(report, screen)
    if options.out is not None:
        langs = getattr(options, "languages", LANGUAGES)
        write_reports(options.out, name, told, langs, options.formats)
        lang = screen.lang if screen.lang in langs else langs[0]
        screen.note(screen.say("tariff_written", file=options.out / file_name(name, lang, options.formats[0])))
