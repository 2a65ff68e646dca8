"""Opportunities against need: what each district has for its young people, what it lacks, and which measures fit whom.

- `districts`: a file of districts with their young people and places.
- `gaps`: what lacks where, ranked.
- `fitting`: measures of the activation law for groups of young people.
"""
