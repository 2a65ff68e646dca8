"""Linking registers that share no number: comparable names, a model of match weights, pairs, and what clerks decide.

Splink on DuckDB does the comparing (extra `linkage`, imported inside functions). No name, date or number of a person
leaves this folder but in the review file, and there only when asked for. `registers` makes labelled registers to
measure on; nothing here knows the law.
"""
