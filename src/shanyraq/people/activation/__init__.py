"""Activation of one family: which measures fit whom and why, which clocks run, and whether a plan is whole.

What lives here: what the law gives put together for the people who read it. What may not: rules, screens.
"""
