"""What special social services and the individual programme mean for one family, told line by line.

What lives here: asking the law about a case and arranging its answers. What may not: rules, screens.
"""
