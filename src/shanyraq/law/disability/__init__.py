"""What the individual programme gives a person with a disability: an assistant, sign language, goods, treatment.

What lives here: rules of chapter 13 of the Social Code about persons, with the facts they alone ask for. What may not:
allowances, which are benefits, and the quota, which is the employers'.
"""
