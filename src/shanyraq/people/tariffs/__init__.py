"""A book of tariffs: providers, services, norms, prices, limits, accepted units and need, as a workbook and as cases.

What lives here: what a book holds, the workbook it is written to and strictly read from, the worked examples, and the
case of each service for the law of tariffs. What may not: how a tariff is computed (the law's), tables and charts
(evidence's). All figures of the examples are illustrative.
"""
