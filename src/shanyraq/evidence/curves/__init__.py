"""Curves of a distribution, with pointwise errors: Lorenz, concentration, TIP, growth incidence, dominance."""
