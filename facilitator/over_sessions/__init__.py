"""What is known over sessions: the archive, series, open promises, times."""
