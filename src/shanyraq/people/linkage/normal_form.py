"""A register's rows as linkage compares them: names as skeletons, days as digits, addresses as words and numbers."""

import polars as pl

from shanyraq.people.linkage.names import (
    are_patronymics,
    bones,
    fathers_names,
    of_distinct,
    plain_texts,
    skeletons,
    surname_stems,
)

COLUMNS = (
    "id", "surname", "given_name", "patronymic", "full_name", "former_surname", "birth_date", "sex", "iin", "locality",
    "address",
)  # fmt: skip
"""What a register may tell of a person, as texts."""

IIN = r"^\d{12}$"

_DAYS = (
    (r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$", (1, 2, 3)),
    (r"^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: .*)?$", (3, 2, 1)),
    (r"^(\d{4})(\d{2})(\d{2})$", (1, 2, 3)),
)
"""Forms of a day, and which of their groups are year, month and day; a day that no calendar has stays as it is."""

_SEXES = dict.fromkeys(
    ("m", "male", "man", "м", "муж", "мужской", "мужчина", "е", "ер", "еркек", "1"), "m"
) | dict.fromkeys(("f", "female", "woman", "w", "ж", "жен", "женский", "женщина", "ә", "әйел", "2"), "f")

_OF_ADDRESSES = (
    r"\b(?:ul|ulitsa|koshesi|kosh|koshe|street|str|st|dom|ui|d|kv|kvartira|pater|apt|flat|house|mkr|mikroraion|shagin|audani|"
    r"prospekt|pr|dangili|avenue|ave|per|pereulok|k|korpus)\b"
)
_OF_LOCALITIES = (
    r"\b(?:g|gorod|kalasi|kala|city|town|s|selo|auil|auili|aul|pos|poselok|kenti|kent|p|village|obl|oblast)\b"
)


def normal_form(register: pl.DataFrame) -> pl.DataFrame:
    """The rows of a register as they are compared.

    Args:
        register: columns of `COLUMNS` as texts, all of them, null where nothing is told; `id` unique.

    Returns:
        A row for each person, in the register's order. `unique_id`; `surname`, `given`, `father`, `former` as they
        compare, `surname_whole` with its ending; `birth` as eight digits; `sex` m or f; `iin`; `locality`, `street`,
        `numbers` of the address; and what pairs are found by: the `_bones` of names and `birth_folded`, in which day
        and month have no order.
    """
    register = _names_apart(register)
    names = {
        "surname": of_distinct(register["surname"], surname_stems),
        "surname_whole": of_distinct(register["surname"], skeletons),
        "former": of_distinct(register["former_surname"], surname_stems),
        "given": of_distinct(register["given_name"], _given_names),
        "father": of_distinct(register["patronymic"], fathers_names),
    }
    keys = {f"{name}_bones": of_distinct(names[name], bones) for name in ("surname", "given", "father")}
    days = of_distinct(register["birth_date"], birth_days)
    street, numbers = _address(register["address"])
    return pl.DataFrame(
        {
            "unique_id": register["id"],
            **names,
            "birth": days,
            "sex": of_distinct(register["sex"], _sexes),
            "iin": _iins(register["iin"]),
            "locality": of_distinct(register["locality"], _localities),
            "street": street,
            "numbers": numbers,
            **keys,
            "birth_folded": of_distinct(days, _folded),
        }
    )


def birth_days(texts: pl.Series) -> pl.Series:
    """Days as eight digits, year first; null where a text is in none of the known forms."""
    found = []
    for form, groups in _DAYS:
        parts = [pl.first().str.extract(form, group).str.zfill(2) for group in groups]
        found.append(pl.concat_str(parts))
    return texts.str.strip_chars().to_frame().select(pl.coalesce(found)).to_series()


def _given_names(names: pl.Series) -> pl.Series:
    """Skeletons; an initial alone tells too little to be compared."""
    whole = skeletons(names)
    return whole.to_frame().select(pl.when(pl.first().str.len_bytes() > 1).then(pl.first())).to_series()


def _names_apart(register: pl.DataFrame) -> pl.DataFrame:
    """Surname, given name and patronymic out of a full name, where they do not stand in columns of their own."""
    whole = register["full_name"]
    if whole.null_count() == len(whole):
        return register
    words = whole.str.replace_all(r"\s+", " ").str.strip_chars().str.split(" ")
    table = pl.DataFrame({f"word{place}": words.list.get(place, null_on_oob=True) for place in range(3)})
    last = of_distinct(table["word2"], are_patronymics)
    middle = of_distinct(table["word1"], are_patronymics)
    first_of_three = middle & table["word2"].is_not_null() & ~last.fill_null(False)
    told = table.select(
        surname=pl.when(first_of_three).then("word2").otherwise("word0"),
        given_name=pl.when(first_of_three).then("word0").otherwise("word1"),
        patronymic=pl.when(first_of_three).then("word1").otherwise("word2"),
    )
    return register.with_columns(
        pl.coalesce(pl.col(name), told[name]).alias(name) for name in ("surname", "given_name", "patronymic")
    )


def _sexes(texts: pl.Series) -> pl.Series:
    return texts.str.strip_chars(" .").str.to_lowercase().replace_strict(_SEXES, default=None, return_dtype=pl.String)


def _iins(texts: pl.Series) -> pl.Series:
    """Numbers of twelve digits; not those that stand for none, such as 000000000000."""
    text = pl.first().str.strip_chars()
    real = text.str.contains(IIN) & ~text.is_in([digit * 12 for digit in "0123456789"])
    return texts.to_frame().select(pl.when(real).then(text)).to_series()


def _address(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Words and numbers of addresses: words repeat and are worked once each."""
    table = texts.to_frame("address").select(
        words=pl.col("address").str.replace_all(r"\d+", " "),
        numbers=pl.col("address").str.extract_all(r"\d+").list.join("-"),
    )
    return of_distinct(table["words"], _streets), table.select(
        pl.when(pl.col("numbers") != "").then("numbers")
    ).to_series()


def _streets(texts: pl.Series) -> pl.Series:
    return _without(texts, _OF_ADDRESSES)


def _localities(texts: pl.Series) -> pl.Series:
    return _without(texts, _OF_LOCALITIES)


def _without(texts: pl.Series, words: str) -> pl.Series:
    return plain_texts(texts).str.replace_all(words, "").str.replace_all(" ", "").replace("", None)


def _folded(days: pl.Series) -> pl.Series:
    """Year, then the lesser and the greater of month and day."""
    month, day = pl.first().str.slice(4, 2), pl.first().str.slice(6, 2)
    return (
        days.to_frame()
        .select(pl.first().str.slice(0, 4) + pl.min_horizontal(month, day) + pl.max_horizontal(month, day))
        .to_series()
    )
