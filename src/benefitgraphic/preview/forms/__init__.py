"""The forms for words and figures: filled in from the files, and what they send made into changes."""
