"""`shanyraq law`: reading the law itself; a module a command, and what they share: which law, its names, its words."""
