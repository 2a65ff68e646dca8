"""What is measured and against what: the columns, the ways of computing them, and the page that shows the figures.

`law.py` beside this folder puts the parts together. Only measurements live here; nothing of the system imports them.
"""
