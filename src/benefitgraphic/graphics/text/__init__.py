"""Text: from characters to lines."""
