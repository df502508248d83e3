"""What is going to happen: a draaiboek expanded for these people and this time, and what becomes of that."""
