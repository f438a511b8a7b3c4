"""Sheets of figures: CSV and workbooks, read and written."""
