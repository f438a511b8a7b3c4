"""An edition composed to pages."""
