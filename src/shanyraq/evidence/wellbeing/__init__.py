"""Wellbeing ladders over a population: where families stand, multidimensional poverty, stability, exclusions.

What lives here: measures and the report made of them. What may not: what an indicator finds or what it weighs, which
the law and the ladder's file say.
"""
