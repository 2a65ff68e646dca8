"""The two levels of this law: persons, and the families they make up."""

from shanyraq.rules import Levels

LEVELS = Levels(group="family", member="person")

family_rule = LEVELS.group_rule
"""Declare a rule about a family: its article and the days it is in force."""

person_rule = LEVELS.member_rule
"""Declare a rule about one person of a family: its article and the days it is in force."""
