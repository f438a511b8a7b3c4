"""Platform exports: read, summed into the year's values, and shown before anything is changed."""
