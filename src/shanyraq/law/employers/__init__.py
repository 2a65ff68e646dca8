"""The law of employers: the quota of workplaces for persons with disabilities, and special workplaces.

What lives here: the pair of levels employer and employee, its facts and rules. What may not: rules about families.
"""
