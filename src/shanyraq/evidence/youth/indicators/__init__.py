"""What the study tells of young people: statuses and indicators as data, estimated with the errors of the design.

- `columns`: conditions of the questionnaire over columns of answers.
- `statuses`: what the answers of a person come to, such as unemployed by the 19th conference.
- `catalogue`: the indicators.
- `estimates`: their numbers by group.
"""
