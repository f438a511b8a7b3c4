"""The files of an edition, made and written."""
