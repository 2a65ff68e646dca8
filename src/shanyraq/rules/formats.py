"""Values as people read them in Kazakh, Russian and English: money, numbers, days, months, shares, answers.

Machines read `facts.wire`; this is for everybody else.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from shanyraq.rules.facts import Text
from shanyraq.rules.problems import messages
from shanyraq.rules.units import NEVER, TENGE, WHOLE, Codes, Marks, Unit, to_date

NO_BREAK = "\u00a0"
MINUS = "−"

Labels = Mapping[str, Mapping[str, Text]]
"""What answers are called: by the class of codes or marks, then by how files write the answer."""

_WORDS = Path(__file__).with_name("words.toml")
_LETTERS = {"en": (",", "."), "ru": (NO_BREAK, ","), "kk": (NO_BREAK, ",")}
"""What stands between thousands, and before decimals."""


def word(key: str, lang: str, /, **places: object) -> str:
    """A word or turn of phrase of explanations, its places filled."""
    return messages(_WORDS)[key][lang].format(**places)


def plural(key: str, number: int, lang: str) -> str:
    """A number with its noun in the form the language asks for (`2 месяца`, `5 месяцев`)."""
    forms = word(key, lang, n=whole(number, lang)).split("|")
    return forms[min(_form(abs(number), lang), len(forms) - 1)]


def whole(value: int, lang: str) -> str:
    """A whole number with its thousands apart."""
    grouped = f"{abs(value):,}".replace(",", _LETTERS[lang][0])
    return f"{MINUS}{grouped}" if value < 0 else grouped


def decimal(value: Fraction, lang: str, places: int = 4) -> str:
    """A number to so many decimals, without idle noughts; what is cut off is shown by an ellipsis."""
    scaled = int(abs(value) * 10**places)
    rest = f"{scaled % 10**places:0{places}d}".rstrip("0")
    text = whole(scaled // 10**places, lang) + (_LETTERS[lang][1] + rest if rest else "")
    cut = "" if scaled == abs(value) * 10**places else "…"
    return f"{MINUS if value < 0 else ''}{text}{cut}"


def fixed(value: float, places: int, lang: str) -> str:
    """A number to so many decimals, noughts included, rounded half to even as numbers of computers are."""
    scaled = round(abs(value) * 10**places)
    text = whole(scaled // 10**places, lang)
    if places:
        text += f"{_LETTERS[lang][1]}{scaled % 10**places:0{places}d}"
    return f"{MINUS}{text}" if value < 0 and scaled else text


def amount(tiyn: int, lang: str) -> str:
    """Money without its sign: tenge, with two decimals when there are tiyn."""
    whole_tenge, tiyn_over = divmod(abs(tiyn), TENGE)
    text = whole(whole_tenge, lang) + (f"{_LETTERS[lang][1]}{tiyn_over:02d}" if tiyn_over else "")
    return f"{MINUS if tiyn < 0 else ''}{text}"


def money(tiyn: int, lang: str) -> str:
    """Money: `41 117,50 ₸`, in English `41,117.50 ₸`; whole tenge have no decimals."""
    return f"{amount(tiyn, lang)}{NO_BREAK}₸"


def share(value: int, lang: str) -> str:
    """A share up to the whole in percent, a larger one (so many indices, so many members) as a number."""
    if not 0 <= value <= WHOLE:
        return decimal(Fraction(value, WHOLE), lang)
    return decimal(Fraction(value, WHOLE // 100), lang) + ("%" if lang == "en" else f"{NO_BREAK}%")


def day(value: int, lang: str) -> str:
    """A calendar day: `14.05.2024`, in English `14 May 2024`; the day of what has not happened says so."""
    if value == NEVER:
        return word("never", lang)
    date = to_date(value)
    if lang != "en":
        return f"{date:%d.%m.%Y}"
    return f"{date.day}{NO_BREAK}{_month_names(lang)[date.month - 1]}{NO_BREAK}{date.year}"


def month(text: str, lang: str) -> str:
    """A month that files write `2024-01`: `January 2024`, in Kazakh `2024 қаңтар`; other texts stay as they are."""
    year, _, number = text.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12):
        return text
    name = _month_names(lang)[int(number) - 1]
    return f"{year}{NO_BREAK}{name}" if lang == "kk" else f"{name}{NO_BREAK}{year}"


def answer(value: int, codes: type[Codes] | type[Marks], lang: str, labels: Labels) -> str:
    """A code's label, or those of the marks that hold; the code itself where the law has no label for it."""
    if issubclass(codes, Marks):
        held = [_label(mark.wire, codes, lang, labels) for mark in codes if mark & value]
        return "; ".join(held) or word("no_marks", lang)
    return _label(codes(value).wire, codes, lang, labels)


def told(value: int, unit: Unit, lang: str, labels: Labels) -> str:
    """A value as a person reads it."""
    return money(value, lang) if unit.name == "tiyn" else plain(value, unit, lang, labels)


def plain(value: int, unit: Unit | None, lang: str, labels: Labels) -> str:
    """A value inside a calculation: as it is told, but money without its sign."""
    match unit.name if unit else "count":
        case "tiyn":
            return amount(value, lang)
        case "share":
            return share(value, lang)
        case "quantity":
            return decimal(Fraction(value, WHOLE), lang)
        case "flag":
            return word("yes" if value else "no", lang)
        case "day":
            return day(value, lang)
    return answer(value, unit.codes, lang, labels) if unit and unit.codes else whole(value, lang)


def _label(wire: str, codes: type[Codes] | type[Marks], lang: str, labels: Labels) -> str:
    if codes.__name__ == "Rounding":
        return word(f"rounding_{wire}", lang)
    found = labels.get(codes.__name__, {}).get(wire)
    return found.lang(lang) if found else wire


def _month_names(lang: str) -> list[str]:
    return word("month_names", lang).split("|")


def _form(number: int, lang: str) -> int:
    """Which of the forms of a noun stands after a number."""
    if lang != "ru":
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
