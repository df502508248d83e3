"""What is found over sessions: in the archive, and as examples."""
