"""What happened: the journal, and the course of a session that is folded from it."""
