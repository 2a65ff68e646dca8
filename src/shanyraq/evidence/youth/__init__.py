"""The study of young people's employment in the regions, from the sample to the published tables. Knows no screen.

What lives here: the questionnaire as data with what it is given out as, the sample's design, what is made of the
answers. What may not: any link to a register or a person's number, a score of a person, items on religion, ethnicity or
politics.

- `questionnaire`: the questions of the study, their answers, skips and checks, and the proof that all can be reached.
"""
