"""A small report with everything that reports have, written by hand."""

import pytest

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import (
    Cell,
    Chapter,
    Column,
    Figure,
    Group,
    Report,
    Row,
    Table,
    Terms,
    Words,
    numbered,
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height="40" font-family="Arial">'
    '<rect width="60" height="20" fill="#2f7fc1"/><text x="4" y="34" fill="currentColor">әғқңөұүһі</text></svg>\n'
)


@pytest.fixture
def table() -> Table:
    rows = (
        Row("Абай", (Cell(0.12345, Scale.SHARE, 0.01, 900), Cell(12_345_678.4, Scale.MONEY, 40_000.0, 900), "да"), 900),
        Row("Ұлытау", (Cell(0.5, Scale.SHARE, 0.02, 49), Cell(-1234.6, Scale.MONEY, 5.0, 60), "нет"), 49),
        Row("Үштөбе", (Cell(0.25, Scale.SHARE, 0.02, 19), Cell(7.0, Scale.INDEX, 0.5, 100, places=1), ""), 19),
    )
    columns = (Column("Үлес"), Column("Сома"), Column("Сөз", words=True))
    return Table("poverty", "Кедейлік & <шек>", "Өңір", columns, (Group("Өңірлер", rows),), (("Шек", "заң бойынша"),))


@pytest.fixture
def report(table: Table) -> Report:
    cards = Table(
        "cards",
        "Сандар",
        "",
        (Column("мән"),),
        (Group("", (Row("үлесі", (Cell(0.4, Scale.SHARE, 0.1, 80, low=0.3, high=0.5),), key="one"),)),),
        cards=True,
    )
    figure = Figure("drawn", "Сурет аты", DRAWING, "Не көрінеді.", "Сурет аты. Абай: 12,3 %.", (("Шек", "заң"),))
    blocks = (cards, Words(("Мәтін.",)), Words(("бір", "екі"), points=True), Terms((("сөз", "мағына"),)), table, figure)
    chapters = numbered([Chapter("first", "Бірінші", ("Тұжырым.",), blocks), Chapter("second", "Екінші", (), (table,))])
    return Report("Атаулы көмекті бағалау", "kk", True, (("Күні", "14.05.2025"),), chapters, "Жоба")
