"""Statistics by region and quarter: dated series with source and certainty, and the poverty line that the law makes.

The numbers of the law are series like any other; figures that the law does not ask for stand beside them, and a folder
of the user's own keeps what was imported. `book` has them all, `lines` asks the law, `as_reform` feeds it.
"""
