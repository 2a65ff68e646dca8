"""The reference pages: written from the law and the program themselves, so that they cannot say something else.

What lives here: one module a page, each a function that gives Markdown in English. What may not: words of the law that
are not taken from it.
"""
