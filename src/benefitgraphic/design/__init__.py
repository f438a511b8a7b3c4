"""The look: themes, sizes, colours and styles."""
