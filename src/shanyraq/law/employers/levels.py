"""The two levels of this law: employees, counted by category, and the employer they work for."""

from shanyraq.rules import Levels

EMPLOYER_LEVELS = Levels(group="employer", member="employee")

employer_rule = EMPLOYER_LEVELS.group_rule
"""Declare a rule about an employer: its article and the days it is in force."""

employee_rule = EMPLOYER_LEVELS.member_rule
"""Declare a rule about one category of an employer's employees: its article and the days it is in force."""
