"""State benefits a family may hold beside targeted assistance: what the law owes, never what was received.

No rule of assistance asks for anything here. Assistance counts the incomes that were received, which are facts; what a
benefit is received as stands in `entitled.py`.
"""
