"""Special social services: who is in need of them, how that is found, which services, in which form, at whose cost.

What lives here: chapter 12 of the Social Code about persons, the questions of the assessment, and what follows from the
answers. What may not: tariffs and providers, which are a law of services.
"""
