"""Names as linkage compares them: one skeleton for a name's Kazakh, Russian and Latin spellings.

A skeleton is not a transliteration for people: it keeps what all spellings have in common and drops what clerks and
passports differ in (қ and к, ё and е, hard and soft signs, doubled letters, endings of sex). Each distinct name is
worked once, by Polars expressions, so that a million rows take seconds. The table of pairs that must and must not meet
is a test.
"""

from collections.abc import Callable

import polars as pl

LOOK_ALIKES = dict(zip("aceopxykhmtbi", "асеорхукнмтві", strict=True))
"""Latin letters that stand in Cyrillic words because they look the same on a keyboard of two alphabets."""

LETTERS = {
    # the leftmost entry that fits is taken, and of those the first: longer spellings stand before shorter ones
    **dict.fromkeys(("shch", "sch", "sh", "ş", "š", "ш", "щ"), "sh"),
    **dict.fromkeys(("dzh", "dj", "дж", "zh", "ž", "j", "ж"), "j"),
    **dict.fromkeys(("tch", "ch", "č", "ç", "ч"), "ch"),
    **dict.fromkeys(("ngh", "ng", "nğ", "нг", "нғ", "ñ", "ŋ", "ң", "н", "n"), "n"),
    **dict.fromkeys(("kh", "h", "х", "һ"), "h"),
    **dict.fromkeys(("gh", "ğ", "ǵ", "г", "ғ", "g"), "g"),
    **dict.fromkeys(("yo", "ye", "ё", "е", "э", "e"), "e"),
    **dict.fromkeys(("ц", "tz"), "ts"),
    **dict.fromkeys(("а", "ә", "ä", "á", "a"), "a"),
    **dict.fromkeys(("и", "і", "ы", "й", "y", "ı", "i", "ý"), "i"),
    **dict.fromkeys(("о", "ө", "ö", "ó", "o"), "o"),
    **dict.fromkeys(("у", "ұ", "ү", "ū", "ü", "ú", "u"), "u"),
    **dict.fromkeys(("к", "қ", "q", "c", "k"), "k"),
    **dict(zip("бвдзлмпрстф", "bvdzlmprstf", strict=True)),
    "я": "ia",
    "ю": "iu",
    "x": "ks",
    "w": "v",
    **dict.fromkeys("ьъ'’ʼ`ʹ\u0301\u0306\u0307\u0308", ""),
}
"""From the letters of three spellings to those of a skeleton."""

_DOUBLED = {letter * 2: letter for letter in "abdefghijklmnoprstuvz"}
_CYRILLIC = "[\u0400-\u04ff]"
_CHILD_OF = r"^(.{3,}?)(?:uli|kizi)$"
_SURNAME = r"^(.{3,}?)(?:ova?|eva?|ina?|ski|skaia)$"
_FATHERS = r"^(.{2,}?)(?:i?nichna|ichna|[oeu]vn+a|[oeui]vich|ich|u[gk]?l[iu]|ogl[iu]|k[iu]zi?)$"

OfDistinct = Callable[[pl.Series], pl.Series]
"""Something worked on distinct texts."""


def skeletons(names: pl.Series) -> pl.Series:
    """What all spellings of each name have in common: a to z, nothing else; null where no letter is left.

    A skeleton's own skeleton is itself.
    """
    return _or_null(_settled(names))


def surname_stems(names: pl.Series) -> pl.Series:
    """Surnames without the ending that tells man from woman, or that families leave off: Сериков, Серікова, Серік."""
    return _or_null(_settled(_without(names, _CHILD_OF)).str.replace(_SURNAME, "$1"))


def fathers_names(patronymics: pl.Series) -> pl.Series:
    """The father's name inside each patronymic, without the vowels at its end that its forms differ in."""
    return _or_null(_settled(_without(patronymics, _FATHERS)).str.replace("^(.{2,}?)[aeiou]+$", "$1"))


def are_patronymics(words: pl.Series) -> pl.Series:
    """Whether each word has the ending of a patronymic."""
    return _settled(words).str.contains(_FATHERS)


def bones(names: pl.Series) -> pl.Series:
    """For finding: any first vowel of a skeleton as `a`, then its consonants without `h`, which comes and goes."""
    first = pl.first().str.slice(0, 1).str.replace("[eiou]", "a")
    return _or_null(_each(names, _once(first + pl.first().str.slice(1).str.replace_many(list("aeiouh"), [""] * 6))))


def plain_texts(texts: pl.Series) -> pl.Series:
    """Texts in the letters of skeletons, with their digits, words apart by one space."""
    words = _once(_letters(pl.first())).str.replace_all("[^a-z0-9]+", " ").str.strip_chars()
    return _or_null(_each(texts, words))


def of_distinct(column: pl.Series, work: OfDistinct) -> pl.Series:
    """A column through a function that is given each distinct text once: registers repeat their names."""
    coded = column.to_arrow().dictionary_encode()
    worked = work(pl.Series(values=coded.dictionary, dtype=pl.String))
    return worked.gather(pl.Series(values=coded.indices)).alias(column.name)


def _without(names: pl.Series, ending: str) -> pl.Series:
    """Names in the letters of skeletons without an ending, before doubled letters become one: Серік-қызы keeps both."""
    return _each(names, _letters(pl.first()).str.replace_all("[^a-z]", "").str.replace(ending, "$1"))


def _settled(names: pl.Series) -> pl.Series:
    """Skeletons, worked until nothing changes: letters that come to stand together may be one letter's spelling."""
    before, after = names, _each(names, _once(_letters(pl.first()).str.replace_all("[^a-z]", "")))
    while not after.equals(before):
        before, after = after, _each(after, _once(_letters(pl.first())))
    return after


def _letters(text: pl.Expr) -> pl.Expr:
    lower = text.str.normalize("NFC").str.to_lowercase()
    one_alphabet = (
        pl.when(lower.str.contains(_CYRILLIC))
        .then(lower.str.replace_many(list(LOOK_ALIKES), list(LOOK_ALIKES.values())))
        .otherwise(lower)
    )
    return one_alphabet.str.replace_many(list(LETTERS), list(LETTERS.values()), leftmost=True)


def _once(text: pl.Expr) -> pl.Expr:
    return text.str.replace_many(list(_DOUBLED), list(_DOUBLED.values()))


def _each(texts: pl.Series, expression: pl.Expr) -> pl.Series:
    return texts.to_frame().select(expression).to_series()


def _or_null(texts: pl.Series) -> pl.Series:
    return _each(texts, pl.when(pl.first() != "").then(pl.first()))
