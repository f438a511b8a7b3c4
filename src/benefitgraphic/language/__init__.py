"""The words of the graphic in every language, and how numbers and years are said."""
