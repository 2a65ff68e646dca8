"""The assessment of targeted assistance: what a population and the law of a day say, chapter by chapter."""
