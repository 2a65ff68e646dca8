"""A register of recipients as evidence: who was paid, how long, how often again, where, how much against the line.

`register` reads it, `spells` and `counts` are pure functions of tables, `chapters` writes them down in a language for
reports, `files` puts them into a folder.
"""
