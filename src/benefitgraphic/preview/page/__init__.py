"""The page itself: the picture and how it is looked at, what is wrong, what there is to take along."""
