"""Labelled registers to measure linkage on: made-up persons, written down twice as offices write them, with the truth.

Persons and names are composed here from lists of common words; no register was looked at. How often things go wrong is
declared in `assumptions.toml`, and assumed.
"""
