"""Parameters: dated numbers with their act, their source and how sure they are, read from TOML."""

from datetime import date

import pytest

from shanyraq.rules import LANGUAGES, LawProblem, Rounding, read_parameters, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.parameters import number, quarter_after, quarter_before

VALUE = '{ since = 2020-01-01, value = "1", act = "Act, art. 1", source = "s", certainty = "read" }'
TITLE = 'title = { en = "number", ru = "число", kk = "сан" }'


@pytest.fixture
def read(tmp_path):
    def parameters(text):
        file = tmp_path / "numbers.toml"
        file.write_text(text, encoding="utf-8")
        return read_parameters(file)

    return parameters


def table(values=VALUE, unit="tenge", title=TITLE, more=""):
    return f'[number]\nunit = "{unit}"\n{title}\nvalues = [ {values} ]\n{more}\n'


def value(since="2020-01-01", written='"1"', more="", key=None):
    key = "" if key is None else f'key = "{key}", '
    return f'{{ since = {since}, {key}value = {written}, act = "Act", source = "s", certainty = "read"{more} }}'


@pytest.mark.parametrize(
    ("unit", "written", "expected"),
    [
        ("tenge", '"40567"', 4_056_700),
        ("tenge", '"40567.05"', 4_056_705),
        ("tenge", "40567", 4_056_700),
        ("tenge", '"-1.5"', -150),
        ("tiyn", '"5"', 5),
        ("share", '"0.7"', 7_000),
        ("share", '"0.3333"', 3_333),
        ("share", '"1.5"', 15_000),
        ("quantity", '"4.75"', 47_500),
        ("count", "18", 18),
        ("count", '"18"', 18),
        ("flag", "true", 1),
        ("flag", '"False"', 0),
        ("rounding", '"up"', Rounding.UP),
        ("rounding", '"NEAREST"', Rounding.NEAREST),
    ],
)
def test_a_value_is_held_in_whole_units(read, unit, written, expected):
    (parameter,) = read(table(value(written=written), unit))
    assert parameter.values[0].value == expected
    assert parameter.at(date(2020, 1, 1))[None].value == expected


@pytest.mark.parametrize(
    ("unit", "written", "key"),
    [
        ("tenge", "1.5", "value_not_of_unit"),  # a binary fraction: 1.1 tenge would not be 110 tiyn
        ("tenge", '"1,5"', "value_not_of_unit"),
        ("tenge", '"1e3"', "value_not_of_unit"),
        ("tenge", '"12 000"', "value_not_of_unit"),
        ("tenge", '"1_000"', "value_not_of_unit"),
        ("tenge", '"nan"', "value_not_of_unit"),
        ("tenge", '""', "value_not_of_unit"),
        ("tenge", "true", "value_not_of_unit"),
        ("tenge", "[1]", "value_not_of_unit"),
        ("tenge", '"1234567890123456"', "value_not_of_unit"),
        ("tenge", '"1.005"', "value_too_fine"),
        ("share", '"0.33333"', "value_too_fine"),
        ("count", '"1.5"', "value_too_fine"),
        ("flag", "1", "value_not_of_unit"),
        ("flag", '"yes"', "value_not_of_unit"),
        ("rounding", '"sideways"', "value_not_of_unit"),
        ("rounding", "1", "value_not_of_unit"),
    ],
)
def test_a_value_that_is_not_of_its_unit_is_refused(read, unit, written, key):
    with pytest.raises(LawProblem) as caught:
        read(table(value(written=written), unit))
    assert caught.value.key == key
    for lang in LANGUAGES:
        said = caught.value.text(lang)
        assert "numbers.toml: number, value 1" in said
        assert unit in said


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("[number]\nunit = 3 4", "file_not_toml", "numbers.toml"),
        ("number = 5", "parameter_keys", "numbers.toml: number"),
        (table().replace("unit", "unity"), "parameter_keys", "numbers.toml: number"),
        (table(title=""), "parameter_keys", "numbers.toml: number"),
        (table(more='colour = "red"'), "parameter_keys", "numbers.toml: number"),
        (table(unit="dollar"), "parameter_unit", "numbers.toml: number"),
        (table(title='title = { en = "number", ru = "число" }'), "parameter_title", "numbers.toml: number"),
        (table(title='title = "number"'), "parameter_title", "numbers.toml: number"),
        (table(title=TITLE.replace("}", ', de = "Zahl" }')), "parameter_title", "numbers.toml: number"),
        (table(more='lag = "month"'), "parameter_lag", "numbers.toml: number"),
        (table(more='otherwise = "1,5"'), "value_not_of_unit", "numbers.toml: number"),
        (table(values=""), "parameter_values", "numbers.toml: number"),
        (f'[number]\nunit = "tenge"\n{TITLE}\nvalues = "1"', "parameter_values", "numbers.toml: number"),
        (table(f"{VALUE}, 5"), "parameter_keys", "numbers.toml: number, value 2"),
        (table(VALUE.replace("act", "akt")), "parameter_keys", "numbers.toml: number, value 1"),
        (table(VALUE.replace(', source = "s"', "")), "parameter_keys", "numbers.toml: number, value 1"),
        (table(value(more=', weight = "1"')), "parameter_keys", "numbers.toml: number, value 1"),
        (table(VALUE.replace('"read"', '"sure"')), "parameter_certainty", "numbers.toml: number, value 1"),
        (table(value(since='"2020-01-01"')), "parameter_date", "numbers.toml: number, value 1"),
        (table(value(since="2020-01-01T00:00:00")), "parameter_date", "numbers.toml: number, value 1"),
        (table(value(more=", until = 2020")), "parameter_date", "numbers.toml: number, value 1"),
        (table(value(more=", until = 2019-12-31")), "parameter_period", "numbers.toml: number, value 1"),
        (table(f"{VALUE}, {VALUE}"), "parameter_value_twice", "numbers.toml: number, value 2"),
    ],
)
def test_a_fault_of_the_format_is_told_with_its_place(read, text, key, place):
    with pytest.raises(LawProblem) as caught:
        read(text)
    assert caught.value.key == key
    assert len({caught.value.text(lang) for lang in LANGUAGES}) == 3
    assert all(place in caught.value.text(lang) for lang in LANGUAGES)


def test_a_value_holds_until_the_next(read):
    (parameter,) = read(table(f"{value('2020-01-01', '1')}, {value('2022-07-01', '2')}"))
    days = {date(2019, 12, 31): None, date(2020, 1, 1): 100, date(2022, 6, 30): 100, date(2022, 7, 1): 200}
    assert {day: found(parameter, day) for day in days} == days
    assert parameter.starts() == date(2020, 1, 1)
    assert parameter.end_of(parameter.values[0]) == date(2022, 6, 30)
    assert parameter.end_of(parameter.values[1]) is None
    assert parameter.changes() == {date(2020, 1, 1), date(2022, 7, 1)}


def found(parameter, day, key=None):
    value = parameter.at(day).get(key)
    return None if value is None else value.value


def test_values_may_be_written_in_any_order(read):
    (parameter,) = read(table(f"{value('2022-07-01', '2')}, {value('2020-01-01', '1')}"))
    assert [one.value for one in parameter.values] == [100, 200]


def test_a_value_with_a_last_day_is_followed_by_nothing(read):
    ended = value("2022-07-01", "2", more=", until = 2022-12-31")
    (parameter,) = read(table(f"{value('2020-01-01', '1')}, {ended}"))
    days = {date(2022, 6, 30): 100, date(2022, 7, 1): 200, date(2022, 12, 31): 200, date(2023, 1, 1): None}
    assert {day: found(parameter, day) for day in days} == days
    assert parameter.changes() == {date(2020, 1, 1), date(2022, 7, 1), date(2023, 1, 1)}
    assert parameter.end_of(parameter.values[1]) == date(2022, 12, 31)


def test_a_lag_looks_up_the_quarter_before(read):
    values = f"{value('2020-01-01', '1')}, {value('2020-04-01', '2')}"
    (parameter,) = read(table(values, more='lag = "quarter"'))
    days = {date(2020, 3, 31): None, date(2020, 4, 1): 100, date(2020, 6, 30): 100, date(2020, 7, 1): 200}
    assert {day: found(parameter, day) for day in days} == days
    assert parameter.starts() == date(2020, 4, 1)
    assert parameter.changes() == {date(2020, 4, 1), date(2020, 7, 1)}


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2024, 1, 1), date(2023, 10, 1), date(2024, 4, 1)),
        (date(2024, 3, 31), date(2023, 10, 1), date(2024, 4, 1)),
        (date(2024, 4, 1), date(2024, 1, 1), date(2024, 7, 1)),
        (date(2024, 12, 31), date(2024, 7, 1), date(2025, 1, 1)),
    ],
)
def test_quarters(day, before, after):
    assert quarter_before(day) == before
    assert quarter_after(day) == after


RULE = """
@family_rule("Act, art. 1", since="2002-01-01")
def doubled(number: Tiyn) -> Tiyn:
    return number * 2
"""
BY_REGION = f"{value()}, {value(key='south', written='7')}, {value('2022-01-01', key='east', written='9')}"


@pytest.mark.parametrize(
    ("otherwise", "day", "amounts"),
    [
        ("", date(2020, 1, 1), {"NORTH": 200, "SOUTH": 1400, "EAST": 200}),
        ('otherwise = "country"', date(2022, 1, 1), {"NORTH": 200, "SOUTH": 1400, "EAST": 1800}),
        ('otherwise = "3"', date(2020, 1, 1), {"NORTH": 200, "SOUTH": 1400, "EAST": 200}),
    ],
)
def test_a_region_takes_its_own_value_or_the_countrys(write_law, toy, otherwise, day, amounts):
    law = write_law(RULE, table(BY_REGION, more=f'by = "region"\n{otherwise}'), since=date(2020, 1, 1)).at(day)
    for region, amount in amounts.items():
        assert decide(law, Case({"region": toy.Region[region]}, ({},), ("m1",)), ["doubled"]) == {"doubled": amount}


def test_a_number_stands_in_where_there_is_no_value_at_all(write_law, toy):
    only_south = table(value(key="south", written="7"), more='by = "region"\notherwise = "3"')
    law = write_law(RULE, only_south)
    amounts = [
        decide(law.at(day), Case({"region": region}, ({},), ("m1",)), ["doubled"])["doubled"]
        for day in (date(2019, 12, 31), date(2020, 1, 1))
        for region in (toy.Region.NORTH, toy.Region.SOUTH)
    ]
    assert amounts == [600, 600, 600, 1400]


def test_a_region_without_any_value_is_told(write_law, toy):
    law = write_law(RULE, table(value(key="south"), more='by = "region"'), since=date(2020, 1, 1)).at(date(2020, 1, 1))
    with pytest.raises(LawProblem) as caught:
        decide(law, Case({"region": toy.Region.NORTH}, ({},), ("m1",)), ["doubled"])
    assert caught.value.key == "parameter_key_missing"
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in ("numbers.toml", "number", "otherwise"))


@pytest.mark.parametrize("by", ["regoin", "cars", "birth_date", "work", "application_date", "doubled"])
def test_a_parameter_is_given_by_a_code_of_the_group(write_law, by):
    law = write_law(RULE, table(more=f'by = "{by}"'), since=date(2020, 1, 1))
    with pytest.raises(LawProblem) as caught:
        law.at(date(2020, 1, 1))
    assert caught.value.key == "parameter_by_unknown"
    assert all("numbers.toml" in caught.value.text(lang) and by in caught.value.text(lang) for lang in LANGUAGES)


def test_a_key_that_is_no_code_is_told_with_the_nearest(write_law):
    law = write_law(RULE, table(value(key="suoth"), more='by = "region"\notherwise = "1"'), since=date(2020, 1, 1))
    with pytest.raises(LawProblem) as caught:
        law.at(date(2020, 1, 1))
    assert caught.value.key == "parameter_key_unknown"
    assert all(part in caught.value.text() for part in ("numbers.toml", "number", "suoth", "Nearest: south"))


def test_a_number_as_a_person_writes_it():
    assert number("30000", "tenge", "--set") == 3_000_000
    with pytest.raises(LawProblem, match="--set: “thirty”"):
        number("thirty", "tenge", "--set")


def test_a_value_keeps_what_was_written_down_about_it(read):
    text = table(VALUE.replace('"s"', '"a page"').replace('"read"', '"reported"').replace("}", ', note = "seen" }'))
    (parameter,) = read(text)
    written = parameter.values[0]
    assert (written.act, written.source, written.certainty, written.note) == (
        "Act, art. 1",
        "a page",
        "reported",
        "seen",
    )
    assert (parameter.title.kk, parameter.file, parameter.written_unit) == ("сан", "numbers.toml", "tenge")
    assert to_day(written.since) == to_day(date(2020, 1, 1))
