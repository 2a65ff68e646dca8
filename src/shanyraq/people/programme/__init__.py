"""The professional part of a person's individual programme: guidance, training and placement, as data.

The sections are those of article 165; the official form was not found, and measures and conditions are our own lists.

What lives here: its form, read strictly. What may not: who pays, which the law says, and the medical and social parts.
"""
