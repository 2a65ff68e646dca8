"""The language of rules: what a text may hold, and what is said of everything else, with its line."""

import pytest

from shanyraq.rules import LANGUAGES, LawProblem
from shanyraq.rules.text import text_of

SIGNATURE = """@family_rule("Act, art. 1", since="2002-01-01")
def found(
    wage: Members[Tiyn], child: Members[Flag], region: Region, line: Tiyn, cars: Count, ready: Flag
) -> Tiyn:
"""
FIRST = SIGNATURE.count("\n") + 1
"""The line of the rule, counted from its decorator, on which its body begins."""


@pytest.fixture
def read(write_law):
    def text(body, signature=SIGNATURE):
        lines = "\n".join(f"    {line}" for line in body.strip("\n").splitlines())
        (rule,) = write_law(signature + lines + "\n").rules
        return text_of(rule)

    return text


@pytest.mark.parametrize(
    "body",
    [
        "return 1",
        'return 1 if ready else 0 if cars > 1 else -TENGE * DOZEN',
        '"""A docstring."""\nreturn line',
        "if cars > 1:\n    return 1\nelif not ready:\n    return 2\nelse:\n    return 3",
        "if cars > 1:\n    return 1\nreturn 2",
        "if cars > 1:\n    amount = 1\nelse:\n    amount = 2\nreturn amount",
        "if cars > 1:\n    return 2\nelse:\n    amount = 3\nreturn amount",
        "amount = 0\nfor one, flag in zip(wage, child):\n    if flag:\n        amount += one\nreturn amount",
        "amount = 0\nfor one in wage:\n    for flag in child:\n        amount += one if flag else 0\nreturn amount",
        "line = line + 5\nline -= 1\nline *= 2\nline //= DOZEN\nline %= 7\nreturn line",
        "return divide(total(wage, where=child), max(1, count(child)), to=Rounding.UP, unit=TENGE)",
        "return divide(numerator=line, denominator=7, to=Rounding.DOWN)",
        "return portion(line, WHOLE, to=Rounding.DOWN)",
        "return least(wage, where=child, otherwise=line) + greatest(wage, otherwise=min(line, 1, 2))",
        "if any_of(child) and not all_of(child) or region in (Region.NORTH, Region.SOUTH):\n    return 1\nreturn 0",
        "if region not in (Region.EAST,) and 0 < cars <= 3 != line:\n    return 1\nreturn 0",
        "grounds = 1 | 2\ngrounds |= 4\nreturn grounds",
        "held = cars > 1\nheld = held or ready\nreturn 1 if held else 0",
        "return (cars > 1) + (line > 5)",
    ],
)  # fmt: skip
def test_what_the_language_has(read, body):
    assert read(body).body


@pytest.mark.parametrize(
    ("body", "line", "told"),
    [
        ("return line * 1.5", 1, "1.5"),
        ("return line / 3", 1, "line / 3"),
        ("line /= 3\nreturn line", 1, "line / 3"),
        ("return line ** 2", 1, "line ** 2"),
        ("return ~line", 1, "~line"),
        ("return line ^ 3", 1, "line ^ 3"),
        ("return line & 3", 1, "line & 3"),
        ("return line << 3", 1, "line << 3"),
        ("return +line", 1, "+line"),
        ("note = f'{line}'\nreturn 1", 1, "f'{line}'"),
        ("note = 'text'\nreturn 1", 1, "'text'"),
        ("note = None\nreturn 1", 1, "None"),
        ("return 2j", 1, "2j"),
        ("amounts = [one for one in wage]\nreturn 1", 1, "[one for one in wage]"),
        ("return total(one * 2 for one in wage)", 1, "one * 2 for one in wage"),
        ("return sum(wage)", 1, "sum(wage)"),
        ("return income(line)", 1, "income(line)"),
        ("return len(wage)", 1, "len(wage)"),
        ("return abs(line)", 1, "abs(line)"),
        ("return int(line)", 1, "int(line)"),
        ("return print(line)", 1, "print(line)"),
        ("return line.bit_length()", 1, "line.bit_length()"),
        ("return Region.NORTH.bit_length()", 1, "Region.NORTH.bit_length()"),
        ("while line > 1:\n    line -= 1\nreturn line", 1, "while line > 1:"),
        ("try:\n    return 1\nexcept ValueError:\n    return 2", 1, "try:"),
        ("with line:\n    return 1", 1, "with line:"),
        ("assert line\nreturn 1", 1, "assert line"),
        ("raise ValueError", 1, "raise ValueError"),
        ("pass\nreturn 1", 1, "pass"),
        ("print(line)\nreturn 1", 1, "print(line)"),
        ("import math\nreturn 1", 1, "import math"),
        ("global DOZEN\nreturn 1", 1, "global DOZEN"),
        ("del line\nreturn 1", 1, "del line"),
        ("def inner():\n    return 1\nreturn 1", 1, "def inner():"),
        ("match line:\n    case 1:\n        return 1\nreturn 2", 1, "match line:"),
        ("twice = lambda one: one * 2\nreturn 1", 1, "lambda one: one * 2"),
        ("if (more := line) > 1:\n    return more\nreturn 1", 1, "(more := line)"),
        ("return wage[0]", 1, "wage[0]"),
        ("return wage[1:]", 1, "wage[1:]"),
        ("return line if region is Region.NORTH else 0", 1, "region is Region.NORTH"),
        ("return line if region is not Region.NORTH else 0", 1, "region is not Region.NORTH"),
        ("return 1 if cars in region else 0", 1, "cars in region"),
        ("return 1 if cars in {1, 2} else 0", 1, "cars in {1, 2}"),
        ("return (line, 1)", 1, "(line, 1)"),
        ("one, two = line, 1\nreturn one", 1, "one, two = (line, 1)"),
        ("one = two = line\nreturn one", 1, "one = two = line"),
        ("amount: int = line\nreturn amount", 1, "amount: int = line"),
        ("wage = 3\nreturn wage", 1, "wage = 3"),
        ("return", 1, "return"),
        ("for one in wage:\n    return one\nreturn 1", 1, "for one in wage:"),
        ("for one in wage:\n    break\nreturn 1", 2, "break"),
        ("for one in wage:\n    line += one\nelse:\n    line = 1\nreturn line", 1, "for one in wage:"),
        ("for one in line:\n    line = 1\nreturn line", 1, "for one in line:"),
        ("for one in (1, 2):\n    line = 1\nreturn line", 1, "for one in (1, 2):"),
        ("for one, two in wage:\n    line = 1\nreturn line", 1, "for one, two in wage:"),
        ("for one, two in zip(wage):\n    line = 1\nreturn line", 1, "for one, two in zip(wage):"),
        ("for one, two in enumerate(wage):\n    line = 1\nreturn line", 1, "for one, two in enumerate(wage):"),
        ("for wage in wage:\n    line = 1\nreturn line", 1, "for wage in wage:"),
        ("return min(wage)", 1, "min(wage)"),
        ("return min(line, 1, key=cars)", 1, "min(line, 1, key=cars)"),
        ("return divide(line, 3)", 1, "divide(line, 3)"),
        ("return divide(line, 3, Rounding.UP)", 1, "divide(line, 3, Rounding.UP)"),
        ("return divide(line, 3, to=Rounding.UP, by=2)", 1, "divide(line, 3, to=Rounding.UP, by=2)"),
        ("return total(wage, child)", 1, "total(wage, child)"),
        ("return total(line)", 1, "line"),
        ("return total(total(wage))", 1, "total(wage)"),
        ("return least(wage)", 1, "least(wage)"),
        ("return total(*wage)", 1, "*wage"),
        ("return divide(line, 3, **ready)", 1, "divide(line, 3, **ready)"),
        ("if cars > 1:\n    if ready:\n        line = line / 2\n    return 1\nreturn line", 3, "line / 2"),
    ],
)  # fmt: skip
def test_what_it_does_not_have_is_named_with_its_line(read, first_line, body, line, told):
    with pytest.raises(LawProblem) as caught:
        read(body)
    assert caught.value.key == "text_outside_language"
    place = f"rules.py:{first_line + FIRST + line - 2}"
    for lang in LANGUAGES:
        said = caught.value.text(lang)
        assert all(part in said for part in (place, "found", told)), said


@pytest.mark.parametrize(
    ("body", "line", "key", "told"),
    [
        ("return lime", 1, "text_name_unknown", "lime"),
        ("return Region.NOWHERE", 1, "text_name_unknown", "Region.NOWHERE"),
        ("return line.amount", 1, "text_name_unknown", "line.amount"),
        ("return NAMES", 1, "text_name_unknown", "NAMES"),
        ("return Region", 1, "text_name_unknown", "Region"),
        ("return total", 1, "text_name_unknown", "total"),
        ("if ready:\n    more = 1\nreturn more", 3, "text_name_unset", "more"),
        ("if ready:\n    more = 1\nelse:\n    less = 1\nreturn less", 5, "text_name_unset", "less"),
        ("more += 1\nreturn more", 1, "text_name_unset", "more"),
        ("for one in wage:\n    last = one\nreturn last", 3, "text_name_unset", "last"),
        ("for one in wage:\n    line += one\nreturn one", 3, "text_name_unset", "one"),
        ("for one in wage:\n    line += last\n    last = one\nreturn line", 2, "text_name_unset", "last"),
        ("if ready:\n    DOZEN = 3\nreturn DOZEN", 3, "text_name_unset", "DOZEN"),
        ("return wage", 1, "text_of_members", "wage"),
        ("return wage + 1", 1, "text_of_members", "wage"),
        ("return 1 if wage == line else 2", 1, "text_of_members", "wage"),
        ("return min(wage, 1)", 1, "text_of_members", "wage"),
        ("return least(wage, otherwise=wage)", 1, "text_of_members", "wage"),
        ("if cars:\n    return 1\nreturn 2", 1, "text_not_yes_or_no", "cars"),
        ("return 1 if line - 3 else 2", 1, "text_not_yes_or_no", "line - 3"),
        ("return 1 if ready and cars else 2", 1, "text_not_yes_or_no", "cars"),
        ("return 1 if not cars else 2", 1, "text_not_yes_or_no", "cars"),
        ("return count(wage)", 1, "text_not_yes_or_no", "wage"),
        ("return total(wage, where=wage)", 1, "text_not_yes_or_no", "wage"),
        ("held = cars > 1\nheld = cars\nreturn 1", 2, "text_not_yes_or_no", "held = cars"),
        ("held = ready\nheld += 1\nreturn 1", 2, "text_not_yes_or_no", "held += 1"),
        ("return line // cars", 1, "text_divisor", "line // cars"),
        ("return line % 0", 1, "text_divisor", "line % 0"),
        ("return line // -3", 1, "text_divisor", "line // -3"),
        ("line //= cars\nreturn line", 1, "text_divisor", "line // cars"),
    ],
)
def test_what_is_not_meant_is_told_with_a_remedy(read, first_line, body, line, key, told):
    with pytest.raises(LawProblem) as caught:
        read(body)
    assert caught.value.key == key
    place = f"rules.py:{first_line + FIRST + line - 2}"
    for lang in LANGUAGES:
        said = caught.value.text(lang)
        assert all(part in said for part in (place, "found", told)), said


@pytest.mark.parametrize(
    "body",
    [
        "line += 1",
        "if ready:\n    return 1",
        "if ready:\n    return 1\nelif cars > 1:\n    return 2",
        "if ready:\n    if cars > 1:\n        return 1\nelse:\n    return 2",
        "for one in wage:\n    line += one",
    ],
)
def test_every_path_returns(read, body):
    with pytest.raises(LawProblem) as caught:
        read(body)
    assert caught.value.key == "text_may_not_return"
    assert all("found" in caught.value.text(lang) and "return" in caught.value.text(lang) for lang in LANGUAGES)


FLAG = """@family_rule("Act, art. 1", since="2002-01-01")
def held(cars: Count, ready: Flag) -> Flag:
"""


@pytest.mark.parametrize("body", ["return ready", "return cars > 1", "return True", "return not ready and cars > 1"])
def test_a_yes_or_no_is_given_as_one(read, body):
    assert read(body, FLAG).body


@pytest.mark.parametrize("body", ["return cars", "return 1", "return ready + 1", "return cars if ready else ready"])
def test_a_number_is_not_a_yes_or_no(read, body):
    with pytest.raises(LawProblem) as caught:
        read(body, FLAG)
    assert caught.value.key == "text_not_yes_or_no"


def test_constants_and_codes_are_read_as_numbers(read):
    text = read("return DOZEN + (1 if region == Region.SOUTH else 0)")
    assert text.constants == {"DOZEN": 12, "Region.SOUTH": 2}


def test_a_word_may_be_imported_under_another_name(write_law):
    (rule,) = write_law(
        "from toy_law import divide as over\n\n\n"
        '@family_rule("Act", since="2002-01-01")\ndef third(line: Tiyn) -> Tiyn:\n'
        "    return over(line, 3, to=Rounding.UP)\n"
    ).rules
    assert text_of(rule).calls == {"over": "divide"}


def test_a_name_that_hides_a_word_is_not_the_word(write_law):
    (rule,) = write_law(
        "def total(values):\n    return 5\n\n\n"
        '@family_rule("Act", since="2002-01-01")\ndef sum_of(wage: Members[Tiyn]) -> Tiyn:\n    return total(wage)\n'
    ).rules
    with pytest.raises(LawProblem, match="total\\(wage\\)"):
        text_of(rule)


def test_a_rule_stands_at_the_top_of_its_file(write_law):
    (rule,) = write_law(
        "def make():\n"
        '    @family_rule("Act", since="2002-01-01")\n'
        "    def hidden(line: Tiyn) -> Tiyn:\n        return line\n    return hidden\n\n\nhidden = make()\n"
    ).rules
    with pytest.raises(LawProblem) as caught:
        text_of(rule)
    assert caught.value.key == "text_not_found"
    assert all("rules.py:" in caught.value.text(lang) and "hidden" in caught.value.text(lang) for lang in LANGUAGES)


def test_a_file_corrected_and_read_again_is_the_new_text(write_law):
    rule = SIGNATURE + "    return line + {}\n"
    (before,) = write_law(rule.format(1)).rules
    assert "line + 1" in text_of(before).source
    (after,) = write_law(rule.format(2)).rules
    assert "line + 2" in text_of(after).source
