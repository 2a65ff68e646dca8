"""Employers as data: the staff of one as JSON, of one or many as a table, and their quota accounts.

What lives here: reading what employers tell of their staff, by category. What may not: names or numbers of employees.
"""
