"""What is on screen, as values: the wall without a place for anything private, the console with everything."""
