"""What runs in the worker: makes all files, sees what lies where, and answers questions about layouts."""
