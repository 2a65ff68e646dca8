"""How sure a number is: scores and their algebra, survey designs, variances, replicates, intervals."""
