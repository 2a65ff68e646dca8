"""The ways of computing the common subset, each a process of its own: `python -m speed.ways.NAME FOLDER`."""
