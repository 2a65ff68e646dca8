"""Whether the family owns so much that it is not in need: the criteria of the district commission, one by one.

The commission's conclusion decides once it is there; until then the criteria say what it has to be.
"""

from shanyraq.law.codes import Commission, LocalGround
from shanyraq.law.levels import family_rule
from shanyraq.rules import Count, Day, Flag, months_before


@family_rule("Law 246-II, art. 5(3); Social Code, art. 125(1)", since="2020-01-01")
def sound_dwellings(dwellings: Count, unsafe_dwellings: Count) -> Count:
    """The family's dwellings without those certified as unsafe."""
    return max(0, dwellings - unsafe_dwellings)


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def dwelling_lately_disposed(dwelling_disposed_on: Day, application_date: Day, disposal_months: Count) -> Flag:
    """A habitable dwelling was sold or given away within the years the Code looks back."""
    return months_before(application_date, disposal_months) < dwelling_disposed_on <= application_date


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def small_dwellings(dwelling_area_m2: Count, family_size: Count, area_per_member_m2: Count) -> Flag:
    """All dwellings together give each member no more than the Code's area; an area not stated is not small."""
    return 0 < dwelling_area_m2 <= area_per_member_m2 * family_size


@family_rule("Law 246-II, art. 5(3)", since="2020-01-01", until="2023-06-30", certainty="reported")
def too_many_dwellings__practice(
    sound_dwellings: Count, dwellings_allowed: Count, has_child_with_disability: Flag
) -> Flag:
    """More than one dwelling, unless a child has a disability."""
    return sound_dwellings > dwellings_allowed and not has_child_with_disability


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def too_many_dwellings__code(
    sound_dwellings: Count, dwellings_allowed: Count, dwelling_lately_disposed: Flag, small_dwellings: Flag
) -> Flag:
    """More than one dwelling, one disposed of in the last five years included, unless all together are small."""
    held = sound_dwellings + (1 if dwelling_lately_disposed else 0)
    return held > dwellings_allowed and not small_dwellings


@family_rule("Law 246-II, art. 5(3)", since="2020-01-01", until="2023-06-30", certainty="reported")
def too_many_cars__practice(cars: Count, cars_allowed: Count, has_child_with_disability: Flag) -> Flag:
    """Any car, unless a child has a disability."""
    return cars > cars_allowed and not has_child_with_disability


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def too_many_cars__code(
    cars: Count, cars_allowed: Count, large_family: Flag, has_child_with_disability: Flag, has_severe_disability: Flag
) -> Flag:
    """More than one car, unless the family is large or a child, or a member of group I or II, has a disability."""
    excepted = large_family or has_child_with_disability or has_severe_disability
    return cars > cars_allowed and not excepted


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def spare_building_plot(building_plot: Flag, building_plot_from_akimat: Flag, dwellings: Count) -> Flag:
    """A plot for building a house, besides a dwelling; not one that the akimat gave free."""
    return building_plot and not building_plot_from_akimat and dwellings > 0


@family_rule("Law 246-II, art. 5(3)", since="2020-01-01", until="2023-06-30", certainty="reported")
def assets_exclude__practice(too_many_dwellings: Flag, too_many_cars: Flag) -> Flag:
    """What the family owns shows no need, by the practice of the commissions."""
    return too_many_dwellings or too_many_cars


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def assets_exclude__code(
    too_many_dwellings: Flag,
    non_residential_for_profit: Flag,
    spare_building_plot: Flag,
    too_many_cars: Flag,
    machinery: Flag,
) -> Flag:
    """What the family owns shows no need, by any of the Code's five criteria."""
    return too_many_dwellings or non_residential_for_profit or spare_building_plot or too_many_cars or machinery


@family_rule("Law 246-II, art. 5", since="2019-04-01", until="2019-12-31", certainty="assumed")
def no_need__by_conclusion(commission_conclusion: Commission) -> Flag:
    """The district commission concluded that the family is not in need."""
    return commission_conclusion == Commission.NO_NEED


@family_rule("Law 246-II, art. 5(3)", since="2020-01-01", until="2023-06-30")
def no_need__by_criteria(commission_conclusion: Commission, assets_exclude: Flag) -> Flag:
    """The commission concluded that the family is not in need, or has yet to conclude and its criteria say so."""
    if commission_conclusion == Commission.NONE:
        return assets_exclude
    return commission_conclusion == Commission.NO_NEED


@family_rule("Social Code, art. 125(1)", since="2023-07-01")
def no_need__by_criteria_and_local_list(
    commission_conclusion: Commission, assets_exclude: Flag, local_list_adopted: Flag, local_ground: LocalGround
) -> Flag:
    """As before; where the region adopted grounds of its own, they go before the Code's criteria."""
    if commission_conclusion != Commission.NONE:
        return commission_conclusion == Commission.NO_NEED
    if local_list_adopted and local_ground != LocalGround.NONE:
        return local_ground == LocalGround.NO_NEED
    return assets_exclude
