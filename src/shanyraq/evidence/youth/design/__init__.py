"""The design of the sample: how many to ask where, so that the numbers asked for are as sure as they have to be.

- `priors`: proportions to expect, from published series; `assumptions`: what no series tells, stated as such.
- `strata`: how many young people live where, by published counts or by a frame.
- `precision`: domains, design effects and expected errors; `allocation`: shares of strata and the smallest sample.
- `cost`: what it costs, and how many interviews a cluster should have.
- `design`: all of it together; `design_files`: as a file to draw by and a page to read.
"""
