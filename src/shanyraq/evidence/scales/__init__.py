"""Scales: whether several questions measure one thing, how reliably, and whether they do so alike in every group."""
