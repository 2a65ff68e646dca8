"""`shanyraq youth`: the study of young people's employment, from the questionnaire to the sample."""
