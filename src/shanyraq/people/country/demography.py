"""How many people each region has, how old they are, and in how many families they live: figures carried to a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from shanyraq.law.codes import Region
from shanyraq.people.country.assumptions import assumed, region_group
from shanyraq.people.country.figures import REGIONS, Figure, chosen, known, nearest

AGE_GROUPS = ((0, 17), (18, 44), (45, 59), (60, 74), (75, 120))
"""Ages from and up to, as the figures by age and sex are grouped; the last one takes in everybody older."""

CHILDREN, AGED = "0-14", "65 and over"

SEXES = ("women", "men")

PERCENT = 100


@dataclass(frozen=True)
class Shape:
    """What the families of a region are to add up to.

    Attributes:
        persons: people who live there.
        urban: the share of them in towns.
        groups: the share of each sex and age group, women's groups first.
        size: persons a family.
        large: the share of families with four and more children.
        mothers: the share of families that are a lone mother with children.
        fathers: the share of families that are a lone father with children.
    """

    persons: float
    urban: float
    groups: tuple[float, ...]
    size: float
    large: float
    mothers: float
    fathers: float

    @property
    def families(self) -> float:
        """How many families live there."""
        return self.persons / self.size


def group_name(sex: str, first: int, last: int) -> str:
    """How the figures call a group of one sex and some ages."""
    return f"{sex} 75-90" if first == AGE_GROUPS[-1][0] else f"{sex} {first}-{last}"


@cache
def shapes(day: date) -> Mapping[Region, Shape]:
    """Every region's shape on a day."""
    persons = {region: known("population", "persons", day, region).value for region in REGIONS}
    urban = {region: known("population", "persons_urban", day, region).value / persons[region] for region in REGIONS}
    children = _spread_shares(CHILDREN, "children", persons, day)
    aged = _spread_shares(AGED, "aged", persons, day)
    groups = {region: _groups(children[region], aged[region], day) for region in REGIONS}
    size = mean_size(day)
    relative = {region: children[region] / children_share(day) for region in REGIONS}
    sizes = _sizes(persons, relative, size)
    families = {region: persons[region] / sizes[region] for region in REGIONS}
    large = _large(families, relative, day)
    census = known("families", "families_census", day).value
    mothers, fathers = (lone_parents(day, group).value / census for group in ("mothers", "fathers"))
    return {
        region: Shape(persons[region], urban[region], groups[region], sizes[region], large[region], mothers, fathers)
        for region in REGIONS
    }


def mean_size(day: date) -> float:
    """Persons a family: the people of the census's year by its families."""
    census = known("families", "families_census", day)
    return known("population", "persons", census.middle).value / census.value


def children_share(day: date) -> float:
    """The share of children under fifteen in the country."""
    return known("ages", "population_age_share", day, group=CHILDREN).value / PERCENT


def lone_parents(day: date, group: str) -> Figure:
    """Households of a lone parent with children under eighteen: of mothers or of fathers."""
    return known("families", "single_parent_households_with_children_under_18", day, group=group)


def large_families(day: date) -> tuple[Figure, float]:
    """The figure on families with four and more children nearest to a day, and the share of all families it means."""
    paid = nearest(chosen("families", "large_family_allowance_families"), day)
    counted = nearest(chosen("families", "families_by_children_share", group="4 and more children"), day)
    assert paid is not None  # it is in the file
    assert counted is not None  # and so is this
    if abs((paid.middle - day).days) <= abs((counted.middle - day).days):
        people = known("population", "persons", paid.middle).value
        return paid, paid.value / (people / mean_size(paid.middle))
    return counted, counted.value / PERCENT


def _groups(children: float, aged: float, day: date) -> tuple[float, ...]:
    """Shares of sexes and ages: the country's, with its young and old in the region's proportion to the country's."""
    counts = {}
    for sex in SEXES:
        for first, last in AGE_GROUPS:
            counts[sex, first] = _group_count(sex, first, last, day)
    total = sum(counts.values())
    country_aged = known("ages", "population_age_share", day, group=AGED).value / PERCENT
    factors = {0: children / children_share(day), 60: aged / country_aged, 75: aged / country_aged}
    shares = {key: count / total * factors.get(key[1], 1.0) for key, count in counts.items()}
    working = [key for key in shares if key[1] not in factors]
    rest = 1 - sum(share for key, share in shares.items() if key[1] in factors)
    whole = sum(shares[key] for key in working)
    for key in working:
        shares[key] *= rest / whole
    return tuple(shares[sex, first] for sex in SEXES for first, _ in AGE_GROUPS)


def _group_count(sex: str, first: int, last: int, day: date) -> float:
    if first == AGE_GROUPS[-1][0] and sex == "women":
        men = known("ages", "population_by_age", day, group=group_name("men", first, last)).value
        return men * float(assumed("women_over_75", "per_man"))
    return known("ages", "population_by_age", day, group=group_name(sex, first, last)).value


def _spread_shares(group: str, name: str, persons: Mapping[Region, float], day: date) -> dict[Region, float]:
    """Shares by region: published ones as they are, the others assumed and moved so that the country's is met."""
    country = known("ages", "population_age_share", day, group=group).value / PERCENT
    published, others = {}, {}
    for region in REGIONS:
        figure = nearest(chosen("ages", "population_age_share", region, group), day)
        if figure is None:
            others[region] = float(assumed("regional_ages", name)[region_group(region)])
        else:
            published[region] = figure.value / PERCENT
    wanted = country * sum(persons.values()) - sum(persons[region] * share for region, share in published.items())
    factor = wanted / sum(persons[region] * share for region, share in others.items())
    return published | {region: share * factor for region, share in others.items()}


def _sizes(persons: Mapping[Region, float], relative: Mapping[Region, float], size: float) -> dict[Region, float]:
    """Sizes that follow the share of children and leave the country its number of families."""
    elasticity = float(assumed("regional_sizes", "size_elasticity"))
    raw = {region: relative[region] ** elasticity for region in persons}
    families = sum(persons[region] / raw[region] for region in persons)
    factor = size * families / sum(persons.values())
    return {region: raw[region] * factor for region in persons}


def _large(families: Mapping[Region, float], relative: Mapping[Region, float], day: date) -> dict[Region, float]:
    """Shares of large families that rise with the share of children and leave the country its number of them."""
    elasticity = float(assumed("regional_sizes", "large_elasticity"))
    raw = {region: relative[region] ** elasticity for region in families}
    mean = sum(families[region] * raw[region] for region in families) / sum(families.values())
    share = large_families(day)[1]
    return {region: share * raw[region] / mean for region in families}
