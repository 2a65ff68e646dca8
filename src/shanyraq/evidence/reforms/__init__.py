"""Reforms on the same families: what they cost, who gains and loses, what becomes of poverty, with errors.

- `scenarios`: the law as it is and with each reform.
- `amounts`: what every family has a right to under each.
- `take_up`: who claims it.
- `effects`, `gains`: costs, poverty and targeting before and after, with the errors of differences; gainers and losers.
- `incentives`: what is left of another tenge earned.
- `frontier`: one parameter under many values, and the value that a budget buys.
- `simulation`: all of it together.
"""
