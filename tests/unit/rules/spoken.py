"""A law that says every word of the language once, with titles in three languages, to hear how rules are told."""

from datetime import date

from shanyraq.rules import (
    NEVER,
    TENGE,
    WHOLE,
    Codes,
    Count,
    Day,
    Fact,
    Flag,
    Levels,
    Marks,
    Members,
    Quantity,
    Rounding,
    Share,
    Text,
    Tiyn,
    age_on,
    all_of,
    any_of,
    count,
    divide,
    greatest,
    least,
    month_of_quarter,
    months_before,
    months_old,
    portion,
    to_day,
    total,
    unit_of,
)
from shanyraq.rules.acts import Act

LEVELS = Levels("family", "person")
family_rule, person_rule = LEVELS.group_rule, LEVELS.member_rule
since = "2002-01-01"


class Region(Codes):
    NORTH = 1
    SOUTH = 2


class Work(Codes):
    NONE = 0
    JOB = 1
    FARM = 2


class Grounds(Marks):
    RICH = 1
    IDLE = 2


NO_GROUNDS = Grounds(0)

LABELS = {
    "Region": {"north": Text("солтүстік", "север", "north"), "south": Text("оңтүстік", "юг", "south")},
    "Work": {
        "none": Text("жұмыссыз", "без работы", "no work"),
        "job": Text("жұмыс", "работа", "job"),
        "farm": Text("шаруа", "хозяйство", "farm"),
    },
    "Grounds": {"rich": Text("бай", "богаты", "rich"), "idle": Text("бос жүр", "бездельничают", "idle")},
}


def fact(name, level, annotation, title, default=0, least=0, most=1):
    return Fact(name, level, unit_of(annotation)[0], Text(*title), default, least, most)


LAST = to_day(date(2099, 12, 31))

FACTS = (
    fact("today", "case", Day, ("Бүгін", "Сегодня", "Today"), None, 0, LAST),
    fact("region", "family", Region, ("Өңір", "Регион", "Region"), None, 1, 2),
    fact("cars", "family", Count, ("Көлік", "Машины", "Cars"), 0, 0, 50),
    fact("large", "family", Flag, ("Көп балалы", "Многодетная", "Large family")),
    fact("moved_on", "family", Day, ("Көшкен күн", "День переезда", "Day of the move"), NEVER, NEVER, LAST),
    fact("born", "person", Day, ("Туған күн", "Рождение", "Birth"), None, NEVER, LAST),
    fact("ill", "person", Flag, ("Ауру", "Болеет", "Ill")),
    fact("work", "person", Work, ("Жұмысы", "Занятость", "Work"), 0, 0, 2),
    fact("wage", "person", Tiyn, ("Жалақы", "Зарплата", "Wage"), 0, 0, 10**11),
    fact("gift", "person", Tiyn, ("Сый, мұра", "Дар, наследство", "Gift, legacy"), 0, 0, 10**11),
)

PARAMETERS = """
[line]
unit = "tenge"
by = "region"
otherwise = "country"
title = { en = "Line", ru = "Черта", kk = "Шек" }
values = [
  { since = 2002-01-01, value = "10000", act = "Act, art. 2", source = "recollection", certainty = "assumed" },
  { since = 2002-01-01, key = "south", value = "12000.50", act = "Act, art. 2", source = "it", certainty = "read" },
]
[ratio]
unit = "share"
title = { en = "Ratio", ru = "Доля", kk = "Үлес" }
values = [{ since = 2002-01-01, value = "0.70", act = "Act, art. 2", source = "a paper", certainty = "reported" }]
[bar]
unit = "count"
title = { en = "Bar", ru = "Запрет", kk = "Тыйым" }
values = [{ since = 2002-01-01, value = 6, act = "Act, p. 3", source = "the act", certainty = "read" }]
[way]
unit = "rounding"
title = { en = "Way of rounding", ru = "Способ округления", kk = "Дөңгелектеу тәсілі" }
values = [{ since = 2002-01-01, value = "up", act = "Act, p. 3", source = "the act", certainty = "read" }]
"""


@family_rule("Act, art. 1", since=since)
def arithmetic(line: Tiyn, cars: Count, wages: Tiyn) -> Tiyn:
    """Products bind more firmly than sums."""
    return (line - wages + TENGE) * (cars + 2) - line * 3 - (wages - line)


@family_rule("Act, art. 1", since=since)
def quotient(line: Tiyn, wages: Tiyn, cars: Count) -> Tiyn:
    """Rounded by the text."""
    return divide(line * 3 - wages, 3 * cars, to=Rounding.UP, unit=TENGE)


@family_rule("Act, art. 1", since=since)
def thirds(wages: Tiyn, way: Rounding) -> Tiyn:
    """Rounded by a parameter."""
    return divide(wages, 3, to=way)


@family_rule("Act, art. 1", since=since)
def nearest(cars: Count) -> Count:
    """Rounded to a whole number."""
    return divide(cars, 2, to=Rounding.NEAREST)


@family_rule("Act, art. 1", since=since)
def part(line: Tiyn, ratio: Share) -> Tiyn:
    """A share of an amount."""
    return portion(line, ratio, to=Rounding.DOWN, unit=TENGE)


@family_rule("Act, art. 1", since=since)
def halves(ill: Members[Flag], ratio: Share, wages: Tiyn) -> Tiyn:
    """A sum of shares of one whole."""
    shares = count(ill) * WHOLE + ratio
    return divide(wages * shares, WHOLE * 2, to=Rounding.NEAREST)


@family_rule("Act, art. 1", since=since)
def of_seven(cars: Count) -> Share:
    """A share that a division gives."""
    return divide(cars * WHOLE, 7, to=Rounding.NEAREST)


@family_rule("Act, art. 1", since=since)
def fuel(cars: Count, ratio: Share) -> Quantity:
    """So much of something."""
    return portion(cars * WHOLE, ratio, to=Rounding.NEAREST)


@family_rule("Act, art. 1", since=since)
def in_steps(wages: Tiyn, line: Tiyn) -> Tiyn:
    """Rounded to what a name says."""
    return divide(wages, 7, to=Rounding.DOWN, unit=line)


@family_rule("Act, art. 1", since=since)
def remains(cars: Count) -> Count:
    """Whole part and remainder."""
    return cars // 2 + cars % 2


@family_rule("Act, art. 1", since=since)
def bounded(line: Tiyn, wages: Tiyn) -> Tiyn:
    """The larger and the smaller."""
    return max(0, min(line, line - wages))


@family_rule("Act, art. 1", since=since)
def wages(wage: Members[Tiyn]) -> Tiyn:
    """A sum over all."""
    return total(wage)


@family_rule("Act, art. 1", since=since)
def wages_of_the_ill(wage: Members[Tiyn], ill: Members[Flag]) -> Tiyn:
    """A sum over some."""
    return total(wage, where=ill)


@family_rule("Act, art. 1", since=since)
def sick(ill: Members[Flag]) -> Count:
    """How many."""
    return count(ill)


@family_rule("Act, art. 1", since=since)
def somebody(ill: Members[Flag]) -> Flag:
    """At least one."""
    return any_of(ill)


@family_rule("Act, art. 1", since=since)
def everybody(ill: Members[Flag]) -> Flag:
    """Everyone."""
    return all_of(ill)


@family_rule("Act, art. 1", since=since)
def lowest(wage: Members[Tiyn], ill: Members[Flag]) -> Tiyn:
    """The least of some."""
    return least(wage, where=ill, otherwise=0)


@family_rule("Act, art. 1", since=since)
def highest(wage: Members[Tiyn]) -> Tiyn:
    """The greatest of all."""
    return greatest(wage, otherwise=0)


@person_rule("Act, art. 1", since=since)
def age(born: Day, today: Day) -> Count:
    """Years."""
    return age_on(born, today)


@person_rule("Act, art. 1", since=since)
def grown(born: Day, today: Day) -> Flag:
    """Months."""
    return months_old(born, today) >= 216


@family_rule("Act, art. 1", since=since)
def months_left(today: Day) -> Count:
    """The place in the quarter."""
    return 4 - month_of_quarter(today)


@family_rule("Act, art. 1", since=since)
def lately_moved(moved_on: Day, today: Day, bar: Count) -> Flag:
    """A chain of days."""
    return months_before(today, bar) < moved_on <= today


@family_rule("Act, art. 1", since=since)
def lately(moved_on: Day, today: Day) -> Flag:
    """Plain months."""
    return months_before(today, 1) < moved_on


@family_rule("Act, art. 1", since=since)
def ever_moved(moved_on: Day, today: Day) -> Flag:
    """An event that may not have happened."""
    return NEVER < moved_on <= today


@person_rule("Act, art. 1", since=since)
def works(work: Work) -> Flag:
    """One of some codes."""
    return work in (Work.JOB, Work.FARM)


@person_rule("Act, art. 1", since=since)
def idle(work: Work, ill: Flag, large: Flag) -> Flag:
    """Codes, and, or, not."""
    return work == Work.NONE and not (ill or large)


@person_rule("Act, art. 1", since=since)
def other_work(work: Work) -> Flag:
    """None of some codes."""
    return work not in (Work.JOB, Work.FARM) and work != Work.NONE


@family_rule("Act, art. 1", since=since)
def chosen(large: Flag, cars: Count, line: Tiyn) -> Tiyn:
    """Decisions one after another."""
    if large:
        return line
    if cars > 1:
        return 0
    return line * 2


@person_rule("Act, art. 1", since=since)
def counted(wage: Tiyn, gift: Tiyn, large: Flag) -> Tiyn:
    """A sum that grows."""
    found = wage
    if large:
        found += gift
    return found


@family_rule("Act, art. 1", since=since)
def grounds(wages: Tiyn, line: Tiyn, idle: Members[Flag], somebody: Flag) -> Grounds:
    """Marks gathered one by one."""
    found = NO_GROUNDS
    if wages > line:
        found |= Grounds.RICH
    elif somebody:
        found |= Grounds.IDLE
    return found


@family_rule("Act, art. 1", since=since)
def refused(grounds: Grounds) -> Flag:
    """Marks compared with none."""
    return grounds != NO_GROUNDS


@family_rule("Act, art. 1", since=since)
def walked(wage: Members[Tiyn], ill: Members[Flag], cars: Count) -> Tiyn:
    """A loop over members."""
    found = 0
    for one, sick in zip(wage, ill):
        if not sick:
            found += one
    return found * cars


TITLES = {
    "wages": Text("Жалақылар", "Зарплаты", "Wages"),
    "idle": Text("Бос жүр", "Бездельничает", "Idle"),
    "somebody": Text("Біреу ауру", "Кто-то болеет", "Somebody is ill"),
    "grounds": Text("Негіздер", "Основания", "Grounds"),
}

ACTS = {"Act": Act(Text("Заң", "Закон", "Act"), Text("Заң", "Закон", "Act"), date(2002, 1, 1), None)}

FORMULAS = {
    "arithmetic": (
        "(Шек − Жалақылар + 1) × (Көлік + 2) − Шек × 3 − (Жалақылар − Шек)",
        "(Черта − Зарплаты + 1) × (Машины + 2) − Черта × 3 − (Зарплаты − Черта)",
        "(Line − Wages + 1) × (Cars + 2) − Line × 3 − (Wages − Line)",
    ),
    "quotient": (
        "(Шек × 3 − Жалақылар) ÷ (3 × Көлік), бүтін теңгеге дейін жоғары қарай дөңгелектеп",
        "(Черта × 3 − Зарплаты) ÷ (3 × Машины), с округлением вверх до целого тенге",
        "(Line × 3 − Wages) ÷ (3 × Cars), rounded up to a whole tenge",
    ),
    "of_seven": (
        "Көлік ÷ 7, ең жақын төртінші таңбаға дейін дөңгелектеп",
        "Машины ÷ 7, с округлением до ближайшего четвёртого знака",
        "Cars ÷ 7, rounded to the nearest fourth decimal",
    ),
    "fuel": (
        "Көлік × Үлес, ең жақын төртінші таңбаға дейін дөңгелектеп",
        "Машины × Доля, с округлением до ближайшего четвёртого знака",
        "Cars × Ratio, rounded to the nearest fourth decimal",
    ),
    "in_steps": (
        "Жалақылар ÷ 7, «Шек» дейін төмен қарай дөңгелектеп",
        "Зарплаты ÷ 7, с округлением вниз до «Черта»",
        "Wages ÷ 7, rounded down to a “Line”",
    ),
    "thirds": (
        "Жалақылар ÷ 3, «Дөңгелектеу тәсілі» бойынша дөңгелектеп",
        "Зарплаты ÷ 3, с округлением по правилу «Способ округления»",
        "Wages ÷ 3, rounded as “Way of rounding” says",
    ),
    "nearest": (
        "Көлік ÷ 2, ең жақын бүтін санға дейін дөңгелектеп",
        "Машины ÷ 2, с округлением до ближайшего целого числа",
        "Cars ÷ 2, rounded to the nearest whole number",
    ),
    "part": (
        "Шек × Үлес, бүтін теңгеге дейін төмен қарай дөңгелектеп",
        "Черта × Доля, с округлением вниз до целого тенге",
        "Line × Ratio, rounded down to a whole tenge",
    ),
    "halves": (
        "Жалақылар × («Ауру» деген мүшелер саны + Үлес) ÷ 2, ең жақын бүтін тиынға дейін дөңгелектеп",
        "Зарплаты × (число членов, для которых верно «Болеет» + Доля) ÷ 2, с округлением до ближайшего целого тиына",
        "Wages × (number of members with “Ill” + Ratio) ÷ 2, rounded to the nearest whole tiyn",
    ),
    "remains": (
        "Көлік ÷ 2 бүтін бөлігі + Көлік ÷ 2 қалдығы",
        "целая часть от Машины ÷ 2 + остаток от Машины ÷ 2",
        "whole part of Cars ÷ 2 + remainder of Cars ÷ 2",
    ),
    "bounded": (
        "(0; (Шек; Шек − Жалақылар) ішіндегі ең кішісі) ішіндегі ең үлкені",
        "большее из (0; меньшее из (Черта; Черта − Зарплаты))",
        "the larger of (0; the smaller of (Line; Line − Wages))",
    ),
    "wages": (
        "барлық мүшенің «Жалақы» қосындысы",
        "сумма «Зарплата» по всем членам",
        "sum of “Wage” over all members",
    ),
    "wages_of_the_ill": (
        "«Ауру» деген мүшелердің «Жалақы» қосындысы",
        "сумма «Зарплата» по членам, для которых верно «Болеет»",
        "sum of “Wage” over members with “Ill”",
    ),
    "sick": ("«Ауру» деген мүшелер саны", "число членов, для которых верно «Болеет»", "number of members with “Ill”"),
    "somebody": ("кемінде бір мүше: «Ауру»", "хотя бы у одного члена: «Болеет»", "at least one member: “Ill”"),
    "everybody": ("әр мүше: «Ауру»", "у каждого члена: «Болеет»", "every member: “Ill”"),
    "lowest": (
        "«Ауру» деген мүшелер ішіндегі «Жалақы» ең кіші мәні (ондайлар болмаса: 0)",
        "наименьшее значение «Зарплата» среди членов, для которых верно «Болеет» (если таких нет: 0)",
        "the least “Wage” among members with “Ill” (without such: 0)",
    ),
    "highest": (
        "барлық мүше ішіндегі «Жалақы» ең үлкен мәні (мүше болмаса: 0)",
        "наибольшее значение «Зарплата» среди всех членов (если членов нет: 0)",
        "the greatest “Wage” of all members (without members: 0)",
    ),
    "age": (
        "«Туған күн» – «Бүгін» аралығындағы толық жыл",
        "полных лет между «Рождение» и «Сегодня»",
        "full years between “Birth” and “Today”",
    ),
    "grown": (
        "«Туған күн» – «Бүгін» аралығындағы толық ай ≥ 216",
        "полных месяцев между «Рождение» и «Сегодня» ≥ 216",
        "full months between “Birth” and “Today” ≥ 216",
    ),
    "months_left": (
        "4 − «Бүгін» күнгі айдың тоқсандағы орны",
        "4 − место месяца в квартале на «Сегодня»",
        "4 − the month's place in its quarter on “Today”",
    ),
    "lately_moved": (
        "Бүгін − Тыйым < Көшкен күн ≤ Бүгін",
        "Сегодня − Запрет < День переезда ≤ Сегодня",
        "Today − Bar < Day of the move ≤ Today",
    ),
    "lately": ("Бүгін − 1 ай < Көшкен күн", "Сегодня − 1 месяц < День переезда", "Today − 1 month < Day of the move"),
    "ever_moved": (
        "«Көшкен күн» бар және Көшкен күн ≤ Бүгін",
        "есть «День переезда» и День переезда ≤ Сегодня",
        "there is “Day of the move” and Day of the move ≤ Today",
    ),
    "works": (
        "«Жұмысы» — мыналардың бірі (жұмыс; шаруа)",
        "«Занятость» — одно из (работа; хозяйство)",
        "“Work” is one of (job; farm)",
    ),
    "idle": (
        "(«Жұмысы» — «жұмыссыз») және («Ауру» немесе «Көп балалы») емес",
        "(«Занятость» — «без работы») и не («Болеет» или «Многодетная»)",
        "(“Work” is “no work”) and not (“Ill” or “Large family”)",
    ),
    "other_work": (
        "(«Жұмысы» — мыналардың ешқайсысы емес (жұмыс; шаруа)) және («Жұмысы» — «жұмыссыз» емес)",
        "(«Занятость» — ни одно из (работа; хозяйство)) и («Занятость» — не «без работы»)",
        "(“Work” is none of (job; farm)) and (“Work” is not “no work”)",
    ),
    "chosen": (
        "егер «Көп балалы» болса: Шек; егер Көлік > 1 болса: 0; әйтпесе: Шек × 2",
        "если «Многодетная»: Черта; если Машины > 1: 0; иначе: Черта × 2",
        "if “Large family”: Line; if Cars > 1: 0; otherwise: Line × 2",
    ),
    "counted": (
        "Жалақы + (егер «Көп балалы» болса: «Сый, мұра»; әйтпесе: 0)",
        "Зарплата + (если «Многодетная»: «Дар, наследство»; иначе: 0)",
        "Wage + (if “Large family”: “Gift, legacy”; otherwise: 0)",
    ),
    "grounds": (
        "егер Жалақылар > Шек болса: бай; егер «Біреу ауру» болса: бос жүр",
        "если Зарплаты > Черта: богаты; если «Кто-то болеет»: бездельничают",
        "if Wages > Line: rich; if “Somebody is ill”: idle",
    ),
    "refused": ("«Негіздер» — «жоқ» емес", "«Основания» — не «нет»", "“Grounds” is not “none”"),
    "walked": (
        "әр мүше бойынша есептелген × Көлік",
        "подсчитано по каждому члену × Машины",
        "reckoned member by member × Cars",
    ),
}
"""How each rule is told in Kazakh, Russian and English."""
