"""The tables of a portrait, each made from what was counted."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from shanyraq.law.codes import Disability, Region, Sex, Study, Work
from shanyraq.law.families import LAW
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.case_layout import INCOME_KINDS
from shanyraq.people.describe.family_types import MARKS, TYPES, FamilyMark, FamilyType
from shanyraq.people.describe.measures import (
    AGES,
    CHILD_AGED,
    HERDS,
    MOST_OWNED,
    NO_INCOME,
    PENSION_AGED,
    STUDY_AGES,
    WORKING_AGED,
    Tally,
)
from shanyraq.people.describe.portrait import COUNT, MILLIONS, MONEY, RATIO, SHARE, Measure, Row, Table, filled, text
from shanyraq.people.describe.weighing import MILLION
from shanyraq.people.descriptors import SETTLEMENTS, Settlement
from shanyraq.rules import Codes, Text

COUNTRY = "country"
"""The key of the row about everybody."""

MOST_SIZE = 7
"""Family sizes told apart: so many and more stand together."""

AGE_BAND, OLDEST_BAND = 5, 85
"""Years of a row of ages, and where the last begins."""

WORKING = tuple(work for work in Work if work not in (Work.NOT_WORKING, Work.REGISTERED_UNEMPLOYED))
"""What counts as working."""

OWN_ACCOUNT = (Work.SELF_EMPLOYED, Work.SOLE_TRADER, Work.SINGLE_AGGREGATE_PAYER)

WHOLE = 10_000

Values = Sequence[int | None]
Counts = Any
"""An array of counts in millionths."""


def count(millionths: Any) -> int:  # noqa: ANN401  # any whole number, of NumPy's or of Python's
    """So many, to the nearest whole."""
    return round(Fraction(int(millionths), MILLION))


def share(part: Any, whole: Any) -> int | None:  # noqa: ANN401  # any whole number, of NumPy's or of Python's
    """A part of a whole in ten-thousandths; None where there is no whole."""
    return round(Fraction(int(part) * WHOLE, int(whole))) if whole else None


def tiyn_each(sum_millionths: Any, people: Any, months: int = 1) -> int | None:  # noqa: ANN401  # as above
    """A sum of money for each of the people and months, in tiyn; None where there is nobody."""
    return round(Fraction(int(sum_millionths), int(people) * months)) if people else None


def code_title(code: Codes) -> Text:
    """What an answer is called."""
    return LAW.labels[type(code).__name__][code.wire]


def regions_of(tally: Tally) -> list[Region]:
    """The regions that somebody lives in."""
    families = tally.cells["families"].sum(axis=(1, 2))
    return [region for region in Region if families[region]]


def by_region(tally: Tally, values: Callable[[Any], Values]) -> tuple[Row, ...]:
    """A row for each region and one for the country; `values` takes an index of the axis of regions."""
    rows = [Row(region.wire, code_title(region), tuple(values([region]))) for region in regions_of(tally)]
    return (*rows, Row(COUNTRY, text("row_country"), tuple(values(slice(None)))))


def measures(**kinds: str) -> tuple[Measure, ...]:
    """Columns by key, with what their numbers are."""
    return tuple(Measure(key, kind) for key, kind in kinds.items())


def regions(tally: Tally) -> Table:
    """How many live where, and who they are."""
    everybody = tally.cells["ages"].sum()

    def values(here: Any) -> Values:  # noqa: ANN401  # an index
        families, ages = tally.cells["families"][here].sum(), tally.cells["ages"][here]
        persons = ages.sum()
        places = ages.reshape(-1, len(Settlement), *ages.shape[-2:]).sum(axis=(0, 2, 3))
        return (
            count(families),
            count(persons),
            share(persons, everybody),
            share(places[Settlement.URBAN], places[Settlement.URBAN] + places[Settlement.RURAL]),
            share(persons, families),
            share(ages[..., :18].sum(), persons),
            share(ages[..., 65:].sum(), persons),
        )

    columns = measures(
        families=COUNT,
        persons=COUNT,
        persons_share=SHARE,
        urban_share=SHARE,
        mean_size=RATIO,
        under_18=SHARE,
        over_65=SHARE,
    )
    return Table("regions", columns, by_region(tally, values))


def settlements(tally: Tally) -> Table:
    """Towns and villages."""
    families, persons = tally.cells["families"].sum(axis=(0, 2)), tally.cells["ages"].sum(axis=(0, 2, 3))
    rows = (
        Row(
            kind.wire,
            SETTLEMENTS[kind],
            (
                count(families[kind]),
                count(persons[kind]),
                share(persons[kind], persons.sum()),
                share(persons[kind], families[kind]),
            ),
        )
        for kind in (Settlement.URBAN, Settlement.RURAL, Settlement.UNSTATED)
        if families[kind]
    )
    return Table("settlements", measures(families=COUNT, persons=COUNT, persons_share=SHARE, mean_size=RATIO), (*rows,))


def sizes(tally: Tally) -> Table:
    """Families by the number of persons."""
    found = tally.cells["sizes"].sum(axis=0)
    titles = [(str(size), filled("row_number", number=size), found[:, size]) for size in range(1, MOST_SIZE)]
    last = (str(MOST_SIZE), filled("row_and_more", number=MOST_SIZE), found[:, MOST_SIZE:].sum(axis=1))
    rows = (Row(key, title, _of_families(cells, found)) for key, title, cells in (*titles, last))
    return Table("sizes", _families_columns(), (*rows,))


def types(tally: Tally) -> Table:
    """Families by type, with what they live on."""
    found = tally.cells["families"].sum(axis=0)
    persons, income = tally.cells["type_persons"], tally.cells["type_income"]
    rows = (
        Row(
            kind.wire,
            TYPES[kind],
            (
                *_of_families(found[:, kind], found),
                count(persons[kind]),
                tiyn_each(income[kind], persons[kind], QUARTER_MONTHS),
            ),
        )
        for kind in FamilyType
    )
    return Table("types", (*_families_columns(), *measures(persons=COUNT, income_per_head=MONEY)), (*rows,))


def marks(tally: Tally) -> Table:
    """What holds of families, whatever their type."""
    found, everybody = tally.cells["marks"].sum(axis=0), tally.cells["families"].sum(axis=0)
    rows = (Row(mark.wire, MARKS[mark], _of_families(found[:, mark], everybody)) for mark in FamilyMark)
    return Table("marks", _families_columns(), (*rows,))


def _families_columns() -> tuple[Measure, ...]:
    return measures(families=COUNT, families_share=SHARE, of_urban=SHARE, of_rural=SHARE)


def _of_families(cells: Counts, everybody: Counts) -> tuple[int | None, ...]:
    """How many families, and which share of all, of the urban and of the rural."""
    kinds = ((cells[kind], everybody[kind].sum()) for kind in (Settlement.URBAN, Settlement.RURAL))
    return (count(cells.sum()), share(cells.sum(), everybody.sum()), *(share(part, whole) for part, whole in kinds))


def ages(tally: Tally) -> Table:
    """The pyramid: women and men by bands of five years."""
    found = tally.cells["ages"].sum(axis=(0, 1))
    everybody = found.sum()
    rows = []
    for first in range(0, OLDEST_BAND + 1, AGE_BAND):
        last = first == OLDEST_BAND
        cells = found[:, first : AGES if last else first + AGE_BAND].sum(axis=1)
        title = (
            filled("row_and_more", number=first) if last else filled("row_band", first=first, last=first + AGE_BAND - 1)
        )
        sexes = [count(cells[sex]) for sex in _sexes(tally)]
        rows.append(Row(str(first), title, (*sexes, share(cells.sum(), everybody))))
    named = {Sex.MALE: "men", Sex.FEMALE: "women", Sex.UNSTATED: "unstated"}
    columns = [Measure(named[sex], COUNT) for sex in _sexes(tally)]
    return Table("ages", (*columns, Measure("persons_share", SHARE)), tuple(rows))


def _sexes(tally: Tally) -> tuple[Sex, ...]:
    stated = (Sex.MALE, Sex.FEMALE)
    return (*stated, Sex.UNSTATED) if tally.cells["ages"].sum(axis=(0, 1, 3))[Sex.UNSTATED] else stated


def study(tally: Tally) -> Table:
    """What people study, in bands of age."""
    found = tally.cells["study"]
    rows = (
        Row(
            kind.wire,
            code_title(kind),
            (
                count(found[:, kind].sum()),
                *(share(found[band, kind], found[band].sum()) for band in range(len(STUDY_AGES))),
            ),
        )
        for kind in Study
    )
    return Table("study", measures(persons=COUNT, **{f"aged_{age}": SHARE for age in STUDY_AGES}), (*rows,))


def work(tally: Tally) -> Table:
    """What people live by."""
    found = tally.cells["work"].sum(axis=0)
    rows = (
        Row(
            kind.wire,
            code_title(kind),
            (
                count(found[:, kind].sum()),
                share(found[:, kind].sum(), found.sum()),
                *(share(found[sex, kind], found[sex].sum()) for sex in (Sex.MALE, Sex.FEMALE)),
            ),
        )
        for kind in Work
    )
    return Table("work", measures(persons=COUNT, persons_share=SHARE, men=SHARE, women=SHARE), (*rows,))


def work_regions(tally: Tally) -> Table:
    """What people live by, by region."""
    kinds: tuple[tuple[Work, ...], ...] = (
        WORKING,
        (Work.PERMANENT_JOB,),
        OWN_ACCOUNT,
        (Work.HOUSEHOLD_FARMING,),
        (Work.REGISTERED_UNEMPLOYED,),
        (Work.NOT_WORKING,),
    )

    def values(here: Any) -> Values:  # noqa: ANN401  # an index
        found = tally.cells["work"][here]
        return [share(found[..., list(kind)].sum(), found.sum()) for kind in kinds]

    columns = measures(
        working=SHARE, employed=SHARE, own_account=SHARE, farming=SHARE, unemployed=SHARE, not_working=SHARE
    )
    return Table("work_regions", columns, by_region(tally, values))


def disability(tally: Tally) -> Table:
    """Persons with disabilities by group and stage of life."""
    found = tally.cells["disability"]
    everybody = found.sum()
    rows = (
        Row(
            kind.wire,
            code_title(kind),
            (
                count(found[..., kind].sum()),
                share(found[..., kind].sum(), everybody),
                *(count(found[:, stage, kind].sum()) for stage in (CHILD_AGED, WORKING_AGED, PENSION_AGED)),
            ),
        )
        for kind in Disability
        if kind != Disability.NONE
    )
    columns = measures(persons=COUNT, persons_share=SHARE, children=COUNT, working_aged=COUNT, pension_aged=COUNT)
    return Table("disability", columns, (*rows,))


def incomes(tally: Tally) -> Table:
    """Who receives what, and how much; kinds nobody has are left out."""
    persons, sums = tally.cells["income_persons"].sum(axis=0), tally.cells["income_sum"].sum(axis=0)
    kinds = list(INCOME_KINDS)
    everybody = tally.cells["ages"].sum()
    whole = sum(amount for kind, amount in zip(kinds, sums, strict=True) if kind not in NO_INCOME)
    rows = (
        Row(
            kind,
            INCOME_KINDS[kind].title,
            (
                count(persons[place]),
                share(persons[place], everybody),
                tiyn_each(sums[place], persons[place], QUARTER_MONTHS),
                tiyn_each(sums[place], MILLION, QUARTER_MONTHS),
                None if kind in NO_INCOME else share(sums[place], whole),
            ),
        )
        for place, kind in enumerate(kinds)
        if persons[place]
    )
    columns = measures(persons=COUNT, persons_share=SHARE, mean_month=MONEY, total_month=MILLIONS, total_share=SHARE)
    return Table("incomes", columns, (*rows,))


def dwellings(tally: Tally) -> Table:
    """Families by the dwellings they own."""
    return _owned(tally, "dwellings")


def cars(tally: Tally) -> Table:
    """Families by the cars they own."""
    return _owned(tally, "cars")


def _owned(tally: Tally, name: str) -> Table:
    found = tally.cells[name].sum(axis=0)
    titles = [
        text("row_none"),
        *(filled("row_number", number=number) for number in range(1, MOST_OWNED)),
        filled("row_and_more", number=MOST_OWNED),
    ]
    return Table(name, measures(families=COUNT, families_share=SHARE), _counted(titles, range(MOST_OWNED + 1), found))


def herds(tally: Tally) -> Table:
    """Families by their livestock."""
    titles = [text("row_none")]
    for first, after in pairwise(HERDS[1:]):
        titles.append(filled("row_band", first=first, last=after - 1))
    titles.append(filled("row_and_more", number=HERDS[-1]))
    found = tally.cells["herds"].sum(axis=0)
    return Table("herds", measures(families=COUNT, families_share=SHARE), _counted(titles, HERDS, found))


def _counted(titles: Sequence[Text], keys: Iterable[int], found: Counts) -> tuple[Row, ...]:
    told = zip(titles, keys, found, strict=True)
    return tuple(Row(str(key), title, (count(cell), share(cell, found.sum()))) for title, key, cell in told)


def belongings(tally: Tally) -> Table:
    """What families own and owe, by region."""
    cells = tally.cells

    def values(here: Any) -> Values:  # noqa: ANN401  # an index
        families = cells["families"][here].sum()
        herding, payers = cells["herds"][here][..., 1:].sum(), cells["payers"][here].sum()
        told = {
            "dwellings": (share(cells["dwellings"][here][..., 0].sum(), families),),
            "cars": (share(cells["cars"][here][..., 1:].sum(), families),),
            "livestock_units": (share(herding, families), share(cells["livestock"][here].sum(), herding)),
            "loan_payment_month": (share(payers, families), tiyn_each(cells["payments"][here].sum(), payers)),
        }
        return [None if fact in tally.absent else number for fact, numbers in told.items() for number in numbers]

    columns = measures(
        without_dwelling=SHARE,
        with_car=SHARE,
        with_livestock=SHARE,
        livestock_mean=RATIO,
        with_loan=SHARE,
        loan_mean=MONEY,
    )
    return Table("belongings", columns, by_region(tally, values))
