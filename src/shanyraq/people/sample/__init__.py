"""Random families for demonstrations and measurements: every fact of the law, plausible together, no country's picture.

- `population`: `sample_population`, `write_sample`: the families, lot by lot.
- `draws`: chances and amounts from tables, the same on every machine.
- `families`, `lives`, `homes`, `incomes`: what is drawn of a lot, one after another.
"""
