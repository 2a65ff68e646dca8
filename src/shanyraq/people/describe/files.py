"""A portrait kept in a folder: a page and the drawings in each language, and the numbers for programs."""

import json
import shutil
from pathlib import Path

from shanyraq.people.charts.problems import need_charts
from shanyraq.people.describe.drawings import DRAWINGS, drawings
from shanyraq.people.describe.page import portrait_page
from shanyraq.people.describe.portrait import Portrait
from shanyraq.people.describe.portrait_json import to_json
from shanyraq.people.population_files import new_folder
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES

NUMBERS = "portrait.json"


def page_name(lang: str) -> str:
    """The name of the page in a language."""
    return f"portrait.{lang}.html"


def drawing_name(key: str, lang: str) -> str:
    """The name of a drawing in a language."""
    return f"{key}.{lang}.svg"


def check_place(folder: Path) -> None:
    """Refuse a place that a portrait must not be written to, before anything long is done.

    Raises:
        PeopleProblem: it is a file, or a folder that holds anything but an earlier portrait.
        ChartsProblem: a package that draws is not installed.
    """
    need_charts()
    if folder.is_file():
        raise PeopleProblem("folder_exists", folder=folder)
    own = {NUMBERS, *map(page_name, LANGUAGES)}
    own |= {drawing_name(key, lang) for key in DRAWINGS for lang in LANGUAGES}
    if folder.is_dir() and any(file.name not in own for file in folder.iterdir()):
        raise PeopleProblem("folder_exists", folder=folder)


def write_portrait(portrait: Portrait, folder: Path) -> None:
    """Write a portrait in the place of an earlier one or of nothing; it appears whole or not at all.

    Raises:
        PeopleProblem: the place is taken, or cannot be written to.
        ChartsProblem: a package that draws is not installed.
    """
    check_place(folder)
    told = json.dumps(to_json(portrait), ensure_ascii=False, indent=2) + "\n"
    pages = {NUMBERS: told}
    for lang in LANGUAGES:
        drawn = list(drawings(portrait, lang))
        pages |= {drawing_name(drawing.key, lang): drawing.svg for drawing in drawn}
        pages[page_name(lang)] = portrait_page(portrait, drawn, lang)
    if folder.is_dir():
        shutil.rmtree(folder)
    with new_folder(folder) as partial:
        for name, content in pages.items():
            (partial / name).write_text(content, encoding="utf-8")
