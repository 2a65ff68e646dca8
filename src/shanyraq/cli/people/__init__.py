"""`shanyraq people`: families as data. One module a command, thin: the work is done on the floor of the same name."""
