"""The reference pages by their file names, and what is stale of those that lie in a folder."""

from collections.abc import Mapping
from pathlib import Path

from shanyraq.cli.files import read_input
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.reference.cases_page import cases_page
from shanyraq.cli.reference.command_line_page import command_line_page
from shanyraq.cli.reference.facts_page import facts_page
from shanyraq.cli.reference.law_page import law_page
from shanyraq.cli.reference.parameters_page import acts_page, parameters_page
from shanyraq.law.tsa import LAW
from shanyraq.people import case_schema
from shanyraq.rules import explanation_schema

CASES = Path("tests/spec/cases")
"""Where the cases of the manual stand in the project."""


def reference_pages(cases: Path) -> dict[str, str]:
    """Every page's text.

    Args:
        cases: the folder of the cases that the law is checked by.

    Raises:
        CommandProblem: there is no such folder.
    """
    tables = sorted(cases.glob("*.toml"))
    if not tables:
        raise CommandProblem("cases_missing", folder=cases)
    return {
        "law.md": law_page(LAW),
        "parameters.md": parameters_page(LAW),
        "facts.md": facts_page(LAW),
        "acts.md": acts_page(LAW),
        "cases.md": cases_page(LAW, tables),
        "command-line.md": command_line_page(),
        "case.schema.json": case_schema.schema_text(),
        "explanation.schema.json": explanation_schema.schema_text(),
    }


def stale_pages(pages: Mapping[str, str], folder: Path) -> list[str]:
    """The pages whose file says something else, is missing, or is none of them."""
    lying = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    stale = [name for name, text in pages.items() if name not in lying or _read(folder / name) != text]
    return stale + sorted(lying - pages.keys())


def _read(file: Path) -> str:
    return read_input(str(file)).decode("utf-8")
