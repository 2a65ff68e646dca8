"""Families as data: case files, populations, results, samples. Knows the law's facts and no rule of it, no screen.

What lives here: reading and writing what the law is asked about, strictly, every fault named. What may not: rules,
statistics, databases, printing. Each name is imported from its own module, so that a case needs no Arrow:

- `case_file`: `read_case`, `write_case`, `CaseFile`: one family on the day of its application, as JSON.
- `case_schema`: `case_schema`, `schema_text`: the JSON Schema of such a file.
- `population`: `Population`, `read_population`, `read_parts`, `population_of_cases`: a country as columns, for
  `rules.evaluate`.
- `population_files`: `About`, `write_population`, `new_population`: the folder a population is kept in.
- `results`: `write_results`: what the law gave for each family and person, as Parquet.
- `sample`: `sample_population`, `write_sample`: random families for demonstrations and measurements.
- `problems`: `PeopleProblem`, `CaseProblems`, `PopulationProblems`: what can be wrong, in three languages.
"""
