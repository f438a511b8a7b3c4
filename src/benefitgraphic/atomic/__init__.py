"""Files exchanged for their successors, all of them or none, whatever happens to the process."""
