"""Evaluating whole countries: one description of the job, and the engines that carry it out with equal results.

- `job`: what is to be evaluated: the population's parts, the law with its reforms, the outputs.
- `slices`: the work every engine does: a part's slices evaluated, written and summed up.
- `unfinished`: the folder in which results grow, so that a run that was killed is continued.
- `local`: this machine, part by part.
- `spark`: a cluster, by Spark's `mapInArrow` (extra `spark`).
"""
