"""One file per section of the graphic; each turns content into boxes."""
