"""Answers given out: a safeguarded file for closed purposes, with its risk measured, and a privacy statement.

- `purposes`: what the file may be for; a closed list.
- `recoding`: what somebody may know of a person, told more coarsely; numbers cut at the top and rounded.
- `hiding`: single values hidden until everybody is alike to so many.
- `release`: the file, its risk before and after; `papers`: the risk report and the privacy statement.
"""
