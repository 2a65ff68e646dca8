"""Kazakh and Russian names in the spellings that offices use: Kazakh, Russian and two Latin ones, by rule."""

import re
from collections.abc import Callable

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

_SOFT = re.compile("үл(?![аәеёиіоөуұүыэюя])")
_RUSSIAN_OF_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
"""How passports of the Soviet and the Russian spelling write Kazakh letters."""

_PASSPORT = dict(
    zip(
        _CYRILLIC,
        [*"abvgde", "yo", "zh", *"ziyklmnoprstuf", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"],
        strict=True,
    )
)
_KAZAKH_LATIN = {
    **dict(
        zip(
            _CYRILLIC,
            [*"abvgde", "io", *"jziiklmnoprstufh", "ts", "ch", "ş", "ş", "", "y", "", "e", "iu", "ia"],
            strict=True,
        )
    ),
    **dict(zip("әғқңөұүһі", "äğqñöūühı", strict=True)),
}


def russian(name: str) -> str:
    """A Kazakh name in Russian spelling: Айгүл becomes Айгуль, Қайрат becomes Кайрат."""
    return _SOFT.sub("уль", name).translate(_RUSSIAN_OF_KAZAKH)


def passport_latin(name: str) -> str:
    """The Latin spelling of passports, from the Russian one: Кайрат becomes Kayrat."""
    return "".join(_PASSPORT.get(letter, letter) for letter in russian(name).lower()).title()


def kazakh_latin(name: str) -> str:
    """The new Latin spelling of Kazakh: Қайрат becomes Qairat."""
    return "".join(_KAZAKH_LATIN.get(letter, letter) for letter in name.lower()).title()


def unchanged(name: str) -> str:
    """The spelling of the lists."""
    return name


SPELLINGS: tuple[Callable[[str], str], ...] = (unchanged, russian, passport_latin, kazakh_latin)
"""Kazakh, Russian, Latin as in passports, new Kazakh Latin: a person's entry is in one of them."""

KAZAKH, RUSSIAN, PASSPORT, LATIN = range(4)


def fathers_name_kazakh(father: str, woman: bool) -> str:
    """A patronymic in the Kazakh way: Серікұлы, Серікқызы."""
    return father + ("қызы" if woman else "ұлы")


def fathers_name_russian(father: str, woman: bool) -> str:
    """A patronymic in the Russian way, of the father's name as Russian spells it."""
    stem = russian(father)
    if stem[-1] in "йь":
        stem, ending = stem[:-1], ("евна" if woman else "евич")
    elif stem in ("Илья", "Никита"):
        stem, ending = stem[:-1], ("ична" if woman else "ич")
    elif stem[-1] in "аеёиоуыэюя":
        ending = "евна" if woman else "евич"
    else:
        ending = "овна" if woman else "ович"
    return stem + ending


def womans(surname: str) -> str:
    """A surname as a woman bears it."""
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return surname + "а"
    return surname[:-2] + "ая" if surname.endswith(("ский", "цкий")) else surname
