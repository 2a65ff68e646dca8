"""Random families for demonstrations and measurements: every fact of the law, plausible together, no country's picture.

- `population`: `sample_population`, `write_sample`: the families, lot by lot.
- `families`, `lives`, `homes`, `incomes`: what is drawn of a lot, one after another.
"""
