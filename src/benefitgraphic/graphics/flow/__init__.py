"""Boxes, grids and pages."""
