"""YAML, read with its places."""
