"""YAML, read with its places and written back where something was asked for."""
