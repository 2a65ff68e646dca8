"""Estimates for areas where a sample is thin: an area's own number and a model of all, weighed by their errors."""
