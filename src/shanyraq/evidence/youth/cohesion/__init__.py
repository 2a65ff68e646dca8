"""Belonging, trust, voice, participation and loneliness of communities, never of persons.

Numbers are means of answers in a community, told above limits of size and precision alone. Nothing here makes a number
of a person: there is no column of scores, and no function that returns one.

- `scales`: which questions make which scale, as data.
- `quality`: how reliable each scale is, and whether it measures alike in every language.
- `communities`: the numbers of communities.
"""
