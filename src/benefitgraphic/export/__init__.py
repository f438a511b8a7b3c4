"""Frames to bytes: PNG and PDF. Knows graphics and nothing else."""
