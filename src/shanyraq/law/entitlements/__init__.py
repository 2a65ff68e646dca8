"""What a family has a right to, receives and misses: every benefit of the law beside what was stated as received.

Nothing here decides anything: amounts are the rules', reasons the explanation's. It knows no file and asks no clock.
"""
