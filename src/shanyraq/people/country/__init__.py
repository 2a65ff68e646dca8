"""The synthetic country: families drawn from published statistics, never from persons, streamed region by region.

What lives here: the figures (`statistics/`), what had to be assumed beside them (`assumptions.toml`), the drawing, the
fit of the draws to the figures, and what became of each. What may not: anything known of a real person.

- `population`: `write_country`: a population of any size, in parts by region.
- `targets`, `measures`: the figures to be met or checked, and what a population comes to.
- `caseloads`: published caseloads of targeted assistance beside what the law yields: a check, never a target.
- `figures`, `assumptions`: published figures with their sources; what is assumed, with a reason each.
- `demography`, `family_types`, `mixture`, `structure`, `families`: how many families of which type, who is in them.
- `lives`, `homes`, `earnings`, `payments`, `incomes`, `months`: what their members do, own and receive.
- `labour`, `disability`, `levels`, `calibration`: what is fitted before anything is drawn.
"""
