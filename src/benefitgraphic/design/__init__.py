"""How it looks: themes, sizes, colours and styles."""
