"""Changes to a designer's own files, from a form: as small as can be, checked, and undone again."""
