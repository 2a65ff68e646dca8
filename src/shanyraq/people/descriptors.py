"""What is known of families and persons beyond the facts the law asks for: a population may have these columns, too.

No rule reads them; counts, charts, checks and samples do. They are facts in every other respect: unit, limits, default,
words in three languages.
"""

from shanyraq.law.stated import LAST_DAY
from shanyraq.rules import NEVER, Codes, Count, Day, Fact, Text, unit_of


class Settlement(Codes):
    """Whether a family lives in a town or in a village."""

    UNSTATED = 0
    URBAN = 1
    RURAL = 2


SETTLEMENTS = {
    Settlement.UNSTATED: Text("көрсетілмеген", "не указано", "not stated"),
    Settlement.URBAN: Text("қала", "город", "town"),
    Settlement.RURAL: Text("ауыл", "село", "village"),
}
"""What the kinds of settlement are called."""

DRAWS = 1 << 16
"""How many equally likely values a draw has."""


def _described(
    name: str, level: str, annotation: object, title: Text, bounds: tuple[int, int], default: int = 0
) -> Fact:
    found = unit_of(annotation)
    assert found is not None  # every annotation below names a unit
    return Fact(name, level, found[0], title, default, *bounds)


FAMILY_DESCRIPTORS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        _described("settlement", "family", Settlement, Text("Елді мекен түрі", "Тип поселения", "Settlement"), (0, 2)),
        _described(
            "district",
            "family",
            Count,
            Text("Аудан (ӘАОЖ коды)", "Район (код КАТО)", "District (KATO code)"),
            (0, 999_999_999),
        ),
        _described(
            "livestock_units",
            "family",
            Count,
            Text("Шартты мал басы", "Условные головы скота", "Livestock units"),
            (0, 100_000),
        ),
        _described(
            "take_up_draw",
            "family",
            Count,
            Text("Өтініш беру кездейсоқ саны", "Случайное число обращения", "Random number of take-up"),
            (0, DRAWS - 1),
        ),
    )
}
"""What may be known of a family besides; the last is drawn once, so that take-up can be told the same way again."""

PERSON_DESCRIPTORS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        _described(
            "joined_on",
            "person",
            Day,
            Text("Отбасына қосылған күні", "Дата вступления в семью", "Day of joining the family"),
            (NEVER, LAST_DAY),
            NEVER,
        ),
    )
}
"""What may be known of a person besides; who has always been in the family never joined it."""
