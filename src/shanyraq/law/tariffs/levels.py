"""The two levels of this law: items of cost, and the service that they make up."""

from shanyraq.rules import Levels

TARIFF_LEVELS = Levels(group="service", member="cost_item")

service_rule = TARIFF_LEVELS.group_rule
"""Declare a rule about a service: its article and the days it is in force."""

item_rule = TARIFF_LEVELS.member_rule
"""Declare a rule about one item of a service's cost: its article and the days it is in force."""
