"""SVG drawings, read into outlines."""
