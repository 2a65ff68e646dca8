"""One employer as JSON: its facts, and a list of categories of its employees."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import ClassVar

from shanyraq.people.employers.problems import EmployerProblem, staff_refused
from shanyraq.people.employers.staff import GROUP_FACTS, MEMBER_FACTS, STAFF_DATE, Employer, Staff
from shanyraq.people.fact_values import read_value
from shanyraq.people.object_reader import ObjectReader, as_identifier, as_list, as_object
from shanyraq.people.strict_json import JsonObject, parse_json, shown
from shanyraq.rules import to_date
from shanyraq.rules.case import Case
from shanyraq.rules.population import MOST_MEMBERS

TOP_KEYS = (STAFF_DATE.name, "employer", *GROUP_FACTS, "employees")
EMPLOYEE_KEYS = ("id", *MEMBER_FACTS)


def read_staff_json(text: str | bytes) -> Staff:
    """The employer of a JSON file.

    Raises:
        StaffProblems: everything that is wrong with the file.
    """
    reader = _Reader()
    staff = reader.file(text)
    if reader.problems or staff is None:
        raise staff_refused(*reader.problems)
    return staff


class _Reader(ObjectReader):
    homes: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys((STAFF_DATE.name, *GROUP_FACTS), "$"),
        **dict.fromkeys(MEMBER_FACTS, "employees[…]"),
    }

    def file(self, text: str | bytes) -> Staff | None:
        with self.aside():
            content = as_object(parse_json(text), "$")
            self.keys(content, TOP_KEYS, "")
            if STAFF_DATE.name in content:
                stated = self.part(content, STAFF_DATE.name, "", partial(read_value, STAFF_DATE))
                self.day = None if stated is None else to_date(stated)
            name = self.part(content, "employer", "", as_identifier) if "employer" in content else ""
            group = self.facts(GROUP_FACTS, content, "")
            written = self.categories(content)
            members = tuple(self.category(member, index) for index, member in written.items())
            ids = tuple(str(member.get("id")) for member in written.values())
            return Staff((Employer(name or "", Case(group, members, ids)),), self.day)
        return None

    def categories(self, content: JsonObject) -> dict[int, JsonObject]:
        """The categories' objects by their place in the file."""
        listed = self.part(content, "employees", "", as_list)
        found: dict[int, JsonObject] = {}
        for index, member in enumerate((listed or ())[:MOST_MEMBERS]):
            with self.aside():
                found[index] = as_object(member, f"employees[{index}]")
        if listed is not None and not 1 <= len(listed) <= MOST_MEMBERS:
            self.problems.append(EmployerProblem("categories_number", value=len(listed), most=MOST_MEMBERS))
        self.ids(found)
        return found

    def ids(self, members: Mapping[int, JsonObject]) -> None:
        """Every category has a name of its own."""
        seen: dict[str, str] = {}
        for index, member in members.items():
            path = f"employees[{index}].id"
            name = self.part(member, "id", f"employees[{index}].", as_identifier)
            if name is not None and name in seen:
                self.problems.append(
                    EmployerProblem("category_repeated", path=path, value=shown(name), first=seen[name])
                )
            if name is not None:
                seen.setdefault(name, path)

    def category(self, member: JsonObject, index: int) -> dict[str, int]:
        """The facts of one category."""
        path = f"employees[{index}]."
        self.keys(member, EMPLOYEE_KEYS, path)
        return self.facts(MEMBER_FACTS, member, path)


def staff_day(staff: Staff, given: date | None, today: date) -> date:
    """The day the staff is counted: the one given, else the file's, else today."""
    return given or staff.day or today
