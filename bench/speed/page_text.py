"""What the page says in words: what was measured, against what, and how."""

ABOUT = """# Benchmarks

Written by `./run bench law`, which measures everything below in one run. The law is that of 14 May 2024 as it stands in
the source; nothing is switched off. Times are medians, with the shortest and the longest in brackets.
"""

HOW = """## How it was measured

* **The common subset** is the law itself, asked for eight outputs of a family with ten facts as columns (region, birth
  date, relation, residence, state support, disability, four kinds of income); all other facts are at their defaults.
  The peers' copies of its rules take their numbers (poverty lines, ages, the top-up) from the law.
* **The country** is drawn, not real: families of 1 to 30 members in every region, money to the tiyn; one family in
  fifty has an income that makes its amount end exactly in a whole or in half a tenge.
* **Every way runs in a process of its own**, on columns mapped from the same files; those on one core are held on one.
  They take turns, so that whatever else the machine does troubles all alike, and begin each turn with a run that does
  not count. Times on one core are of the processor, so that waiting for a core that another process has is left out;
  times on two cores are by the clock. Loading (for Shanyraq: laying the columns out by family size) is told apart from
  computing.
* **The copy** is NumPy copying the same columns into memory that is there already. A small country's copy runs in the
  processor's last-level cache, so that ratios to it are harsher than those of a large one.
* **Totals** are the sums of all outputs, for which no order is needed; **in order** is every output put back into the
  input's order, one value a family. NumPy, Polars and OpenFisca keep that order of themselves, or are asked for it.
* **NumPy** is written by hand over columns sorted by family: differences of running sums, four counts packed in one
  number. **Polars** is one lazy query; the quicker of its two engines is compared. **OpenFisca-Core** is a country
  package in the manner of its template, with its sums by `bincount` and its 32-bit floating money; *tuned* compares
  birth dates in place of computing ages.
* **Memory** is the highest resident memory of the process during a run over what it held before, outputs included.
* **One family**: OpenFisca builds a simulation from the family's situation and calculates the same eight outputs; its
  trace is taken as the lines of its log. Shanyraq decides a ready case; reading a case file with all its checks is told
  apart.
"""
