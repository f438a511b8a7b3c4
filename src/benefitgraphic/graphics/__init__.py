"""A small layout engine that knows nothing about benefits: boxes in, frames out, no drawing."""
