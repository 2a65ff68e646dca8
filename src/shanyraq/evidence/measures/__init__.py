"""What is measured: each measure a formula of totals, ranks and quantiles, with its literature; its error follows."""
