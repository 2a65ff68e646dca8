"""Activation: who is registered as unemployed, what is offered to them, what they owe in return, and who is excused.

Assistance asks one thing of this folder: who has to take part. Everything else starts with the Social Code, on 1 July
2023.
"""
