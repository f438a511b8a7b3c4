"""A designer's files, read and written back."""
