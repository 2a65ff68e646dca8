"""The commands about wellbeing ladders: which there are, and where the families of a population stand on one."""
