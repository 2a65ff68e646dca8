"""The pages that the program writes or keeps up to date, and which of them are stale."""

from collections.abc import Mapping
from pathlib import Path

from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.reference.cases_page import cases_page
from shanyraq.cli.reference.command_line_page import command_line_page
from shanyraq.cli.reference.console_blocks import pages_with_commands, with_answers
from shanyraq.cli.reference.data_dictionary_page import data_dictionary_page
from shanyraq.cli.reference.facts_page import facts_page
from shanyraq.cli.reference.law_page import law_page
from shanyraq.cli.reference.measures_page import measures_page
from shanyraq.cli.reference.parameters_page import acts_page, parameters_page
from shanyraq.cli.reference.pictures import pictures
from shanyraq.cli.reference.youth_page import youth_page
from shanyraq.law.entitlements.json_schema import schema_text as entitlements_schema_text
from shanyraq.law.families import LAW  # every body has the same acts
from shanyraq.people.case_schema import schema_text as case_schema_text
from shanyraq.people.data_dictionary import dictionary_csv
from shanyraq.rules import LANGUAGES
from shanyraq.rules.explanation_schema import schema_text as explanation_schema_text

FOLDER = Path("docs/reference")
"""Where the written pages stand in the project; nothing else stands there."""

CASES = Path("tests/spec/cases")
"""Where the cases stand that the law is checked by."""


def current_pages(home: Path) -> dict[Path, str]:
    """Every page with what it ought to say.

    Args:
        home: the project's folder; it must be the current one, for the sake of the commands that pages show.

    Raises:
        CommandProblem: it is not the project's folder, or a command that a page shows does not answer.
    """
    written = {home / FOLDER / name: text for name, text in _written(home / CASES).items()}
    shown = {page: with_answers(page.read_text(encoding="utf-8")) for page in pages_with_commands(home)}
    return written | shown | pictures(home)


def stale_pages(pages: Mapping[Path, str], home: Path) -> list[str]:
    """The pages whose file says something else or is missing, and files that are no page of the reference."""
    strange = set((home / FOLDER).glob("*")) - pages.keys()
    stale = [page for page, text in pages.items() if not page.is_file() or page.read_text(encoding="utf-8") != text]
    return [str(page.relative_to(home)) for page in (*stale, *sorted(strange))]


def _written(cases: Path) -> dict[str, str]:
    tables = sorted(cases.glob("*.toml"))
    if not tables:
        raise CommandProblem("cases_missing", folder=cases)
    return {
        "law.md": law_page(),
        "parameters.md": parameters_page(),
        "facts.md": facts_page(),
        "acts.md": acts_page(LAW.acts),
        "measures.md": measures_page(),
        "cases.md": cases_page(tables),
        "youth-variables.md": youth_page(),
        "command-line.md": command_line_page(),
        "case.schema.json": case_schema_text(),
        **{f"data-dictionary.{lang}.html": data_dictionary_page(lang) for lang in LANGUAGES},
        "data-dictionary.csv": dictionary_csv(),
        "explanation.schema.json": explanation_schema_text(),
        "entitlements.schema.json": entitlements_schema_text(),
    }
