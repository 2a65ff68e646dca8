"""Kazakhstan's social protection law as plain Python: a module a topic, numbers in `parameters/`, words in TOML.

What lives here: facts a rule may ask for, rules with their articles and dates, dated parameters, titles in three
languages. What may not: files of data, databases, screens, floating point, and any rule written a second time.
"""
