"""Kazakhstan's calendar: which days people work, and on which day a term of the law ends.

What lives here: days. What may not: terms themselves, which are the law's, and who is bound by them.
"""
