"""The sample of the study: a frame of clusters, and a stratified two-stage sample drawn from it by a seed.

- `frame`: the clusters there are; `country_frame`: those of a synthetic country.
- `plan`: how many clusters and interviews each stratum has; made by `design`, or spread over a frame.
- `pps`: drawing with probabilities in proportion to size, exactly.
- `draw`: the sample with its probabilities, reserves and rotation; `sample_files`: as files.
"""
