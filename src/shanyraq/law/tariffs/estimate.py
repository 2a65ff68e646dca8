"""The estimate: what each item costs over the year, and all of them together.

Every line of an estimate is a sum of money, so that lines add up to their total to the tiyn. The adjusters (region,
village, heating season, dependency) are lines of their own and nothing unless somebody sets them.
"""

from shanyraq.law.tariffs.codes import CostDriver, CostKind
from shanyraq.law.tariffs.levels import item_rule, service_rule
from shanyraq.law.tariffs.volume import YEAR_MONTHS
from shanyraq.rules import Count, Flag, Members, Quantity, Rounding, Share, Tiyn, portion, total


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def item_quantity(
    cost_driver: CostDriver,
    cost_norm: Quantity,
    norm_holds: Flag,
    recipient_days: Count,
    visits_year: Count,
    recipients: Count,
    service_posts: Quantity,
    places: Count,
    premises_m2: Count,
) -> Quantity:
    """How much of an item the year takes by its norm; pay and sums for the year have no norm of use."""
    if not norm_holds or cost_driver in (CostDriver.POST, CostDriver.YEAR):
        return 0
    if cost_driver == CostDriver.STAFF:
        return portion(service_posts, cost_norm, to=Rounding.NEAREST)
    if cost_driver == CostDriver.RECIPIENT_DAY:
        return recipient_days * cost_norm
    if cost_driver == CostDriver.VISIT:
        return visits_year * cost_norm
    if cost_driver == CostDriver.RECIPIENT:
        return recipients * cost_norm
    return (places if cost_driver == CostDriver.PLACE else premises_m2) * cost_norm


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def item_cost(
    cost_driver: CostDriver,
    norm_holds: Flag,
    month_pay: Tiyn,
    item_posts: Quantity,
    year_sum: Tiyn,
    unit_price: Tiyn,
    item_quantity: Quantity,
) -> Tiyn:
    """The item's cost over the year: pay of its posts, its sum for the year, or its quantity at its price."""
    if cost_driver == CostDriver.POST:
        return portion(month_pay * YEAR_MONTHS, item_posts, to=Rounding.NEAREST)
    if cost_driver == CostDriver.YEAR:
        return year_sum if norm_holds else 0
    return portion(unit_price, item_quantity, to=Rounding.NEAREST)


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def item_charges(cost_driver: CostDriver, item_cost: Tiyn, payroll_charges: Share) -> Tiyn:
    """What the employer pays on top of pay: taxes and contributions."""
    return portion(item_cost, payroll_charges, to=Rounding.NEAREST) if cost_driver == CostDriver.POST else 0


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def supplement_share(
    cost_kind: CostKind,
    heated: Flag,
    service_in_village: Flag,
    region_supplement: Share,
    village_supplement: Share,
    heating_supplement: Share,
    dependency_supplement: Share,
) -> Share:
    """The adjusters that apply to an item together: none unless somebody sets one."""
    share = region_supplement
    if service_in_village:
        share += village_supplement
    if heated:
        share += heating_supplement
    if cost_kind == CostKind.DIRECT_STAFF:
        share += dependency_supplement
    return share


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def item_supplement(item_cost: Tiyn, item_charges: Tiyn, supplement_share: Share) -> Tiyn:
    """What the adjusters add to the item."""
    return portion(item_cost + item_charges, supplement_share, to=Rounding.NEAREST)


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def item_total(item_cost: Tiyn, item_charges: Tiyn, item_supplement: Tiyn) -> Tiyn:
    """The item with everything on top of it."""
    return item_cost + item_charges + item_supplement


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def of_direct_staff(cost_kind: CostKind) -> Flag:
    """Whether an item is pay of staff who work with recipients."""
    return cost_kind == CostKind.DIRECT_STAFF


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def of_direct_goods(cost_kind: CostKind) -> Flag:
    """Whether an item is goods that recipients use."""
    return cost_kind == CostKind.DIRECT_GOODS


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def of_indirect(cost_kind: CostKind) -> Flag:
    """Whether an item is shared by the whole house."""
    return cost_kind == CostKind.INDIRECT


@item_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def of_capital(cost_kind: CostKind) -> Flag:
    """Whether an item is capital."""
    return cost_kind == CostKind.CAPITAL


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def direct_staff_year(item_total: Members[Tiyn], of_direct_staff: Members[Flag]) -> Tiyn:
    """Pay of staff who work with recipients, over the year."""
    return total(item_total, where=of_direct_staff)


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def direct_goods_year(item_total: Members[Tiyn], of_direct_goods: Members[Flag]) -> Tiyn:
    """Goods that recipients use, over the year."""
    return total(item_total, where=of_direct_goods)


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def overheads_year(direct_staff_year: Tiyn, direct_goods_year: Tiyn, overhead_share: Share) -> Tiyn:
    """Indirect costs that are reckoned as a share of the direct ones."""
    return portion(direct_staff_year + direct_goods_year, overhead_share, to=Rounding.NEAREST)


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def indirect_year(item_total: Members[Tiyn], of_indirect: Members[Flag], overheads_year: Tiyn) -> Tiyn:
    """Indirect costs over the year: those that have items of their own, and those that are a share."""
    return total(item_total, where=of_indirect) + overheads_year


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def capital_year(item_total: Members[Tiyn], of_capital: Members[Flag], capital_in_tariff: Flag) -> Tiyn:
    """Capital over the year, where the method counts it."""
    return total(item_total, where=of_capital) if capital_in_tariff else 0


@service_rule("Order 281, annex 2", since="2025-01-01", certainty="assumed")
def estimate_year(direct_staff_year: Tiyn, direct_goods_year: Tiyn, indirect_year: Tiyn, capital_year: Tiyn) -> Tiyn:
    """All costs of the service over the year."""
    return direct_staff_year + direct_goods_year + indirect_year + capital_year
