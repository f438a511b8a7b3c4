"""Metrics: what was counted, by year."""
