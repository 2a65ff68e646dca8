"""Does it work: poverty, inequality, coverage, targeting, reforms, with honest standard errors. Knows no screen.

What lives here: pure functions from welfare, weights and a survey's design, or from a population and its results, to
numbers with their errors, and the reports made of them. What may not: rules of the law, reading of agencies' files,
databases, printing.

- `estimation`: scores, designs, variances, replicates, intervals: how sure a number is.
- `measures`: what is measured: poverty, inequality, programmes, targeting, redistribution.
- `decompositions`: what a number, or a change of one, is made of.
- `measure`: a table in, rows of estimates out: what the command of that name prints.
"""
