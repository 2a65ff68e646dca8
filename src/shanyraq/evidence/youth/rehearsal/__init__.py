"""A rehearsal of the field: answers made up, obeying every skip and check, to try the analysis before it counts.

Nothing here is an estimate of anything: likelihoods are made up, and every file says that it is synthetic.

- `respondents`: whom the sample's households hold, from a synthetic country or made up.
- `likely`: how likely answers are; `work_answers`, `life_answers`: those that follow from who the person is.
- `interviewing`: one interview, question by question; `field`: visits, interviewers, replacements, hours.
- `simulate`: all of it to a file, with a note of what was planted in it.
"""
