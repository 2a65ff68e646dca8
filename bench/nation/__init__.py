"""Measuring a country's way: made, read, evaluated here and on Spark, each beside a copy and its baseline."""
