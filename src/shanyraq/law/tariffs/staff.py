"""Posts by the staff norms, which scale with the size and the form of the service.

The norms are in annexes of Order 263 that were not seen. They are stated by whoever makes a tariff: one post for so
many recipients, for services of a range of sizes, in steps of a part of a post, and not fewer than the least.
"""

from shanyraq.law.tariffs.codes import CostDriver, NormBase
from shanyraq.law.tariffs.levels import item_rule, service_rule
from shanyraq.rules import Count, Flag, Members, Quantity, Rounding, divide, total


@item_rule("Order 263; Order 281, annex 2", since="2025-01-01", certainty="assumed")
def norm_holds(recipients: Count, size_from: Count, size_to: Count, size_to_stated: Flag) -> Flag:
    """Whether an item's norm is for services with so many recipients."""
    return size_from <= recipients and (not size_to_stated or recipients <= size_to)


@item_rule("Order 263", since="2025-01-01", certainty="assumed")
def norm_posts(
    norm_base: NormBase,
    recipients: Count,
    places: Count,
    recipients_per_norm: Count,
    posts_per_norm: Quantity,
    post_step: Quantity,
    least_posts: Quantity,
) -> Quantity:
    """Posts for so many recipients, in whole steps and upwards; the least where the norm names no number of them."""
    if recipients_per_norm == 0:
        return least_posts
    counted = recipients if norm_base == NormBase.RECIPIENTS else places
    return max(least_posts, divide(counted * posts_per_norm, recipients_per_norm, to=Rounding.UP, unit=post_step))


@item_rule("Order 263", since="2025-01-01", certainty="assumed")
def item_posts(cost_driver: CostDriver, norm_holds: Flag, norm_posts: Quantity) -> Quantity:
    """Posts of an item that is pay, where its norm is for services of this size."""
    return norm_posts if cost_driver == CostDriver.POST and norm_holds else 0


@service_rule("Order 263", since="2025-01-01", certainty="assumed")
def service_posts(item_posts: Members[Quantity]) -> Quantity:
    """All posts of the service."""
    return total(item_posts)
