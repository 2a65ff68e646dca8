"""Everything the law of the day can be asked for: the contract outputs, and every rule that no other rule asks for."""

from shanyraq.law.families import OUTPUTS
from shanyraq.rules.rule import Rule
from speed.common_law import LAW_IN_FORCE

RULES = tuple(node.origin for node in LAW_IN_FORCE.nodes.values() if isinstance(node.origin, Rule))
ASKED = {argument.name for rule in RULES for argument in rule.arguments}

EVERY_RULE = tuple(dict.fromkeys((*OUTPUTS, *(rule.name for rule in RULES if rule.name not in ASKED))))
"""Outputs that need every rule in force: assistance, benefits, measures of employment and whatever is written next."""
