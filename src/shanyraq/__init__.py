"""Shanyraq: Kazakhstan's social protection, from the text of the law to the evidence of whether it works.

Floors, each resting only on those after it: cli, people, law, rules.
"""
