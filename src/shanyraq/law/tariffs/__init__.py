"""The law of tariffs: what a unit of a special social service may cost, and what is paid for units that were accepted.

What lives here: the pair of levels service and cost item, its facts and rules; the same rules serve the second regime,
the ceilings of employment services bought from private agencies. The acts name who approves what; their formula, cost
items, coefficients and limits were not published, so that every text that needs them is marked `assumed`. What may not
live here: prices, norms of staff and limits, which whoever makes a tariff states.
"""
