"""A population described: counted part by part in one pass, then told as tables, charts and pages.

`measures` counts, `tables` makes tables of the counts, `portrait` holds them, `drawings` and `page` show them. Nothing
here knows the terminal.
"""
