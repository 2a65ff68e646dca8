"""Reading what agencies and surveys really send: a mapping file says what their columns mean, checks say what is wrong.

Nothing here guesses or repairs: a row is kept as it was sent, or refused, counted and told.
"""
