"""Employers as a table: a row is a category of employees or a single one; alike rows of one employer are put together.

Columns are facts, called by their names or by their titles in any language. A column `employer` says whose row it is;
without it all rows are of one employer. Facts of the employer itself stand in each of its rows, or in the first.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from shanyraq.law.employers.facts import MOST_ALIKE
from shanyraq.law.employers.law import EMPLOYER_LAW
from shanyraq.people.employers.problems import EmployerProblem, staff_refused
from shanyraq.people.employers.staff import GROUP_FACTS, MEMBER_FACTS, Employer, Staff
from shanyraq.people.fact_texts import read_text
from shanyraq.people.intake.sniffing import look_at
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES
from shanyraq.rules.case import Case
from shanyraq.rules.in_force import nearest
from shanyraq.rules.population import MOST_MEMBERS

EMPLOYER = "employer"
NAMES = {"employer", "работодатель", "жұмыс беруші"}
"""What the column of the employers' names may be called."""

FACTS = {**GROUP_FACTS, **MEMBER_FACTS}

PIECE = 1 << 22
"""Bytes of a file that are taken apart at a time."""

Values = dict[str, int]


@dataclass
class _Gathered:
    """An employer while its rows are read: its facts with the row that states each, and its categories."""

    facts: dict[str, tuple[int, int]] = field(default_factory=dict)
    categories: dict[tuple[tuple[str, int], ...], int] = field(default_factory=lambda: defaultdict(int))


def read_staff_table(file: Path) -> Staff:
    """The employers of a CSV file or a workbook's first sheet.

    Raises:
        Problem: the file is missing or not of such a kind.
        StaffProblems: everything that is wrong with its columns and rows.
    """
    reader = _Reader(file)
    with TemporaryDirectory() as folder:
        source = look_at(file, Path(folder)).source
        columns = reader.columns(source.columns)
        if not reader.problems:
            first = 0
            for piece in source.pieces(tuple(columns), PIECE, {}):
                block = piece.block()
                reader.ragged(block.ragged, first)
                reader.rows(block.cells.with_columns(pl.Series("", block.rows + first)), columns)
                first += block.read
    employers = tuple(reader.employers())
    if not employers and not reader.problems:
        reader.problems.append(EmployerProblem("staff_empty", file=file.name))
    if reader.problems:
        raise staff_refused(*reader.problems)
    return Staff(employers, None)


class _Reader:
    """Reads one table, setting aside what is wrong and going on."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[PeopleProblem] = []
        self.gathered: dict[str, _Gathered] = {}

    def columns(self, names: tuple[str, ...]) -> dict[str, str]:
        """What each column is: a fact's name, or `employer`."""
        known = dict.fromkeys(NAMES, EMPLOYER)
        for name, fact in FACTS.items():
            known |= {name: name} | {fact.title.lang(lang).casefold(): name for lang in LANGUAGES}
        found: dict[str, str] = {}
        for name in names:
            target = known.get(name.strip().casefold())
            if target is None:
                near = nearest(name.strip().casefold(), known)
                self.problems.append(EmployerProblem("column_unknown", file=self.file.name, column=name, near=near))
            elif target in found.values():
                self.problems.append(EmployerProblem("column_twice", file=self.file.name, column=name, fact=target))
            else:
                found[name] = target
        return found

    def ragged(self, rows: tuple[tuple[int, str], ...], first: int) -> None:
        """Tell of rows with another number of cells than there are columns."""
        for number, text in rows:
            self.problems.append(EmployerProblem("row_ragged", file=self.file.name, row=first + number, text=text))

    def rows(self, cells: pl.DataFrame, columns: Mapping[str, str]) -> None:
        """Take rows in, alike ones together: what is wrong in many of them is told of the first."""
        names = list(columns)
        alike = cells.group_by(names, maintain_order=True).agg(pl.col("").first(), pl.len().alias(" times"))
        for *texts, row, times in alike.iter_rows():
            if any(text is not None and text.strip() for text in texts):
                self.row(dict(zip(names, texts, strict=True)), columns, row, times)

    def row(self, texts: Mapping[str, str | None], columns: Mapping[str, str], row: int, times: int) -> None:
        """Take one row in, as often as it stands."""
        employer, values = "", Values()
        for name, target in columns.items():
            text = (texts[name] or "").strip()
            place = EmployerProblem("place_in_table", file=self.file.name, row=row, column=name)
            if target == EMPLOYER:
                employer = text
                if not text:
                    self.problems.append(EmployerProblem("employer_unnamed", path=place))
                continue
            try:
                value = read_text(FACTS[target], text, EMPLOYER_LAW.labels, place)
            except PeopleProblem as problem:
                self.problems.append(problem)
                continue
            if value is not None:
                values[target] = value
        self.take(self.gathered.setdefault(employer, _Gathered()), values, row, times)

    def take(self, gathered: _Gathered, values: Values, row: int, times: int) -> None:
        """Add a row to its employer."""
        for name in GROUP_FACTS.keys() & values.keys():
            stated, first = gathered.facts.setdefault(name, (values[name], row))
            if stated != values[name]:
                self.problems.append(
                    EmployerProblem("employer_disagrees", file=self.file.name, row=row, first=first, fact=name)
                )
        alike = tuple((name, values[name]) for name in MEMBER_FACTS if name in values and name != "headcount")
        gathered.categories[alike] += values.get("headcount", 1) * times

    def employers(self) -> Iterator[Employer]:
        """The employers with their categories, those that are too large in parts."""
        for name, gathered in self.gathered.items():
            members = [
                {**dict(alike), "headcount": part}
                for alike, number in gathered.categories.items()
                for part in _parts(number)
            ]
            if len(members) > MOST_MEMBERS:
                self.problems.append(
                    EmployerProblem("categories_many", employer=name or "—", value=len(members), most=MOST_MEMBERS)
                )
            group = {fact: value for fact, (value, _) in gathered.facts.items()}
            yield Employer(name, Case(group, tuple(members), tuple(str(place) for place in range(1, len(members) + 1))))


def _parts(number: int) -> Iterator[int]:
    """A number of employees in parts that a category may have."""
    while number > MOST_ALIKE:
        yield MOST_ALIKE
        number -= MOST_ALIKE
    yield number
