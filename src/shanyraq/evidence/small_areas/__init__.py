"""Estimates for areas where a survey's sample is thin: each area's own number and a model of all areas, weighed by error."""
