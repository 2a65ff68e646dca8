"""What a number is made of, or a change of it: groups, sources, growth and redistribution; parts that add up."""
