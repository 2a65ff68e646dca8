"""Tariffs of services computed, compared, broken even, forecast and tried under changes, and told in reports.

What lives here: what the law of tariffs gives for a book's services, and tables and drawings of it. What may not: the
workbook itself (people's), and any rule of how a tariff is formed (the law's).
"""
