"""The study's publications: a report, briefs of regions, tables for statistics offices, in three languages.

- `material`: all estimates, found once.
- `small_areas`: regions whose samples are thin, told with the help of what is known of all.
- `chapters`, `annexes`: the report.
- `brief`: a page a region.
- `files`: all of it in a folder that appears whole.
"""
