"""What can be rendered and should still be looked at: texts, figures in them, translations."""
