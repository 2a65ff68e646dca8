"""A population's families as evidence looks at them: what they live on, what a law gives them, who they are.

One row a family, of the whole country, in memory; the population itself is read slice by slice.
"""
