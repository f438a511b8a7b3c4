"""The commands, one file for each thing that a designer comes to do."""
