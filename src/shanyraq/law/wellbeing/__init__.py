"""Wellbeing ladders of the Digital Family Card: what is found about a family, and the level that comes of it.

What lives here: facts only ladders ask for, indicators as rules of the law, ladders as data (`ladders/*.toml`), how a
ladder makes a level of indicators. What may not: anything that a rule outside asks for. A level is a signal, never a
ground of a decision, so it is no value of the law and no rule can name one.
"""
