"""A small law to try the language on: a benefit of two regimes for families, with every feature once."""

from datetime import date

from shanyraq.rules import (
    NEVER,
    TENGE,
    Codes,
    Count,
    Day,
    Fact,
    Flag,
    Levels,
    Members,
    Rounding,
    Share,
    Text,
    Tiyn,
    age_on,
    any_of,
    count,
    divide,
    greatest,
    least,
    months_before,
    portion,
    to_day,
    total,
    unit_of,
)
from shanyraq.rules.acts import Act

LEVELS = Levels("family", "person")
family_rule, person_rule = LEVELS.group_rule, LEVELS.member_rule


class Region(Codes):
    NORTH = 1
    SOUTH = 2
    EAST = 3


class Work(Codes):
    NONE = 0
    JOB = 1
    FARM = 2


def text(name):
    return Text(name, name, name)


def fact(name, level, annotation, default, least=0, most=1):
    return Fact(name, level, unit_of(annotation)[0], text(name), default, least, most)


FACTS = (
    fact("application_date", "case", Day, None, to_day(date(2002, 1, 1)), to_day(date(2099, 12, 31))),
    fact("region", "family", Region, None, 1, 3),
    fact("cars", "family", Count, 0, 0, 50),
    fact("birth_date", "person", Day, None, to_day(date(1880, 1, 1)), to_day(date(2099, 12, 31))),
    fact("work", "person", Work, 0, 0, 2),
    fact("refused_on", "person", Day, NEVER, NEVER, to_day(date(2099, 12, 31))),
    fact("wage", "person", Tiyn, 0, 0, 10**11),
    fact("pension", "person", Tiyn, 0, 0, 10**11),
)

PARAMETERS = """
[line]
unit = "tenge"
by = "region"
otherwise = "country"
title = { en = "line", ru = "line", kk = "line" }
values = [
  { since = 2002-01-01, value = "10000", act = "Act, art. 2", source = "s", certainty = "read" },
  { since = 2002-01-01, key = "south", value = "12000.50", act = "Act, art. 2", source = "s", certainty = "reported" },
]
[ratio]
unit = "share"
title = { en = "ratio", ru = "ratio", kk = "ratio" }
values = [
  { since = 2002-01-01, value = "0.50", act = "Act, art. 2", source = "s", certainty = "assumed" },
  { since = 2010-01-01, value = "0.70", act = "Act, art. 2", source = "s", certainty = "read" },
]
[count_pension]
unit = "flag"
title = { en = "count_pension", ru = "count_pension", kk = "count_pension" }
values = [
  { since = 2002-01-01, value = false, act = "Act, art. 2", source = "s", certainty = "read" },
  { since = 2010-01-01, value = true, act = "Act, art. 2", source = "s", certainty = "read" },
]
[rounding]
unit = "rounding"
title = { en = "rounding", ru = "rounding", kk = "rounding" }
values = [ { since = 2002-01-01, value = "up", act = "Act, art. 2", source = "s", certainty = "read" } ]
"""


@person_rule("Act, art. 1", since="2002-01-01")
def age(birth_date: Day, application_date: Day) -> Count:
    """Completed years."""
    return age_on(birth_date, application_date)


@person_rule("Act, art. 1", since="2002-01-01")
def child(age: Count) -> Flag:
    """Under eighteen."""
    return age < 18


@person_rule("Act, art. 1", since="2002-01-01")
def barred(refused_on: Day, application_date: Day, child: Flag) -> Flag:
    """Refused work in the last six months."""
    return refused_on > months_before(application_date, 6) and not child


@person_rule("Act, art. 3", since="2002-01-01")
def income(wage: Tiyn, pension: Tiyn, count_pension: Flag, work: Work) -> Tiyn:
    """What counts."""
    counted = wage if work in (Work.JOB, Work.FARM) else 0
    if count_pension:
        counted += pension
    return counted


@family_rule("Act, art. 3", since="2002-01-01")
def size(child: Members[Flag], barred: Members[Flag]) -> Count:
    """Children and those not barred."""
    found = 0
    for is_child, is_barred in zip(child, barred):
        if is_child:
            found = found + 1
        elif not is_barred:
            found += 1
    return found


@family_rule("Act, art. 3", since="2002-01-01")
def children(child: Members[Flag]) -> Count:
    """How many children."""
    return count(child)


@family_rule("Act, art. 3", since="2002-01-01")
def all_income(income: Members[Tiyn]) -> Tiyn:
    """The family's income."""
    return total(income)


@family_rule("Act, art. 4", since="2002-01-01")
def poverty_line(line: Tiyn, ratio: Share) -> Tiyn:
    """The line of the region."""
    return portion(line, ratio, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Act, art. 5", since="2002-01-01", until="2009-12-31")
def benefit__gap(poverty_line: Tiyn, all_income: Tiyn, size: Count, rounding: Rounding) -> Tiyn:
    """The gap."""
    if size == 0:
        return 0
    per_head = divide(all_income, size, to=Rounding.DOWN)
    if per_head > poverty_line:
        return 0
    return divide(poverty_line * size * 3 - all_income, 3, to=rounding, unit=TENGE)


@family_rule("Act, art. 5", since="2010-01-01", certainty="assumed")
def benefit__children(
    poverty_line: Tiyn, all_income: Tiyn, size: Count, children: Count, cars: Count, oldest: Count, youngest: Count
) -> Tiyn:
    """The line for each child."""
    if size == 0 or all_income > poverty_line * 3 * size:
        return 0
    amount = children * poverty_line
    if cars > 1 or oldest - youngest > 90:
        return 0
    if cars == 1:
        amount = amount - TENGE
    return max(amount, min(poverty_line, all_income))


@family_rule("Act, art. 5", since="2002-01-01")
def oldest(age: Members[Count]) -> Count:
    """The oldest's age."""
    return greatest(age, otherwise=0)


@family_rule("Act, art. 5", since="2002-01-01")
def youngest(age: Members[Count], child: Members[Flag]) -> Count:
    """The youngest child's age."""
    return least(age, where=child, otherwise=99)


@family_rule("Act, art. 5", since="2002-01-01")
def some_barred(barred: Members[Flag]) -> Flag:
    """Whether anybody is barred."""
    return any_of(barred)


ACTS = {"Act": Act(text("Act"), text("Act"), date(2002, 1, 1), None)}
