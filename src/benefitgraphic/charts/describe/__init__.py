"""What charts say in words."""
