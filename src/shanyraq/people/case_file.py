"""A case file: one family on the day of its application, as JSON, read strictly and to its end.

Everything wrong with a file is told at once, each with its path (`members[1].incomes[0].month`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from shanyraq.people.case_layout import (
    ASSET_FACTS,
    CASE_FACTS,
    HOMES,
    INCOME_KEYS,
    INCOME_KINDS,
    MEMBER_FACTS,
    MEMBER_KEYS,
    TOP_FACTS,
    TOP_KEYS,
    reference_months,
)
from shanyraq.people.fact_values import bounds, one_of, read_amount, read_value, write_value
from shanyraq.people.object_reader import ObjectReader, as_identifier, as_list, as_object
from shanyraq.people.problems import CaseProblems, PeopleProblem
from shanyraq.people.strict_json import JsonObject, parse_json, shown
from shanyraq.rules import Fact, to_date
from shanyraq.rules.case import Case
from shanyraq.rules.facts import wire
from shanyraq.rules.population import MOST_MEMBERS

APPLICATION_DATE = CASE_FACTS["application_date"]
RELATION = MEMBER_FACTS["relation"]
APPLICANT = "applicant"


@dataclass(frozen=True)
class CaseFile:
    """What a case file says.

    Attributes:
        case: the family's facts.
        application_date: the day whose law decides.
    """

    case: Case
    application_date: date


def read_case(text: str | bytes, date: date | None = None) -> CaseFile:
    """The family of a case file.

    Args:
        text: the file's content.
        date: the application's day in place of the one in the file.

    Raises:
        CaseProblems: everything that is wrong with the file.
    """
    reader = _Reader()
    found = reader.file(text, date)
    if reader.problems or found is None:
        raise CaseProblems("case_refused", problems=reader.problems)
    return found


def write_case(case: Case, date: date) -> dict[str, object]:
    """The case file of a family, to be written as JSON; reading it gives the same case.

    An income without its months stands under the last month of the quarter: the law asks for the quarter's sum alone.
    """
    return {
        APPLICATION_DATE.name: date.isoformat(),
        **_written(TOP_FACTS, case.group),
        "members": [_written_member(case, index, date) for index in range(len(case.members))],
        "assets": _written(ASSET_FACTS, case.group),
    }


def _written(facts: Mapping[str, Fact], values: Mapping[str, int]) -> dict[str, object]:
    return {name: write_value(fact, values[name]) for name, fact in facts.items() if name in values}


def _written_member(case: Case, index: int, day: date) -> dict[str, object]:
    member = case.members[index]
    last = reference_months(day)[-1]
    lines = [
        {"kind": kind, "month": month, "amount": wire(amount, fact.unit)}
        for kind, fact in INCOME_KINDS.items()
        if fact.name in member
        for month, amount in case.details.get((index, fact.name), ((last, member[fact.name]),))
    ]
    return {"id": case.ids[index], **_written(MEMBER_FACTS, member), "incomes": lines}


class _Reader(ObjectReader):
    """Reads one file, setting aside what is wrong and going on."""

    homes = HOMES

    def __init__(self) -> None:
        super().__init__()
        self.details: dict[tuple[int | None, str], tuple[tuple[str, int], ...]] = {}

    def file(self, text: str | bytes, given: date | None) -> CaseFile | None:
        with self.aside():
            content = as_object(parse_json(text), "$")
            self.keys(content, TOP_KEYS, "")
            self.application_date(content, given)
            group = self.facts(TOP_FACTS, content, "") | self.assets(content)
            written = self.members(content)
            members = tuple(self.member(member, index) for index, member in written.items())
            ids = tuple(str(member.get("id")) for member in written.values())
            if self.day is not None:
                return CaseFile(Case(group, members, ids, self.details), self.day)
        return None

    def application_date(self, content: JsonObject, given: date | None) -> None:
        """The day of the case: the one given, else the file's; a wrong one in the file is told either way."""
        name = APPLICATION_DATE.name
        if given is None or name in content:
            stated = self.part(content, name, "", partial(read_value, APPLICATION_DATE))
            self.day = None if stated is None else to_date(stated)
        if given is not None:
            self.day = None
            with self.aside():
                self.day = to_date(read_value(APPLICATION_DATE, given.isoformat(), name))

    def assets(self, content: JsonObject) -> dict[str, int]:
        """The family's property; no more of its dwellings can be unsafe than it has."""
        values: dict[str, int] = {}
        with self.aside():
            written = as_object(content.get("assets", JsonObject(())), "assets")
            self.keys(written, tuple(ASSET_FACTS), "assets.")
            values = self.facts(ASSET_FACTS, written, "assets.")
            owned = values.get("dwellings", ASSET_FACTS["dwellings"].default)
            unsafe = values.get("unsafe_dwellings", 0)
            if owned is not None and unsafe > owned:
                path = "assets.unsafe_dwellings"
                raise PeopleProblem("value_out_of_range", path=path, value=unsafe, least=0, most=owned)
        return values

    def members(self, content: JsonObject) -> dict[int, JsonObject]:
        """The members' objects by their place in the file, after what concerns them together."""
        found = {}
        for index, member in enumerate((self.part(content, "members", "", as_list) or ())[:MOST_MEMBERS]):
            with self.aside():
                found[index] = as_object(member, f"members[{index}]")
        with self.aside():
            self.number(content)
        self.ids(found)
        self.applicants(found)
        return found

    def number(self, content: JsonObject) -> None:
        members = content.get("members")
        if isinstance(members, list) and not 1 <= len(members) <= MOST_MEMBERS:
            raise PeopleProblem("members_number", path="members", value=len(members), most=MOST_MEMBERS)

    def ids(self, members: Mapping[int, JsonObject]) -> None:
        seen: dict[str, str] = {}
        for index, member in members.items():
            path = f"members[{index}]."
            name = self.part(member, "id", path, as_identifier)
            with self.aside():
                if name in seen:
                    raise PeopleProblem("id_repeated", path=f"{path}id", value=shown(name), first=seen[name])
            if name is not None:
                seen.setdefault(name, f"{path}id")

    def applicants(self, members: Mapping[int, JsonObject]) -> None:
        """Every family has one applicant."""
        found = [index for index, member in members.items() if member.get(RELATION.name) == APPLICANT]
        with self.aside():
            if members and not found:
                raise PeopleProblem("applicant_missing", path=f"members[…].{RELATION.name}")
        for index in found[1:]:
            with self.aside():
                first = f"members[{found[0]}].{RELATION.name}"
                raise PeopleProblem("applicant_repeated", path=f"members[{index}].{RELATION.name}", first=first)

    def member(self, member: JsonObject, index: int) -> dict[str, int]:
        path = f"members[{index}]."
        self.keys(member, MEMBER_KEYS, path)
        values = self.facts(MEMBER_FACTS, member, path)
        lines: dict[str, list[tuple[str, int]]] = {}
        written = self.part(member, "incomes", path, as_list) if "incomes" in member else None
        for number, line in enumerate(written or ()):
            with self.aside():
                self.income(as_object(line, f"{path}incomes[{number}]"), f"{path}incomes[{number}].", lines)
        for kind, months in lines.items():
            fact = INCOME_KINDS[kind]
            with self.aside():
                values[fact.name] = _sum(fact, kind, months, f"{path}incomes")
            self.details[index, fact.name] = tuple(months)
        return values

    def income(self, line: JsonObject, path: str, lines: dict[str, list[tuple[str, int]]]) -> None:
        """Add one line of income to those of its kind, when nothing is wrong with it."""
        self.keys(line, INCOME_KEYS, path)
        kind = self.part(line, "kind", path, lambda written, here: one_of(written, INCOME_KINDS, here))
        month = self.part(line, "month", path, self.month)
        amount = self.part(line, "amount", path, read_amount)
        if kind is not None and month is not None and amount is not None:
            lines.setdefault(kind, []).append((month, amount))

    def month(self, written: object, path: str) -> str | None:
        """A month of the quarter before the application's; unknown while that day is."""
        if self.day is None:
            return None
        months = reference_months(self.day)
        if written not in months:
            allowed = ", ".join(months)
            raise PeopleProblem("month_outside", path=path, value=shown(written), allowed=allowed, day=self.day)
        return str(written)


def _sum(fact: Fact, kind: str, months: list[tuple[str, int]], path: str) -> int:
    amount = sum(part for _, part in months)
    if amount > fact.most:
        least, most = bounds(fact)
        told = f"{kind} {wire(amount, fact.unit)}"
        raise PeopleProblem("value_out_of_range", path=path, value=told, least=least, most=most)
    return amount
