"""From the field to a survey: answers read strictly, a report of how they were got, and weights fitted to the country.

- `incoming`: files of answers as one table of codes, with what is wrong in them.
- `answers`: what cells of text say, variable by variable.
- `quality`: response, duration, interviewers, straight lines, missing answers.
- `weighting`: weights of the design, of those who did not answer, and of known totals.
- `survey`: the result on disk.
"""
