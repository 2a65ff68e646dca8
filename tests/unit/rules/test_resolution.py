"""Resolving a day: which texts are in force, and every way in which they can fail to fit together."""

from datetime import date

import pytest

from shanyraq.rules import LANGUAGES, InputProblem, LawProblem
from shanyraq.rules.resolution import periods_of

DAY = date(2024, 5, 14)
REMEDY = {
    "cycle": ("must be made from something else", "нужно вывести из другого", "басқа нәрседен шығару керек"),
    "unknown_name": ("Nearest:", "Ближайшие:", "Ең жақындары:"),
    "two_in_force": ("End the first the day before", "Завершите первый накануне", "бір күн бұрын аяқтаңыз"),
    "gap": ("Close the gap or end the rule", "Закройте разрыв или завершите", "Үзілісті жабыңыз"),
    "level_members_wanted": ("Annotate it Members[…]", "Укажите Members[…]", "Members[…] деп белгілеп"),
    "level_not_of_members": ("Drop Members[…]", "Уберите Members[…]", "Members[…] алып тастаңыз"),
    "unit_mismatch": ("Correct the annotation", "Исправьте аннотацию", "Аннотацияны түзетіңіз"),
    "name_twice": ("Rename one", "Переименуйте одно", "Бірінің атын өзгертіңіз"),
    "before_parameter": ("Begin the rule later or", "Начните правило позже или", "Ережені кейінірек бастаңыз"),
    "parameter_gap": ("Add a value or end the rule", "Добавьте значение или завершите", "Мән қосыңыз"),
    "parameter_unused": ("Use it in a rule or remove it", "или удалите", "немесе өшіріңіз"),
}


def rule(name, arguments="", gives="Tiyn", body="1", level="family", since="2002-01-01", until=None):
    end = "" if until is None else f', until="{until}"'
    return (
        f'@{level}_rule("Act, art. 1", since="{since}"{end})\n'
        f"def {name}({arguments}) -> {gives}:\n    return {body}\n\n\n"
    )


LINES = 5
"""How many lines `rule` writes."""


def parameter(since="2002-01-01", more="", name="number"):
    return f"""
[{name}]
unit = "tenge"
title = {{ en = "number", ru = "число", kk = "сан" }}
values = [ {{ since = {since}, value = "1", act = "Act", source = "s", certainty = "read"{more} }} ]
"""


def refused(law, day=DAY):
    with pytest.raises(LawProblem) as caught:
        law.at(day)
    return caught.value


def told(problem, *parts):
    """The remedy in every language, and what must be named in each."""
    for lang, remedy in zip(("en", "ru", "kk"), REMEDY[problem.key], strict=True):
        said = problem.text(lang)
        assert remedy in said, said
        for part in parts:
            assert str(part) in said, said
    assert len({problem.text(lang) for lang in LANGUAGES}) == 3


def test_an_argument_is_the_name_of_a_fact_a_parameter_or_a_rule(write_law):
    text = rule("three", "cars: Count, number: Tiyn, two: Tiyn", body="two + number + cars") + rule("two", body="2")
    law = write_law(text, parameter()).at(DAY)
    assert law["three"].inputs == ("cars", "number", "two")
    order = list(law.nodes)
    assert all(order.index(name) < order.index("three") for name in law["three"].inputs)


def test_rules_that_ask_for_each_other_in_a_circle(write_law, first_line):
    text = rule("one", "two: Tiyn") + rule("two", "three: Tiyn") + rule("three", "one: Tiyn")
    problem = refused(write_law(text))
    assert problem.key == "cycle"
    places = [f"rules.py:{first_line + LINES * number}" for number in range(3)]
    told(problem, *(f"{name} ({place})" for name, place in zip(("one", "two", "three"), places)), "→")


def test_a_rule_that_asks_for_itself(write_law):
    problem = refused(write_law(rule("one", "one: Tiyn")))
    assert problem.key == "cycle"


def test_a_name_that_nothing_gives(write_law, first_line):
    problem = refused(write_law(rule("one", "caars: Count")))
    assert problem.key == "unknown_name"
    told(problem, f"rules.py:{first_line}", "one", "caars", "cars")


def test_a_name_nobody_is_near_to(write_law):
    assert "—" in refused(write_law(rule("one", "xyzzyxyzzy: Count"))).text()


def test_two_texts_in_force_at_once(write_law, first_line):
    text = rule("one__old", until="2023-12-31") + rule("one__new", since="2023-12-31")
    law = write_law(text)
    assert law.at(date(2023, 12, 30)).nodes["one"].origin.function.__name__ == "one__old"
    assert law.at(date(2024, 1, 1)).nodes["one"].origin.function.__name__ == "one__new"
    problem = refused(law, date(2023, 12, 31))
    assert problem.key == "two_in_force"
    told(problem, "one", "2023-12-31", f"rules.py:{first_line}", f"rules.py:{first_line + LINES}")


def test_a_day_between_two_texts(write_law, first_line):
    text = rule("one__old", until="2023-12-30") + rule("one__new", since="2024-01-01") + rule("two", "one: Tiyn")
    law = write_law(text)
    assert law.at(date(2023, 12, 30))
    assert law.at(date(2024, 1, 1))
    problem = refused(law, date(2023, 12, 31))
    assert problem.key == "gap"
    periods = f"2002-01-01 – 2023-12-30 (rules.py:{first_line})", f"2024-01-01 – … (rules.py:{first_line + LINES})"
    told(problem, f"rules.py:{first_line + 2 * LINES}", "two", "one", "2023-12-31", *periods)


def test_one_text_of_two_acts_is_each_act_s_in_its_days(write_law):
    older = '@family_rule("Old Act, art. 7", since="2002-01-01", until="2023-06-30", certainty="reported")\n'
    text = rule("one", since="2023-07-01").replace("def one", f"{older}def one") + rule("two", "one: Tiyn")
    law = write_law(text)
    first, second = (law.at(date(2023, month, day)).nodes["one"] for month, day in ((6, 30), (7, 1)))
    assert (first.origin.article, first.certainty) == ("Old Act, art. 7", "reported")
    assert (second.origin.article, second.certainty) == ("Act, art. 1", "read")
    assert first.origin.function is second.origin.function
    assert first.fingerprint == second.fingerprint


def test_a_gap_nobody_asks_about_is_none(write_law):
    law = write_law(rule("one__old", until="2023-12-30") + rule("one__new", since="2024-01-01") + rule("two"))
    assert "one" not in law.at(date(2023, 12, 31)).nodes


def test_a_family_asks_for_what_each_member_has(write_law, first_line):
    problem = refused(write_law(rule("one", "wage: Tiyn")))
    assert problem.key == "level_members_wanted"
    told(problem, f"rules.py:{first_line}", "one", "wage", "person")


@pytest.mark.parametrize(
    ("level", "argument", "owner"),
    [
        ("family", "cars: Members[Count]", "family"),
        ("family", "application_date: Members[Day]", "case"),
        ("person", "cars: Members[Count]", "family"),
        ("person", "wage: Members[Tiyn]", "person"),  # a person's rule sees its own person alone
    ],
)
def test_members_are_asked_by_a_family_about_members(write_law, first_line, level, argument, owner):
    problem = refused(write_law(rule("one", argument, level=level)))
    assert problem.key == "level_not_of_members"
    told(problem, f"rules.py:{first_line}", "one", argument.split(":")[0], f"“{owner}”"[1:-1])


def test_a_person_asks_for_its_family(write_law):
    law = write_law(rule("one", "cars: Count, wage: Tiyn, application_date: Day", level="person")).at(DAY)
    assert law["one"].level == "person"


@pytest.mark.parametrize(
    ("argument", "wanted", "given", "where"),
    [
        ("cars: Tiyn", "tiyn", "count", "facts.py"),
        ("region: Work", "codes", "codes", "facts.py"),
        ("number: Count", "count", "tiyn", "numbers.toml"),
        ("two: Flag", "flag", "tiyn", "rules.py:{second}"),
    ],
)
def test_a_unit_that_is_not_the_values(write_law, first_line, argument, wanted, given, where):
    text = rule("one", argument) + rule("two", "number: Tiyn")
    problem = refused(write_law(text, parameter()))
    assert problem.key == "unit_mismatch"
    name = argument.split(":")[0]
    told(problem, f"rules.py:{first_line}", "one", name, wanted, given, where.format(second=first_line + LINES))


@pytest.mark.parametrize(
    ("text", "numbers", "places"),
    [
        (rule("cars"), "", ("facts.py", "rules.py:{first}")),
        (rule("number") + rule("two", "number: Tiyn"), parameter(), ("numbers.toml", "rules.py:{first}")),
        (rule("two", "cars: Count"), parameter(name="cars"), ("facts.py", "numbers.toml")),
    ],
)
def test_a_name_for_two_things(write_law, first_line, text, numbers, places):
    problem = refused(write_law(text, numbers))
    assert problem.key == "name_twice"
    told(problem, *(place.format(first=first_line) for place in places))


def test_a_rule_in_force_before_its_parameter(write_law, first_line):
    law = write_law(rule("one", "number: Tiyn"), parameter("2010-01-01"))
    assert law.at(date(2010, 1, 1))
    problem = refused(law, date(2009, 12, 31))
    assert problem.key == "before_parameter"
    told(problem, f"rules.py:{first_line}", "one", "number", "numbers.toml", "2010-01-01", "2009-12-31")


def test_a_parameter_that_ends_before_its_rule(write_law, first_line):
    law = write_law(rule("one", "number: Tiyn"), parameter(more=", until = 2023-06-30"))
    assert law.at(date(2023, 6, 30))
    problem = refused(law, date(2023, 7, 1))
    assert problem.key == "parameter_gap"
    told(problem, f"rules.py:{first_line}", "one", "number", "numbers.toml", "2023-07-01")


def test_a_parameter_no_rule_of_any_period_uses(write_law):
    problem = refused(write_law(rule("one"), parameter()))
    assert problem.key == "parameter_unused"
    told(problem, "numbers.toml", "number")


def test_a_parameter_of_an_old_rule_is_used(write_law):
    law = write_law(rule("one", "number: Tiyn", until="2010-12-31"), parameter())
    assert law.at(DAY)


def test_a_day_before_the_law(write_law):
    with pytest.raises(InputProblem) as caught:
        write_law(rule("one"), since=date(2002, 1, 1)).at(date(2001, 12, 31))
    assert caught.value.key == "date_before_law"
    for lang in LANGUAGES:
        assert all(day in caught.value.text(lang) for day in ("2001-12-31", "2002-01-01"))


def test_an_unknown_output_is_answered_with_the_nearest(toy_law):
    with pytest.raises(InputProblem) as caught:
        toy_law.at(DAY)["poverty_lime"]
    assert caught.value.key == "name_unknown"
    assert all("poverty_line" in caught.value.text(lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "key", "parts"),
    [
        (rule("one", since="1 January 2024"), "rule_date_not_iso", ("1 January 2024", "2023-07-01")),
        (rule("one", until="2024-13-01"), "rule_date_not_iso", ("2024-13-01",)),
        (rule("one", since="2024-01-01", until="2023-12-31"), "rule_period_backwards", ("2024-01-01", "2023-12-31")),
        (rule("one", "cars"), "rule_without_unit", ("one", "cars", "Members[…]")),
        (rule("one", "cars: int"), "rule_without_unit", ("one", "cars", "Members[…]")),
        (rule("one", "*, cars: float"), "rule_without_unit", ("one", "cars", "Members[…]")),
        (rule("one", gives="int"), "rule_without_unit", ("one", "return", "Members[…]")),
        (rule("one", gives="Members[Tiyn]"), "rule_without_unit", ("one", "return", "Members[…]")),
    ],
)
def test_a_rule_says_when_it_holds_and_what_it_gives(write_law, first_line, text, key, parts):
    with pytest.raises(LawProblem) as caught:
        write_law(text)
    assert caught.value.key == key
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in (f"rules.py:{first_line}", *parts))


def test_the_law_is_checked_on_every_day_of_change(write_law):
    text = rule("one__old", until="2023-12-30") + rule("one__new", since="2024-01-01") + rule("two", "one: Tiyn")
    law = write_law(text)
    assert law.changes() == (date(2002, 1, 1), date(2023, 12, 31), date(2024, 1, 1))
    with pytest.raises(LawProblem, match="2023-12-31"):
        law.check()


def test_the_toy_law_fits_together(toy_law):
    toy_law.check()
    assert toy_law.changes() == (date(2002, 1, 1), date(2010, 1, 1))


def test_the_periods_of_each_rule(toy_law):
    texts = periods_of(toy_law)["benefit"]
    assert [text.function.__name__ for text in texts] == ["benefit__gap", "benefit__children"]
    assert [text.until for text in texts] == [date(2009, 12, 31), None]
    assert [texts[1].in_force(day) for day in (date(2009, 12, 31), date(2010, 1, 1))] == [False, True]
    assert texts[0].meaning == "The gap."
