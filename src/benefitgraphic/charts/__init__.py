"""One file per chart kind; each turns a metric into a box, a sentence and a table."""
