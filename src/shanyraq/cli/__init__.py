"""The command line: one thin module a command, over the floors below.

What lives here: words for people at a terminal, options, tables and progress. What may not: a rule, a computation or a
file format that a library's user would want too.
"""
