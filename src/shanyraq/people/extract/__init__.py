"""Research extracts: families and persons published so that nobody can be found again among fewer than k families.

- `extract`: `extract`, `Wish`, `Extract`: from a population and a plan to what may be published, or a refusal.
- `plan`: `read_plan`: what an intruder is taken to know, and the ladders; `plan.toml` is the plan followed otherwise.
- `source`, `ladders`, `treatment`: families drawn and shuffled; coarser codes; extremes, fine amounts, rare answers.
- `classes`, `disguise`, `search`, `suppression`, `weighting`: k and l, and the way to them for the least loss.
- `measures`, `disclosure`: how safe it was and is, what was lost.
- `files`, `papers`, `codebook`: the folder that is handed out.
- `problems`: `ExtractProblem`.
"""
